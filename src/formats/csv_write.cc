#include "base/number.h"
#include "base/text.h"
#include "formats/table.h"

namespace ciclo::formats {

namespace {

/// What spreadsheets run when they open a file: OWASP's list. A negative number is a number.
bool runs_as_formula(std::string_view cell) {
    if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) return false;
    return !parse_number(cell) && !parse_number_with_comma(cell);
}

/// Also when it holds a delimiter of others, so that nobody has to guess ours; "\xEF" for a byte order mark.
bool needs_quotes(std::string_view cell) {
    return cell.find_first_of(",;\t|\"\r\n") != std::string_view::npos || cell.starts_with("\xEF\xBB\xBF") ||
           lower_ascii(cell.substr(0, 4)) == "sep=";
}

void write_cell(std::string& out, std::string_view cell) {
    const std::string_view apostrophe = runs_as_formula(cell) ? "'" : "";
    if (!needs_quotes(cell)) {
        (out += apostrophe) += cell;
        return;
    }
    (out += '"') += apostrophe;
    for (char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
    std::string out;
    for (const std::vector<std::string>& row : rows) {
        const std::size_t start = out.size();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            write_cell(out, row[i]);
        }
        if (out.size() == start) out += "\"\"";  // one empty cell is not a blank line
        out += '\n';
    }
    return out;
}

}  // namespace ciclo::formats
