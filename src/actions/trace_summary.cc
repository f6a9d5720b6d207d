// ciclo trace summary: the ten metrics of a log on one page.
#include <algorithm>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "actions/trace_stream.h"
#include "base/number.h"
#include "base/text.h"
#include "drawing/intervals_chart.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/measures.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using journeys::ActivityMeasures;
using journeys::Detail;
using journeys::Measures;

const std::vector<std::string_view> summary_formats{"text", "json", "csv", "svg"};
constexpr std::size_t variants_shown = 5;

const LocalText cases_word{"casos", "cases", "gevallen"};
const LocalText events_word{"eventos", "events", "gebeurtenissen"};
const LocalText activities_word{"actividades", "activities", "activiteiten"};
const LocalText moves_word{"pasos distintos", "different moves", "verschillende stappen"};
const LocalText variants_word{"variantes", "variants", "varianten"};
const LocalText per_day_words{"casos por día", "cases per day", "gevallen per dag"};
const LocalText duration_words{"Duración de un caso: mediana", "A case lasts: median", "Duur van een geval: mediaan"};
const LocalText mean_word{"media", "mean", "gemiddelde"};
const LocalText p90_words{"9 de 10 hasta", "9 of 10 within", "9 van 10 binnen"};
const LocalText activity_title{"Actividad", "Activity", "Activiteit"};
const LocalText events_title{"Veces", "Times", "Keer"};
const LocalText reach_title{"Casos", "Cases", "Gevallen"};
const LocalText begun_title{"Empiezan", "Begin", "Begin"};
const LocalText ended_title{"Terminan", "End", "Einde"};
const LocalText rework_title{"Repiten", "Rework", "Herhaald"};
const LocalText service_title{"Atención", "Service", "Bediening"};
const LocalText waiting_title{"Espera", "Waiting", "Wachten"};
const LocalText medians_note{"Atención y espera: medianas. Repiten: casos en que la actividad vino más de una vez.",
                             "Service and waiting: medians. Rework: cases in which the activity came more than once.",
                             "Bediening en wachten: medianen. Herhaald: gevallen waarin de activiteit vaker kwam."};
const LocalText reach_drawn{"A cuántos casos llega cada actividad", "How many cases each activity reaches",
                            "Hoeveel gevallen elke activiteit bereikt"};
const LocalText reach_key{"Punto: parte de los casos; raya: su intervalo del 95 % (Wilson). Delante, los casos.",
                          "Point: share of the cases; line: its 95% interval (Wilson). In front, the cases.",
                          "Punt: deel van de gevallen; lijn: het 95%-interval (Wilson). Ervoor de gevallen."};
const LocalText most_words{"Caminos más frecuentes", "Most frequent paths", "Meest voorkomende paden"};

/// By how many cases they reach, most first; ties by their first appearance.
std::vector<std::size_t> by_reach(const Measures& measures) {
    std::vector<std::size_t> order;
    for (std::size_t a = 0; a < measures.activities.size(); ++a) order.push_back(a);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return measures.activities[a].cases > measures.activities[b].cases;
    });
    return order;
}

std::string activities_table(const events::Log& log, const Measures& measures, Language language) {
    std::vector<std::vector<std::string>> rows;
    const auto count = [language](std::int64_t n) { return format_count(n, language); };
    for (const std::size_t a : by_reach(measures)) {
        const ActivityMeasures& activity = measures.activities[a];
        const double share = static_cast<double>(activity.cases) / static_cast<double>(measures.cases);
        rows.push_back({std::string(log.activities[a]), count(activity.events), count(activity.cases),
                        share_told(share, measures.cases, language), count(activity.begun), count(activity.ended),
                        count(activity.rework_cases), median_told(activity.service, language),
                        median_told(activity.waiting, language)});
    }
    return text_table({{activity_title.in(language)},
                       {events_title.in(language), Align::right},
                       {reach_title.in(language), Align::right},
                       {"%", Align::right},
                       {begun_title.in(language), Align::right},
                       {ended_title.in(language), Align::right},
                       {rework_title.in(language), Align::right},
                       {service_title.in(language), Align::right},
                       {waiting_title.in(language), Align::right}},
                      rows) +
           medians_note.in(language) + "\n" + few_note(language);
}

