// Table: rows of text cells with their places, from CSV or a spreadsheet. No meaning, nothing dropped.
//
// read_csv() takes what spreadsheets and tills really write: BOM (UTF-8, UTF-16), LF / CRLF / CR-only lines, delimiter
// , ; tab or | (sniffed from the first lines unless given), RFC 4180 quotes with embedded line ends. It refuses, with
// line and column: NUL bytes, bad UTF-8 (naming Windows-1252 as the likely cause and the cure), an unclosed quote, text
// after a closing quote, files, rows, columns or cells over the limits. Ragged rows are kept as they are: the reader of
// the meaning decides (and keeps a ledger).
//
// The cells are views into text owned by the Table: one buffer, one row index; 130,000 rows × 24 columns parse in well
// under 100 ms. Movable, not copyable. Pure; a Table may be read from any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

struct CsvOptions {
    std::optional<char> delimiter;  ///< nothing = sniff
};

class Table {
public:
    std::size_t rows() const;                        ///< data rows, the header row not counted; blank lines are no rows
    const std::vector<std::string>& header() const;  ///< first row, trimmed; may hold duplicates
    /// Cells of row `row` (0-based data row): may be more or fewer than the header has.
    std::size_t cells(std::size_t row) const;
    /// Text of a cell, quotes removed; "" past the end of a ragged row. Not trimmed.
    std::string_view cell(std::size_t row, std::size_t column) const;
    Place place(std::size_t row, std::size_t column) const;
    Place header_place(std::size_t column) const;
    const std::string& file() const;
    char delimiter() const;
    /// Position of a header, exact match first, then folded(); nothing when absent.
    std::optional<std::size_t> column(std::string_view name) const;

    Table();
    Table(Table&&) noexcept;
    Table& operator=(Table&&) noexcept;
    ~Table();

private:
    struct Body;
    std::unique_ptr<Body> body_;
    friend struct TableBuilder;
};

Result<Table> read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options = {});
/// First sheet (or the named one) of an .xlsx file; formulas give their stored value, dates ISO 8601 text.
/// Bombs are refused: entries, sizes, ratio and depth are capped in limits.h.
Result<Table> read_xlsx(std::string_view bytes, const std::string& file, std::string_view sheet = {});
/// By content: XLSX when the bytes are a zip, CSV otherwise; .gz is inflated first.
Result<Table> read_table(std::string_view bytes, const std::string& file, const CsvOptions& options = {});

/// RFC 4180 with LF, a cell quoted when needed; a cell that a spreadsheet would run as a formula (= + - @ tab CR at the
/// start, and not a number) gets a leading apostrophe (CSV injection).
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace ciclo::formats
