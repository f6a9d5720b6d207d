#include "actions/lived_deeds.h"

#include "actions/kinds.h"
#include "actions/lived_told.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

Outcome told(std::string json) { return {.text = json + "\n", .json = std::move(json)}; }

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return question.errors();
    const Result<LivedViewPtr> view = lived_view(*question, world);
    if (!view) return view.errors();
    return told(lived_json({*question, **view, world.language}));
}

/// Without reading a log: only when it has just been looked at.
std::optional<Outcome> show_known(const Arguments& arguments, World& world) {
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return std::nullopt;
    const LivedViewPtr view = lived_remembered(*question);
    if (!view) return std::nullopt;
    return told(lived_json({*question, *view, world.language}));
}

Result<Outcome> run_case(const Arguments& arguments, World& world) {
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return question.errors();
    const Result<LivedViewPtr> view = lived_view(*question, world);
    if (!view) return view.errors();
    const std::string name = arguments.text("case");
    auto json = lived_case_json({*question, **view, world.language}, name);
    if (json) return told(*std::move(json));
    return Error{ErrorKind::not_found, "the log has no case " + quoted(name), "choose one of the log and its days", {"case", 0, 0},
                 "no_such_case"};
}

std::vector<Input> with_case() {
    std::vector<Input> inputs = lived_inputs();
    inputs.insert(inputs.begin() + 1, {.name = "case",
                                       .kind = InputKind::text,
                                       .help = {"el caso, como lo escribe el registro", "the case, as the log writes it",
                                                "het geval, zoals het logboek het schrijft"},
                                       .positional = true,
                                       .required = true});
    return inputs;
}

Action reading(std::string_view name, LocalText help, std::string_view example, std::vector<Input> inputs,
               Result<Outcome> (*run)(const Arguments&, World&), std::string_view path) {
    return {.name = name,
            .help = std::move(help),
            .who = Permission::of(organisation::cycle_kind().readers),
            .effect = Effect::derives,
            .example = example,
            .inputs = std::move(inputs),
            .run = run,
            .route = {HttpMethod::get, path}};
}

}  // namespace

std::vector<Action> lived_actions() {
    Action show = reading("lived show",
                          {"lo que pasó de verdad en un ciclo, frente a su mapa", "what really happened in a cycle, against its map",
                           "wat er echt gebeurde in een cyclus, tegenover de kaart"},
                          "ciclo lived show 01JABCDEFGHJKMNPQRSTVWXYZ0", lived_inputs(), run_show, "/api/cycles/{id}/lived");
    show.remembered = show_known;
    return {std::move(show),
            reading("lived case",
                    {"el recorrido de un caso, evento por evento", "the journey of one case, event by event",
                     "de reis van één geval, gebeurtenis voor gebeurtenis"},
                    "ciclo lived case 01JABCDEFGHJKMNPQRSTVWXYZ0 A-17", with_case(), run_case, "/api/cycles/{id}/lived/cases")};
}

}  // namespace ciclo::actions