std::string path_text(const events::Log& log, const journeys::Variants& variants, std::size_t variant) {
    std::vector<std::string> names;
    for (const std::uint32_t activity : variants.path(log, variant)) names.emplace_back(log.activities[activity]);
    return join(names, " → ");
}

std::string variants_lines(const events::Log& log, const Measures& measures, Language language) {
    std::string text = most_words.in(language) + ":\n";
    for (std::size_t v = 0; v < std::min(variants_shown, measures.variants.all.size()); ++v) {
        const std::int64_t cases = measures.variants.all[v].cases;
        const double share = static_cast<double>(cases) / static_cast<double>(measures.cases);
        text += "  " + format_count(cases, language) + " (" + share_told(share, measures.cases, language) + ")  " +
                path_text(log, measures.variants, v) + "\n";
    }
    return text;
}

std::string head_lines(const events::Log& log, const Measures& measures, Language language) {
    const auto counted = [&](std::size_t n, const LocalText& word) {
        return format_count(static_cast<std::int64_t>(n), language) + " " + word.in(language);
    };
    std::string text = log.file + "\n";
    text += counted(static_cast<std::size_t>(measures.cases), cases_word) + ", " + counted(static_cast<std::size_t>(measures.events), events_word) + ", " +
            counted(log.activities.size(), activities_word) + ", " + counted(measures.moves.size(), moves_word) + ", " +
            counted(measures.variants.all.size(), variants_word) + "\n";
    text += iso_text(measures.first) + " – " + iso_text(measures.last);
    if (measures.cases_per_day > 0) {
        text += ", " + format_trimmed(measures.cases_per_day, 1, language) + " " + per_day_words.in(language);
    }
    return text + "\n" + duration_words.in(language) + " " + median_told(measures.durations, language) +
           ", " + mean_word.in(language) + " " + duration_told(measures.durations.mean, measures.cases, language) + ", " +
           p90_words.in(language) + " " + duration_told(measures.durations.p90, measures.cases, language) + "\n";
}

std::string summary_text(const events::Log& log, const Measures& measures, Language language) {
    return head_lines(log, measures, language) + "\n" + activities_table(log, measures, language) + "\n" +
           variants_lines(log, measures, language) + ledger_line(log.ledger, language);
}

formats::Value activity_json(const events::Log& log, const Measures& measures, std::size_t a) {
    const ActivityMeasures& activity = measures.activities[a];
    return formats::object({{"activity", formats::string(log.activities[a])},
                            {"events", formats::integer(activity.events)},
                            {"cases", formats::integer(activity.cases)},
                            {"reach", estimate_told_json(stats::wilson(activity.cases, measures.cases))},
                            {"begun", formats::integer(activity.begun)},
                            {"ended", formats::integer(activity.ended)},
                            {"rework_cases", formats::integer(activity.rework_cases)},
                            {"self_loops", formats::integer(activity.self_loops)},
                            {"service_seconds", spread_json(activity.service, Detail::median)},
                            {"waiting_seconds", spread_json(activity.waiting, Detail::median)}});
}

std::string summary_json(const MeasuredLog& measured) {
    using formats::integer;
    const events::Log& log = measured.log;
    const Measures& measures = measured.measures;
    std::vector<formats::Value> activities, moves;
    for (const std::size_t a : by_reach(measures)) activities.push_back(activity_json(log, measures, a));
    for (const journeys::MoveTimes& move : measures.moves) {
        moves.push_back(formats::object({{"from", formats::string(log.activities[move.from])},
                                         {"to", formats::string(log.activities[move.to])},
                                         {"gap_seconds", spread_json(move.gap, Detail::median)}}));
    }
    std::vector<std::pair<std::string, formats::Value>> entries{
        {"log", formats::string(log.file)},
        {"cases", integer(measures.cases)},
        {"events", integer(measures.events)},
        {"variants", integer(static_cast<std::int64_t>(measures.variants.all.size()))},
        {"first", formats::string(iso_text(measures.first))},
        {"last", formats::string(iso_text(measures.last))},
        // a log of one instant has no days
        {"cases_per_day", measures.cases_per_day > 0 ? formats::number(measures.cases_per_day) : formats::null()},
        {"duration_seconds", spread_json(measures.durations, Detail::quantiles)},
        {"duration_by_end_seconds", spread_json(measures.durations_by_end, Detail::quantiles)},
        {"events_per_case", spread_json(measures.events_per_case, Detail::quantiles)},
        {"activities", formats::list(std::move(activities))},
        {"moves", formats::list(std::move(moves))},
        {"ledger", ledger_json(log.ledger)}};
    add_streaming(measured, entries);
    return formats::write_json(formats::object(std::move(entries)));
}

