// Records out to rows: the writing side of records/sheet.h.
#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/xlsx.h"
#include "records/dates.h"
#include "records/limits.h"
#include "records/sheet.h"
#include "records/sheet_cells.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

/// The title when it leads back to this very record and to no other, else the id.
std::string reference_cell(const Field& field, const std::string& id, const Titles& titles) {
    const std::string title = titles.title(field.refers_to, id);
    if (title.empty() || trim(title) != title || looks_like_id(title)) return id;
    if (!titles.title(field.refers_to, title).empty()) return id;  // another record has this title as its id
    const std::vector<std::string> bearers = titles.ids(field.refers_to, title);
    return bearers.size() == 1 && bearers.front() == id ? title : id;
}

std::string text_cell(const Field& field, const std::string& text, const Titles& titles) {
    return protected_cell(field.type == FieldType::reference ? reference_cell(field, text, titles) : text);
}

struct CellWriter {
    const Field& field;
    const Titles& titles;
    std::vector<std::string>& row;

    void operator()(std::monostate) const { row.emplace_back(); }
    void operator()(const std::string& text) const { row.push_back(text_cell(field, text, titles)); }
    void operator()(const Personal<std::string>& text) const {
        row.push_back(text_cell(field, text.reveal(Purpose::handle_case), titles));
    }
    void operator()(const LocalText&) const { ENSURE(false, "a local text is three cells"); }
    void operator()(std::int64_t value) const { row.push_back(std::to_string(value)); }
    void operator()(double value) const { row.push_back(exact_text(value)); }
    void operator()(bool value) const { row.emplace_back(value ? "yes" : "no"); }
    void operator()(calendar::Day day) const { row.push_back(calendar::iso_text(day)); }
    void operator()(calendar::Instant instant) const { append_iso(row.emplace_back(), instant); }
    void operator()(const std::vector<std::string>& items) const { row.push_back(protected_cell(join(items, "\n"))); }
};

void append_cells(std::vector<std::string>& row, const Field& field, const FieldValue& value, const Titles& titles) {
    ENSURE(fits(field, value), "a field holds a value of its type");
    if (field.type != FieldType::local_text) return std::visit(CellWriter{field, titles, row}, value);
    const auto* text = std::get_if<LocalText>(&value);
    for (const Language language : languages) {
        row.push_back(text == nullptr ? "" : protected_cell((*text)[language]));
    }
}

/// Excel keeps 15 digits of a number; what has more is written as text.
formats::Cell number_or_text(const std::string& cell) {
    constexpr std::size_t digits_kept = 15;
    if (cell.empty()) return formats::empty_cell();
    const std::optional<double> number = parse_number(cell);
    if (!number || cell.size() > digits_kept) return formats::text_cell(cell);
    return formats::number_cell(*number);
}

}  // namespace

std::vector<std::vector<std::string>> sheet_of(const Kind& kind, const std::vector<Record>& records,
                                               const Titles& titles, Privacy privacy) {
    const auto left_out = [&](const Field& field) { return privacy == Privacy::without_personal && is_guarded(field); };
    std::vector<std::vector<std::string>> rows;
    rows.reserve(records.size() + 1);
    std::vector<std::string>& header = rows.emplace_back(1, "id");
    for (const Field& field : kind.fields) {
        if (left_out(field)) continue;
        if (field.type != FieldType::local_text) {
            header.emplace_back(field.name);
            continue;
        }
        for (const Language language : languages) header.push_back(local_column(field, language));
    }
    for (const Record& record : records) {
        ENSURE(record.values.size() == kind.fields.size(), "a record has a value for every field of its kind");
        std::vector<std::string>& row = rows.emplace_back(1, record.id.text);
        for (std::size_t i = 0; i < kind.fields.size(); ++i) {
            if (!left_out(kind.fields[i])) append_cells(row, kind.fields[i], record.values[i], titles);
        }
    }
    return rows;
}

Result<std::string> sheet_xlsx(const Kind& kind, const std::vector<std::vector<std::string>>& rows, Language language) {
    ENSURE(!rows.empty(), "a sheet has a header");
    formats::Sheet sheet{.name = kind.many.in(language), .columns = {}, .rows = {}};
    std::vector<bool> numbers;
    for (const std::string& header : rows.front()) {
        sheet.columns.push_back({header, limits::xlsx_column_width});
        const std::size_t position = kind.find(header);
        const FieldType type = position == Kind::npos ? FieldType::text : kind.fields[position].type;
        numbers.push_back(type == FieldType::whole || type == FieldType::number || type == FieldType::share);
    }
    for (std::size_t row = 1; row < rows.size(); ++row) {
        std::vector<formats::Cell>& cells = sheet.rows.emplace_back();
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const std::string& text = rows[row][column];
            const bool number = column < numbers.size() && numbers[column];
            cells.push_back(number         ? number_or_text(text)
                            : text.empty() ? formats::empty_cell()
                                           : formats::text_cell(text));
        }
    }
    return formats::write_xlsx({.sheets = {std::move(sheet)}, .title = kind.many.in(language), .author = ""});
}

}  // namespace ciclo::records
