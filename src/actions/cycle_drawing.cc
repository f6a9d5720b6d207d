// cycle draw: the circle or the blueprint of one version, for a file or for a page.
#include "actions/cycle_answers.h"
#include "actions/cycle_deeds.h"
#include "actions/cycle_versions.h"
#include "actions/organisation_word.h"
#include "actions/save_drawings.h"
#include "organisation/kinds.h"
#include "records/json_text.h"
#include "report/pictures.h"

namespace ciclo::actions {

namespace {

/// What a page asks beyond a file: moments that lead to their sheets, the blueprint in one piece, a ring without names. Ids
/// begin with the version, so that two versions stand on one page.
report::PictureOptions options_of(const Arguments& arguments, const CycleVersion& version, const World& world) {
    report::PictureOptions options;
    options.language = world.language;
    if (arguments.text("names") == "hidden") options.names = report::PictureOptions::Names::hidden;
    if (arguments.text("sheets") == "one") options.sheets = report::PictureOptions::Sheets::one;
    if (arguments.text("links") == "yes") {
        options.moment_link = "/cycles/" + arguments.text("id") + "/moments/";
        options.id_prefix = "v" + std::to_string(version.number) + "-" + arguments.maybe("as").value_or("circle");
    }
    return options;
}

std::string json_of(const CycleVersion& version, const std::vector<drawing::Drawing>& drawings) {
    std::string json = "{\"number\":" + std::to_string(version.number) + ",\"state\":\"" +
                       std::string(code_of(version.state)) +
                       "\",\"revision\":" + std::to_string(version.record.version) + ",\"svg\":";
    records::append_json_text(json, std::string_view(drawings.front().svg));
    json += ",\"sheets\":[";
    for (std::size_t i = 1; i < drawings.size(); ++i) {
        if (i > 1) json += ',';
        records::append_json_text(json, std::string_view(drawings[i].svg));
    }
    return json + "]}";
}

Result<Outcome> run_draw(const Arguments& arguments, World& world) {
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const Result<records::Record> record = cycle_given(arguments, world, Want::reading);
    if (!record) return record.errors();
    const Result<CycleVersion> version = version_given(*record, arguments.text("version"), world);
    if (!version) return version.errors();
    const Result<cycle::Map> told = told_here(*version->map, *world.snapshot);
    if (!told) return told.errors();
    const cycle::Map& map = *told;
    const report::PictureOptions options = options_of(arguments, *version, world);
    const bool circle = arguments.maybe("as").value_or("circle") == "circle";
    const std::vector<drawing::Drawing> drawings =
        circle ? std::vector{report::circle_of(map, nullptr, options)} : report::blueprint_of(map, options);
    if (drawings.empty()) {
        return Error{ErrorKind::refused, "the map has no moments yet", "add the first one", {}, "no_moments"};
    }
    Result<Outcome> saved = save_drawings(drawings, map.service.name.in(world.language), arguments, world);
    if (saved && arguments.text("output").empty()) (*saved).json = json_of(*version, drawings);
    return saved;
}

std::vector<Input> draw_inputs() {
    std::vector<Input> inputs{cycle_id_input(),
                              version_input("version"),
                              {.name = "as",
                               .kind = InputKind::choice,
                               .help = {"qué dibujo", "which picture", "welke tekening"},
                               .choices = {"circle", "blueprint"}},
                              {.name = "links",
                               .kind = InputKind::choice,
                               .help = {"que cada momento lleve a su ficha; por defecto no",
                                        "let each moment lead to its sheet; no by default",
                                        "elk moment naar zijn blad laten leiden; standaard niet"},
                               .choices = {"no", "yes"}},
                              {.name = "names",
                               .kind = InputKind::choice,
                               .help = {"nombres en el círculo; ocultos para pantallas estrechas",
                                        "names in the circle; hidden for narrow screens",
                                        "namen in de cirkel; verborgen voor smalle schermen"},
                               .choices = {"shown", "hidden"}},
                              {.name = "sheets",
                               .kind = InputKind::choice,
                               .help = {"plano por hojas o de una pieza", "blueprint in sheets or in one piece",
                                        "blauwdruk in bladen of in één stuk"},
                               .choices = {"many", "one"}}};
    for (Input& input : picture_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace

Action cycle_draw_action() {
    return {.name = "cycle draw",
            .help = {"dibujar una versión: círculo o plano", "draw a version: circle or blueprint",
                     "een versie tekenen: cirkel of blauwdruk"},
            .who = Permission::of(organisation::cycle_kind().readers),
            .effect = Effect::reads,
            .example = "ciclo cycle draw 01JABCDEFGHJKMNPQRSTVWXYZ0 --as blueprint -o plano.svg",
            .inputs = draw_inputs(),
            .run = run_draw,
            .route = {HttpMethod::get, "/api/cycles/{id}/draw"}};
}

}  // namespace ciclo::actions
