// Workbook: a spreadsheet as a plain value, written as .xlsx; the same workbook gives the same bytes every time.
//
//   Workbook book;
//   book.sheets.push_back({.name = "Moments", .columns = {{"Moment", 30}, {"Share", 10}},
//                          .rows = {{text_cell("M3"), percent_cell(0.8, 1)}}});
//   Result<std::string> bytes = write_xlsx(book);
//
// Text is always written as text: a cell "=1+1" shows =1+1 and computes nothing. Numbers keep 16 digits. Refuses text
// over Excel's 32,767 characters, more rows or columns than Excel has, more than limits::xlsx_sheets sheets. Reading is
// in table.h. Pure but for one nameless scratch file of the writing library; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

enum class NumberLook { general, integer, decimals, percent };  ///< integer: with Excel's own thousands mark

struct NumberCell {
    double value = 0;  ///< finite; NaN and infinities are written as an empty cell: missing is never zero
    NumberLook look = NumberLook::general;
    int decimals = 0;  ///< with decimals and percent: 0 to 10
};

/// Nothing, a text, or a number.
using Cell = std::variant<std::monostate, std::string, NumberCell>;

Cell empty_cell();
Cell text_cell(std::string_view text);
Cell number_cell(double value);
Cell integer_cell(std::int64_t value);
Cell decimals_cell(double value, int decimals);
/// A share of 1: 0.8 shows as 80%.
Cell percent_cell(double share, int decimals);

struct Column {
    std::string title;
    double width = 12;  ///< characters, 1 to 255
};

enum class HeaderRow { plain, frozen };
enum class AutoFilter { none, on_header };

struct Sheet {
    std::string name;  ///< cleaned to Excel's rules when written: 31 characters, none of []:*?/\, unique, not empty
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    HeaderRow header = HeaderRow::frozen;
    AutoFilter filter = AutoFilter::on_header;
};

struct Workbook {
    std::vector<Sheet> sheets;
    std::string title, author;  ///< document properties; may be empty
};

Result<std::string> write_xlsx(const Workbook& workbook);
/// The names as they will be written, one per sheet, in order.
std::vector<std::string> cleaned_sheet_names(const std::vector<Sheet>& sheets);

}  // namespace ciclo::formats
