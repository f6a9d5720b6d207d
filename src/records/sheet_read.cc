// Rows in to records: the reading side of records/sheet.h.
#include <algorithm>
#include <initializer_list>
#include <set>

#include "base/number.h"
#include "base/text.h"
#include "records/dates.h"
#include "records/limits.h"
#include "records/sheet.h"
#include "records/sheet_cells.h"
#include "records/sheet_columns.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

/// What a cell says; no value and a code when it does not fit.
struct CellReading {
    FieldValue value;
    std::string_view refusal = {};  ///< code for the ledger
    std::string read_as = {};       ///< when it was used not as written
};

CellReading refused(std::string_view code) {
    return {{}, code, {}};
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string wanted = folded(text);
    return std::find(words.begin(), words.end(), wanted) != words.end();
}

CellReading read_number_cell(const Field& field, std::string_view text) {
    if (const auto number = parse_number(text)) return {*number};
    std::string_view digits = text;
    const bool percent = field.type == FieldType::share && digits.ends_with('%');
    if (percent) digits = trim(digits.substr(0, digits.size() - 1));
    std::optional<double> number = parse_number(digits);
    if (!number) number = parse_number_with_comma(digits);
    if (!number) return refused("not_a_number");
    if (percent) *number /= 100;
    return {*number, {}, exact_text(*number)};
}

CellReading read_whole_cell(std::string_view text) {
    if (const auto whole = parse_integer(text)) return {*whole};
    return refused("not_a_whole_number");
}

CellReading read_yes_no_cell(std::string_view text) {
    if (is_one_of(text, {"yes", "si", "ja", "true", "1"})) return {true};
    if (is_one_of(text, {"no", "nee", "false", "0"})) return {false};
    return refused("not_yes_or_no");
}

CellReading read_day_cell(const Field& field, std::string_view text) {
    const auto day =
        exact_day(text.ends_with("T00:00:00") ? text.substr(0, text.size() - 9) : text);  // a spreadsheet's midnight
    if (!day) return refused("not_a_day");
    if (is_guarded(field)) return {text_value(field, calendar::iso_text(*day))};
    return {*day};
}

CellReading read_instant_cell(std::string_view text) {
    if (const auto instant = exact_instant(text)) return {*instant};
    const auto in_utc = exact_instant(std::string(text) + "Z");  // spreadsheets know no zones
    if (!in_utc) return refused("not_an_instant");
    return {*in_utc, {}, calendar::iso_text(*in_utc)};
}

CellReading read_choice_cell(const Field& field, std::string_view text) {
    const std::string wanted = folded(text);
    for (const Choice& choice : field.choices) {
        if (choice.code == text) return {text_value(field, std::string(text))};
    }
    std::vector<std::string_view> found;
    for (const Choice& choice : field.choices) {
        const auto& labels = choice.label.by_language;
        const bool fits = folded(choice.code) == wanted ||
                          std::any_of(labels.begin(), labels.end(),
                                      [&](const std::string& label) { return folded(label) == wanted; });
        if (fits && !wanted.empty()) found.push_back(choice.code);
    }
    if (found.size() != 1) return refused(found.empty() ? "unknown_choice" : "ambiguous_choice");
    return {text_value(field, std::string(found.front())), {}, std::string(found.front())};
}

CellReading read_reference_cell(const Field& field, std::string_view text, const Titles& titles) {
    const std::string wanted(text);
    if (looks_like_id(text) || !titles.title(field.refers_to, wanted).empty()) return {text_value(field, wanted)};
    const std::vector<std::string> bearers = titles.ids(field.refers_to, text);
    if (bearers.size() != 1) return refused(bearers.empty() ? "unknown_reference" : "ambiguous_reference");
    return {text_value(field, bearers.front())};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::string_view line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
    }
    return lines;
}

/// `cell` is not empty.
CellReading read_cell(const Field& field, std::string_view cell, const Titles& titles) {
    const std::string_view text = unprotected_cell(cell), trimmed = trim(text);
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::document:
            return {text_value(field, std::string(text))};
        case FieldType::local_text:  // one language: the caller joins them
            return {std::string(text)};
        case FieldType::text_list:
            return {lines_of(text)};
        default:
            break;
    }
    if (trimmed.empty()) return {};
    switch (field.type) {
        case FieldType::whole:
            return read_whole_cell(trimmed);
        case FieldType::yes_no:
            return read_yes_no_cell(trimmed);
        case FieldType::day:
            return read_day_cell(field, trimmed);
        case FieldType::instant:
            return read_instant_cell(trimmed);
        case FieldType::choice:
            return read_choice_cell(field, trimmed);
        case FieldType::reference:
            return read_reference_cell(field, trimmed, titles);
        default:
            return read_number_cell(field, trimmed);
    }
}

class SheetReader {
public:
    SheetReader(const Kind& kind, const formats::Table& table, const Titles& titles, std::vector<SheetColumn> columns)
        : kind_(kind),
          table_(table),
          titles_(titles),
          columns_(std::move(columns)),
          given_(kind.fields.size(), false),
          given_languages_(kind.fields.size()) {
        for (const SheetColumn& column : columns_) {
            if (column.role != ColumnRole::field) continue;
            given_[column.field] = true;
            if (column.language) given_languages_[column.field][static_cast<std::size_t>(*column.language)] = true;
        }
    }

