#include "actions/lived_deeds.h"

#include "actions/kinds.h"
#include "actions/lived_circle.h"
#include "actions/lived_compare.h"
#include "actions/lived_hours.h"
#include "actions/lived_told.h"
#include "actions/results_answers.h"
#include "actions/save_drawings.h"
#include "actions/shelf.h"

namespace ciclo::actions {

namespace {

/// Makes an answer from a telling.
using Make = Result<std::string> (*)(const Arguments&, const LivedTelling&);

/// The last answers: a page asks for five, and comes back to them.
Shelf<std::string>& shelf() {
    static Shelf<std::string> the_shelf({.places = 64, .most_weight = 16U << 20});
    return the_shelf;
}

/// All that an answer follows from: its records and files, the language, and whatever else was asked.
std::string key_of(std::string_view name, const Arguments& arguments, const LivedQuestion& question,
                   Language language) {
    std::string key = std::string(name) + "\n" + question.depends + "\n" + std::string(code_of(language));
    for (const auto& [input, values] : arguments.values) {
        for (const std::string& value : values)
            key += "\n" + std::string(input) + " " + std::to_string(value.size()) + " " + value;
    }
    return key;
}

Outcome told(const std::string& json) {
    return {.text = json + "\n", .json = json};
}

Result<Outcome> answered(std::string_view name, const Arguments& arguments, World& world, Make make) {
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return question.errors();
    const std::string key = key_of(name, arguments, *question, world.language);
    if (const auto known = shelf().find(key)) return told(*known);
    const Result<LivedViewPtr> view = lived_view(*question, world);
    if (!view) return view.errors();
    Result<std::string> json = make(arguments, {*question, **view, world.language});
    if (!json) return json.errors();
    const auto kept = std::make_shared<const std::string>(*std::move(json));
    shelf().keep(key, kept, kept->size());
    return told(*kept);
}

/// Without reading or measuring anything: only what was just answered.
std::optional<Outcome> known(std::string_view name, const Arguments& arguments, World& world) {
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return std::nullopt;
    const auto json = shelf().find(key_of(name, arguments, *question, world.language));
    return json ? std::optional(told(*json)) : std::nullopt;
}

Result<std::string> make_show(const Arguments&, const LivedTelling& telling) {
    return lived_json(telling);
}

Result<std::string> make_case(const Arguments& arguments, const LivedTelling& telling) {
    const std::string name = arguments.text("case");
    auto json = lived_case_json(telling, name);
    if (json) return *std::move(json);
    return no_such_case(name, "case");
}

Result<std::string> make_hours(const Arguments& arguments, const LivedTelling& telling) {
    return lived_hours_json(telling, arguments.text("moment"));
}

Result<std::string> make_compare(const Arguments& arguments, const LivedTelling& telling) {
    return lived_compare_json(telling, {arguments.text("on"), arguments.text("reached"), arguments.text("by"),
                                        arguments.text("first"), arguments.text("second")});
}

drawing::Drawing circle_asked(const Arguments& arguments, const LivedTelling& telling) {
    report::PictureOptions options;
    options.id_prefix = "lived";
    if (arguments.text("names") == "hidden") options.names = report::PictureOptions::Names::hidden;
    if (arguments.text("links") == "yes")
        options.moment_link = "/cycles/" + telling.question.cycle.cycle() + "/lived?at=";
    return lived_circle(telling, options);
}

Result<std::string> make_circle(const Arguments& arguments, const LivedTelling& telling) {
    return picture_json({circle_asked(arguments, telling)});
}

Result<Outcome> run_circle(const Arguments& arguments, World& world) {
    if (!arguments.has("output")) return answered("lived circle", arguments, world, make_circle);
    if (const auto error = unknown_picture_format(arguments)) return *error;
    const Result<LivedQuestion> question = lived_asked(arguments, world);
    if (!question) return question.errors();
    const Result<LivedViewPtr> view = lived_view(*question, world);
    if (!view) return view.errors();
    return save_drawings({circle_asked(arguments, {*question, **view, world.language})},
                         question->map().service.name.in(world.language), arguments, world);
}

// ---- Inputs

std::vector<Input> with(std::vector<Input> more) {
    std::vector<Input> inputs = lived_inputs();
    inputs.insert(inputs.begin() + 1, std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return inputs;
}

Input case_input() {
    return {.name = "case",
            .kind = InputKind::text,
            .help = {"el caso, como lo escribe el registro", "the case, as the log writes it",
                     "het geval, zoals het logboek het schrijft"},
            .positional = true,
            .required = true};
}

std::vector<Input> circle_inputs() {
    std::vector<Input> inputs{{.name = "links",
                               .kind = InputKind::choice,
                               .help = {"que cada momento se elija en la página; por defecto no",
                                        "let each moment be chosen on the page; no by default",
                                        "elk moment op de pagina laten kiezen; standaard niet"},
                               .choices = {"no", "yes"}},
                              {.name = "names",
                               .kind = InputKind::choice,
                               .help = {"nombres en el círculo; ocultos para pantallas estrechas",
                                        "names in the circle; hidden for narrow screens",
                                        "namen in de cirkel; verborgen voor smalle schermen"},
                               .choices = {"shown", "hidden"}}};
    for (Input& input : picture_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

std::vector<Input> compare_inputs() {
    return {
        {.name = "on",
         .kind = InputKind::day,
         .help = {"desde este día y antes", "from this day on and before", "vanaf deze dag en daarvoor"}},
        {.name = "reached",
         .kind = InputKind::text,
         .help = {"con y sin este momento", "with and without this moment", "met en zonder dit moment"}},
        {.name = "by",
         .kind = InputKind::text,
         .help = {"por los valores de esta columna (sin más, los dos con más casos)",
                  "by the values of this column (by itself, the two with most cases)",
                  "naar de waarden van deze kolom (zonder meer de twee met de meeste gevallen)"}},
        {.name = "first",
         .kind = InputKind::text,
         .help = {"un valor de --by", "one value of --by", "een waarde van --by"}},
        {.name = "second",
         .kind = InputKind::text,
         .help = {"el otro valor de --by; sin él, todos los demás", "the other value of --by; without it, all others",
                  "de andere waarde van --by; anders alle overige"}}};
}

std::vector<Input> hours_inputs() {
    return {{.name = "moment",
             .kind = InputKind::text,
             .help = {"las esperas antes de este momento; por defecto, donde más se espera",
                      "the waits before this moment; by default, where people wait longest",
                      "het wachten vóór dit moment; standaard waar men het langst wacht"}}};
}

Action reading(std::string_view name, LocalText help, std::string_view example, std::vector<Input> inputs, Make make,
               std::string_view path) {
    return {.name = name,
            .help = std::move(help),
            .who = Permission::of(organisation::cycle_kind().readers),
            .effect = Effect::derives,
            .example = example,
            .inputs = std::move(inputs),
            .run = [name, make](const Arguments& arguments,
                                World& world) { return answered(name, arguments, world, make); },
            .route = {HttpMethod::get, path},
            .remembered = [name](const Arguments& arguments, World& world) { return known(name, arguments, world); }};
}

Action circle() {
    Action action = reading(
        "lived circle",
        {"el círculo del mapa con lo que se vivió de verdad", "the circle of the map with what was really lived",
         "de cirkel van de kaart met wat echt beleefd werd"},
        "ciclo lived circle 01JABCDEFGHJKMNPQRSTVWXYZ0 -o circle.svg", with(circle_inputs()), make_circle,
        "/api/cycles/{id}/lived/circle");
    action.run = run_circle;
    return action;
}

}  // namespace

std::vector<Action> lived_actions() {
    return {reading("lived show",
                    {"lo que pasó de verdad en un ciclo, frente a su mapa",
                     "what really happened in a cycle, against its map",
                     "wat er echt gebeurde in een cyclus, tegenover de kaart"},
                    "ciclo lived show 01JABCDEFGHJKMNPQRSTVWXYZ0", lived_inputs(), make_show, "/api/cycles/{id}/lived"),
            reading("lived case",
                    {"el recorrido de un caso, evento por evento", "the journey of one case, event by event",
                     "de reis van één geval, gebeurtenis voor gebeurtenis"},
                    "ciclo lived case 01JABCDEFGHJKMNPQRSTVWXYZ0 A-17", with({case_input()}), make_case,
                    "/api/cycles/{id}/lived/cases"),
            circle(),
            reading("lived compare",
                    {"dos periodos o dos grupos de casos, momento por momento",
                     "two periods or two groups of cases, moment by moment",
                     "twee perioden of twee groepen gevallen, moment voor moment"},
                    "ciclo lived compare 01JABCDEFGHJKMNPQRSTVWXYZ0 --on 2026-03-01", with(compare_inputs()),
                    make_compare, "/api/cycles/{id}/lived/compare"),
            reading("lived hours",
                    {"cuándo se espera más antes de un momento, por día y hora",
                     "when people wait longest before a moment, by weekday and hour",
                     "wanneer men het langst wacht vóór een moment, per weekdag en uur"},
                    "ciclo lived hours 01JABCDEFGHJKMNPQRSTVWXYZ0 --moment M3", with(hours_inputs()), make_hours,
                    "/api/cycles/{id}/lived/hours")};
}

}  // namespace ciclo::actions
