#include "storage/sqlite_pen.h"

#include "records/json.h"
#include "records/value.h"
#include "storage/list_page.h"

namespace ciclo::storage {

using records::Field;
using records::FieldValue;
using records::Kind;
using records::Record;
using records::RecordId;

namespace {

Error not_there() {
    return {ErrorKind::not_found, "there is no such record", "look it up again", {}, "not_found"};
}

void take_values(const Kind& kind, std::vector<FieldValue> values, Record& record) {
    ENSURE(values.size() == kind.fields.size(), "a record has a value for every field of its kind");
    record.values = std::move(values);
    for (FieldValue& value : record.values) value = records::tidied(std::move(value));
}

}  // namespace

const KindStatements& SqlitePen::statements(const Kind& kind) const {
    const auto found = desk_.statements.find(&kind);
    ENSURE(found != desk_.statements.end(), "a deed writes kinds that the store was opened with");
    return found->second;
}

Result<std::optional<Record>> SqlitePen::get(const Kind& kind, const RecordId& id) {
    Result<Statement> row = desk_.connection.prepare(statements(kind).get);
    if (!row) return row.errors();
    row->bind(1, id.text);
    const Result<bool> found = row->next();
    if (!found) return found.errors();
    if (!*found) return std::optional<Record>();
    Result<Record> record = read_record(kind, *row);
    if (!record) return record.errors();
    return std::optional<Record>(*std::move(record));
}

Result<records::Page> SqlitePen::list(const records::Query& query) {
    ENSURE(query.kind != nullptr, "a query names a kind");
    return list_page(desk_.connection, {quoted_name(query.kind->name)}, query, desk_.marks);
}

Result<Record> SqlitePen::insert(const Kind& kind, std::vector<FieldValue> values) {
    Record record;
    record.version = 1;
    record.created = record.updated = now_;
    record.created_by = record.updated_by = request_.scope.actor;
    take_values(kind, std::move(values), record);
    record.id = desk_.ids.next(now_, desk_.chance);
    if (Result<Done> free = check_free(kind, record); !free) return free.errors();
    if (Result<Done> written = write_row(kind, record); !written) return written.errors();
    if (Result<Done> noted = note(kind, nullptr, record); !noted) return noted.errors();
    return record;
}

Result<Record> SqlitePen::update(const Kind& kind, const RecordId& id, std::int64_t seen_version,
                                 std::vector<FieldValue> values) {
    const Result<Record> before = seen(kind, id, seen_version);
    if (!before) return before.errors();
    Record record = *before;
    ++record.version;
    record.updated = now_;
    record.updated_by = request_.scope.actor;
    take_values(kind, std::move(values), record);
    if (Result<Done> free = check_free(kind, record); !free) return free.errors();
    if (Result<Done> written = change_row(kind, record); !written) return written.errors();
    if (Result<Done> noted = note(kind, &*before, record); !noted) return noted.errors();
    return record;
}

Result<Done> SqlitePen::archive(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    const Result<Record> before = seen(kind, id, seen_version);
    if (!before) return before.errors();
    Record record = *before;
    record.archived = true;
    return shelve(kind, *before, record);
}

Result<Record> SqlitePen::restore(const Kind& kind, const RecordId& id, std::int64_t seen_version) {
    const Result<Record> before = seen(kind, id, seen_version);
    if (!before) return before.errors();
    Record record = *before;
    record.archived = false;
    if (Result<Done> free = check_free(kind, record); !free) return free.errors();
    if (Result<Done> written = shelve(kind, *before, record); !written) return written.errors();
    return record;
}

/// Into the archive or out of it: the record's values stay as they are.
Result<Done> SqlitePen::shelve(const Kind& kind, const Record& before, Record& record) {
    ++record.version;
    record.updated = now_;
    record.updated_by = request_.scope.actor;
    Result<Statement> update = desk_.connection.prepare(statements(kind).archive);
    if (!update) return update.errors();
    update->bind(1, record.id.text);
    update->bind(2, record.version);
    update->bind(3, record.updated.microseconds_utc);
    update->bind(4, record.updated_by);
    update->bind(5, std::int64_t{record.archived ? 1 : 0});
    if (Result<Done> written = update->run(); !written) return written.errors();
    return note(kind, &before, record);
}

Result<Done> SqlitePen::erase(const Kind& kind, const RecordId& id) {
    Result<std::optional<Record>> found = get(kind, id);
    if (!found) return found.errors();
    if (!found->has_value()) return not_there();
    if (!kind.erasable) {
        return Error{ErrorKind::refused, "records of this kind hold no person", "archive it instead", {}, "not_erasable"};
    }
    const Record before = **found;
    Record record = before;
    ++record.version;
    record.updated = now_;
    record.updated_by = request_.scope.actor;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (records::is_guarded(kind.fields[i])) record.values[i] = {};
    }
    if (Result<Done> written = change_row(kind, record); !written) return written.errors();
    if (Result<Done> noted = note(kind, &before, record); !noted) return noted.errors();
    return note_erasure(kind, id);
}

Result<Done> SqlitePen::audit(std::string_view event, std::string_view object, std::string_view detail_json) {
    return desk_.book.append({.when = now_, .actor = request_.scope.actor, .event = std::string(event),
                              .object = std::string(object)}, detail_json);
}

Result<Record> SqlitePen::seen(const Kind& kind, const RecordId& id, std::int64_t version) {
    Result<std::optional<Record>> found = get(kind, id);
    if (!found) return found.errors();
    if (!found->has_value()) return not_there();
    if ((*found)->version == version) return **found;
    return Error{ErrorKind::refused,
                 "the record was changed since you looked: version " + std::to_string((*found)->version) +
                     " is stored, you saw version " + std::to_string(version),
                 "look at it again and repeat your change", {}, "changed_since"};
}

