// Cells: finds the columns of a table by mapping or by header, and reads their texts; shared by the readers of answers,
// cases, times and events, so that all of them refuse and forgive the same things in the same words.
//
//   ColumnFinder finder(table, mapping.cases, "cases", errors);
//   std::optional<FoundColumn> code = finder.find("code", {"code", "case", "codigo"});
//   finder.note_unused(ledger);
//
// The finder borrows table, mapping and errors; use it in the function that made it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ledger.h"
#include "base/result.h"
#include "formats/columns.h"
#include "formats/table.h"

namespace ciclo::formats {

/// A field and where its cells are: a column of the table, or one text for all rows.
struct FoundColumn {
    std::size_t position = 0;              ///< column of the table; unused with a constant
    const ColumnSource* source = nullptr;  ///< the mapping's entry, when there is one
    std::string header;                    ///< as in the file; the constant's text without column

    bool constant() const { return source != nullptr && source->constant.has_value(); }
    /// Trimmed text of the cell.
    std::string_view text(const Table& table, std::size_t row) const;
    Place place(const Table& table, std::size_t row) const;
};

/// What a reader takes a column for: {"received", "", 2}; a rating names its moment in `detail`, a segment itself.
struct FieldColumn {
    std::string field, detail;
    std::size_t position = 0;
};
/// Adds the field when it was found in a column of the table.
void add_field(std::vector<FieldColumn>& fields, std::string_view field, const std::optional<FoundColumn>& found,
               std::string_view detail = {});

class ColumnFinder {
public:
    /// `part` is the mapping's key: "answers", "cases"…
    ColumnFinder(const Table& table, const FileColumns& mapping, std::string part, Errors& errors);

    /// The column mapped to `field`, else the one free column whose folded header is one of `headers` (folded, best
    /// first). A mapped column that the file lacks is an error.
    std::optional<FoundColumn> find(std::string_view field, std::initializer_list<std::string_view> headers);
    /// The column of a mapping entry; an error when the file has none of that name.
    std::optional<FoundColumn> mapped(const ColumnSource& source);
    /// Marks a column that the reader found by itself; an error when it is taken already.
    bool take(std::size_t position);
    bool taken(std::size_t position) const { return taken_[position]; }

    /// One entry (code unused_column, noted) for each column nobody asked for.
    void note_unused(Ledger& ledger) const;
    /// "respondent, M1, M2": the headers of the file, for messages.
    std::string headers_text() const;

private:
    std::optional<std::size_t> position_of(const std::string& column, const Place& place);

    const Table& table_;
    const FileColumns& mapping_;
    std::string part_;
    Errors& errors_;
    std::vector<bool> taken_;
    std::vector<std::string> folded_headers_;
};

/// Which rows of the table are read: those that pass `only`, with at least one cell, and not longer than the header.
/// Filtered rows are counted once (filtered_rows, noted); empty_row and long_row are left out, short_row is noted.
std::vector<std::size_t> rows_to_read(const Table& table, const FileColumns& mapping, Errors& errors, Ledger& ledger);

enum class NumberState {
    good,
    read_as,    ///< a decimal comma where a point is the rule
    ambiguous,  ///< "1,234": a thousands mark or three decimals
    none        ///< no number
};
struct CellNumber {
    double value = 0;
    NumberState state = NumberState::none;
};
/// A trimmed cell as a number under the file's decimal mark.
CellNumber number_of(std::string_view cell, DecimalMark decimal);

/// Adds what number_of() found to say of a cell; true when there is a value to use.
bool note_number(const CellNumber& number, LedgerEntry entry, Ledger& ledger);

/// A cell's text for the ledger: as written when it is one short word or figures, "…" when it might be a name, an
/// address or somebody's sentence: the place says where it is.
std::string shown_cell(std::string_view cell);

/// "-", "–", "...", "/": what people draw in a cell where nothing is to be said. True for an empty cell too.
bool only_strokes(std::string_view cell);
/// Where four kinds of nothing need not be told apart: empty, strokes, n/a, NA, null, NaN, and the mapping's missing
/// cells.
bool says_nothing(std::string_view cell, const FileColumns& mapping);

/// The meaning of a cell by a mapping's `values`; exact match, then folded. nullptr when it has none.
const std::string* meaning_of(const std::vector<CellMeaning>& values, std::string_view cell);
/// True when `cell` is one of `words`, exactly or folded.
bool is_one_of(const std::vector<std::string>& words, std::string_view cell);

}  // namespace ciclo::formats
