// How a Table keeps its cells; for the readers that fill one. Everybody else includes table.h.
//
// One text and one index: `edges` has the first byte of each cell, and after the last cell of a row one edge more, so
// that cell k ends one byte before edge k + 1 (there stands the delimiter or line end). Four bytes a cell.
//
// A cell in quotes keeps its place in the text: its opening quote is overwritten with NUL (refused in input, so it can
// mean this). When nothing inside is doubled the closing quote is overwritten too and the cell is what lies between;
// otherwise the closing quote stays and the cell's text, unescaped once, is in `unescaped`. So nothing moves, and line
// and column can be counted from the text at any time.
#pragma once

#include <cstdint>

#include "formats/table.h"

namespace ciclo::formats {

struct Table::Body {
    std::string file;
    std::string text;
    char delimiter = ',';
    std::vector<std::string> header;

    std::vector<std::uint32_t> edges;
    std::vector<std::uint32_t> rows{0};  ///< first edge of each row, the header's first; one more at the end

    struct Unescaped {
        std::uint32_t cell = 0;  ///< its first byte in `text`
        std::size_t begin = 0, size = 0;
    };
    std::vector<Unescaped> unescaped;  ///< in the order of `cell`
    std::string unescaped_text;

    /// Line of every 64th row of a CSV, so that a place costs at most 64 rows of counting.
    static constexpr std::size_t rows_per_mark = 64;
    std::vector<std::uint32_t> marked_lines;
    /// Row numbers of a sheet (1-based); empty for a CSV. A cell's place is then its row and its column.
    std::vector<std::uint32_t> sheet_rows;

    std::size_t row_count() const { return rows.size() - 1; }
    std::size_t cell_count(std::size_t row) const { return rows[row + 1] - rows[row] - 1; }
    std::string_view cell(std::size_t row, std::size_t column) const;
    Place place(std::size_t row, std::size_t column) const;
};

/// The way into a Table for its readers.
struct TableBuilder {
    using Body = Table::Body;
    /// Takes the header from the first row. `body` has at least one row.
    static Table table_of(std::unique_ptr<Body> body);
};

}  // namespace ciclo::formats
