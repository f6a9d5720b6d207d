// cycle replace: the draft becomes the map of a file. Said first (dry-run), then done; what changes is kept cell by cell, as any
// edit is, so that it can be read in the history and taken back.
#include "actions/cycle_answers.h"
#include "actions/cycle_deeds.h"
#include "actions/cycle_versions.h"
#include "actions/sources.h"
#include "base/number.h"
#include "cycle/compare.h"
#include "organisation/kinds.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

const LocalText cells_differ{"celdas cambian", "cells change", "cellen veranderen"};

/// What the file may not decide: which cycle this is, which version, and in which state.
cycle::Map as_draft(cycle::Map wanted, const cycle::Map& draft) {
    wanted.service.id = draft.service.id;
    wanted.service.version = draft.service.version;
    wanted.service.status = draft.service.status;
    return wanted;
}

/// {"M1":"Recepción",…} of both maps, so that a list of changes can name what is gone too.
std::string names_json(const cycle::Map& before, const cycle::Map& after, Language language) {
    std::map<std::string, std::string> names;
    for (const cycle::Map* map : {&before, &after}) {
        for (const cycle::Moment& moment : map->moments) names[moment.id.text] = moment.name.in(language);
        for (const cycle::Moment& moment : map->transversal) names[moment.id.text] = moment.name.in(language);
    }
    std::string out = "{";
    for (const auto& [id, name] : names) {
        if (out.size() > 1) out += ',';
        records::append_json_text(out, std::string_view(id));
        records::append_json_text(out += ':', std::string_view(name));
    }
    return out + "}";
}

Errors seen_elsewhere(const Arguments& arguments, const CycleVersion& draft) {
    const auto seen = parse_integer(arguments.text("revision"));
    if (!seen || *seen == draft.record.version) return {};
    return {{ErrorKind::refused, "somebody changed the draft since you saw it", "look at the comparison again", {},
             "changed_since"}};
}

Result<Outcome> run_replace(const Arguments& arguments, World& world) {
    const Result<records::Record> cycle_record = cycle_given(arguments, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> draft = draft_of(*cycle_record, world);
    if (!draft) return draft.errors();
    if (Errors errors = seen_elsewhere(arguments, *draft); !errors.empty()) return errors;
    Result<cycle::Map> wanted = open_map(arguments.text("map"), world);
    if (!wanted) return wanted.errors();
    const cycle::Map map = as_draft(*std::move(wanted), *draft->map);
    const std::vector<cycle::Edit> edits = cycle::edits_between(*draft->map, map);
    const bool dry_run = arguments.has("dry-run");
    std::int64_t revision = draft->record.version;
    if (!dry_run && !edits.empty()) {
        const Result<std::int64_t> written = write_draft(*draft, map, edits, world);
        if (!written) return written.errors();
        revision = *written;
    }
    const std::string cells = edits_json(edits);
    return Outcome{.text = std::to_string(edits.size()) + " " + cells_differ.in(world.language) + "\n",
                   .json = "{\"dry_run\":" + std::string(dry_run ? "true" : "false") +
                           ",\"revision\":" + std::to_string(revision) +
                           ",\"moments\":" + moment_changes_json(cycle::moment_changes(*draft->map, map)) +
                           ",\"names\":" + names_json(*draft->map, map, world.language) + "," + cells.substr(1)};
}

}  // namespace

Action cycle_replace_action() {
    return {.name = "cycle replace",
            .help = {"poner el mapa de un archivo en lugar del borrador", "put the map of a file in the place of the draft",
                     "de kaart uit een bestand in de plaats van het concept zetten"},
            .who = Permission::of(organisation::cycle_kind().writers),
            .effect = Effect::writes,
            .example = "ciclo cycle replace 01JABCDEFGHJKMNPQRSTVWXYZ0 mapa.yaml --dry-run",
            .inputs = {cycle_id_input(),
                       {.name = "map",
                        .kind = InputKind::file,
                        .help = {"archivo con el mapa (YAML, JSON, CSV, XLSX)", "file with the map (YAML, JSON, CSV, XLSX)",
                                 "bestand met de kaart (YAML, JSON, CSV, XLSX)"},
                        .positional = true,
                        .required = true},
                       {.name = "revision",
                        .kind = InputKind::whole_number,
                        .help = {"la revisión del borrador que se vio", "the draft's revision that was seen",
                                 "de revisie van het concept die werd gezien"}},
                       {.name = "dry-run",
                        .kind = InputKind::flag,
                        .help = {"solo decir qué cambiaría", "only tell what would change",
                                 "alleen zeggen wat er zou veranderen"}}},
            .run = run_replace,
            .route = {HttpMethod::post, "/api/cycles/{id}/replace"}};
}

}  // namespace ciclo::actions
