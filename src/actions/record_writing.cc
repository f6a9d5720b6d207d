// record add, change, archive, restore, erase: deeds inside the pen.
#include "actions/end_access.h"
#include "actions/record_access.h"
#include "actions/record_change.h"
#include "actions/record_deeds.h"
#include "actions/record_followers.h"
#include "base/number.h"
#include "records/json.h"
#include "records/json_text.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

using records::FieldValue;
using records::Kind;
using records::Record;

const LocalText erased_words{"Se borraron los datos personales.", "The personal data were erased.",
                             "De persoonsgegevens zijn gewist."};
const LocalText would_erase_words{"Se borrarían", "Would be erased", "Zou worden gewist"};
const LocalText archived_words{"Archivado.", "Archived.", "Gearchiveerd."};

Outcome outcome_of(const Kind& kind, const Record& record, const World& world) {
    return {.text = record.id.text + "\n", .json = records::record_json(kind, record, world.caller->scope)};
}

Result<Outcome> run_add(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    Result<std::vector<FieldValue>> values =
        records::read_values(**kind, arguments.text("values"), records::Filling::whole, nullptr);
    if (!values) return values.errors();
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = objections_to_new(world, **kind, *values, lookup); !errors.empty()) return errors;
    const Result<Record> record = world.pen->insert(**kind, *std::move(values));
    if (!record) return record.errors();
    return outcome_of(**kind, *record, world);
}

/// The version the caller looked at; without it nobody knows what they would overwrite.
Result<std::int64_t> version_seen(const Arguments& arguments) {
    const std::optional<std::int64_t> version = parse_integer(arguments.text("version"));
    if (version && *version >= 1) return *version;
    return Error{ErrorKind::invalid,
                 "the version you looked at is missing",
                 "give version as it was shown",
                 {"version", 0, 0},
                 "required"};
}

Result<Outcome> run_change(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> before = record_seen(world, **kind, arguments.text("id"));
    if (!before) return before.errors();
    if (!world.caller->scope.may((*kind)->writers, records::unit_of(**kind, *before))) return not_yours();
    const Result<std::int64_t> version = version_seen(arguments);
    if (!version) return version.errors();
    Result<std::vector<FieldValue>> values =
        records::read_values(**kind, arguments.text("values"), records::Filling::changes, &before->values);
    if (!values) return values.errors();
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = objections_to_change(world, **kind, *before, *values, lookup); !errors.empty()) return errors;
    const Result<Record> record = world.pen->update(**kind, before->id, *version, *std::move(values));
    if (!record) return record.errors();
    const Result<Done> followed = follow(world, **kind, *before, *record);
    if (!followed) return followed.errors();
    return outcome_of(**kind, *record, world);
}

/// `version`: by which an undo asks for it back.
Outcome archived_outcome(std::int64_t version, const World& world) {
    return {.text = archived_words.in(world.language) + "\n",
            .json = "{\"archived\":true,\"version\":" + std::to_string(version) + "}"};
}

/// A unit goes when nothing stands below it any more.
Result<Done> nothing_below(World& world, const Kind& kind, const Record& record) {
    if (kind.belonging != records::Belonging::unit_itself) return done;
    records::Query query;
    query.kind = &kind;
    query.filters.push_back({kind.at("parent"), records::Compare::equals, record.id.text});
    query.limit = 1;
    const Result<records::Page> page = world.pen->list(query);
    if (!page) return page.errors();
    if (page->records.empty()) return done;
    return Error{ErrorKind::refused, "other units are part of this one", "archive or move them first", {}, "has_below"};
}

/// Who may put a record away, and bring it back. nullopt = this caller.
std::optional<Error> may_not_shelve(const Kind& kind, const Record& record, const access::Scope& scope) {
    const bool mine = scope.may(kind.writers, records::unit_of(kind, record)) &&
                      scope.may(kind.writers, deciding_unit(kind, record.values));
    if (mine && !has_own_door(kind)) return std::nullopt;
    return not_yours();
}

Result<Outcome> run_archive(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> record = record_seen(world, **kind, arguments.text("id"));
    if (!record) return record.errors();
    if (const auto refused = may_not_shelve(**kind, *record, world.caller->scope)) return *refused;
    const Result<std::int64_t> version = version_seen(arguments);
    if (!version) return version.errors();
    if (record->archived) return archived_outcome(record->version, world);
    const Result<Done> free = nothing_below(world, **kind, *record);
    if (!free) return free.errors();
    const Result<Done> archived = world.pen->archive(**kind, record->id, *version);
    if (!archived) return archived.errors();
    return archived_outcome(*version + 1, world);
}

Result<Outcome> run_restore(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> record = record_seen(world, **kind, arguments.text("id"));
    if (!record) return record.errors();
    if (const auto refused = may_not_shelve(**kind, *record, world.caller->scope)) return *refused;
    const Result<std::int64_t> version = version_seen(arguments);
    if (!version) return version.errors();
    if (!record->archived) return outcome_of(**kind, *record, world);
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = objections_to_restoring(world, **kind, *record, lookup); !errors.empty()) return errors;
    const Result<Record> restored = world.pen->restore(**kind, record->id, *version);
    if (!restored) return restored.errors();
    return outcome_of(**kind, *restored, world);
}

