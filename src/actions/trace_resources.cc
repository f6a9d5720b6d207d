// ciclo trace resources: who did what, how work was handed over, and what was done again by the same or by another.
#include <algorithm>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/repeats.h"
#include "journeys/resources.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::Value;

const std::vector<std::string_view> resource_formats{"text", "json", "csv"};
constexpr std::size_t pairs_shown = 15, rows_shown = 40;

const LocalText resource_title{"Recurso", "Resource", "Wie"};
const LocalText events_title{"Veces", "Times", "Keer"};
const LocalText cases_title{"Casos", "Cases", "Gevallen"};
const LocalText share_title{"% (95 %)", "% (95%)", "% (95 %)"};
const LocalText activities_title{"Actividades", "Activities", "Activiteiten"};
const LocalText work_title{"Trabajo: mediana", "Work: median", "Werk: mediaan"};
const LocalText busy_title{"Ocupado", "Busy", "Bezig"};
const LocalText handed_words{"Traspasos entre recursos distintos", "Hand-overs between different resources",
                             "Overdrachten tussen verschillende mensen"};
const LocalText kept_words{"seguido por el mismo", "kept by the same", "door dezelfde voortgezet"};
const LocalText unnamed_words{"sin nombre en un lado", "not named on one side", "aan een kant zonder naam"};
const LocalText without_words{"Eventos sin recurso", "Events without a resource", "Gebeurtenissen zonder naam"};
const LocalText loops_words{"Repetido enseguida", "Done again at once", "Meteen opnieuw gedaan"};
const LocalText returns_words{"Repetido más tarde", "Done again later", "Later opnieuw gedaan"};
const LocalText same_words{"por el mismo", "by the same", "door dezelfde"};
const LocalText other_words{"por otro", "by another", "door een ander"};

/// What is told, computed once for all formats.
struct Told {
    const events::Log& log;
    journeys::Resources who;
    journeys::HandOvers handed;
    journeys::Repeats again;
    Ledger ledger;
};

/// Events that last: what busy and idle time are known of, and as little told of few as their sum is.
std::int64_t lasting(const journeys::ResourceMeasures& one) {
    return one.processing ? one.processing->spread.n : 0;
}

std::vector<std::size_t> by_events(const Told& told) {
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < told.who.resources.size(); ++r) {
        if (told.who.resources[r].events > 0) order.push_back(r);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return told.who.resources[a].events > told.who.resources[b].events;
    });
    return order;
}

std::string resources_table(const Told& told, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t r : by_events(told)) {
        if (rows.size() == rows_shown) break;
        const journeys::ResourceMeasures& one = told.who.resources[r];
        rows.push_back({std::string(told.log.resources[r]), format_count(one.events, language),
                        format_count(one.cases, language), share_told(one.involvement, language), format_count(one.activities, language),
                        one.processing ? median_told(one.processing->spread, language) : "–",
                        duration_told(one.busy_seconds, lasting(one), language)});
    }
    return text_table({{resource_title.in(language)},
                       {events_title.in(language), Align::right},
                       {cases_title.in(language), Align::right},
                       {share_title.in(language), Align::right},
                       {activities_title.in(language), Align::right},
                       {work_title.in(language), Align::right},
                       {busy_title.in(language), Align::right}},
                      rows) +
           more_note(by_events(told).size(), rows.size(), language);
}

std::string repeats_line(const LocalText& words, const journeys::RepeatCounts& counts, Language language) {
    return words.in(language) + ": " + format_count(counts.all, language) + " (" + same_words.in(language) + " " +
           format_count(counts.repeat, language) + ", " + other_words.in(language) + " " +
           format_count(counts.redo, language) + ", " + unnamed_words.in(language) + " " +
           format_count(counts.unnamed, language) + ")\n";
}

std::string resources_text(const Told& told, Language language) {
    std::string text = told.log.file + "\n\n" + resources_table(told, language) + "\n";
    if (told.who.events_without > 0)
        text += without_words.in(language) + ": " + format_count(told.who.events_without, language) + "\n";
    text += handed_words.in(language) + ": " + format_count(told.handed.handed, language) + " (" +
            kept_words.in(language) + " " + format_count(told.handed.kept, language) + ", " +
            unnamed_words.in(language) + " " + format_count(told.handed.unnamed, language) + ")\n";
    for (std::size_t i = 0; i < std::min(pairs_shown, told.handed.pairs.size()); ++i) {
        const journeys::HandOver& pair = told.handed.pairs[i];
        text += "  " + format_count(pair.n, language) + "  " + std::string(told.log.resources[pair.from]) + " → " +
                std::string(told.log.resources[pair.to]) + "\n";
    }
    if (told.handed.pairs.size() > pairs_shown) text += "  " + more_note(told.handed.pairs.size(), pairs_shown, language);
    return text + repeats_line(loops_words, told.again.self_loops, language) +
           repeats_line(returns_words, told.again.repetitions, language) + few_note(language) +
           ledger_line(told.ledger, language);
}

