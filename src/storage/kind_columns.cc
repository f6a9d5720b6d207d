#include "storage/kind_columns.h"

#include "base/text.h"
#include "records/json.h"
#include "records/value.h"
#include "storage/sqlite_functions.h"

namespace ciclo::storage {

using records::Field;
using records::FieldType;
using records::FieldValue;
using records::Kind;

namespace {

constexpr std::string_view own_names =
    "record_id, record_version, record_archived, record_created_us, record_updated_us, record_created_by, record_updated_by";

std::string parameter(std::size_t number) { return "$" + std::to_string(number); }

Error damaged(const Field& field) {
    return Error{ErrorKind::io, "the stored value of " + std::string(field.name) + " cannot be read", "run ciclo doctor", {},
                 "damaged_value"};
}

Result<FieldValue> read_listed(const Field& field, std::string_view text) {
    Result<std::vector<std::string>> items = records::read_list_text(text);
    if (!items) return damaged(field);
    if (field.type == FieldType::text_list) return FieldValue{*std::move(items)};
    if (items->size() != languages.size()) return damaged(field);
    return FieldValue{LocalText((*items)[0], (*items)[1], (*items)[2])};
}

std::string listed_text(const FieldValue& value) {
    if (const auto* items = std::get_if<std::vector<std::string>>(&value)) return records::list_text(*items);
    const auto& local = std::get<LocalText>(value).by_language;
    return records::list_text({local[0], local[1], local[2]});
}

/// The words of a value, folded: of a list and a local text all of them.
std::string folded_words(const FieldValue& value) {
    if (const auto* items = std::get_if<std::vector<std::string>>(&value)) return folded(join(*items, " "));
    if (const auto* local = std::get_if<LocalText>(&value)) {
        return folded(local->by_language[0] + " " + local->by_language[1] + " " + local->by_language[2]);
    }
    const std::string* text = records::text_in(value, Purpose::handle_case);
    return text == nullptr ? "" : folded(*text);
}

}  // namespace

std::string quoted_name(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string_view column_type(const Field& field) {
    if (records::is_guarded(field)) return "text";
    switch (field.type) {
        case FieldType::whole:
        case FieldType::day:
        case FieldType::instant: return "bigint";
        case FieldType::number:
        case FieldType::share: return "double precision";
        case FieldType::yes_no: return "smallint";
        default: return "text";
    }
}

bool is_reference(const Field& field) {
    return field.type == FieldType::reference && !records::is_guarded(field);
}

bool is_words(const Field& field) {
    return field.type == FieldType::text || field.type == FieldType::long_text || field.type == FieldType::local_text ||
           field.type == FieldType::text_list;
}

Cell cell_of(const Field& field, const FieldValue& value) {
    ENSURE(records::fits(field, value), "a value given to the store is of its field's type");
    if (records::is_missing(value)) return {};
    if (const std::string* text = records::text_in(value, Purpose::handle_case)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* yes = std::get_if<bool>(&value)) return std::int64_t{*yes ? 1 : 0};
    if (const auto* day = std::get_if<calendar::Day>(&value)) return std::int64_t{day->days_since_1970};
    if (const auto* instant = std::get_if<calendar::Instant>(&value)) return instant->microseconds_utc;
    return listed_text(value);
}

Result<FieldValue> value_of(const Field& field, const Statement& row, int column) {
    if (row.is_missing(column)) return FieldValue{};
    if (records::is_guarded(field)) return FieldValue{Personal<std::string>(std::string(row.text(column)))};
    switch (field.type) {
        case FieldType::whole: return FieldValue{row.integer(column)};
        case FieldType::day: return FieldValue{calendar::Day{static_cast<std::int32_t>(row.integer(column))}};
        case FieldType::instant: return FieldValue{calendar::Instant{row.integer(column)}};
        case FieldType::number:
        case FieldType::share: return FieldValue{row.real(column)};
        case FieldType::yes_no: return FieldValue{row.integer(column) != 0};
        case FieldType::local_text:
        case FieldType::text_list: return read_listed(field, row.text(column));
        default: return FieldValue{std::string(row.text(column))};
    }
}

std::string select_list(const Kind& kind) {
    std::string list(own_names);
    for (const Field& field : kind.fields) list += ", " + quoted_name(field.name);
    return list;
}

Result<records::Record> read_record(const Kind& kind, const Statement& row) {
    records::Record record;
    record.id = records::RecordId(std::string(row.text(0)));
    record.version = row.integer(1);
    record.archived = row.integer(2) != 0;
    record.created = {row.integer(3)};
    record.updated = {row.integer(4)};
    record.created_by = row.text(5);
    record.updated_by = row.text(6);
    record.values.reserve(kind.fields.size());
    int column = own_columns;
    for (const Field& field : kind.fields) {
        Result<FieldValue> value = value_of(field, row, column++);
        if (!value) return value.errors();
        record.values.push_back(*std::move(value));
    }
    return record;
}

std::string title_key(const Kind& kind, const std::vector<FieldValue>& values) {
    const std::size_t title = kind.find(kind.title_field);
    return title == Kind::npos ? "" : sort_key(folded_words(values[title]));
}

std::string search_text(const Kind& kind, const std::vector<FieldValue>& values) {
    std::string words;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (!is_words(kind.fields[i]) || records::is_guarded(kind.fields[i])) continue;
        const std::string more = folded_words(values[i]);
        if (more.empty()) continue;
        if (!words.empty()) words += ' ';
        words += more;
    }
    return words;
}

KindStatements statements_for(const Kind& kind) {
    const std::string table = quoted_name(kind.name);
    KindStatements sql;
    sql.get = "select " + select_list(kind) + " from " + table + " where record_id = $1";
    sql.exists = "select 1 from " + table + " where record_id = $1";
    sql.any = "select 1 from " + table + " where record_archived = 0 limit 1";
    std::string names = select_list(kind) + ", record_unit, record_title, record_search", places, changes;
    const std::size_t columns = own_columns + kind.fields.size() + 3;
    for (std::size_t number = 1; number <= columns; ++number) places += (number == 1 ? "" : ", ") + parameter(number);
    sql.insert = "insert into " + table + " (" + names + ") values (" + places + ")";
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        changes += ", " + quoted_name(kind.fields[i].name) + " = " + parameter(8 + i);
    }
    sql.update = "update " + table + " set record_version = $2, record_updated_us = $3, record_updated_by = $4, " +
                 "record_unit = $5, record_title = $6, record_search = $7" + changes + " where record_id = $1";
    sql.archive = "update " + table + " set record_archived = $5, record_version = $2, record_updated_us = $3, " +
                  "record_updated_by = $4 where record_id = $1";
    return sql;
}

}  // namespace ciclo::storage
