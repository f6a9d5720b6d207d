#include "seams/memory_pen.h"

#include "base/ensure.h"
#include "records/json.h"
#include "records/value.h"

namespace ciclo::seams {

namespace {

using records::FieldValue;
using records::Kind;
using records::Record;
using records::RecordId;

Error not_there() {
    return {ErrorKind::not_found, "there is no such record", "look it up again", {}, "not_found"};
}

/// Nothing against it, or why it may not be changed: it is gone, or somebody was quicker.
Errors stale(const MemoryRow* row, std::int64_t seen_version) {
    if (row == nullptr) return {not_there()};
    if (row->record.version == seen_version) return {};
    return {{ErrorKind::refused,
             "the record was changed since you looked: version " + std::to_string(row->record.version) +
                 " is stored, you saw version " + std::to_string(seen_version),
             "look at it again and repeat your change", {}, "changed_since"}};
}

void check_shape(const Kind& kind, const std::vector<FieldValue>& values) {
    ENSURE(values.size() == kind.fields.size(), "a record has a value for every field of its kind");
    for (std::size_t i = 0; i < values.size(); ++i) {
        ENSURE(records::fits(kind.fields[i], values[i]), "a value is of the type its field declares");
    }
}

}  // namespace

Result<std::optional<Record>> MemoryPen::get(const Kind& kind, const RecordId& id) {
    const MemoryRow* row = tables.find(kind.name, id.text);
    return row == nullptr ? std::optional<Record>() : std::optional<Record>(row->record);
}

Result<records::Page> MemoryPen::list(const records::Query& query) { return page_of(tables, query, nullptr); }

Result<Record> MemoryPen::insert(const Kind& kind, std::vector<FieldValue> values) {
    check_shape(kind, values);
    Record record;
    record.id = hand_.ids.next(hand_.now, hand_.chance);
    record.created = hand_.now;
    record.created_by = hand_.request.scope.actor;
    record.values = std::move(values);
    for (FieldValue& value : record.values) value = records::tidied(std::move(value));
    if (Errors errors = conflicts(tables, kind, record); !errors.empty()) return errors;
    const RecordId id = record.id;
    keep(kind, nullptr, std::move(record));
    return tables.find(kind.name, id.text)->record;
}

Result<Record> MemoryPen::update(const Kind& kind, const RecordId& id, std::int64_t seen_version,
                                 std::vector<FieldValue> values) {
    check_shape(kind, values);
    const MemoryRow* row = tables.find(kind.name, id.text);
    if (Errors errors = stale(row, seen_version); !errors.empty()) return errors;
    Record record = row->record;
    record.values = std::move(values);
    for (FieldValue& value : record.values) value = records::tidied(std::move(value));
    if (Errors errors = conflicts(tables, kind, record); !errors.empty()) return errors;
    keep(kind, row, std::move(record));
    return tables.find(kind.name, id.text)->record;
}

Result<Done> MemoryPen::archive(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    const MemoryRow* row = tables.find(kind.name, id.text);
    if (Errors errors = stale(row, seen_version); !errors.empty()) return errors;
    Record record = row->record;
    record.archived = true;
    keep(kind, row, std::move(record));
    return done;
}

Result<Record> MemoryPen::restore(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    const MemoryRow* row = tables.find(kind.name, id.text);
    if (Errors errors = stale(row, seen_version); !errors.empty()) return errors;
    Record record = row->record;
    record.archived = false;
    if (Errors errors = conflicts(tables, kind, record); !errors.empty()) return errors;
    keep(kind, row, std::move(record));
    return tables.find(kind.name, id.text)->record;
}

Result<Done> MemoryPen::erase(const Kind& kind, const RecordId& id) {
    const MemoryRow* row = tables.find(kind.name, id.text);
    if (row == nullptr) return not_there();
    if (!kind.erasable) {
        return Error{ErrorKind::refused, "records of this kind hold no person", "archive it instead", {}, "not_erasable"};
    }
    Record record = row->record;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (records::is_guarded(kind.fields[i])) record.values[i] = {};
    }
    keep(kind, row, std::move(record));
    return done;
}

Result<Done> MemoryPen::audit(std::string_view event, std::string_view object, std::string_view detail_json) {
    lines.push_back({hand_.now, hand_.request.scope.actor, std::string(event), std::string(object), std::string(detail_json)});
    return done;
}

/// The next version, its history line, and word of it to whoever listens.
void MemoryPen::keep(const Kind& kind, const MemoryRow* before, Record after) {
    ++after.version;
    after.updated = hand_.now;
    after.updated_by = hand_.request.scope.actor;
    MemoryRow row{std::move(after), before == nullptr ? std::vector<HistoryLine>{} : before->history};
    if (!kind.internal) {
        const std::vector<FieldValue>* old = before == nullptr ? nullptr : &before->record.values;
        row.history.push_back({row.record.version, hand_.now, hand_.request.scope.actor, hand_.request.deed,
                               old == nullptr ? "{}" : records::changes_json(kind, &row.record.values, *old),
                               records::changes_json(kind, old, row.record.values)});
    }
    changes.push_back({std::string(kind.name), row.record.id, row.record.version, records::unit_of(kind, row.record)});
    tables.put(kind.name, std::move(row));
}

}  // namespace ciclo::seams