Value repeats_json(const journeys::RepeatCounts& counts) {
    return formats::object({{"all", integer(counts.all)},
                            {"repeat", integer(counts.repeat)},
                            {"redo", integer(counts.redo)},
                            {"unnamed", integer(counts.unnamed)},
                            {"again", integer(counts.again)},
                            {"cases", integer(counts.cases)}});
}

std::string resources_json(const Told& told) {
    std::vector<Value> resources, pairs, activities;
    for (const std::size_t r : by_events(told)) {
        const journeys::ResourceMeasures& one = told.who.resources[r];
        resources.push_back(formats::object({{"resource", formats::string(told.log.resources[r])},
                                             {"events", integer(one.events)},
                                             {"share", told_json(one.share, told.who.events_with)},
                                             {"cases", integer(one.cases)},
                                             {"involvement", estimate_told_json(one.involvement)},
                                             {"activities", integer(one.activities)},
                                             {"processing_seconds", durations_json(one.processing)},
                                             {"busy_seconds", told_json(one.busy_seconds, lasting(one))},
                                             {"idle_seconds", told_json(one.idle_seconds, lasting(one))}}));
    }
    for (const journeys::HandOver& pair : told.handed.pairs) {
        pairs.push_back(formats::object({{"from", formats::string(told.log.resources[pair.from])},
                                         {"to", formats::string(told.log.resources[pair.to])},
                                         {"n", integer(pair.n)}}));
    }
    for (std::size_t a = 0; a < told.again.activities.size(); ++a) {
        const journeys::ActivityRepeats& one = told.again.activities[a];
        activities.push_back(formats::object({{"activity", formats::string(told.log.activities[a])},
                                              {"resources", integer(told.who.resources_per_activity[a])},
                                              {"self_loops", repeats_json(one.self_loops)},
                                              {"repetitions", repeats_json(one.repetitions)}}));
    }
    return formats::write_json(formats::object({{"log", formats::string(told.log.file)},
                                                {"events_without_resource", integer(told.who.events_without)},
                                                {"handed_over", integer(told.handed.handed)},
                                                {"kept", integer(told.handed.kept)},
                                                {"unnamed", integer(told.handed.unnamed)},
                                                {"resources", formats::list(std::move(resources))},
                                                {"hand_overs", formats::list(std::move(pairs))},
                                                {"activities", formats::list(std::move(activities))},
                                                {"ledger", ledger_json(told.ledger)}}));
}

std::string resources_csv(const Told& told) {
    std::vector<std::vector<std::string>> rows{
        {"resource", "events", "cases", "involvement", "activities", "busy_seconds", "idle_seconds"}};
    for (std::string& title : durations_titles("processing_")) rows[0].push_back(std::move(title));
    for (const std::size_t r : by_events(told)) {
        const journeys::ResourceMeasures& one = told.who.resources[r];
        rows.push_back({std::string(told.log.resources[r]), std::to_string(one.events), std::to_string(one.cases),
                        one.involvement ? told_cell(one.involvement->value, one.involvement->n) : "", std::to_string(one.activities),
                        told_cell(one.busy_seconds, lasting(one)), told_cell(one.idle_seconds, lasting(one))});
        for (std::string& cell : durations_cells(one.processing)) rows.back().push_back(std::move(cell));
    }
    return formats::write_csv(rows);
}

Result<Outcome> run_resources(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, resource_formats);
    if (!format) return format.errors();
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    const auto cases = cases_asked(*log, *zone, arguments);
    if (!cases) return cases.errors();
    const Told told{*log, journeys::resources_of(*cases, {.threads = threads_asked(arguments)}),
                    journeys::hand_overs(*cases), journeys::repeats_of(*cases),
                    ledger_of(*cases, arguments)};
    const std::string text = *format == "json"  ? resources_json(told)
                             : *format == "csv" ? resources_csv(told)
                                                : resources_text(told, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_resources_action() {
    return {.name = "trace resources",
            .help = {"quién hizo qué, traspasos entre unos y otros, y lo que se repitió",
                     "who did what, hand-overs between them, and what was done again",
                     "wie wat deed, overdrachten onderling en wat opnieuw werd gedaan"},
            .who = Permission::machine(),
            .example = "ciclo trace resources visits.csv --language en",
            .inputs = trace_inputs(segment_inputs(), resource_formats),
            .run = run_resources,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
