// ciclo trace conform: journeys held against the map.
#include "actions/trace_conform.h"

#include "actions/conform_picture.h"
#include "actions/few_cases.h"
#include "actions/lived_cases.h"
#include "actions/sources.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "conformance/telling.h"

namespace ciclo::actions {

namespace {

const std::vector<std::string_view> conform_formats{"text", "json", "csv", "svg"};

std::string conforming_svg(const Conforming& conforming, Language language) {
    report::PictureOptions options;
    options.language = language;
    options.summary =
        conformance::telling(conforming.log, conforming.map, conforming.found, language, {.most = 1}).front();
    report::LivedCycle lived;  // of fewer than five cases the map alone: what it shows are shares
    if (enough_to_tell(conforming.found.cases)) lived = lived_cycle_of(conforming.found);
    return report::lived_circle_of(conforming.map, lived, options).svg;
}

/// The map and the columns, or what is wrong with either.
struct Sources {
    cycle::Map map;
    formats::ColumnMapping columns;
    calendar::Zone zone;
};
Result<Sources> open_sources(const Arguments& arguments, World& world) {
    Errors errors;
    Result<cycle::Map> map = open_map(arguments.text("map"), world);
    if (!map) errors = map.errors();
    Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) errors.insert(errors.end(), columns.errors().begin(), columns.errors().end());
    Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) errors.insert(errors.end(), zone.errors().begin(), zone.errors().end());
    if (!errors.empty()) return errors;
    return Sources{std::move(map).value(), std::move(columns).value(), std::move(zone).value()};
}

/// The cases asked about, as a log of their own; the log itself when that is all of them.
Result<events::Log> looked_at(events::Log log, const calendar::Zone& zone, const Arguments& arguments) {
    const Result<journeys::Cases> cases = cases_asked(log, zone, arguments);
    if (!cases) return cases.errors();
    if (cases->size() == log.cases.size()) return log;
    if (!cases->empty()) {
        events::Log chosen = log_of(*cases);
        chosen.ledger = ledger_of(*cases, arguments);
        return chosen;
    }
    return Error{ErrorKind::not_found, "no case of the log is like that", "ask for others", {log.file}};
}

Result<Conforming> conformed(const Arguments& arguments, World& world) {
    Result<Sources> sources = open_sources(arguments, world);
    if (!sources) return sources.errors();
    Result<events::Log> whole = open_log(arguments.text("log"), arguments, world);
    if (!whole) return whole.errors();
    const auto all_cases = static_cast<std::int64_t>(whole->cases.size());
    Result<events::Log> log = looked_at(std::move(whole).value(), sources->zone, arguments);
    if (!log) return log.errors();
    const auto clock = clock_asked(*log, sources->zone, arguments);
    if (!clock) return clock.errors();
    auto matches = conformance::match_activities(*log, sources->map, named_activities(sources->columns));
    if (!matches) return matches.errors();
    const journeys::WorkingClock* working = *clock ? &**clock : nullptr;
    const unsigned threads = threads_asked(arguments);
    conformance::Conformance found =
        conformance::conform(*log, sources->map, *matches, {.threads = threads, .clock = working});
    conformance::LivedDesign design = conformance::lived_design(*log, sources->map, found, working, threads);
    std::vector<conformance::HandOff> hand_offs = conformance::hand_offs_of(*log, sources->map, found);
    return Conforming{std::move(log).value(), std::move(sources->map), std::move(matches).value(), std::move(found),
                      std::move(design),      std::move(hand_offs),    all_cases,                  working != nullptr};
}

Result<Outcome> run_conform(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, conform_formats);
    if (!format) return format.errors();
    const Result<Conforming> conforming = conformed(arguments, world);
    if (!conforming) return conforming.errors();
    const std::string text = *format == "json" ? conforming_json(*conforming)
                             : *format == "csv"
                                 ? conforming_csv(*conforming, arguments.maybe("each").value_or("moment"))
                             : *format == "svg" ? conforming_svg(*conforming, world.language)
                                                : conforming_text(*conforming, world.language);
    return give_answer(text, arguments, world);
}

std::vector<Input> conform_inputs() {
    std::vector<Input> inputs{map_input(),
                              {.name = "each",
                               .kind = InputKind::choice,
                               .help = {"CSV: una fila por momento, actividad, variante, caso, paso o traspaso",
                                        "CSV: a row for each moment, activity, variant, case, move or hand-off",
                                        "CSV: een rij per moment, activiteit, variant, geval, stap of overdracht"},
                               .choices = {"moment", "activity", "variant", "case", "move", "hand_off"}}};
    for (Input& input : segment_inputs()) inputs.push_back(std::move(input));
    for (Input& input : clock_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

}  // namespace

Action trace_conform_action() {
    return {.name = "trace conform",
            .help = {"lo que ocurrió frente al mapa: qué faltó, qué sobró, qué tardó",
                     "what really happened against the map: missed, out of order, repeated, too slow",
                     "wat er echt gebeurde tegenover de kaart: gemist, andere volgorde, herhaald, te traag"},
            .who = Permission::machine(),
            .example = "ciclo trace conform visits.csv hospital-emergency --to svg -o lived.svg",
            .inputs = trace_inputs(conform_inputs(), conform_formats),
            .run = run_conform,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
