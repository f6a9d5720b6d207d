// Records printed: the quick side of records/json.h. Keys are names of fields (snake_case), so they need no escaping.
#include "base/ensure.h"
#include "records/dates.h"
#include "records/json.h"
#include "records/json_text.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

enum class Guarded { shown, hidden, changed };

void append_key(std::string& out, std::string_view name) {
    out += '"';
    out += name;
    out += "\":";
}

void append_list(std::string& out, const std::vector<std::string>& items) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        append_json_text(out, std::string_view(items[i]));
    }
    out += ']';
}

/// A document is JSON already (check() holds it); its line ends are white space, and a record is one line.
void append_document(std::string& out, std::string_view document) {
    for (char c : document) {
        if (c != '\n' && c != '\r') out += c;
    }
}

struct Printer {
    std::string& out;
    const Field& field;
    Guarded guarded;

    void operator()(std::monostate) const { out += "null"; }
    void operator()(const std::string& text) const {
        if (field.type == FieldType::document) return append_document(out, text);
        append_json_text(out, std::string_view(text));
    }
    void operator()(const Personal<std::string>& text) const {
        if (guarded == Guarded::hidden) {
            out += "null";
        } else if (guarded == Guarded::changed) {
            out += "\"(changed)\"";
        } else {
            append_json_text(out, std::string_view(text.reveal(Purpose::handle_case)));
        }
    }
    void operator()(const LocalText& text) const { append_json_text(out, text); }
    void operator()(std::int64_t value) const { append_json_number(out, value); }
    void operator()(double value) const { append_json_number(out, value); }
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(calendar::Day day) const {
        out += '"';
        append_iso(out, day);
        out += '"';
    }
    void operator()(calendar::Instant instant) const {
        out += '"';
        append_iso(out, instant);
        out += '"';
    }
    void operator()(const std::vector<std::string>& items) const { append_list(out, items); }
};

void append_value(std::string& out, const Field& field, const FieldValue& value, Guarded guarded) {
    // a guarded field that holds plain text is a defect elsewhere; it must not become a leak here
    if (is_guarded(field) && guarded != Guarded::shown && !std::holds_alternative<Personal<std::string>>(value)) {
        out += guarded == Guarded::changed ? "\"(changed)\"" : "null";
        return;
    }
    std::visit(Printer{out, field, guarded}, value);
}

bool has_guarded(const Kind& kind) {
    for (const Field& field : kind.fields) {
        if (is_guarded(field)) return true;
    }
    return false;
}

void append_instant(std::string& out, std::string_view key, calendar::Instant instant) {
    append_key(out, key);
    out += '"';
    append_iso(out, instant);
    out += "\",";
}

void append_record(std::string& out, const Kind& kind, const Record& record, const access::Scope& scope) {
    ENSURE(record.values.size() == kind.fields.size(), "a record has a value for every field of its kind");
    const bool shown = has_guarded(kind) && scope.may(kind.readers, unit_of(kind, record));
    append_key(out += '{', "id");
    append_json_text(out, std::string_view(record.id.text));
    append_key(out += ',', "version");
    append_json_number(out, record.version);
    out += record.archived ? ",\"archived\":true," : ",\"archived\":false,";
    append_instant(out, "created", record.created);
    append_key(out, "created_by");
    append_json_text(out, std::string_view(record.created_by));
    append_instant(out += ',', "updated", record.updated);
    append_key(out, "updated_by");
    append_json_text(out, std::string_view(record.updated_by));
    append_key(out += ',', "values");
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        out += i == 0 ? '{' : ',';
        append_key(out, kind.fields[i].name);
        append_value(out, kind.fields[i], record.values[i], shown ? Guarded::shown : Guarded::hidden);
    }
    out += kind.fields.empty() ? "{}}" : "}}";
}

}  // namespace

std::string record_json(const Kind& kind, const Record& record, const access::Scope& scope) {
    std::string out;
    out.reserve(512);
    append_record(out, kind, record, scope);
    return out;
}

std::string page_json(const Kind& kind, const Page& page, const access::Scope& scope) {
    std::string out = "{\"records\":[";
    out.reserve(128 + 512 * page.records.size());
    for (std::size_t i = 0; i < page.records.size(); ++i) {
        if (i > 0) out += ',';
        append_record(out, kind, page.records[i], scope);
    }
    append_key(out += "],", "next");
    if (page.next.empty()) {
        out += "null";
    } else {
        append_json_text(out, std::string_view(page.next));
    }
    append_key(out += ',', "total");
    append_json_number(out, page.total);
    out += page.more_than_total ? ",\"more_than_total\":true}" : ",\"more_than_total\":false}";
    return out;
}

std::string changes_json(const Kind& kind, const std::vector<FieldValue>* before,
                         const std::vector<FieldValue>& after) {
    ENSURE(after.size() == kind.fields.size(), "a record has a value for every field of its kind");
    ENSURE(before == nullptr || before->size() == after.size(), "both versions are of the same kind");
    std::string out = "{";
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (before == nullptr ? is_missing(after[i]) : same((*before)[i], after[i])) continue;
        if (out.size() > 1) out += ',';
        append_key(out, kind.fields[i].name);
        if (kind.fields[i].type == FieldType::document && !is_missing(after[i])) {
            out += "\"(changed)\"";  // a map of 80 KiB, twice in the history of each of ten thousand edits, would be gigabytes
        } else {
            append_value(out, kind.fields[i], after[i], Guarded::changed);
        }
    }
    return out += '}';
}

std::string list_text(const std::vector<std::string>& items) {
    std::string out;
    append_list(out, items);
    return out;
}

}  // namespace ciclo::records
