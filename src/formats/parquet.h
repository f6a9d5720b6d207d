// Parquet in and out: a side door of the command line, by DuckDB's library where a machine has it (duckdb.h). What is
// read becomes CSV, which every reader of tables takes; nothing here knows what a column means.
//
//   if (is_parquet(bytes)) csv = unpack_parquet(bytes, "log.parquet", {.library = path});
//
// Times with a zone are written in UTC with "Z" (see ParquetDoor::zone_column), times without one as they are; nested values as DuckDB writes them;
// null as an empty cell. Rows keep their order, so the same file gives the same bytes. Refuses: no library (with the
// cure), what DuckDB cannot read, more than limits::parquet_rows rows or limits::parquet_text_bytes of text (a few
// bytes of Parquet may stand for a great many). Works on files without a name, sealed off from all others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/gzip.h"

namespace ciclo::formats {

/// By the first four bytes.
bool is_parquet(std::string_view bytes);

struct ParquetDoor {
    std::string library = {};  ///< path of libduckdb.so; "" = where the loader finds it
    unsigned threads = 0;      ///< 0: as many as the machine has
    /// When a file has this column of offsets ("+01:00"), instants are written in it: Parquet itself keeps none.
    std::string zone_column = {};
};

/// The table as CSV, header first.
Result<Unpacked> unpack_parquet(std::string_view bytes, const std::string& file, const ParquetDoor& door);

struct ParquetColumn {
    std::string name;
    enum class Kind { text, instant } kind = Kind::text;  ///< instant: "2025-10-20 16:00:00+00:00", stored as UTC
};
/// Puts the next rows behind what is in `rows` (cells by append_parquet_cell(), "," between, "\n" after each); false
/// when there are no more.
using NextRows = std::function<bool(std::string& rows)>;
/// Nothing is null; an empty text is an empty text.
void append_parquet_cell(std::string& row, std::optional<std::string_view> cell);
/// A Parquet file (zstd) with these columns, at least one: ENSURE. The same bytes every run of one DuckDB.
Result<std::string> pack_parquet(const std::vector<ParquetColumn>& columns, const NextRows& next,
                                 const ParquetDoor& door);

}  // namespace ciclo::formats
