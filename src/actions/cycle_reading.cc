// cycle show, versions, compare, check, draw: reading deeds, in the caller's scope.
#include "actions/cycle_answers.h"
#include "actions/cycle_deeds.h"
#include "actions/cycle_versions.h"
#include "actions/identity_records.h"
#include "actions/text_table.h"
#include "cycle/cells.h"
#include "cycle/check.h"
#include "cycle/compare.h"
#include "cycle/merge.h"
#include "cycle/write_map.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/json.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_kind;
using organisation::cycle_version_kind;
using records::Record;

const LocalText version_title{"Versión", "Version", "Versie"};
const LocalText state_title{"Estado", "State", "Stand"};
const LocalText published_title{"Publicada", "Published", "Gepubliceerd"};
const LocalText note_title{"Nota", "Note", "Notitie"};
const LocalText cell_title{"Celda", "Cell", "Cel"};
const LocalText before_title{"Antes", "Before", "Ervoor"};
const LocalText after_title{"Después", "After", "Erna"};

struct Asked {
    Record cycle_record;
    CycleVersion version;
};

Result<Asked> version_asked(const Arguments& arguments, std::string_view input, World& world) {
    Result<Record> record = cycle_given(arguments, world, Want::reading);
    if (!record) return record.errors();
    Result<CycleVersion> version = version_given(*record, arguments.text(input), world);
    if (!version) return version.errors();
    return Asked{*std::move(record), *std::move(version)};
}

std::string head_json(const Asked& asked) {
    std::string out = "{\"cycle\":";
    records::append_json_text(out, std::string_view(asked.cycle_record.id.text));
    return out + ",\"number\":" + std::to_string(asked.version.number) + ",\"state\":\"" +
           std::string(code_of(asked.version.state)) +
           "\",\"revision\":" + std::to_string(asked.version.record.version);
}

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Result<Asked> asked = version_asked(arguments, "version", world);
    if (!asked) return asked.errors();
    const cycle::Map& map = *asked->version.map;
    const bool as_json = arguments.text("format") == "json";
    std::string json = head_json(*asked) + ",\"map\":" + cycle::map_json(map) + ",\"yaml\":";
    if (as_json) {
        json += "null}";
    } else {
        records::append_json_text(json, std::string_view(cycle::write_map_yaml(map)));
        json += "}";
    }
    return Outcome{.text = as_json ? cycle::write_map_json(map) : cycle::write_map_yaml(map), .json = std::move(json)};
}

std::string text_in(const Record& record, std::string_view field) {
    const auto* text = organisation::value_of<std::string>(cycle_version_kind(), record, field);
    return text == nullptr ? "" : *text;
}

