// cycle start, edit, publish, retire: deeds inside the pen.
#include "actions/cycle_answers.h"
#include "actions/cycle_deeds.h"
#include "actions/cycle_from_log.h"
#include "actions/cycle_versions.h"
#include "actions/record_change.h"
#include "actions/record_deeds.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/cells.h"
#include "cycle/check.h"
#include "cycle/limits.h"
#include "cycle/merge.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/json.h"
#include "organisation/kinds.h"
#include "records/check.h"
#include "records/json.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_kind;
using organisation::cycle_version_kind;
using organisation::CycleState;
using records::FieldValue;
using records::Record;

const LocalText blank_name{"Ciclo nuevo", "New cycle", "Nieuwe cyclus"};

Result<cycle::Map> map_from_file(const std::string& path, World& world) {
    const Result<std::string> bytes = world.files.read(path, cycle::limits::map_bytes);
    if (!bytes) return bytes.errors();
    return cycle::read_map(*bytes, path);
}

/// The map a cycle begins with; `from_log` keeps what it was drafted from, if it was.
Result<cycle::Map> first_map(const Arguments& arguments, LogDraftPtr& from_log, World& world) {
    if (arguments.has("log")) {
        Result<LogDraftPtr> draft = draft_from_log(arguments, world);
        if (!draft) return draft.errors();
        from_log = *std::move(draft);
        return from_log->map;
    }
    if (arguments.has("map")) return map_from_file(arguments.text("map"), world);
    if (arguments.has("pattern")) return cycle::draft_from_pattern(arguments.text("pattern"));
    const std::string from = arguments.maybe("from").value_or("blank");
    return from == "blank" ? Result<cycle::Map>(cycle::blank_map("ciclo", blank_name))
                           : cycle::draft_from_template(from);
}

/// The values of the new cycle, checked like any record; what the map tells is filled in after the check.
Result<std::vector<FieldValue>> cycle_values(const Arguments& arguments, const cycle::Map& map, World& world) {
    const records::Kind& kind = cycle_kind();
    Record record;
    record.values.resize(kind.fields.size());
    std::vector<FieldValue>& values = record.values;
    values[kind.at("name")] = map.service.name;
    for (const char* field : {"service", "unit"}) {
        if (const auto id = arguments.maybe(field)) values[kind.at(field)] = *id;
    }
    if (const auto months = parse_integer(arguments.text("review-months"))) values[kind.at("review_months")] = *months;
    values[kind.at("state")] = std::string(code_of(CycleState::draft));
    tell_from_map(values, map);
    const PenLookup lookup(*world.pen, world.caller->scope);
    Errors errors = unseen_references(kind, nullptr, values, lookup);
    if (errors.empty()) errors = records::check(kind, record, lookup);
    if (!errors.empty()) return errors;
    if (!world.caller->scope.may(kind.writers, deciding_unit(kind, values))) return not_yours();
    return std::move(values);
}

Result<Outcome> run_start(const Arguments& arguments, World& world) {
    LogDraftPtr from_log;
    Result<cycle::Map> map = first_map(arguments, from_log, world);
    if (!map) return map.errors();
    if (const auto name = arguments.maybe("name")) (*map).service.name = LocalText(*name, *name, *name);
    Result<std::vector<FieldValue>> values = cycle_values(arguments, *map, world);
    if (!values) return values.errors();
    const Result<Record> started = world.pen->insert(cycle_kind(), *std::move(values));
    if (!started) return started.errors();
    const Result<Record> draft = insert_version(*started, *std::move(map), {}, world);
    if (!draft) return draft.errors();
    return Outcome{.text = started->id.text + "\n",
                   .json = "{\"cycle\":" + records::record_json(cycle_kind(), *started, world.caller->scope) +
                           ",\"number\":1,\"revision\":" + std::to_string(draft->version) +
                           (from_log ? ",\"draft\":" + log_draft_json(*from_log, world.language) : "") + "}"};
}

/// What publishing decides is not edited: which version it is, and in which state.
Errors kept_for_publishing(const std::vector<cycle::Edit>& edits) {
    Errors errors;
    for (const cycle::Edit& edit : edits) {
        if (edit.cell == "cycle/version" || edit.cell == "cycle/status") {
            errors.push_back({ErrorKind::refused,
                              edit.cell + " is set by publishing",
                              "leave it out",
                              {edit.cell, 0, 0},
                              "kept_for_publishing"});
        }
    }
    return errors;
}

