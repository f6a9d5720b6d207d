// How large, deep and long the things we read may be, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>

namespace ciclo::formats::limits {

constexpr std::size_t kibibyte = 1024, mebibyte = 1024 * kibibyte, gibibyte = 1024 * mebibyte;

// ---- YAML: maps and settings written by people; the largest template we know has 12 KiB.
constexpr std::size_t yaml_bytes = mebibyte;  ///< 80 times the largest map; the worst we know takes half a second
constexpr int yaml_flow_depth = 8;            ///< [ and { inside each other: libyaml's time grows with its square
constexpr int yaml_depth = 64;                ///< indentation inside indentation: a map uses 7; callers may recurse

// ---- JSON: configuration, answers and event logs (OCEL).
constexpr std::size_t json_bytes = 64 * mebibyte;  ///< a tree costs about 20 times its text in memory
constexpr std::size_t json_values = 8'000'000;     ///< each costs 150 bytes; an OCEL log of 64 MiB has 3 million
constexpr int json_depth = 64;                     ///< known formats use 8; callers may recurse over the tree
constexpr std::size_t unknown_keys = 1'000;        ///< of one map that are told one by one, the others by their number

// ---- Tables.
constexpr std::size_t csv_bytes = 4 * gibibyte - 2;  ///< cells are indexed with 32-bit offsets; 60 million events
constexpr std::size_t table_rows = 100'000'000;      ///< the row index alone would be 800 MB
constexpr std::size_t table_columns = 2'000;         ///< the widest survey export we know has 400
constexpr std::size_t table_cell_bytes = mebibyte;   ///< a complaint of 200 pages; more is a quote not closed

// ---- gzip.
constexpr std::size_t gzip_bytes = 4 * gibibyte - 2;          ///< what one archive may unpack to: what a table may have
constexpr std::size_t gzip_ratio = 300;                       ///< event logs pack 40:1; a bomb of zeros 1,030:1
constexpr std::size_t gzip_ratio_free_bytes = 16 * mebibyte;  ///< below this a ratio proves nothing and harms nobody
constexpr std::size_t gzip_members = 100'000;                 ///< bgzip cuts every 64 KiB

// ---- Parquet: by DuckDB, on the command line only.
constexpr std::size_t parquet_rows = 500'000'000;             ///< five of the largest log we know
constexpr std::size_t parquet_text_bytes = 64 * gibibyte;     ///< what a log may have at all; it lies on disk
constexpr std::size_t parquet_line_bytes = 16 * mebibyte;     ///< one event with all its columns, when written

// ---- XLSX: a zip of XML parts.
constexpr std::size_t xlsx_bytes = 256 * mebibyte;            ///< the file as it arrives
constexpr std::size_t xlsx_entries = 10'000;                  ///< parts; a workbook of 200 sheets with drawings has 900
constexpr std::size_t xlsx_part_bytes = gibibyte;             ///< one part unpacked: a full sheet of a million rows
constexpr std::size_t xlsx_ratio = 300;                       ///< sheets of equal numbers pack 100:1
constexpr std::size_t xlsx_ratio_free_bytes = 16 * mebibyte;  ///< as gzip_ratio_free_bytes
constexpr std::size_t xlsx_text_free_bytes = 64 * mebibyte;   ///< cells may share one text: below this nobody is harmed
constexpr std::size_t xlsx_cells = 100'000'000;               ///< gaps included; 100 columns of a full sheet, 400 MB
constexpr std::size_t xlsx_rows = 1'048'576;                  ///< Excel's own
constexpr std::size_t xlsx_columns = 16'384;                  ///< Excel's own; table_columns holds for what is read
constexpr std::size_t xlsx_shared_strings = 20'000'000;       ///< one per cell of a very full sheet
constexpr std::size_t xlsx_cell_characters = 32'767;          ///< Excel's own; longer text is refused when writing
constexpr std::size_t xlsx_sheets = 255;                      ///< when writing: what Excel opens without complaint

// ---- XML: XES logs, BPMN, the parts of XLSX.
constexpr std::size_t xml_bytes = 4 * gibibyte - 2;  ///< what an archive may unpack to
constexpr int xml_depth = 256;                       ///< XES and BPMN use 12
constexpr std::size_t xml_attributes = 256;          ///< on one element; parsers are quadratic in it; formats use 20
constexpr std::size_t xml_attribute_bytes = 8 * mebibyte;  ///< one value; a comment of a whole case file

}  // namespace ciclo::formats::limits