    Import read() {
        for (std::size_t row = 0; row < table_.rows(); ++row) read_row(row);
        return std::move(import_);
    }

private:
    void note(std::size_t row, std::size_t column, std::string_view code, Treatment treatment,
              std::string reading = {}) {
        const SheetColumn known = column < columns_.size() ? columns_[column] : SheetColumn{};
        const bool guarded = known.role == ColumnRole::nameless ||  // whose it is nobody knows
                             (known.role == ColumnRole::field && is_guarded(kind_.fields[known.field]));
        import_.ledger.add({table_.place(row, column), std::string(code),
                            column < table_.header().size() ? table_.header()[column] : "",
                            guarded ? "" : std::string(first_code_points(table_.cell(row, column), 60)), treatment,
                            guarded ? "" : std::move(reading)});
    }

    void read_row(std::size_t row) {
        const std::size_t cells = table_.cells(row);
        bool some = false;
        for (std::size_t column = 0; column < cells; ++column) some = some || !trim(table_.cell(row, column)).empty();
        if (!some) return;
        ImportRow out{{}, std::vector<FieldValue>(kind_.fields.size()), given_, given_languages_, table_.place(row, 0)};
        bool good = true;
        for (std::size_t column = 0; column < std::max(cells, columns_.size()); ++column) {
            good = read_column(row, column, out) && good;
        }
        if (!good) return;
        for (FieldValue& value : out.values) value = tidied(std::move(value));
        import_.rows.push_back(std::move(out));
    }

    /// False when the row cannot be used.
    bool read_column(std::size_t row, std::size_t column, ImportRow& out) {
        const std::string_view cell = table_.cell(row, column);
        const SheetColumn known = column < columns_.size() ? columns_[column] : SheetColumn{};
        if (known.role == ColumnRole::record_id) return read_id(row, column, trim(cell), out);
        if (cell.empty()) return true;
        if (known.role == ColumnRole::nameless) {
            if (!trim(cell).empty()) note(row, column, "no_header", Treatment::value_left_out);
            return true;
        }
        CellReading reading = read_cell(kind_.fields[known.field], cell, titles_);
        if (!reading.refusal.empty()) {
            note(row, column, reading.refusal, Treatment::row_left_out);
            return false;
        }
        if (!reading.read_as.empty()) note(row, column, "read_as", Treatment::read_as, reading.read_as);
        put(known, std::move(reading.value), out);
        return true;
    }

    static void put(const SheetColumn& column, FieldValue value, ImportRow& out) {
        FieldValue& place = out.values[column.field];
        if (!column.language) {
            place = std::move(value);
            return;
        }
        if (is_missing(place)) place = LocalText();
        std::get<LocalText>(place)[*column.language] = std::move(std::get<std::string>(value));
    }

    bool read_id(std::size_t row, std::size_t column, std::string_view id, ImportRow& out) {
        if (id.empty()) return true;
        const bool fits = id.size() <= limits::id_characters && std::all_of(id.begin(), id.end(), [](char c) {
                              return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                     c == '_' || c == '-';
                          });
        if (!fits || !seen_.insert(std::string(id)).second) {
            note(row, column, fits ? "duplicate_row" : "not_an_id", Treatment::row_left_out);
            return false;
        }
        out.id = RecordId(std::string(id));
        return true;
    }

    const Kind& kind_;
    const formats::Table& table_;
    const Titles& titles_;
    std::vector<SheetColumn> columns_;
    std::vector<bool> given_;
    std::vector<std::array<bool, 3>> given_languages_;
    std::set<std::string> seen_;
    Import import_;
};

}  // namespace

Result<Import> read_sheet(const Kind& kind, const formats::Table& table, const Titles& titles) {
    Result<std::vector<SheetColumn>> columns = sheet_columns(kind, table);
    if (!columns) return columns.errors();
    return SheetReader(kind, table, titles, std::move(columns).value()).read();
}

std::vector<FieldValue> values_after(const ImportRow& row, const std::vector<FieldValue>* current) {
    std::vector<FieldValue> values = current != nullptr ? *current : std::vector<FieldValue>(row.values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!row.given[i]) continue;
        const std::array<bool, 3>& given = row.given_languages[i];
        if (std::none_of(given.begin(), given.end(), [](bool one) { return one; })) {
            values[i] = row.values[i];
            continue;
        }
        const auto* before = std::get_if<LocalText>(&values[i]);
        const auto* after = std::get_if<LocalText>(&row.values[i]);
        LocalText joined = before != nullptr ? *before : LocalText();
        for (const Language language : languages) {
            if (given[static_cast<std::size_t>(language)])
                joined[language] = after != nullptr ? (*after)[language] : "";
        }
        values[i] = tidied(std::move(joined));
    }
    return values;
}

}  // namespace ciclo::records