Result<Outcome> run_edit(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<std::vector<cycle::Edit>> edits = read_edits(arguments.text("edits"));
    if (!edits) return edits.errors();
    if (Errors errors = kept_for_publishing(*edits); !errors.empty()) return errors;
    const Result<CycleVersion> draft = draft_of(*cycle_record, world);
    if (!draft) return draft.errors();
    Result<cycle::Merged> merged = cycle::edited(*draft->map, *edits);
    if (!merged) return merged.errors();
    std::int64_t revision = draft->record.version;
    if (!merged->applied.empty()) {
        const Result<std::int64_t> written = write_draft(*draft, std::move((*merged).map), merged->applied, world);
        if (!written) return written.errors();
        revision = *written;
    }
    return outcome_of_edit(*merged, {.revision_before = draft->record.version, .revision = revision},
                           authors_of(draft->record, merged->conflicts, world), world.language);
}

Errors faults_of(const cycle::Map& map, Language language) {
    Errors errors;
    for (const cycle::Finding& finding : cycle::check(map)) {
        if (finding.severity != cycle::Severity::error) continue;
        errors.push_back({ErrorKind::refused, finding.text.in(language), "", {finding.subject, 0, 0}, finding.code});
    }
    return errors;
}

/// The version that was in force until now.
Result<Done> retire_published(const Record& cycle_record, World& world) {
    const records::Kind& kind = cycle_version_kind();
    if (records::is_missing(cycle_record.values[cycle_kind().at("published_version")])) return done;
    const Result<CycleVersion> old = version_given(cycle_record, "published", world);
    if (!old) return old.errors();
    std::vector<FieldValue> values = old->record.values;
    values[kind.at("state")] = std::string(code_of(CycleState::retired));
    const Result<Record> written = world.pen->update(kind, old->record.id, old->record.version, std::move(values));
    return written ? Result<Done>(done) : Result<Done>(written.errors());
}

cycle::Map published_map(const CycleVersion& draft, const seams::Pen& pen) {
    cycle::Map map = *draft.map;
    constexpr std::int64_t day = 86'400'000'000;
    map.service.version = static_cast<int>(draft.number);
    map.service.status = cycle::Status::published;
    map.service.date = calendar::iso_text(calendar::Day{static_cast<std::int32_t>(pen.now().microseconds_utc / day)});
    return map;
}

Result<Record> freeze(const CycleVersion& draft, const cycle::Map& map, const Arguments& arguments, World& world) {
    const records::Kind& kind = cycle_version_kind();
    std::vector<FieldValue> values = draft.record.values;
    values[kind.at("state")] = std::string(code_of(CycleState::published));
    values[kind.at("document")] = cycle::map_json(map);
    values[kind.at("published_by")] = world.caller->scope.actor;
    values[kind.at("published")] = world.pen->now();
    if (const auto note = arguments.maybe("note")) values[kind.at("note")] = *note;
    if (const auto seen = arguments.maybe("seen")) values[kind.at("seen")] = *seen;
    Record checked = draft.record;
    checked.values = values;
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = records::check(kind, checked, lookup); !errors.empty()) return errors;
    const std::int64_t seen_revision = parse_integer(arguments.text("revision")).value_or(draft.record.version);
    return world.pen->update(kind, draft.record.id, seen_revision, std::move(values));
}

Result<Outcome> run_publish(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> draft = draft_of(*cycle_record, world);
    if (!draft) return draft.errors();
    if (Errors faults = faults_of(*draft->map, world.language); !faults.empty()) return faults;
    const Result<Done> retired = retire_published(*cycle_record, world);
    if (!retired) return retired.errors();
    const cycle::Map map = published_map(*draft, *world.pen);
    const Result<Record> frozen = freeze(*draft, map, arguments, world);
    if (!frozen) return frozen.errors();
    const Result<Record> next = insert_version(*cycle_record, map, {.number = draft->number + 1}, world);
    if (!next) return next.errors();
    std::vector<FieldValue> values = cycle_record->values;
    values[cycle_kind().at("state")] = std::string(code_of(CycleState::published));
    values[cycle_kind().at("published_version")] = draft->number;
    tell_from_map(values, map);
    const Result<Record> told =
        world.pen->update(cycle_kind(), cycle_record->id, cycle_record->version, std::move(values));
    if (!told) return told.errors();
    const std::string number = std::to_string(draft->number);
    return Outcome{.text = "v" + number + "\n",
                   .json = "{\"cycle\":" + records::record_json(cycle_kind(), *told, world.caller->scope) +
                           ",\"number\":" + number + ",\"next\":{\"number\":" + std::to_string(draft->number + 1) +
                           ",\"revision\":" + std::to_string(next->version) + "}}"};
}

Result<Outcome> run_retire(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<Done> retired = retire_published(*cycle_record, world);
    if (!retired) return retired.errors();
    std::vector<FieldValue> values = cycle_record->values;
    values[cycle_kind().at("state")] = std::string(code_of(CycleState::retired));
    values[cycle_kind().at("published_version")] = {};
    const Result<Record> told =
        world.pen->update(cycle_kind(), cycle_record->id, cycle_record->version, std::move(values));
    if (!told) return told.errors();
    return Outcome{.text = told->id.text + "\n",
                   .json = records::record_json(cycle_kind(), *told, world.caller->scope)};
}

