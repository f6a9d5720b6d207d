#include "formats/cells.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t shown_word = 16;     // a code, a number, "regular"; a longer word may be an address or a login
constexpr std::size_t shown_figures = 30;  // "31/02/2025 10:00:00 +01:00"
constexpr std::size_t letters_in_a_date = 3;
constexpr std::size_t listed_headers = 30;  // what fits a message that people still read

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "1,234" or "1.234": a mark with exactly three digits behind it and at most three before.
bool could_be_thousands(std::string_view cell, char mark) {
    if (cell.starts_with('-')) cell.remove_prefix(1);
    const std::size_t at = cell.find(mark);
    return at != std::string_view::npos && at >= 1 && at <= 3 && cell[0] != '0' && all_digits(cell.substr(0, at)) &&
           cell.size() == at + 4 && all_digits(cell.substr(at + 1));
}

bool blank_row(const Table& table, std::size_t row) {
    for (std::size_t column = 0; column < table.cells(row); ++column) {
        if (!trim(table.cell(row, column)).empty()) return false;
    }
    return true;
}

/// Position of the first cell behind the header's width that holds something.
std::optional<std::size_t> cell_too_many(const Table& table, std::size_t row) {
    for (std::size_t column = table.header().size(); column < table.cells(row); ++column) {
        if (!trim(table.cell(row, column)).empty()) return column;
    }
    return std::nullopt;
}

struct BoundFilter {
    std::size_t column;
    const RowFilter* filter;
};

bool passes(const Table& table, std::size_t row, const std::vector<BoundFilter>& filters) {
    return std::all_of(filters.begin(), filters.end(), [&](const BoundFilter& bound) {
        return is_one_of(bound.filter->keep, trim(table.cell(row, bound.column)));
    });
}

Error no_such_column(const Table& table, const std::string& column, const std::string& thing, const Place& place,
                     const std::string& headers) {
    const std::optional<std::string> near = nearest(column, table.header());
    return {ErrorKind::not_found,
            thing + " names the column " + quoted(column) + ", which " + table.file() + " does not have",
            near ? "did you mean " + quoted(*near) + "?" : "its columns are " + headers, place, "no_such_column"};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// One short word without the mark of a mail address.
bool is_plain_word(std::string_view cell) {
    return words_of(cell).size() <= 1 && cell.find('@') == std::string_view::npos &&
           length_in_code_points(cell) <= shown_word;
}

/// Dates, times and amounts: digits and signs, and no word longer than a month's short name.
bool is_figures(std::string_view cell) {
    std::size_t letters = 0;
    bool digit = false;
    for (const char c : cell) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
        letters = letter || byte >= 0x80 ? letters + 1 : 0;
        if (letters > letters_in_a_date || c == '@') return false;
        digit = digit || is_digit(c);
    }
    return digit && cell.size() <= shown_figures;
}

std::string listed(const std::vector<std::string>& headers) {
    std::vector<std::string> shown;
    for (const std::string& header : headers) {
        if (shown.size() == listed_headers) {
            shown.push_back("…");
            break;
        }
        shown.push_back(header.empty() ? "\"\"" : header);
    }
    return join(shown, ", ");
}

}  // namespace

std::string_view FoundColumn::text(const Table& table, std::size_t row) const {
    return constant() ? std::string_view(*source->constant) : trim(table.cell(row, position));
}

Place FoundColumn::place(const Table& table, std::size_t row) const {
    return constant() ? table.place(row, 0) : table.place(row, position);
}

void add_field(std::vector<FieldColumn>& fields, std::string_view field, const std::optional<FoundColumn>& found,
               std::string_view detail) {
    if (found && !found->constant()) fields.push_back({std::string(field), std::string(detail), found->position});
}

ColumnFinder::ColumnFinder(const Table& table, const FileColumns& mapping, std::string part, Errors& errors)
    : table_(table), mapping_(mapping), part_(std::move(part)), errors_(errors), taken_(table.header().size(), false) {
    for (const std::string& header : table.header()) folded_headers_.push_back(folded(header));
    // columns the mapping names are not free for recognition by header, whatever they are called
    const auto reserve = [&](const std::vector<ColumnSource>& sources) {
        for (const ColumnSource& source : sources) {
            if (const auto at = table.column(source.column); at && !source.constant) taken_[*at] = true;
        }
    };
    reserve(mapping.fields);
    reserve(mapping.moments);
    reserve(mapping.importance);
    reserve(mapping.segments);
    for (const std::string& column : mapping.ignored) {
        if (const auto at = table.column(column)) taken_[*at] = true;
    }
    for (const RowFilter& filter : mapping.only) {
        if (const auto at = table.column(filter.column)) taken_[*at] = true;
    }
}

std::optional<std::size_t> ColumnFinder::position_of(const std::string& column, const Place& place) {
    const std::optional<std::size_t> at = table_.column(column);
    if (!at) errors_.push_back(no_such_column(table_, column, part_, place, headers_text()));
    return at;
}

std::optional<FoundColumn> ColumnFinder::mapped(const ColumnSource& source) {
    if (source.constant) return FoundColumn{0, &source, *source.constant};
    const std::optional<std::size_t> at = position_of(source.column, source.place);
    if (!at) return std::nullopt;
    taken_[*at] = true;
    return FoundColumn{*at, &source, table_.header()[*at]};
}

