// ciclo map list, ciclo map new: the library of ready-made cycles, and starting from it.
#include "actions/maps.h"
#include "actions/sources.h"
#include "actions/text_table.h"
#include "base/text.h"
#include "cycle/templates.h"
#include "cycle/write_map.h"

namespace ciclo::actions {

namespace {

const LocalText templates_title{"Plantillas", "Templates", "Sjablonen"};
const LocalText patterns_title{"Patrones de servicio", "Service patterns", "Servicepatronen"};
const LocalText name_title{"Nombre", "Name", "Naam"};
const LocalText cycle_title{"Ciclo", "Cycle", "Cyclus"};
const LocalText sector_title{"Sector", "Sector", "Sector"};
const LocalText blank_name{"Ciclo nuevo", "New cycle", "Nieuwe cyclus"};

Result<Outcome> run_list(const Arguments&, World& world) {
    std::vector<std::vector<std::string>> templates, patterns;
    for (const cycle::Template& row : cycle::templates()) {
        templates.push_back({row.id, row.name.in(world.language), row.sector});
    }
    for (const cycle::ServicePattern& pattern : cycle::service_patterns()) {
        patterns.push_back({pattern.id, pattern.name.in(world.language)});
    }
    const Language language = world.language;
    return Outcome{text_table({{templates_title.in(language)}, {cycle_title.in(language)}, {sector_title.in(language)}},
                              templates) +
                   "\n" + text_table({{patterns_title.in(language)}, {name_title.in(language)}}, patterns)};
}

/// A template keeps its comments; a pattern or a blank map is written from its values.
Result<std::string> new_map_text(const Arguments& arguments) {
    if (arguments.has("pattern")) {
        Result<cycle::Map> draft = cycle::draft_from_pattern(arguments.text("pattern"));
        if (!draft) return draft.errors();
        return cycle::write_map_yaml(*draft);
    }
    if (const auto from = arguments.maybe("from")) {
        const Result<std::string_view> text = cycle::template_text(*from);
        if (!text) return text.errors();
        return std::string(*text);
    }
    return cycle::write_map_yaml(cycle::blank_map("new-cycle", blank_name));
}

Result<Outcome> run_new(const Arguments& arguments, World& world) {
    if (arguments.has("from") && arguments.has("pattern")) {
        return Error{ErrorKind::invalid, "a new map starts from a template or from a pattern, not from both",
                     "leave out the template's name or --pattern", {}};
    }
    const Result<std::string> text = new_map_text(arguments);
    if (!text) return text.errors();
    const std::optional<std::string> path = arguments.maybe("output");
    if (!path) return Outcome{*text};
    if (world.files.exists(*path)) {
        return Error{ErrorKind::refused, "the file exists and is not overwritten", "choose another name", {*path}};
    }
    const Result<Done> written = world.files.write(*path, *text);
    if (!written) return written.errors();
    return Outcome{*path + "\n"};
}

}  // namespace

Action map_list_action() {
    return {.name = "map list",
            .help = {"las plantillas y los patrones que trae Ciclo", "the templates and patterns that come with Ciclo",
                     "de sjablonen en patronen die bij Ciclo horen"},
            .who = Permission::signed_in(),
            .example = "ciclo map list",
            .inputs = {},
            .run = run_list};
}

Action map_new_action() {
    return {.name = "map new",
            .help = {"empezar un ciclo: vacío, desde una plantilla o desde un patrón",
                     "start a cycle: blank, from a template or from a pattern",
                     "een cyclus beginnen: leeg, vanuit een sjabloon of een patroon"},
            .who = Permission::signed_in(),
            .example = "ciclo map new hospital-emergency -o urgencias.yaml",
            .inputs = {{.name = "from",
                        .kind = InputKind::text,
                        .help = {"nombre de la plantilla", "the template's name", "naam van het sjabloon"},
                        .positional = true},
                       {.name = "pattern",
                        .kind = InputKind::text,
                        .help = {"patrón de servicio", "service pattern", "servicepatroon"}},
                       output_input()},
            .run = run_new};
}

}  // namespace ciclo::actions
