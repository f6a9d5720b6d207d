// ciclo map check: may this map be published, and what would make it better.
#include "actions/maps.h"
#include "actions/sources.h"
#include "cycle/check.h"

namespace ciclo::actions {

namespace {

const LocalText all_well{"Se puede publicar: no hay nada que corregir.", "It can be published: there is nothing to mend.",
                         "Kan worden gepubliceerd: er is niets te verbeteren."};

std::string line_of(const cycle::Finding& finding, Language language) {
    const std::string where = finding.place.text();
    return (where.empty() ? "" : where + ": ") + std::string(printed(finding.severity, language)) + ": " +
           finding.text.in(language) + "\n";
}

Result<Outcome> run_check(const Arguments& arguments, World& world) {
    const Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) return map.errors();
    std::string text;
    bool in_order = true;
    for (const cycle::Finding& finding : cycle::check(*map)) {
        text += line_of(finding, world.language);
        in_order = in_order && finding.severity != cycle::Severity::error;
    }
    if (text.empty()) text = all_well.in(world.language) + "\n";
    return Outcome{text, in_order};
}

}  // namespace

Action map_check_action() {
    return {.name = "map check",
            .help = {"decir si el ciclo se puede publicar y qué le falta", "tell whether the cycle can be published and what it lacks",
                     "zeggen of de cyclus gepubliceerd kan worden en wat er ontbreekt"},
            .who = Permission::signed_in(),
            .example = "ciclo map check urgencias.yaml",
            .inputs = {map_input()},
            .run = run_check};
}

}  // namespace ciclo::actions