Result<Outcome> run_versions(const Arguments& arguments, World& world) {
    const Result<Record> cycle_record = cycle_given(arguments, world, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    const records::Kind& kind = cycle_version_kind();
    records::Query query = query_by(kind, "cycle", cycle_record->id.text);
    query.order = {{kind.at("number"), records::Direction::descending}};
    Result<std::vector<Record>> versions = find_every(*world.snapshot, query);
    if (!versions) return versions.errors();
    std::string json = "{\"versions\":[";
    std::vector<std::vector<std::string>> rows;
    for (Record& version : *versions) {
        const auto* number = organisation::value_of<std::int64_t>(kind, version, "number");
        const auto* published = organisation::value_of<calendar::Instant>(kind, version, "published");
        rows.push_back({number == nullptr ? "" : std::to_string(*number), text_in(version, "state"),
                        published == nullptr ? "" : calendar::iso_text(*published), text_in(version, "note")});
        version.values[kind.at("document")] = {};  // a list of maps would be megabytes; cycle show has each
        if (json.back() != '[') json += ',';
        json += records::record_json(kind, version, world.caller->scope);
    }
    const Language language = world.language;
    return Outcome{.text = text_table({{version_title.in(language), Align::right},
                                       {state_title.in(language)},
                                       {published_title.in(language)},
                                       {note_title.in(language)}},
                                      rows),
                   .json = json + "]}"};
}

Result<Outcome> run_compare(const Arguments& arguments, World& world) {
    const Result<Asked> from = version_asked(arguments, "from", world), to = version_asked(arguments, "to", world);
    if (!from) return from.errors();
    if (!to) return to.errors();
    const cycle::Map &before = *from->version.map, &after = *to->version.map;
    const std::vector<cycle::Edit> edits = cycle::edits_between(before, after);
    const cycle::MomentChanges moments = cycle::moment_changes(before, after);
    std::string cells = edits_json(edits);
    cells.erase(0, 1);  // joins the members below
    std::vector<std::vector<std::string>> rows;
    for (const cycle::Edit& edit : edits)
        rows.push_back({edit.cell, edit.before.value_or("–"), edit.after.value_or("–")});
    const Language language = world.language;
    return Outcome{
        .text = text_table({{cell_title.in(language)}, {before_title.in(language)}, {after_title.in(language)}}, rows),
        .in_order = true,
        .json = "{\"from\":" + std::to_string(from->version.number) + ",\"to\":" + std::to_string(to->version.number) +
                ",\"moments\":" + moment_changes_json(moments) + "," + cells};
}

Result<Outcome> run_check(const Arguments& arguments, World& world) {
    const Result<Asked> asked = version_asked(arguments, "version", world);
    if (!asked) return asked.errors();
    std::string json = head_json(*asked) + ",\"findings\":[", text;
    bool publishable = true;
    for (const cycle::Finding& finding : cycle::check(*asked->version.map)) {
        publishable = publishable && finding.severity != cycle::Severity::error;
        if (json.back() != '[') json += ',';
        json += "{\"severity\":\"" + std::string(code_of(finding.severity)) + "\",\"code\":\"" + finding.code +
                "\",\"subject\":";
        records::append_json_text(json, std::string_view(finding.subject));
        records::append_json_text(json += ",\"text\":", std::string_view(finding.text.in(world.language)));
        json += '}';
        text += finding.subject + ": " + std::string(printed(finding.severity, world.language)) + ": " +
                finding.text.in(world.language) + "\n";
    }
    json += publishable ? "],\"publishable\":true}" : "],\"publishable\":false}";
    return Outcome{.text = std::move(text), .in_order = publishable, .json = std::move(json)};
}

Action reading(std::string_view name, LocalText help, std::string_view example, std::vector<Input> inputs,
               Result<Outcome> (*run)(const Arguments&, World&), std::string_view path) {
    return {.name = name,
            .help = std::move(help),
            .who = Permission::of(cycle_kind().readers),
            .effect = Effect::reads,
            .example = example,
            .inputs = std::move(inputs),
            .run = run,
            .route = {HttpMethod::get, path}};
}

}  // namespace

std::vector<Action> cycle_reading_actions() {
    return {
        reading("cycle show",
                {"ver el mapa de una versión", "see the map of a version", "de kaart van een versie bekijken"},
                "ciclo cycle show 01JABCDEFGHJKMNPQRSTVWXYZ0 --version published",
                {cycle_id_input(),
                 version_input("version"),
                 {.name = "format",
                  .kind = InputKind::choice,
                  .help = {"yaml o json; por defecto yaml", "yaml or json; yaml by default",
                           "yaml of json; standaard yaml"},
                  .choices = {"yaml", "json"}}},
                run_show, "/api/cycles/{id}"),
        reading("cycle versions", {"las versiones de un ciclo", "the versions of a cycle", "de versies van een cyclus"},
                "ciclo cycle versions 01JABCDEFGHJKMNPQRSTVWXYZ0", {cycle_id_input()}, run_versions,
                "/api/cycles/{id}/versions"),
        reading("cycle compare",
                {"qué cambió de una versión a otra", "what changed from one version to another",
                 "wat er tussen twee versies veranderde"},
                "ciclo cycle compare 01JABCDEFGHJKMNPQRSTVWXYZ0 --from published --to draft",
                {cycle_id_input(), version_input("from"), version_input("to")}, run_compare,
                "/api/cycles/{id}/compare"),
        reading("cycle check",
                {"decir si el borrador se puede publicar", "tell whether the draft can be published",
                 "zeggen of het concept gepubliceerd kan worden"},
                "ciclo cycle check 01JABCDEFGHJKMNPQRSTVWXYZ0", {cycle_id_input(), version_input("version")}, run_check,
                "/api/cycles/{id}/check")};
}

std::vector<Action> cycle_actions() {
    std::vector<Action> all = cycle_making_actions();
    for (Action& action : cycle_reading_actions()) all.push_back(std::move(action));
    all.push_back(cycle_draw_action());
    all.push_back(cycle_replace_action());
    all.push_back(cycle_presence_action());
    return all;
}

}  // namespace ciclo::actions
