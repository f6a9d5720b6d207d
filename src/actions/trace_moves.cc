// ciclo trace moves: what came straight after what, how often and how long between (directly-follows).
#include "actions/few_cases.h"
#include "actions/moves_follows.h"
#include "actions/moves_picture.h"
#include "actions/text_table.h"
#include "actions/trace_deeds.h"
#include "actions/trace_graphs.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "actions/trace_stream.h"
#include "base/number.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/lived_path.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using journeys::Detail;
using journeys::Measures;
using journeys::MoveTimes;

const std::vector<std::string_view> moves_formats{"text", "json", "csv", "dot", "mermaid", "svg"};

const LocalText from_title{"De", "From", "Van"};
const LocalText to_title{"A", "To", "Naar"};
const LocalText times_title{"Veces", "Times", "Keer"};
const LocalText share_title{"% de su origen", "% of its origin", "% van herkomst"};
const LocalText median_title{"Mediana", "Median", "Mediaan"};
const LocalText mean_title{"Media", "Mean", "Gemiddelde"};
const LocalText p90_title{"9 de 10", "9 of 10", "9 van 10"};
const LocalText divergence_words{"Divergencia vivida (entropía de lo que sigue)", "Lived divergence (entropy of what comes next)",
                                 "Geleefde divergentie (entropie van wat volgt)"};
const LocalText time_note{"Tiempos: del fin de uno al inicio del siguiente.", "Times: from the end of one to the start of the next.",
                          "Tijden: van het einde van de ene tot het begin van de volgende."};

double share_of_origin(const Measures& measures, const MoveTimes& move) {
    return static_cast<double>(move.gap.n) / static_cast<double>(measures.activities[move.from].events);
}

std::string moves_text(const events::Log& log, const Measures& measures, std::int64_t least, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const MoveTimes& move : moves_shown(measures, least)) {
        rows.push_back({std::string(log.activities[move.from]), std::string(log.activities[move.to]),
                        format_count(move.gap.n, language),
                        share_told(share_of_origin(measures, move), measures.activities[move.from].events, language),
                        median_told(move.gap, language), duration_told(move.gap.mean, move.gap.n, language),
                        duration_told(move.gap.p90, move.gap.n, language)});
    }
    const journeys::LivedPath lived = journeys::lived_path(log, measures);
    return text_table({{from_title.in(language)},
                       {to_title.in(language)},
                       {times_title.in(language), Align::right},
                       {share_title.in(language), Align::right},
                       {median_title.in(language), Align::right},
                       {mean_title.in(language), Align::right},
                       {p90_title.in(language), Align::right}},
                      rows) +
           time_note.in(language) + "\n" + divergence_words.in(language) + ": " +
           (enough_to_tell(measures.events) ? format_number(lived.divergence_bits, 2, language) + " bit" : "–") + "\n" +
           few_note(language) + ledger_line(log.ledger, language);
}

/// {activity: cases}, those above 0.
formats::Value cases_by_activity(const events::Log& log, const Measures& measures,
                                 std::int64_t journeys::ActivityMeasures::*count) {
    std::vector<std::pair<std::string, formats::Value>> entries;
    for (std::size_t a = 0; a < measures.activities.size(); ++a) {
        const std::int64_t n = measures.activities[a].*count;
        if (n > 0) entries.push_back({std::string(log.activities[a]), formats::integer(n)});
    }
    return formats::object(std::move(entries));
}

std::string moves_json(const MeasuredLog& measured, std::int64_t least) {
    const events::Log& log = measured.log;
    const Measures& measures = measured.measures;
    std::vector<formats::Value> moves, activities;
    for (const MoveTimes& move : moves_shown(measures, least)) {
        moves.push_back(formats::object({{"from", formats::string(log.activities[move.from])},
                                         {"to", formats::string(log.activities[move.to])},
                                         {"n", formats::integer(move.gap.n)},
                                         {"share_of_origin", told_json(share_of_origin(measures, move), measures.activities[move.from].events)},
                                         {"share_estimate", estimate_told_json(stats::wilson(move.gap.n, measures.activities[move.from].events))},
                                         {"gap_seconds", spread_json(move.gap, Detail::quantiles)}}));
    }
    const journeys::LivedPath lived = journeys::lived_path(log, measures);
    for (std::size_t a = 0; a < lived.activities.size(); ++a) {
        const journeys::LivedActivity& activity = lived.activities[a];
        const journeys::ActivityMeasures& counted = measures.activities[a];
        activities.push_back(formats::object({{"activity", formats::string(log.activities[a])},
                                              {"cases", formats::integer(counted.cases)},
                                              {"reach", told_json(activity.reach, measures.cases)},
                                              {"abandonment", told_json(activity.abandonment, counted.cases)},
                                              {"reach_estimate", estimate_told_json(stats::wilson(counted.cases, measures.cases))},
                                              {"abandonment_estimate", estimate_told_json(stats::wilson(counted.ended, counted.cases))},
                                              {"entropy_bits", told_json(activity.entropy_bits, counted.events)}}));
    }
    std::vector<std::pair<std::string, formats::Value>> entries{
        {"log", formats::string(log.file)},
        {"begun", cases_by_activity(log, measures, &journeys::ActivityMeasures::begun)},
        {"ended", cases_by_activity(log, measures, &journeys::ActivityMeasures::ended)},
        {"divergence_bits", told_json(lived.divergence_bits, measures.events)},
        {"variant_entropy_bits", told_json(lived.variant_entropy_bits, measures.cases)},
        {"variant_entropy_normalised", told_json(lived.variant_entropy_normalised, measures.cases)},
        {"moves_per_activity", formats::number(lived.moves_per_activity)},
        {"activities", formats::list(std::move(activities))},
        {"moves", formats::list(std::move(moves))},
        {"ledger", ledger_json(log.ledger)}};
    add_streaming(measured, entries);
    return formats::write_json(formats::object(std::move(entries)));
}

