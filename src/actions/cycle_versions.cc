#include "actions/cycle_versions.h"

#include "actions/cycle_answers.h"
#include "actions/shelf.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/cells.h"
#include "cycle/read_map.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/query.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_kind;
using organisation::cycle_version_kind;
using organisation::CycleState;
using organisation::value_of;
using records::Compare;
using records::FieldValue;
using records::Record;

/// Maps being worked on. A map is found by the text it was read from, never by an id: a write that was undone leaves
/// nothing wrong here.
Shelf<cycle::Map>& shelf() {
    static Shelf<cycle::Map> the_shelf({.places = 8});  // workshops at the same time; a large map takes half a megabyte
    return the_shelf;
}

Result<records::Page> versions_where(const Record& cycle_record, std::string_view field, FieldValue value,
                                     World& world) {
    const records::Kind& kind = cycle_version_kind();
    records::Query query;
    query.kind = &kind;
    query.filters.push_back({kind.at("cycle"), Compare::equals, cycle_record.id.text});
    query.filters.push_back({kind.at(field), Compare::equals, std::move(value)});
    query.limit = 1;
    return world.pen != nullptr ? world.pen->list(query) : world.snapshot->list(query);
}

Error no_such_version(const std::string& which) {
    return {ErrorKind::not_found,
            which.empty() ? "the cycle has no version yet" : "the cycle has no version " + quoted(which),
            "name draft, published or a number of cycle versions",
            {"version", 0, 0},
            "no_such_version"};
}

Result<CycleVersion> read_version(Record record) {
    const auto* document = value_of<std::string>(cycle_version_kind(), record, "document");
    const auto* number = value_of<std::int64_t>(cycle_version_kind(), record, "number");
    const auto* state = value_of<std::string>(cycle_version_kind(), record, "state");
    ENSURE(document != nullptr && number != nullptr && state != nullptr, "a stored version has its required fields");
    Result<std::shared_ptr<const cycle::Map>> map = opened_map(*document);
    if (!map) return map.errors();
    const std::int64_t n = *number;
    const CycleState known = from_code<CycleState>(*state).value_or(CycleState::retired);
    return CycleVersion{std::move(record), n, known, *std::move(map)};
}

Result<CycleVersion> first_of(Result<records::Page> page, const std::string& which) {
    if (!page) return page.errors();
    if (page->records.empty()) return no_such_version(which);
    return read_version(std::move((*page).records.front()));
}

}  // namespace

Result<Record> cycle_given(const Arguments& arguments, World& world, Want want) {
    Result<Record> record = record_seen(world, cycle_kind(), arguments.text("id"));
    if (!record || want == Want::reading) return record;
    if (!world.caller->scope.may(cycle_kind().writers, records::unit_of(cycle_kind(), *record))) return not_yours();
    if (record->archived) return Error{ErrorKind::refused, "the cycle is archived", "begin a new one", {}, "archived"};
    return record;
}

Result<CycleVersion> version_given(const Record& cycle_record, const std::string& which, World& world) {
    if (which.empty() || which == "draft") {
        Result<records::Page> page =
            versions_where(cycle_record, "state", std::string(code_of(CycleState::draft)), world);
        if (!page) return page.errors();
        if (!page->records.empty()) return read_version(std::move((*page).records.front()));
        if (which == "draft") return no_such_version(which);
    }
    std::optional<std::int64_t> number = parse_integer(which);
    if (which.empty() || which == "published") {
        const auto* published = value_of<std::int64_t>(cycle_kind(), cycle_record, "published_version");
        if (published == nullptr) return no_such_version(which);
        number = *published;
    }
    if (!number) return no_such_version(which);
    return first_of(versions_where(cycle_record, "number", *number, world), which);
}

Result<CycleVersion> draft_of(const Record& cycle_record, World& world) {
    return version_given(cycle_record, "draft", world);
}

Result<std::shared_ptr<const cycle::Map>> opened_map(const std::string& document) {
    if (auto known = shelf().find(document)) return known;
    Result<cycle::Map> map = cycle::read_map(document, "map");
    if (!map) return map.errors();
    auto opened = std::make_shared<const cycle::Map>(*std::move(map));
    shelf().keep(document, opened);
    return opened;
}

void remember_map(const std::string& document, cycle::Map map) {
    shelf().keep(document, std::make_shared<const cycle::Map>(std::move(map)));
}

namespace {

Result<Done> keep_edit(const Record& draft, const std::string& cells, World& world) {
    const records::Kind& kind = organisation::cycle_edit_kind();
    std::vector<FieldValue> values(kind.fields.size());
    values[kind.at("cycle_version")] = draft.id.text;
    values[kind.at("revision")] = draft.version;
    values[kind.at("cells")] = cells;
    values[kind.at("unit")] = draft.values[cycle_version_kind().at("unit")];
    const Result<Record> kept = world.pen->insert(kind, std::move(values));
    return kept ? Result<Done>(done) : Result<Done>(kept.errors());
}

}  // namespace

Result<std::int64_t> write_draft(const CycleVersion& draft, cycle::Map map, const std::vector<cycle::Edit>& applied,
                                 World& world) {
    std::vector<FieldValue> values = draft.record.values;
    const std::string document = cycle::map_json(map);
    values[cycle_version_kind().at("document")] = document;
    const Result<Record> written =
        world.pen->update(cycle_version_kind(), draft.record.id, draft.record.version, std::move(values));
    if (!written) return written.errors();
    const Result<Done> kept = keep_edit(*written, edits_json(applied), world);
    if (!kept) return kept.errors();
    remember_map(document, std::move(map));
    return written->version;
}

Result<Record> insert_version(const Record& cycle_record, cycle::Map map, const NewVersion& wish, World& world) {
    const records::Kind& kind = cycle_version_kind();
    map.service.version = static_cast<int>(wish.number);
    map.service.status = cycle::Status::draft;
    std::vector<FieldValue> values(kind.fields.size());
    values[kind.at("cycle")] = cycle_record.id.text;
    values[kind.at("number")] = wish.number;
    values[kind.at("state")] = std::string(code_of(CycleState::draft));
    values[kind.at("document")] = cycle::map_json(map);
    values[kind.at("seen")] = std::string(code_of(wish.seen));
    values[kind.at("unit")] = cycle_record.values[cycle_kind().at("unit")];
    return world.pen->insert(kind, std::move(values));
}

void tell_from_map(std::vector<FieldValue>& cycle_values, const cycle::Map& map) {
    cycle_values[cycle_kind().at("begins")] = records::tidied(map.service.begins);
    cycle_values[cycle_kind().at("ends")] = records::tidied(map.service.ends);
}

}  // namespace ciclo::actions
