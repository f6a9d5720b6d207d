// library preview: what one chooses from before a cycle begins from an object-centric log (cycle start --log --objects).
#include "actions/event_evidence.h"
#include "actions/library_deeds.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "formats/limits.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

Result<Outcome> run_preview(const Arguments& arguments, World& world) {
    const std::string name = arguments.text("log");
    const Result<seams::HeldBytes> held = world.files.hold(name, formats::limits::csv_bytes);
    if (!held) return held.errors();
    const formats::Value types = object_types_json(held->bytes, name);
    std::string text;
    for (const formats::Value& type : types.items) text += type.find("name")->text + "\n";
    return Outcome{.text = text, .json = cycle::compact_json(formats::object({{"object_types", types}}))};
}

}  // namespace

Action library_preview_action() {
    return {.name = "library preview",
            .help = {"mirar un registro sin guardar nada: qué tipos de objeto tiene (OCEL) que puedan ser el caso",
                     "look at a log, keeping nothing: which types of object it has (OCEL) that may be the case",
                     "een logboek bekijken zonder iets te bewaren: welke soorten object (OCEL) het geval kunnen zijn"},
            .who = Permission::of(organisation::cycle_kind().writers),
            .effect = Effect::computes,
            .example = "ciclo library preview desk.jsonocel",
            .inputs = {{.name = "log",
                        .kind = InputKind::file,
                        .help = {"registro de lo que ocurrió", "log of what happened", "logboek van wat gebeurde"},
                        .positional = true,
                        .required = true}},
            .run = run_preview,
            .route = {HttpMethod::post, "/api/library/preview"}};
}

}  // namespace ciclo::actions