std::string moves_csv(const events::Log& log, const Measures& measures, std::int64_t least) {
    std::vector<std::vector<std::string>> rows{{"from", "to", "n", "share_of_origin", "min_seconds", "median_seconds",
                                                "mean_seconds", "p90_seconds", "max_seconds", "sum_seconds"}};
    for (const MoveTimes& move : moves_shown(measures, least)) {
        const journeys::Spread& gap = move.gap;
        rows.push_back({std::string(log.activities[move.from]), std::string(log.activities[move.to]),
                        std::to_string(gap.n),
                        told_cell(share_of_origin(measures, move), measures.activities[move.from].events)});
        for (const double seconds : {gap.least, gap.median, gap.mean, gap.p90, gap.most, gap.sum}) {
            rows.back().push_back(told_cell(seconds, gap.n));
        }
    }
    return formats::write_csv(rows);
}

Result<Outcome> run_later(const std::string& format, std::int64_t least, const Arguments& arguments, World& world) {
    if (format != "text" && format != "json" && format != "csv") {
        return Error{ErrorKind::unsupported, "pairs that follow at some time are not drawn", "use --to text, json or csv", {}};
    }
    if (arguments.has("stream")) {
        return Error{ErrorKind::unsupported, "--later needs whole cases, and a stream is over before they are",
                     "leave out --stream or --later", {}};
    }
    const Result<events::Log> log = open_chosen(arguments, world);
    if (!log) return log.errors();
    const Result<std::string> told = follows_told(*log, format, least, world.language);
    return told ? give_answer(*told, arguments, world) : told.errors();
}

Result<Outcome> run_moves(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, moves_formats);
    if (!format) return format.errors();
    const std::int64_t asked = parse_integer(arguments.text("least")).value_or(0);
    const std::int64_t least = arguments.has("least") ? asked : 1;
    if (arguments.has("later")) return run_later(*format, least, arguments, world);
    const Result<MeasuredLog> measured = measured_log(arguments, world, Detail::quantiles);
    if (!measured) return measured.errors();
    const events::Log& log = measured->log;
    const Measures& measures = measured->measures;
    const std::string text = *format == "json"      ? moves_json(*measured, least)
                             : *format == "csv"     ? moves_csv(log, measures, least)
                             : *format == "dot"     ? moves_as_dot(log, measures, least, world.language)
                             : *format == "svg"     ? moves_as_svg(log, measures, asked, world.language)
                             : *format == "mermaid" ? moves_as_mermaid(log, measures, least, world.language)
                                                    : moves_text(log, measures, least, world.language) +
                                                          streaming_note(*measured, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_moves_action() {
    return {.name = "trace moves",
            .help = {"qué vino enseguida de qué, cuántas veces y con cuánto tiempo en medio",
                     "what came straight after what, how often and how long between",
                     "wat direct na wat kwam, hoe vaak en met hoeveel tijd ertussen"},
            .who = Permission::machine(),
            .example = "ciclo trace moves visits.csv --least 10 -o moves.dot",
            .inputs = trace_inputs(with_segment({{.name = "least",
                                     .kind = InputKind::whole_number,
                                     .help = {"solo los pasos que ocurren al menos tantas veces",
                                              "only moves that occur at least so often",
                                              "alleen stappen die minstens zo vaak voorkomen"}},
                                    {.name = "later",
                                     .kind = InputKind::flag,
                                     .help = {"lo que vino en algún momento después, no solo enseguida",
                                              "what came at some time after, not only straight after",
                                              "wat ooit daarna kwam, niet alleen direct erna"}},
                                    stream_input()}),
                                   moves_formats),
            .run = run_moves,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
