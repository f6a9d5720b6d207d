#include "actions/demo_deeds.h"

#include "actions/demo_removal.h"
#include "actions/demo_script.h"
#include "actions/record_access.h"
#include "organisation/values.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

using records::Kind;
using records::Record;

const LocalText loaded_words{
    "Se cargó la demostración:", "The demonstration is loaded:", "De demonstratie is geladen:"};
const LocalText records_words{"registros", "records", "records"};
const LocalText removed_words{
    "Se quitó la demostración:", "The demonstration is removed:", "De demonstratie is verwijderd:"};
const LocalText would_words{"Se quitarían:", "Would be removed:", "Zou worden verwijderd:"};
const LocalText changed_words{"cambiado desde entonces", "changed since", "sindsdien gewijzigd"};
const LocalText pointing_words{"suyos, se quedan y la nombran", "yours, stay and name it",
                               "van u, blijven en noemen haar"};

Result<Done> mark(seams::Pen& pen, const RecordingPen::Made& made) {
    const Kind& kind = organisation::demo_mark_kind();
    std::vector<records::FieldValue> values(kind.fields.size());
    values[kind.at("made_kind")] = std::string(made.kind->name);
    values[kind.at("made_record")] = made.id.text;
    values[kind.at("made_version")] = made.version;
    const Result<Record> written = pen.insert(kind, std::move(values));
    return written ? Result<Done>(done) : Result<Done>(written.errors());
}

Result<Outcome> run_load(const Arguments&, World& world) {
    const Result<std::int64_t> made = load_demo(world);
    if (!made) return made.errors();
    const std::string count = std::to_string(*made);
    const Language language = world.language;
    return Outcome{.text = loaded_words.in(language) + " " + count + " " + records_words.in(language) + "\n",
                   .json = "{\"made\":" + count + "}"};
}

/// By kind, in the order of screens; internal ones are not counted for people.
std::vector<std::pair<const Kind*, std::int64_t>> counts_of(const DemoRemoval& removal) {
    std::vector<std::pair<const Kind*, std::int64_t>> counts;
    for (const Kind* kind : organisation::kinds()) {
        if (kind->internal) continue;
        const auto count = std::count_if(removal.going.begin(), removal.going.end(),
                                         [kind](const auto& one) { return one.first == kind; });
        if (count > 0) counts.emplace_back(kind, count);
    }
    return counts;
}

std::string removal_json(const DemoRemoval& removal, const World& world, bool dry_run) {
    std::string json = dry_run ? "{\"dry_run\":true,\"removed\":[" : "{\"dry_run\":false,\"removed\":[";
    std::int64_t total = 0;
    for (const auto& [kind, count] : counts_of(removal)) {
        total += count;
        if (json.back() != '[') json += ',';
        json += "{\"kind\":\"" + std::string(kind->name) + "\",\"name\":";
        records::append_json_text(json, std::string_view(kind->many.in(world.language)));
        json += ",\"count\":" + std::to_string(count) + "}";
    }
    json += "],\"total\":" + std::to_string(total) + ",\"changed\":[";
    for (const DemoRemoval::Changed& one : removal.changed) {
        if (json.back() != '[') json += ',';
        json += "{\"kind\":\"" + std::string(one.kind->name) + "\",\"id\":";
        records::append_json_text(json, std::string_view(one.record.id.text));
        json += ",\"title\":";
        records::append_json_text(
            json, std::string_view(title_of(*one.kind, one.record, world.caller->scope, world.language)));
        json += ",\"updated\":\"" + calendar::iso_text(one.record.updated) + "\"}";
    }
    json += "],\"pointing\":[";
    for (const auto& [kind, count] : removal.pointing) {
        if (json.back() != '[') json += ',';
        json += "{\"kind\":\"" + kind + "\",\"count\":" + std::to_string(count) + "}";
    }
    return json + "]}";
}

std::string removal_text(const DemoRemoval& removal, const World& world, bool dry_run) {
    const Language language = world.language;
    std::string text = (dry_run ? would_words : removed_words).in(language);
    for (const auto& [kind, count] : counts_of(removal)) {
        text += " " + kind->many.in(language) + " " + std::to_string(count) + ";";
    }
    text.back() = '\n';
    for (const DemoRemoval::Changed& one : removal.changed) {
        text += one.kind->one.in(language) + " " + title_of(*one.kind, one.record, world.caller->scope, language) +
                ": " + changed_words.in(language) + "\n";
    }
    for (const auto& [name, count] : removal.pointing) {
        const Kind* kind = records::find_kind(organisation::kinds(), name);
        text += kind->many.in(language) + " " + std::to_string(count) + ": " + pointing_words.in(language) + "\n";
    }
    return text;
}

Result<Outcome> run_remove(const Arguments& arguments, World& world) {
    if (!world.caller->scope.may(access::Role::administrator, "")) return not_yours();
    const Result<DemoRemoval> removal = plan_removal(world);
    if (!removal) return removal.errors();
    if (removal->marks.empty()) {
        return Error{
            ErrorKind::not_found, "there is no demonstration here", "load it first, if you wish", {}, "no_demo"};
    }
    const bool dry_run = arguments.has("dry-run");
    const std::string json = removal_json(*removal, world, dry_run);
    if (!dry_run) {
        const Result<Done> removed = remove_demo(*removal, world);
        if (!removed) return removed.errors();
        const Result<Done> told = world.pen->audit("demo removed", "demo", json);
        if (!told) return told.errors();
    }
    return Outcome{.text = removal_text(*removal, world, dry_run), .json = json};
}

}  // namespace

Result<std::int64_t> load_demo(World& world) {
    if (!world.caller->scope.may(access::Role::administrator, "")) return not_yours();
    const Result<bool> there = demo_is_there(*world.pen);
    if (!there) return there.errors();
    if (*there) {
        return Error{ErrorKind::refused,
                     "the demonstration is here already",
                     "remove it before you load it again",
                     {},
                     "demo_there"};
    }
    RecordingPen pen(*world.pen);
    const Result<Done> played = play_demo(world, pen);
    if (!played) return played.errors();
    for (const RecordingPen::Made& made : pen.made()) {
        const Result<Done> marked = mark(*world.pen, made);
        if (!marked) return marked.errors();
    }
    return static_cast<std::int64_t>(pen.made().size());
}

std::vector<Action> demo_actions() {
    return {{.name = "demo load",
             .help = {"cargar la demostración: un hospital, un banco y un hotel inventados",
                      "load the demonstration: an invented hospital, bank and hotel",
                      "de demonstratie laden: een verzonnen ziekenhuis, bank en hotel"},
             .who = Permission::of(access::Role::administrator),
             .effect = Effect::writes,
             .example = "ciclo demo load",
             .run = run_load,
             .route = {HttpMethod::post, "/api/demo"}},
            {.name = "demo remove",
             .help = {"quitar la demostración entera y nada más", "remove the demonstration, whole, and nothing else",
                      "de demonstratie verwijderen, geheel, en niets anders"},
             .who = Permission::of(access::Role::administrator),
             .effect = Effect::destroys,
             .example = "ciclo demo remove --dry-run",
             .inputs = {{.name = "dry-run",
                         .kind = InputKind::flag,
                         .help = {"solo decir qué se quitaría y qué se cambió desde entonces",
                                  "only tell what would be removed, and what was changed since",
                                  "alleen zeggen wat zou worden verwijderd en wat sindsdien is gewijzigd"}}},
             .run = run_remove,
             .route = {HttpMethod::remove, "/api/demo"}}};
}

}  // namespace ciclo::actions
