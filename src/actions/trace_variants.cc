// ciclo trace variants: the different paths that customers took, most frequent first.
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
#include "drawing/paths_chart.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/lived_path.h"
#include "journeys/variants.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using journeys::Variants;

const std::vector<std::string_view> variants_formats{"text", "json", "csv", "svg"};
constexpr std::int64_t shown_to_people = 20;

const LocalText cases_title{"Casos", "Cases", "Gevallen"};
const LocalText so_far_title{"Hasta aquí", "So far", "Tot hier"};
const LocalText path_title{"Camino", "Path", "Pad"};
const LocalText variants_word{"variantes", "variants", "varianten"};
const LocalText cases_word{"casos", "cases", "gevallen"};
const LocalText reached_title{"Llegan (95 %)", "Reached (95%)", "Bereikt (95 %)"};
const LocalText conversion_title{"De los anteriores (95 %)", "Of those before (95%)", "Van de vorige (95 %)"};

/// The activities that --steps names, in its order.
Result<std::vector<std::uint32_t>> steps_asked(const events::Log& log, const Arguments& arguments) {
    std::vector<std::uint32_t> steps;
    if (!arguments.has("steps")) return steps;
    Errors errors;
    for (const std::string& name : arguments.all("steps")) {
        const auto number = log.activities.find(name);
        if (number) {
            steps.push_back(*number);
            continue;
        }
        std::vector<std::string> known;
        for (std::size_t a = 0; a < log.activities.size(); ++a) known.emplace_back(log.activities[a]);
        const auto near = nearest(name, known);
        errors.push_back({ErrorKind::not_found, "--steps names " + quoted(name) + ", which is no activity of the log",
                          near ? "did you mean " + quoted(*near) + "?" : "ciclo trace summary lists them", {log.file}});
    }
    if (!errors.empty()) return errors;
    return steps;
}

struct Shown {
    const events::Log& log;
    const Variants& variants;
    std::int64_t cases;  ///< the log's own names may be fewer (trace_stream.h)
    std::vector<journeys::Step> steps;
    std::size_t most;  ///< variants that are listed

    std::string path(std::size_t variant, std::string_view between) const {
        std::vector<std::string> names;
        for (const std::uint32_t activity : variants.path(log, variant)) names.emplace_back(log.activities[activity]);
        return join(names, between);
    }
    double share(std::int64_t some) const { return static_cast<double>(some) / static_cast<double>(cases); }
    /// The cases that a step's conversion is a share of.
    std::int64_t before(std::size_t step) const { return step == 0 ? cases : steps[step - 1].cases; }
};

std::string steps_text(const Shown& shown, Language language) {
    if (shown.steps.empty()) return "";
    std::vector<std::vector<std::string>> rows;
    for (std::size_t s = 0; s < shown.steps.size(); ++s) {
        const journeys::Step& step = shown.steps[s];
        rows.push_back({std::string(shown.log.activities[step.activity]), format_count(step.cases, language),
                        share_told(stats::wilson(step.cases, shown.cases), language),
                        share_told(stats::wilson(step.cases, shown.before(s)), language)});
    }
    return "\n" + text_table({{""},
                              {cases_title.in(language), Align::right},
                              {reached_title.in(language), Align::right},
                              {conversion_title.in(language), Align::right}},
                             rows);
}

std::string variants_text(const Shown& shown, Language language) {
    std::vector<std::vector<std::string>> rows;
    std::int64_t so_far = 0;
    for (std::size_t v = 0; v < shown.most; ++v) {
        const std::int64_t cases = shown.variants.all[v].cases;
        so_far += cases;
        rows.push_back({format_count(cases, language), share_told(shown.share(cases), shown.cases, language),
                        share_told(shown.share(so_far), shown.cases, language), shown.path(v, " → ")});
    }
    return format_count(static_cast<std::int64_t>(shown.variants.all.size()), language) + " " +
           variants_word.in(language) + ", " + format_count(shown.cases, language) +
           " " + cases_word.in(language) + "\n\n" +
           text_table({{cases_title.in(language), Align::right},
                       {"%", Align::right},
                       {so_far_title.in(language), Align::right},
                       {path_title.in(language)}},
                      rows) +
           steps_text(shown, language) + few_note(language) + ledger_line(shown.log.ledger, language);
}

std::string variants_json(const Shown& shown) {
    std::vector<formats::Value> variants, steps;
    for (std::size_t v = 0; v < shown.most; ++v) {
        std::vector<formats::Value> path;
        for (const std::uint32_t activity : shown.variants.path(shown.log, v)) {
            path.push_back(formats::string(shown.log.activities[activity]));
        }
        const journeys::Variant& variant = shown.variants.all[v];
        variants.push_back(formats::object({{"cases", formats::integer(variant.cases)},
                                            {"share", told_json(shown.share(variant.cases), shown.cases)},
                                            {"first_case", formats::string(shown.log.cases[variant.first_case])},
                                            {"path", formats::list(std::move(path))}}));
    }
    for (std::size_t s = 0; s < shown.steps.size(); ++s) {
        const journeys::Step& step = shown.steps[s];
        steps.push_back(formats::object({{"activity", formats::string(shown.log.activities[step.activity])},
                                         {"cases", formats::integer(step.cases)},
                                         {"reach", told_json(step.reach, shown.cases)},
                                         {"conversion", told_json(step.conversion, shown.before(s))},
                                         {"reach_estimate", estimate_told_json(stats::wilson(step.cases, shown.cases))},
                                         {"conversion_estimate", estimate_told_json(stats::wilson(step.cases, shown.before(s)))}}));
    }
    std::vector<std::pair<std::string, formats::Value>> entries{
        {"log", formats::string(shown.log.file)},
        {"cases", formats::integer(shown.cases)},
        {"variants", formats::integer(static_cast<std::int64_t>(shown.variants.all.size()))},
        {"listed", formats::list(std::move(variants))}};
    if (!shown.steps.empty()) entries.push_back({"steps", formats::list(std::move(steps))});
    entries.push_back({"ledger", ledger_json(shown.log.ledger)});
    return formats::write_json(formats::object(std::move(entries)));
}

