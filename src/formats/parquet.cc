#include "formats/parquet.h"

#include "base/number.h"
#include "formats/duckdb.h"
#include "formats/limits.h"
#include "formats/unnamed_file.h"

namespace ciclo::formats {

namespace {

using Rows = DuckDb::Rows;

/// What DuckDB says of a file without a name, said of the file people know.
Errors renamed(const Errors& errors, const std::string& path, const std::string& file) {
    Errors out = errors;
    for (Error& error : out) {
        for (std::size_t at = error.what.find(path); at != std::string::npos; at = error.what.find(path, at)) {
            error.what.replace(at, path.size(), file);
            at += file.size();
        }
        if (error.place.file.empty()) error.place.file = file;
    }
    return out;
}

/// An instant in UTC; in the zone of its row where `zone` (a column, or "") tells one.
std::string instant_as_text(const std::string& column, const std::string& zone) {
    const std::string clock = "(" + column + " AT TIME ZONE 'UTC')";
    const std::string in_utc = "CAST(" + clock + " AS VARCHAR) || 'Z'";
    if (zone.empty()) return in_utc;
    const std::string shift = "CAST(replace(" + zone + ", '+', '') || ':00' AS INTERVAL)";
    return "CASE WHEN regexp_full_match(" + zone + ", '[+-][0-9]{2}:[0-9]{2}') THEN CAST(" + clock + " + " + shift +
           " AS VARCHAR) || " + zone + " ELSE " + in_utc + " END";
}

/// How one column is written as text.
std::string column_as_text(const std::string& name, const std::string& type, const std::string& zone) {
    const std::string column = sql_name(name);
    if (type == "TIMESTAMP WITH TIME ZONE") return instant_as_text(column, zone) + " AS " + column;
    return "CAST(" + column + " AS VARCHAR) AS " + column;
}

/// The column of zones as SQL names it; "" when the table has none.
std::string zone_of(const Rows& columns, const std::string& name) {
    for (const auto& column : columns) {
        if (column[0] == name && column[1] == "VARCHAR") return sql_name(name);
    }
    return "";
}

/// Rows, and bytes of text in them.
std::string question_of_size(const Rows& columns, const std::string& source) {
    std::string bytes = "0";
    for (const auto& column : columns) {
        bytes += " + coalesce(sum(strlen(CAST(" + sql_name(column[0].value_or("")) + " AS VARCHAR))), 0)";
    }
    return "SELECT count(*), CAST(" + bytes + " AS VARCHAR) FROM " + source;
}

Result<Done> sizes_allowed(DuckDb& session, const Rows& columns, const std::string& source, const std::string& file) {
    const Result<Rows> sizes = session.ask(question_of_size(columns, source));
    if (!sizes) return sizes.errors();
    const auto at_most = [&](std::size_t cell, std::size_t most) {
        const auto size = parse_integer((*sizes)[0][cell].value_or(""));
        return size && static_cast<std::uint64_t>(*size) <= most;
    };
    if (at_most(0, limits::parquet_rows) && at_most(1, limits::parquet_text_bytes)) return done;
    return Error{ErrorKind::limit, "the table has more than " + std::to_string(limits::parquet_rows) + " rows or " +
                                       std::to_string(limits::parquet_text_bytes >> 30U) + " GiB of text",
                 "split or filter it first", {file}};
}

std::string copy_to_csv(const Rows& columns, const std::string& zone_column, const std::string& source,
                        const std::string& path) {
    const std::string zone = zone_of(columns, zone_column);
    std::string chosen;
    for (const auto& column : columns) {
        chosen += (chosen.empty() ? "" : ", ") + column_as_text(column[0].value_or(""), column[1].value_or(""), zone);
    }
    return "COPY (SELECT " + chosen + " FROM " + source + ") TO " + sql_text(path) +
           " (FORMAT csv, HEADER true, DELIMITER ',', USE_TMP_FILE false)";
}

/// Cells as append_parquet_cell() writes them: quoted ones are texts, nothing between commas is null.
std::string copy_to_parquet(const std::vector<ParquetColumn>& columns, const std::string& from, const std::string& to) {
    std::string types, chosen;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string read = "c" + std::to_string(i);
        types += (i > 0 ? ", " : "") + sql_text(read) + ": 'VARCHAR'";
        const bool instant = columns[i].kind == ParquetColumn::Kind::instant;
        chosen += (i > 0 ? ", CAST(" : "CAST(") + read + " AS " + (instant ? "TIMESTAMPTZ" : "VARCHAR") + ") AS " +
                  sql_name(columns[i].name);
    }
    return "COPY (SELECT " + chosen + " FROM read_csv(" + sql_text(from) + ", columns = {" + types +
           "}, header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
           "allow_quoted_nulls = false, new_line = '\\n', parallel = false, strict_mode = true, max_line_size = " +
           std::to_string(limits::parquet_line_bytes) + ")) TO " + sql_text(to) +
           " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)";
}

}  // namespace

bool is_parquet(std::string_view bytes) {
    return bytes.starts_with("PAR1");
}

Result<Unpacked> unpack_parquet(std::string_view bytes, const std::string& file, const ParquetDoor& door) {
    Result<UnnamedFile> packed = UnnamedFile::make(), csv = UnnamedFile::make();
    if (!packed) return packed.errors();
    if (!csv) return csv.errors();
    Result<DuckDb> session =
        DuckDb::open({.library = door.library, .threads = door.threads, .paths = {packed->path(), csv->path()}});
    if (!session) return session.errors();
    if (const Result<Done> written = packed->write(bytes); !written) return written.errors();
    const std::string source = "read_parquet(" + sql_text(packed->path()) + ")";
    const Result<Rows> columns = session->ask("DESCRIBE SELECT * FROM " + source);
    if (!columns) return renamed(columns.errors(), packed->path(), file);
    const Result<Done> allowed = sizes_allowed(*session, *columns, source, file);
    if (!allowed) return renamed(allowed.errors(), packed->path(), file);
    const Result<Rows> copied = session->ask(copy_to_csv(*columns, door.zone_column, source, csv->path()));
    if (!copied) return renamed(copied.errors(), packed->path(), file);
    return csv->pages();
}

void append_parquet_cell(std::string& row, std::optional<std::string_view> cell) {
    if (!cell) return;
    row += '"';
    for (const char c : *cell) {
        if (c == '"') row += c;
        row += c;
    }
    row += '"';
}

Result<std::string> pack_parquet(const std::vector<ParquetColumn>& columns, const NextRows& next,
                                 const ParquetDoor& door) {
    ENSURE(!columns.empty(), "a table has columns");
    Result<UnnamedFile> csv = UnnamedFile::make(), packed = UnnamedFile::make();
    if (!csv) return csv.errors();
    if (!packed) return packed.errors();
    // one thread: how rows fall into groups must not depend on the machine
    Result<DuckDb> session =
        DuckDb::open({.library = door.library, .threads = 1, .paths = {csv->path(), packed->path()}});
    if (!session) return session.errors();
    std::string rows;
    for (bool more = true; more; rows.clear()) {
        more = next(rows);
        if (const Result<Done> written = csv->write(rows); !written) return written.errors();
    }
    const Result<Rows> copied = session->ask(copy_to_parquet(columns, csv->path(), packed->path()));
    if (!copied) return renamed(copied.errors(), csv->path(), "the log");
    const Result<Unpacked> pages = packed->pages();
    if (!pages) return pages.errors();
    return std::string(pages->bytes);
}

}  // namespace ciclo::formats