std::optional<FoundColumn> ColumnFinder::find(std::string_view field, std::initializer_list<std::string_view> headers) {
    if (const ColumnSource* source = mapping_.find(field)) return mapped(*source);
    for (const std::string_view header : headers) {
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            if (taken_[i] || folded_headers_[i] != header) continue;
            taken_[i] = true;
            return FoundColumn{i, nullptr, table_.header()[i]};
        }
    }
    return std::nullopt;
}

bool ColumnFinder::take(std::size_t position) {
    ENSURE(position < taken_.size(), "only a column of the table is taken");
    if (taken_[position]) return false;
    taken_[position] = true;
    return true;
}

void ColumnFinder::note_unused(Ledger& ledger) const {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        if (taken_[i]) continue;
        ledger.add({table_.header_place(i), "unused_column", table_.header()[i], "", Treatment::noted, ""});
    }
}

std::string ColumnFinder::headers_text() const {
    return listed(table_.header());
}

std::vector<std::size_t> rows_to_read(const Table& table, const FileColumns& mapping, Errors& errors, Ledger& ledger) {
    std::vector<BoundFilter> filters;
    for (const RowFilter& filter : mapping.only) {
        const std::optional<std::size_t> at = table.column(filter.column);
        if (at)
            filters.push_back({*at, &filter});
        else
            errors.push_back(no_such_column(table, filter.column, "only", filter.place, listed(table.header())));
    }
    std::vector<std::size_t> rows;
    rows.reserve(table.rows());
    std::int64_t filtered = 0;
    const std::size_t width = table.header().size();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!passes(table, row, filters)) {
            ++filtered;
        } else if (table.cells(row) == width && !trim(table.cell(row, 0)).empty()) {
            rows.push_back(row);  // nearly every row of nearly every file
        } else if (blank_row(table, row)) {
            ledger.add({table.place(row, 0), "empty_row", "", "", Treatment::row_left_out, ""});
        } else if (const auto extra = cell_too_many(table, row)) {
            ledger.add({table.place(row, *extra), "long_row", "", std::to_string(table.cells(row)),
                        Treatment::row_left_out, ""});
        } else {
            if (table.cells(row) < width) {
                ledger.add(
                    {table.place(row, 0), "short_row", "", std::to_string(table.cells(row)), Treatment::noted, ""});
            }
            rows.push_back(row);
        }
    }
    if (filtered > 0) {
        ledger.add({Place{table.file(), 0, 0}, "filtered_rows", "", std::to_string(filtered), Treatment::noted, ""});
    }
    return rows;
}

CellNumber number_of(std::string_view cell, DecimalMark decimal) {
    if (decimal == DecimalMark::comma) {
        const auto value = parse_number_with_comma(cell);
        return value ? CellNumber{*value, NumberState::good} : CellNumber{};
    }
    if (const auto value = parse_number(cell)) return {*value, NumberState::good};
    const auto value = decimal == DecimalMark::not_told ? parse_number_with_comma(cell) : std::optional<double>();
    if (!value) return {};
    return {*value, could_be_thousands(cell, ',') ? NumberState::ambiguous : NumberState::read_as};
}

bool note_number(const CellNumber& number, LedgerEntry entry, Ledger& ledger) {
    switch (number.state) {
        case NumberState::good:
            return true;
        case NumberState::read_as:
            entry.code = "decimal_comma";
            entry.treatment = Treatment::read_as;
            entry.reading = exact_text(number.value);
            ledger.add(std::move(entry));
            return true;
        case NumberState::ambiguous:
            entry.code = "ambiguous_number";
            break;
        case NumberState::none:
            entry.code = "not_a_number";
            break;
    }
    entry.treatment = Treatment::value_left_out;
    ledger.add(std::move(entry));
    return false;
}

std::string shown_cell(std::string_view cell) {
    cell = trim(cell);
    return is_plain_word(cell) || is_figures(cell) ? std::string(cell) : "…";
}

bool only_strokes(std::string_view cell) {
    for (std::size_t at = 0; at < cell.size();) {
        const CodePoint found = code_point_at(cell, at);
        const char32_t c = found.value;
        const bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
        if (!dash && c != '.' && c != '/' && c != '_' && c != 0x2026) return false;
        at += found.size;
    }
    return true;
}

bool says_nothing(std::string_view cell, const FileColumns& mapping) {
    if (only_strokes(cell)) return true;
    for (const MissingCell& missing : mapping.missing) {
        if (missing.written == cell) return true;
    }
    if (cell.size() > 4) return false;  // none of the words below is longer
    const std::string word = folded(cell);
    return word == "na" || word == "n a" || word == "null" || word == "nan";
}

const std::string* meaning_of(const std::vector<CellMeaning>& values, std::string_view cell) {
    for (const CellMeaning& value : values) {
        if (value.written == cell) return &value.meaning;
    }
    if (values.empty()) return nullptr;
    const std::string wanted = folded(cell);
    for (const CellMeaning& value : values) {
        if (folded(value.written) == wanted) return &value.meaning;
    }
    return nullptr;
}

bool is_one_of(const std::vector<std::string>& words, std::string_view cell) {
    if (std::find(words.begin(), words.end(), cell) != words.end()) return true;
    if (words.empty()) return false;
    const std::string wanted = folded(cell);
    return !wanted.empty() &&
           std::any_of(words.begin(), words.end(), [&](const std::string& word) { return folded(word) == wanted; });
}

}  // namespace ciclo::formats