std::string variants_csv(const Shown& shown) {
    std::vector<std::vector<std::string>> rows{{"variant", "cases", "share", "events", "first_case", "path"}};
    for (std::size_t v = 0; v < shown.most; ++v) {
        const journeys::Variant& variant = shown.variants.all[v];
        rows.push_back({std::to_string(v + 1), std::to_string(variant.cases), told_cell(shown.share(variant.cases), shown.cases),
                        std::to_string(variant.length), std::string(shown.log.cases[variant.first_case]),
                        shown.path(v, " > ")});
    }
    return formats::write_csv(rows);
}

/// Only the paths; a stream measures the times on its way.
Result<MeasuredLog> paths_asked(const Arguments& arguments, World& world) {
    if (arguments.has("stream")) return measured_log(arguments, world, journeys::Detail::median);
    Result<events::Log> log = open_chosen(arguments, world);
    if (!log) return log.errors();
    MeasuredLog measured;
    measured.measures.cases = static_cast<std::int64_t>(log->cases.size());
    measured.measures.variants = journeys::variants_of(*log, {.threads = threads_asked(arguments)});
    measured.log = std::move(log).value();
    return measured;
}

std::string variants_svg(const Shown& shown, Language language) {
    drawing::PathsChart chart{.names = {}, .paths = {}, .caption = {.language = language}};
    for (std::size_t a = 0; a < shown.log.activities.size(); ++a) chart.names.emplace_back(shown.log.activities[a]);
    std::int64_t drawn = 0;
    for (std::size_t v = 0; v < shown.most; ++v) {
        const std::int64_t cases = shown.variants.all[v].cases;
        const std::vector<std::uint32_t> path = shown.variants.path(shown.log, v);
        const bool told = enough_to_tell(shown.cases);
        chart.paths.push_back({{path.begin(), path.end()}, format_count(cases, language),
                               told ? std::optional(shown.share(cases)) : std::nullopt,
                               share_told(shown.share(cases), shown.cases, language)});
        drawn += cases;
    }
    chart.notes = {format_count(static_cast<std::int64_t>(shown.most), language) + " / " +
                   format_count(static_cast<std::int64_t>(shown.variants.all.size()), language) + " " +
                   variants_word.in(language) + ", " + format_count(drawn, language) + " / " +
                   format_count(shown.cases, language) + " " + cases_word.in(language) + "."};
    chart.caption.title = path_title.in(language);
    chart.caption.summary = shown.log.file + ". " + chart.notes.front();
    return draw_paths_chart(chart).svg;
}

Result<Outcome> run_variants(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, variants_formats);
    if (!format) return format.errors();
    const Result<MeasuredLog> measured = paths_asked(arguments, world);
    if (!measured) return measured.errors();
    const events::Log& log = measured->log;
    const Result<std::vector<std::uint32_t>> steps = steps_asked(log, arguments);
    if (!steps) return steps.errors();
    const Variants& variants = measured->measures.variants;
    const auto all = static_cast<std::int64_t>(variants.all.size());
    const std::int64_t most = parse_integer(arguments.text("most")).value_or(*format == "text" || *format == "svg" ? shown_to_people : all);
    const Shown shown{log, variants, measured->measures.cases, journeys::funnel(log, variants, *steps),
                      static_cast<std::size_t>(std::clamp<std::int64_t>(most, 0, all))};
    const std::string text = *format == "json"  ? variants_json(shown)
                             : *format == "csv" ? variants_csv(shown)
                             : *format == "svg" ? variants_svg(shown, world.language)
                                                : variants_text(shown, world.language) + streaming_note(*measured, world.language);
    return give_answer(text, arguments, world);
}

}  // namespace

Action trace_variants_action() {
    return {.name = "trace variants",
            .help = {"los distintos caminos que tomaron los clientes, el más frecuente primero",
                     "the different paths that customers took, most frequent first",
                     "de verschillende paden die klanten namen, de meest voorkomende eerst"},
            .who = Permission::machine(),
            .example = "ciclo trace variants visits.csv --most 5",
            .inputs = trace_inputs(with_segment({{.name = "most",
                                     .kind = InputKind::whole_number,
                                     .help = {"cuántas se muestran", "how many are shown", "hoeveel er getoond worden"}},
                                    {.name = "steps",
                                     .kind = InputKind::text,
                                     .help = {"actividades de un recorrido, en orden: cuántos llegan a cada una; se repite",
                                              "activities of a way, in order: how many come to each; may be repeated",
                                              "activiteiten van een weg, op volgorde: hoeveel er bij elke komen; herhaalbaar"},
                                     .repeated = true},
                                    stream_input()}),
                                   variants_formats),
            .run = run_variants,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