/// Every field in the way at once, each in its place.
Result<Done> SqlitePen::check_free(const Kind& kind, const Record& record) {
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        if (records::is_missing(record.values[i])) continue;
        const Place place{std::string(field.name), 0, 0};
        if (field.unique && !record.archived) {
            const Result<bool> taken = another_has(kind, field, record, cell_of(field, record.values[i]));
            if (!taken) return taken.errors();
            if (*taken) {
                errors.push_back({ErrorKind::refused, "another record has this value already", "choose another value", place,
                                  "not_unique"});
            }
        }
        if (field.type != records::FieldType::reference) continue;
        const std::string* id = records::text_in(record.values[i], Purpose::handle_case);
        ENSURE(id != nullptr, "a reference holds an id");
        const Result<bool> there = any("select 1 from " + quoted_name(field.refers_to) + " where record_id = $1", *id);
        if (!there) return there.errors();
        if (!*there) {
            errors.push_back({ErrorKind::not_found, "there is no such " + std::string(field.refers_to),
                              "choose one from the list", place, "unknown_reference"});
        }
    }
    if (!errors.empty()) return errors;
    return done;
}

Result<bool> SqlitePen::another_has(const Kind& kind, const Field& field, const Record& record, const Cell& value) {
    Result<Statement> row =
        desk_.connection.prepare("select 1 from " + quoted_name(kind.name) + " where record_archived = 0 and " +
                                 quoted_name(field.name) + " = $1 and record_id <> $2");
    if (!row) return row.errors();
    row->bind_cell(1, value);
    row->bind(2, record.id.text);
    return row->next();
}

Result<bool> SqlitePen::any(std::string_view sql, const std::string& id) {
    Result<Statement> row = desk_.connection.prepare(sql);
    if (!row) return row.errors();
    row->bind(1, id);
    return row->next();
}

Result<Done> SqlitePen::write_row(const Kind& kind, const Record& record) {
    Result<Statement> insert = desk_.connection.prepare(statements(kind).insert);
    if (!insert) return insert.errors();
    insert->bind(1, record.id.text);
    insert->bind(2, record.version);
    insert->bind(3, std::int64_t{0});
    insert->bind(4, record.created.microseconds_utc);
    insert->bind(5, record.updated.microseconds_utc);
    insert->bind(6, record.created_by);
    insert->bind(7, record.updated_by);
    int number = own_columns + 1;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        insert->bind_cell(number++, cell_of(kind.fields[i], record.values[i]));
    }
    insert->bind(number++, records::unit_of(kind, record));
    insert->bind(number++, title_key(kind, record.values));
    insert->bind(number, search_text(kind, record.values));
    return insert->run();
}

Result<Done> SqlitePen::change_row(const Kind& kind, const Record& record) {
    Result<Statement> update = desk_.connection.prepare(statements(kind).update);
    if (!update) return update.errors();
    update->bind(1, record.id.text);
    update->bind(2, record.version);
    update->bind(3, record.updated.microseconds_utc);
    update->bind(4, record.updated_by);
    update->bind(5, records::unit_of(kind, record));
    update->bind(6, title_key(kind, record.values));
    update->bind(7, search_text(kind, record.values));
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        update->bind_cell(static_cast<int>(8 + i), cell_of(kind.fields[i], record.values[i]));
    }
    return update->run();
}

/// The history line, and word of the change to whoever listens.
Result<Done> SqlitePen::note(const Kind& kind, const Record* before, const Record& after) {
    changes.push_back({std::string(kind.name), after.id, after.version, records::unit_of(kind, after)});
    if (kind.internal) return done;
    Result<Statement> insert = desk_.connection.prepare(
        "insert into record_history (kind, record_id, version, when_us, actor, deed, before_json, after_json) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8)");
    if (!insert) return insert.errors();
    insert->bind(1, kind.name);
    insert->bind(2, after.id.text);
    insert->bind(3, after.version);
    insert->bind(4, now_.microseconds_utc);
    insert->bind(5, request_.scope.actor);
    insert->bind(6, request_.deed);
    const std::vector<FieldValue>* old = before == nullptr ? nullptr : &before->values;
    insert->bind(7, old == nullptr ? std::string("{}") : records::changes_json(kind, &after.values, *old));
    insert->bind(8, records::changes_json(kind, old, after.values));
    return insert->run();
}

/// The register entry, and the places outside the record in which the person's words may stand: stored answers and details
/// of the audit. History never holds them.
Result<Done> SqlitePen::note_erasure(const Kind& kind, const RecordId& id) {
    Result<Statement> entry = desk_.connection.prepare(
        "insert into record_erasure (kind, record_id, when_us) values ($1, $2, $3) "
        "on conflict (kind, record_id) do update set when_us = excluded.when_us, tidied_us = null");
    if (!entry) return entry.errors();
    entry->bind(1, kind.name);
    entry->bind(2, id.text);
    entry->bind(3, now_.microseconds_utc);
    if (Result<Done> written = entry->run(); !written) return written.errors();
    if (Result<Done> erased = desk_.keys.erase(id.text); !erased) return erased.errors();
    Result<Statement> details = desk_.connection.prepare(
        "delete from audit_detail where detail_json like $1 or entry_sequence in "
        "(select e.entry_sequence from audit_entry e join audit_detail d on d.entry_sequence = e.entry_sequence "
        "where e.object like $1)");
    if (!details) return details.errors();
    details->bind(1, "%" + id.text + "%");
    return details->run();
}

}  // namespace ciclo::storage