std::vector<Input> start_inputs() {
    std::vector<Input> inputs{
        {.name = "from",
         .kind = InputKind::text,
         .help = {"plantilla, o blank; por defecto blank", "template, or blank; blank by default",
                  "sjabloon, of blank; standaard blank"},
         .positional = true},
        {.name = "pattern",
         .kind = InputKind::text,
         .help = {"patrón de servicio", "service pattern", "servicepatroon"}},
        {.name = "map",
         .kind = InputKind::file,
         .help = {"archivo con el mapa", "file with the map", "bestand met de kaart"}},
        {.name = "name",
         .kind = InputKind::text,
         .help = {"nombre del ciclo", "name of the cycle", "naam van de cyclus"}},
        {.name = "service",
         .kind = InputKind::text,
         .help = {"id del servicio", "id of the service", "id van de dienst"}},
        {.name = "unit", .kind = InputKind::text, .help = {"id de la unidad", "id of the unit", "id van de eenheid"}},
        {.name = "review-months",
         .kind = InputKind::whole_number,
         .help = {"meses entre revisiones", "months between reviews", "maanden tussen herzieningen"}}};
    for (Input& input : log_draft_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

std::vector<Input> publish_inputs() {
    return {
        cycle_id_input(),
        {.name = "revision",
         .kind = InputKind::whole_number,
         .help = {"la revisión del borrador que se vio", "the draft's revision that was seen",
                  "de revisie van het concept die werd gezien"}},
        {.name = "note",
         .kind = InputKind::text,
         .help = {"qué cambia y por qué", "what changes and why", "wat er verandert en waarom"}},
        {.name = "seen",
         .kind = InputKind::choice,
         .help = {"como creíamos o como se vive", "as we believed or as lived", "zoals we dachten of zoals beleefd"},
         .choices = {"as_believed", "as_lived"}}};
}

}  // namespace

std::vector<Action> cycle_making_actions() {
    const Permission shapers = Permission::of(cycle_kind().writers);
    return {
        {.name = "cycle start",
         .help = {"empezar un ciclo: vacío, de una plantilla, un patrón, un mapa o un registro de lo que ocurrió",
                  "start a cycle: blank, from a template, a pattern, a map or a log of what happened",
                  "een cyclus beginnen: leeg, uit een sjabloon, patroon, kaart of logboek van wat gebeurde"},
         .who = shapers,
         .effect = Effect::writes,
         .example = "ciclo cycle start bank-cheque --name \"Cobrar un cheque\"",
         .inputs = start_inputs(),
         .run = run_start,
         .route = {HttpMethod::post, "/api/cycles"},
         .before = read_log_before},
        {.name = "cycle edit",
         .help = {"cambiar celdas del borrador; lo que choca se contesta con ambas versiones",
                  "change cells of the draft; what collides is answered with both versions",
                  "cellen van het concept wijzigen; wat botst wordt met beide versies beantwoord"},
         .who = shapers,
         .effect = Effect::writes,
         .example =
             R"(ciclo cycle edit 01JABCDEFGHJKMNPQRSTVWXYZ0 '[{"cell":"moment/M3/name/es","before":"Espera","after":"Aguarda"}]')",
         .inputs = {cycle_id_input(),
                    {.name = "edits",
                     .kind = InputKind::json,
                     .help = {"celdas con su antes y su después", "cells with before and after",
                              "cellen met voor en na"},
                     .positional = true,
                     .required = true}},
         .run = run_edit,
         .route = {HttpMethod::post, "/api/cycles/{id}/edits"}},
        {.name = "cycle publish",
         .help = {"publicar el borrador: queda fijo y se abre el siguiente",
                  "publish the draft: it is frozen and the next one opens",
                  "het concept publiceren: het ligt vast en het volgende begint"},
         .who = shapers,
         .effect = Effect::writes,
         .example = "ciclo cycle publish 01JABCDEFGHJKMNPQRSTVWXYZ0 --note \"Con hora de espera\"",
         .inputs = publish_inputs(),
         .run = run_publish,
         .route = {HttpMethod::post, "/api/cycles/{id}/publish"}},
        {.name = "cycle retire",
         .help = {"retirar el ciclo: ninguna versión queda vigente", "retire the cycle: no version stays in force",
                  "de cyclus intrekken: geen versie blijft gelden"},
         .who = shapers,
         .effect = Effect::writes,
         .example = "ciclo cycle retire 01JABCDEFGHJKMNPQRSTVWXYZ0",
         .inputs = {cycle_id_input()},
         .run = run_retire,
         .route = {HttpMethod::post, "/api/cycles/{id}/retire"}}};
}

}  // namespace ciclo::actions
