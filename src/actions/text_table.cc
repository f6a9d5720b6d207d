#include "actions/text_table.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::actions {

namespace {

std::string padded(const std::string& text, std::size_t width, Align align) {
    const std::size_t length = length_in_code_points(text);
    const std::string air(width > length ? width - length : 0, ' ');
    return align == Align::right ? air + text : text + air;
}

std::string line_of(const std::vector<TextColumn>& columns, const std::vector<std::string>& cells,
                    const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) line += "  ";
        line += padded(i < cells.size() ? cells[i] : "", widths[i], columns[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::string text_table(const std::vector<TextColumn>& columns, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (const TextColumn& column : columns) {
        titles.push_back(column.title);
        widths.push_back(length_in_code_points(column.title));
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
            widths[i] = std::max(widths[i], length_in_code_points(row[i]));
        }
    }
    std::string text = line_of(columns, titles, widths);
    for (const auto& row : rows) text += line_of(columns, row, widths);
    return text;
}

}  // namespace ciclo::actions
