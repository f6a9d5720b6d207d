// Records read: the strict side of records/json.h. What is not declared does not exist, so nobody can set what the form
// does not offer.
#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "records/dates.h"
#include "records/json.h"
#include "records/json_text.h"
#include "records/limits.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

using formats::Value;

Error wrong(const Field& field, const Value& value, std::string what, std::string cure) {
    return {ErrorKind::invalid,
            std::string(field.name) + " " + std::move(what),
            std::move(cure),
            {std::string(field.name), value.place.line, value.place.column},
            "wrong_type"};
}

/// As written, without the white space between its parts.
void append_compact(std::string& out, const Value& value) {
    switch (value.kind) {
        case Value::Kind::null:
            out += "null";
            return;
        case Value::Kind::scalar:
            if (value.quoted) return append_json_text(out, std::string_view(value.text));
            out += value.text;
            return;
        case Value::Kind::list:
            out += '[';
            for (const Value& item : value.items) {
                if (&item != &value.items.front()) out += ',';
                append_compact(out, item);
            }
            out += ']';
            return;
        case Value::Kind::map:
            out += '{';
            for (const Value::Entry& entry : value.entries) {
                if (&entry != &value.entries.front()) out += ',';
                append_json_text(out, std::string_view(entry.key));
                out += ':';
                append_compact(out, entry.value);
            }
            out += '}';
            return;
    }
}

bool is_text(const Value& value) {
    return value.is_scalar() && value.quoted;
}
bool is_plain(const Value& value) {
    return value.is_scalar() && !value.quoted;
}

Result<FieldValue> read_text(const Field& field, const Value& value) {
    if (!is_text(value)) return wrong(field, value, "is no text", "write it in double quotes");
    if (field.type == FieldType::day && !exact_day(value.text)) {
        return wrong(field, value, "is no date", "write it as \"2025-10-20\"");
    }
    return text_value(field, value.text);
}

Result<FieldValue> read_local_text(const Field& field, const Value& value) {
    constexpr std::string_view cure = "write {\"es\":\"…\",\"en\":\"…\",\"nl\":\"…\"}";
    if (!value.is_map()) return wrong(field, value, "is no text by language", std::string(cure));
    LocalText text;
    for (const Value::Entry& entry : value.entries) {
        const std::optional<Language> language = language_of(entry.key);
        if (!language) return wrong(field, value, "has the language " + quoted(entry.key), std::string(cure));
        if (entry.value.is_null()) continue;
        if (!is_text(entry.value)) {
            return wrong(field, entry.value, "is no text in " + entry.key, "write it in double quotes");
        }
        text[*language] = entry.value.text;
    }
    return FieldValue(std::move(text));
}

Result<FieldValue> read_whole(const Field& field, const Value& value) {
    const std::optional<std::int64_t> whole = is_plain(value) ? parse_integer(value.text) : std::nullopt;
    if (!whole) return wrong(field, value, "is no whole number", "write digits only, within 64 bits, without quotes");
    return FieldValue(*whole);
}

Result<FieldValue> read_number(const Field& field, const Value& value) {
    const std::optional<double> number = is_plain(value) ? parse_number(value.text) : std::nullopt;
    if (!number) return wrong(field, value, "is no number", "write a number that fits a double, without quotes");
    return FieldValue(*number);
}

Result<FieldValue> read_yes_no(const Field& field, const Value& value) {
    if (!is_plain(value) || (value.text != "true" && value.text != "false")) {
        return wrong(field, value, "is neither true nor false", "write true or false, without quotes");
    }
    return FieldValue(value.text == "true");
}

Result<FieldValue> read_day(const Field& field, const Value& value) {
    const std::optional<calendar::Day> day = is_text(value) ? exact_day(value.text) : std::nullopt;
    if (!day) return wrong(field, value, "is no date", "write it as \"2025-10-20\"");
    return FieldValue(*day);
}

Result<FieldValue> read_instant(const Field& field, const Value& value) {
    const std::optional<calendar::Instant> instant = is_text(value) ? exact_instant(value.text) : std::nullopt;
    if (!instant) return wrong(field, value, "is no date and time", "write it as \"2025-10-20T16:00:00Z\"");
    return FieldValue(*instant);
}

