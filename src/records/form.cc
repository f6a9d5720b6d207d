#include "records/form.h"

#include "records/json_text.h"
#include "records/limits.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

void append_entry(std::string& out, std::string_view name) {
    if (out.back() != '{') out += ',';
    append_json_text(out, name);
    out += ':';
}
void append(std::string& out, std::string_view name, std::string_view text) {
    append_entry(out, name);
    append_json_text(out, text);
}
void append(std::string& out, std::string_view name, const LocalText& text) {
    append_entry(out, name);
    append_json_text(out, text);
}
void append_yes_no(std::string& out, std::string_view name, bool value) {
    append_entry(out, name);
    out += value ? "true" : "false";
}
void append_or_null(std::string& out, std::string_view name, std::string_view text) {
    append_entry(out, name);
    if (text.empty()) {
        out += "null";
    } else {
        append_json_text(out, text);
    }
}
void append_or_null(std::string& out, std::string_view name, const std::optional<double>& value) {
    append_entry(out, name);
    if (value) {
        append_json_number(out, *value);
    } else {
        out += "null";
    }
}

void append_choices(std::string& out, const std::vector<Choice>& choices) {
    append_entry(out, "choices");
    out += '[';
    for (const Choice& choice : choices) {
        if (&choice != &choices.front()) out += ',';
        append(out += '{', "code", choice.code);
        append(out, "label", choice.label);
        out += '}';
    }
    out += ']';
}

void append_field(std::string& out, const Field& field) {
    append(out += '{', "name", field.name);
    append(out, "type", code_of(field.type));
    append(out, "label", field.label);
    append(out, "help", field.help);
    append_yes_no(out, "required", field.need == Need::required);
    append(out, "sensitivity", code_of(field.sensitivity));
    append_yes_no(out, "listed", field.listed == Listed::yes);
    append_or_null(out, "unit", field.unit);
    append_choices(out, field.choices);
    append_or_null(out, "refers_to", field.refers_to);
    append_or_null(out, "lowest", field.lowest);
    append_or_null(out, "highest", field.highest);
    append_entry(out, "longest");
    append_json_number(out, static_cast<std::int64_t>(field.longest));
    append_yes_no(out, "unique", field.unique);
    append_yes_no(out, "read_only", field.filled_by == FilledBy::deeds);
    out += '}';
}

// ---- JSON Schema 2020-12, the dialect of OpenAPI 3.1.

void append_most(std::string& out, std::string_view name, std::size_t most) {
    append_entry(out, name);
    append_json_number(out, static_cast<std::int64_t>(most));
}

/// "type": one, or with null when the field may be missing.
void append_type(std::string& out, const Field& field, std::string_view type) {
    append_entry(out, "type");
    if (field.need == Need::required) return append_json_text(out, type);
    out += '[';
    append_json_text(out, type);
    out += ",\"null\"]";
}

void append_choice_schema(std::string& out, const Field& field) {
    append_type(out, field, "string");
    append_entry(out, "enum");
    out += '[';
    for (const Choice& choice : field.choices) {
        if (&choice != &field.choices.front()) out += ',';
        append_json_text(out, choice.code);
    }
    if (field.need == Need::optional) out += field.choices.empty() ? "null" : ",null";
    out += ']';
}

void append_number_schema(std::string& out, const Field& field, std::string_view type) {
    const bool share = field.type == FieldType::share;
    const std::optional<double> lowest = share ? field.lowest.value_or(0) : field.lowest;
    const std::optional<double> highest = share ? field.highest.value_or(1) : field.highest;
    append_type(out, field, type);
    if (field.type == FieldType::whole) append(out, "format", "int64");
    if (lowest) append_or_null(out, "minimum", lowest);
    if (highest) append_or_null(out, "maximum", highest);
}

void append_local_schema(std::string& out, const Field& field) {
    append_type(out, field, "object");
    append_entry(out, "properties");
    out += '{';
    for (const Language language : languages) {
        append_entry(out, code_of(language));
        append_entry(out += '{', "type");
        out += "[\"string\",\"null\"]";
        append_most(out, "maxLength", field.longest);
        out += '}';
    }
    out += '}';
    append_yes_no(out, "additionalProperties", false);
}

void append_list_schema(std::string& out, const Field& field) {
    append_type(out, field, "array");
    append_most(out, "maxItems", field.longest);
    append_entry(out, "items");
    append(out += '{', "type", "string");
    append_most(out, "minLength", 1);
    append_most(out, "maxLength", limits::list_item_code_points);
    out += '}';
}

void append_type_schema(std::string& out, const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
            append_type(out, field, "string");
            if (field.need == Need::required) append_most(out, "minLength", 1);
            return append_most(out, "maxLength", field.longest);
        case FieldType::local_text:
            return append_local_schema(out, field);
        case FieldType::whole:
            return append_number_schema(out, field, "integer");
        case FieldType::number:
        case FieldType::share:
            return append_number_schema(out, field, "number");
        case FieldType::yes_no:
            return append_type(out, field, "boolean");
        case FieldType::day:
            append_type(out, field, "string");
            return append(out, "format", "date");
        case FieldType::instant:
            append_type(out, field, "string");
            return append(out, "format", "date-time");
        case FieldType::choice:
            return append_choice_schema(out, field);
        case FieldType::reference:
            append_type(out, field, "string");
            if (field.need == Need::required) append_most(out, "minLength", 1);
            return;
        case FieldType::text_list:
            return append_list_schema(out, field);
        case FieldType::document:
            return append_type(out, field, "object");
    }
}

}  // namespace

std::string form_json(const Kind& kind, bool may_write) {
    std::string out = "{";
    append(out, "name", kind.name);
    append(out, "one", kind.one);
    append(out, "many", kind.many);
    append(out, "help", kind.help);
    append_entry(out, "fields");
    out += '[';
    for (const Field& field : kind.fields) {
        if (&field != &kind.fields.front()) out += ',';
        append_field(out, field);
    }
    out += ']';
    append(out, "title_field", kind.title_field);
    append(out, "belonging", code_of(kind.belonging));
    append(out, "retention", code_of(kind.retention));
    append_yes_no(out, "single", kind.single);
    append_yes_no(out, "may_write", may_write);
    return out += '}';
}

std::string schema_json(const Kind& kind) {
    std::string out = "{";
    append(out, "type", "object");
    append(out, "title", kind.one.in(Language::en));
    append(out, "description", kind.help.in(Language::en));
    append_entry(out, "properties");
    out += '{';
    std::string required;
    for (const Field& field : kind.fields) {
        append_entry(out, field.name);
        append(out += '{', "title", field.label.in(Language::en));
        if (!field.help.empty()) append(out, "description", field.help.in(Language::en));
        append_type_schema(out, field);
        if (field.filled_by == FilledBy::deeds) append_yes_no(out, "readOnly", true);
        out += '}';
        if (field.need == Need::optional) continue;
        if (!required.empty()) required += ',';
        append_json_text(required, field.name);
    }
    out += '}';
    append_entry(out, "required");
    out += '[' + required + ']';
    append_yes_no(out, "additionalProperties", false);
    return out += '}';
}

}  // namespace ciclo::records