std::string summary_csv(const events::Log& log, const Measures& measures) {
    std::vector<std::vector<std::string>> rows{{"activity", "events", "cases", "begun", "ended", "rework_cases",
                                                "self_loops", "service_n", "service_mean_seconds",
                                                "service_median_seconds", "waiting_n", "waiting_mean_seconds",
                                                "waiting_median_seconds"}};
    for (const std::size_t a : by_reach(measures)) {
        const ActivityMeasures& activity = measures.activities[a];
        std::vector<std::string> row{std::string(log.activities[a])};
        for (const std::int64_t n : {activity.events, activity.cases, activity.begun, activity.ended,
                                     activity.rework_cases, activity.self_loops}) {
            row.push_back(std::to_string(n));
        }
        for (const journeys::Spread* spread : {&activity.service, &activity.waiting}) {
            row.push_back(std::to_string(spread->n));
            row.push_back(enough_to_tell(spread->n) ? exact_text(spread->mean) : "");
            row.push_back(enough_to_tell(spread->n) ? exact_text(spread->median) : "");
        }
        rows.push_back(std::move(row));
    }
    return formats::write_csv(rows);
}

std::string summary_svg(const events::Log& log, const Measures& measures, Language language) {
    constexpr std::size_t most_rows = 40;
    drawing::IntervalAxis axis{.rows = {}, .unit = 0.01, .word = "%"};
    const std::vector<std::size_t> order = by_reach(measures);
    for (std::size_t i = 0; i < std::min(order.size(), most_rows); ++i) {
        const std::int64_t cases = measures.activities[order[i]].cases;
        const std::optional<stats::Estimate> reach = stats::wilson(cases, measures.cases);
        drawing::IntervalRow row{std::string(log.activities[order[i]]), share_told(reach, language), format_count(cases, language)};
        if (reach && enough_to_tell(measures.cases)) row.value = drawing::SureOf{reach->value, reach->low, reach->high};
        axis.rows.push_back(std::move(row));
    }
    const std::string head = head_lines(log, measures, language);
    drawing::IntervalsChart chart{.answer = {}, .axes = {std::move(axis)}, .notes = {reach_key.in(language)}, .caption = {}};
    for (const std::string_view line : split(trim(head), '\n')) chart.answer.emplace_back(line);
    if (!enough_to_tell(measures.cases)) chart.notes.emplace_back(trim(few_note(language)));
    if (const std::string more = more_note(order.size(), most_rows, language); !more.empty()) chart.notes.emplace_back(trim(more));
    chart.caption = {.title = reach_drawn.in(language), .summary = head, .language = language};
    return drawing::draw_intervals_chart(chart).svg;
}

Result<Outcome> run_summary(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, summary_formats);
    if (!format) return format.errors();
    const Result<MeasuredLog> measured = measured_log(arguments, world, Detail::median);
    if (!measured) return measured.errors();
    const events::Log& log = measured->log;
    const std::string text = *format == "json"  ? summary_json(*measured)
                             : *format == "csv" ? summary_csv(log, measured->measures)
                             : *format == "svg" ? summary_svg(log, measured->measures, world.language)
                                                : summary_text(log, measured->measures, world.language) +
                                                      streaming_note(*measured, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_summary_action() {
    return {.name = "trace summary",
            .help = {"lo que ocurrió, en una página: actividades, pasos, variantes, tiempos",
                     "what really happened, on one page: activities, moves, variants, times",
                     "wat er echt gebeurde, op één pagina: activiteiten, stappen, varianten, tijden"},
            .who = Permission::machine(),
            .example = "ciclo trace summary visits.csv --language en",
            .inputs = trace_inputs(with_segment({stream_input()}), summary_formats),
            .run = run_summary,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