Result<FieldValue> read_list(const Field& field, const Value& value) {
    if (!value.is_list()) return wrong(field, value, "is no list", "write [\"…\",\"…\"]");
    std::vector<std::string> items;
    for (const Value& item : value.items) {
        if (!is_text(item)) return wrong(field, item, "has an item that is no text", "write it in double quotes");
        items.push_back(item.text);
    }
    return FieldValue(std::move(items));
}

Result<FieldValue> read_document(const Field& field, const Value& value) {
    if (!value.is_map()) return wrong(field, value, "is no document", "write a JSON object");
    std::string text;
    append_compact(text, value);
    return FieldValue(std::move(text));
}

Result<FieldValue> read_field(const Field& field, const Value& value) {
    if (value.is_null()) return FieldValue();
    if (is_guarded(field)) return read_text(field, value);
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::choice:
        case FieldType::reference:
            return read_text(field, value);
        case FieldType::local_text:
            return read_local_text(field, value);
        case FieldType::whole:
            return read_whole(field, value);
        case FieldType::number:
        case FieldType::share:
            return read_number(field, value);
        case FieldType::yes_no:
            return read_yes_no(field, value);
        case FieldType::day:
            return read_day(field, value);
        case FieldType::instant:
            return read_instant(field, value);
        case FieldType::text_list:
            return read_list(field, value);
        case FieldType::document:
            return read_document(field, value);
    }
    return FieldValue();
}

std::vector<std::string> names_of_fields(const Kind& kind) {
    std::vector<std::string> names;
    for (const Field& field : kind.fields) names.emplace_back(field.name);
    return names;
}

Error unknown_field(const Kind& kind, const Value::Entry& entry) {
    const std::optional<std::string> near = nearest_name(entry.key, names_of_fields(kind));
    return {
        ErrorKind::invalid,
        "a " + std::string(kind.name) + " has no field " + quoted(entry.key),
        near ? "did you mean " + quoted(*near) + "?" : "leave it out",
        {entry.key.size() <= 60 && is_utf8(entry.key) ? entry.key : "", entry.key_place.line, entry.key_place.column},
        "unknown_field"};
}

}  // namespace

Result<std::vector<FieldValue>> read_values(const Kind& kind, std::string_view json, Filling filling,
                                            const std::vector<FieldValue>* current) {
    ENSURE(filling == Filling::whole || (current != nullptr && current->size() == kind.fields.size()),
           "changes are made to a record of the kind");
    if (json.size() > limits::json_bytes) {
        return Error{ErrorKind::limit, "the record is longer than 4 MiB", "shorten its document", {}, "too_long"};
    }
    const Result<Value> tree = formats::read_json(json, "");
    if (!tree) return tree.errors();
    if (!tree->is_map()) {
        return Error{ErrorKind::invalid, "the values are no object", "write {\"field\": value}", tree->place,
                     "wrong_type"};
    }
    std::vector<FieldValue> values(kind.fields.size());
    if (filling == Filling::changes) values = *current;
    Errors errors;
    for (const Value::Entry& entry : tree->entries) {
        if (errors.size() >= limits::errors) break;
        const std::size_t position = kind.find(entry.key);
        if (position == Kind::npos) {
            errors.push_back(unknown_field(kind, entry));
            continue;
        }
        Result<FieldValue> value = read_field(kind.fields[position], entry.value);
        if (value) {
            values[position] = tidied(std::move(value).value());
        } else {
            errors.insert(errors.end(), value.errors().begin(), value.errors().end());
        }
    }
    if (!errors.empty()) return errors;
    return values;
}

Result<std::vector<std::string>> read_list_text(std::string_view text) {
    const Result<Value> tree = formats::read_json(text, "");
    if (!tree) return tree.errors();
    const Error no_list{ErrorKind::invalid, "the text is no list of texts", "write [\"…\",\"…\"]", tree->place,
                        "wrong_type"};
    if (!tree->is_list()) return no_list;
    std::vector<std::string> items;
    for (const Value& item : tree->items) {
        if (!is_text(item)) return no_list;
        items.push_back(item.text);
    }
    return items;
}

}  // namespace ciclo::records