std::vector<std::string> personal_fields(const Kind& kind, const Record& record) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (records::is_guarded(kind.fields[i]) && !records::is_missing(record.values[i]))
            names.emplace_back(kind.fields[i].name);
    }
    return names;
}

Result<Outcome> run_erase(const Arguments& arguments, World& world) {
    const Result<const Kind*> kind = kind_given(arguments);
    if (!kind) return kind.errors();
    const Result<Record> record = record_seen(world, **kind, arguments.text("id"));
    if (!record) return record.errors();
    if (!world.caller->scope.may(access::Role::data_protection_officer, records::unit_of(**kind, *record)))
        return not_yours();
    if (!(*kind)->erasable) {
        return Error{ErrorKind::refused,
                     "records of kind " + std::string((*kind)->name) + " hold no personal data",
                     "archive it instead",
                     {"kind", 0, 0},
                     "not_erasable"};
    }
    const std::vector<std::string> fields = personal_fields(**kind, *record);
    const std::string fields_json = records::list_text(fields);
    if (arguments.has("dry-run")) {
        std::string text = would_erase_words.in(world.language) + ":";
        for (const std::string& name : fields)
            text += " " + (*kind)->fields[(*kind)->at(name)].label.in(world.language) + ";";
        text.back() = '\n';
        return Outcome{.text = text, .json = "{\"dry_run\":true,\"fields\":" + fields_json + "}"};
    }
    if (!world.caller->recently_confirmed) {
        return Error{ErrorKind::refused,
                     "this asks for a fresh confirmation",
                     "give your password again, then repeat it",
                     {},
                     "confirm_first"};
    }
    if ((*kind)->name == "person") {
        const Result<int> ended = end_access(*world.pen, record->id.text, Ways::all);
        if (!ended) return ended.errors();
    }
    const Result<Done> erased = world.pen->erase(**kind, record->id);
    if (!erased) return erased.errors();
    return Outcome{.text = erased_words.in(world.language) + "\n",
                   .json = "{\"dry_run\":false,\"fields\":" + fields_json + "}"};
}

Input values_input() {
    return {.name = "values",
            .kind = InputKind::json,
            .help = {"los campos: {\"name\":\"Triaje\"}", "the fields: {\"name\":\"Triage\"}",
                     "de velden: {\"name\":\"Triage\"}"},
            .positional = true,
            .required = true};
}

Input version_input() {
    return {.name = "version",
            .kind = InputKind::whole_number,
            .help = {"la versión que se vio", "the version that was seen", "de versie die werd gezien"},
            .required = true};
}

}  // namespace

std::vector<Action> record_writing_actions() {
    return {
        {.name = "record add",
         .help = {"crear un registro", "make a record", "een record maken"},
         .who = Permission::writers_of_kind(),
         .effect = Effect::writes,
         .example = "ciclo record add unit '{\"name\":\"Triaje\"}'",
         .inputs = {kind_input(), values_input()},
         .run = run_add,
         .route = {HttpMethod::post, "/api/records/{kind}"}},
        {.name = "record change",
         .help = {"cambiar campos de un registro", "change fields of a record", "velden van een record wijzigen"},
         .who = Permission::writers_of_kind(),
         .effect = Effect::writes,
         .example = "ciclo record change unit 01JABCDEFGHJKMNPQRSTVWXYZ0 '{\"name\":\"Triaje\"}' --version 1",
         .inputs = {kind_input(), id_input(), values_input(), version_input()},
         .run = run_change,
         .route = {HttpMethod::put, "/api/records/{kind}/{id}"}},
        {.name = "record archive",
         .help = {"archivar un registro: deja de listarse, no se pierde",
                  "archive a record: no longer listed, not lost",
                  "een record archiveren: niet meer in lijsten, niet verloren"},
         .who = Permission::writers_of_kind(),
         .effect = Effect::writes,
         .example = "ciclo record archive unit 01JABCDEFGHJKMNPQRSTVWXYZ0 --version 1",
         .inputs = {kind_input(), id_input(), version_input()},
         .run = run_archive,
         .route = {HttpMethod::remove, "/api/records/{kind}/{id}"}},
        {.name = "record restore",
         .help = {"recuperar un registro del archivo", "bring a record back from the archive",
                  "een record uit het archief terughalen"},
         .who = Permission::writers_of_kind(),
         .effect = Effect::writes,
         .example = "ciclo record restore unit 01JABCDEFGHJKMNPQRSTVWXYZ0 --version 2",
         .inputs = {kind_input(), id_input(), version_input()},
         .run = run_restore,
         .route = {HttpMethod::post, "/api/records/{kind}/{id}/restore"}},
        {.name = "record erase",
         .help = {"borrar para siempre los datos personales de un registro",
                  "erase the personal data of a record for good", "de persoonsgegevens van een record voorgoed wissen"},
         .who = Permission::of(access::Role::data_protection_officer),
         .effect = Effect::destroys,
         .example = "ciclo record erase person 01JABCDEFGHJKMNPQRSTVWXYZ0 --dry-run",
         .inputs = {kind_input(),
                    id_input(),
                    {.name = "dry-run",
                     .kind = InputKind::flag,
                     .help = {"solo decir qué se borraría", "only tell what would be erased",
                              "alleen zeggen wat zou worden gewist"}}},
         .run = run_erase,
         .route = {HttpMethod::post, "/api/records/{kind}/{id}/erase"}}};
}

}  // namespace ciclo::actions
