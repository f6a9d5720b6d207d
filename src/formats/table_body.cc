#include "formats/table_body.h"

#include <algorithm>

#include "base/text.h"
#include "formats/limits.h"
#include "formats/places.h"

namespace ciclo::formats {

std::string_view Table::Body::cell(std::size_t row, std::size_t column) const {
    if (column >= cell_count(row)) return {};
    const std::size_t edge = rows[row] + column;
    const std::size_t begin = edges[edge], end = edges[edge + 1] - std::size_t{1};
    if (begin == end || text[begin] != '\0') return {text.data() + begin, end - begin};
    if (text[end - 1] == '\0') return {text.data() + begin + 1, end - begin - 2};
    const auto found = std::lower_bound(unescaped.begin(), unescaped.end(), begin,
                                        [](const Unescaped& one, std::size_t at) { return one.cell < at; });
    return {unescaped_text.data() + found->begin, found->size};
}

Place Table::Body::place(std::size_t row, std::size_t column) const {
    const int sheet_column = static_cast<int>(std::min<std::size_t>(column, limits::table_columns)) + 1;
    if (!sheet_rows.empty()) return {file, static_cast<int>(sheet_rows[row]), sheet_column};
    const std::size_t mark = row / rows_per_mark;
    const std::size_t from = edges[rows[mark * rows_per_mark]];
    const std::size_t edge = rows[row] + std::min(column, cell_count(row));
    // past the end of a ragged row: the end of its line
    const std::size_t at = edges[edge] - (column >= cell_count(row) ? std::size_t{1} : std::size_t{0});
    Place place = place_of(std::string_view(text).substr(from), file, at - from);
    place.line += static_cast<int>(marked_lines[mark]) - 1;
    return place;
}

Table TableBuilder::table_of(std::unique_ptr<Body> body) {
    ENSURE(body->row_count() > 0, "a table has a header row");
    for (std::size_t column = 0; column < body->cell_count(0); ++column) {
        body->header.emplace_back(trim(body->cell(0, column)));
    }
    Table table;
    table.body_ = std::move(body);
    return table;
}

}  // namespace ciclo::formats
