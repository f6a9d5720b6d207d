// ciclo trace compare: two periods, two values of a column, or the cases with and without an activity, side by side.
#include <algorithm>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_compare_answer.h"
#include "actions/trace_compare_drawing.h"
#include "actions/trace_conditions.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/column_filter.h"
#include "journeys/compare.h"

namespace ciclo::actions {

namespace {

using formats::integer;
using formats::Value;
using journeys::Comparison;
using journeys::DurationDifference;
using journeys::ShareDifference;

const std::vector<std::string_view> compare_formats{"text", "json", "csv", "svg"};

const LocalText measure_title{"Medida", "Measure", "Maat"};
const LocalText medians_title{"Diferencia de medianas (95 %)", "Difference of medians (95%)",
                              "Verschil van medianen (95 %)"};
const LocalText means_title{"Diferencia de medias (95 %)", "Difference of means (95%)",
                            "Verschil van gemiddelden (95 %)"};
const LocalText share_title{"Diferencia (95 %)", "Difference (95%)", "Verschil (95 %)"};
const LocalText cases_word{"casos", "cases", "gevallen"};
const LocalText shared_words{"en los dos lados", "on both sides", "aan beide kanten"};
const LocalText p_note{
    "Medianas con su intervalo; el de su diferencia, por límites al cuadrado y sumados (Zou y Donner). p: prueba "
    "log-rank, corregida (Holm) por el número de medidas. *: más que azar. Una diferencia no prueba su causa.",
    "Medians with their interval; that of their difference by limits squared and added (Zou and Donner). p: log-rank "
    "test, adjusted (Holm) for the number of measures. *: more than chance. A difference is no proof of its cause.",
    "Medianen met hun interval; dat van hun verschil uit gekwadrateerde en opgetelde grenzen (Zou en Donner). p: "
    "log-ranktoets, gecorrigeerd (Holm) voor het aantal maten. *: meer dan toeval. Een verschil bewijst geen oorzaak."};

/// Two views and what they are called.
struct Sides {
    journeys::Cases first, second;
    std::string first_name, second_name;
};

std::string estimate_text(const std::optional<stats::Estimate>& share, Language language) {
    if (!share || !enough_to_tell(share->n)) return "–";
    std::string text = format_percent(share->value, 1, language);
    if (share->has_interval())
        text +=
            " (" + format_percent(*share->low, 1, language) + " – " + format_percent(*share->high, 1, language) + ")";
    return text;
}

std::string difference_text(const std::optional<stats::Estimate>& seconds, Language language) {
    if (!seconds) return "–";
    return printed_duration(seconds->value, language) + " (" + printed_duration(*seconds->low, language) + " – " +
           printed_duration(*seconds->high, language) + ")";
}

std::optional<stats::Estimate> means_of(const DurationDifference& difference) {
    return difference.means ? std::optional(difference.means->difference) : std::nullopt;
}

/// With a star where it is more than chance.
std::string p_text(const DurationDifference& difference, Language language) {
    if (!difference.adjusted_p) return "";
    const double p = *difference.adjusted_p;
    return (p < 0.001 ? "< " + format_number(0.001, 3, language) : format_number(p, 3, language)) +
           (difference.clear ? " *" : "");
}

std::vector<std::string> row_of(const std::string& name, const DurationDifference& found, Language language) {
    const DurationDifference difference = compared_told(found);
    return {name, median_text(difference.first, language), median_text(difference.second, language),
            difference_text(difference.medians, language), difference_text(means_of(difference), language),
            p_text(difference, language)};
}

std::vector<std::string> row_of(const std::string& name, const ShareDifference& found, Language language) {
    const ShareDifference difference = compared_told(found);
    return {name, estimate_text(difference.first, language), estimate_text(difference.second, language),
            estimate_text(difference.difference, language) + (difference.clear ? " *" : "")};
}

/// What is told, computed once for all formats.
struct Answer {
    const events::Log& log;
    Sides sides;
    Comparison both;
    Ledger ledger;
};

std::string compare_text(const Answer& answer, Language language) {
    const events::Log& log = answer.log;
    const Sides& sides = answer.sides;
    const Comparison& both = answer.both;
    std::string text = log.file + ": " + sides.first_name + " (" + format_count(both.first_cases, language) + " " +
                       cases_word.in(language) + ") – " + sides.second_name + " (" +
                       format_count(both.second_cases, language) + " " + cases_word.in(language) + ")";
    if (both.shared_cases > 0)
        text += ", " + format_count(both.shared_cases, language) + " " + shared_words.in(language);
    std::vector<std::vector<std::string>> times, shares;
    for (const ComparedTime& one : compared_times(log, both, language))
        times.push_back(row_of(one.name, *one.difference, language));
    for (const ComparedShare& one : compared_shares(log, both, language))
        shares.push_back(row_of(one.name, *one.difference, language));
    const auto columns = [&](std::vector<LocalText> differences) {
        std::vector<TextColumn> out{{measure_title.in(language)},
                                    {sides.first_name, Align::right},
                                    {sides.second_name, Align::right}};
        for (const LocalText& title : differences) out.push_back({title.in(language), Align::right});
        return out;
    };
    std::vector<TextColumn> of_times = columns({medians_title, means_title});
    of_times.push_back({"p", Align::right});
    return text + "\n" + compare_answer(log, both, {sides.first_name, sides.second_name}, language) + "\n" +
           text_table(of_times, times) + "\n" + text_table(columns({share_title}), shares) + "\n" +
           p_note.in(language) + "\n" + few_note(language) + ledger_line(answer.ledger, language);
}

Value difference_json(const DurationDifference& found) {
    const DurationDifference difference = compared_told(found);
    const auto number_or_null = [](const std::optional<double>& value) {
        return value ? formats::number(*value) : formats::null();
    };
    return formats::object({{"first_seconds", durations_json(difference.first)},
                            {"second_seconds", durations_json(difference.second)},
                            {"median_difference_seconds", estimate_json(difference.medians)},
                            {"mean_difference_seconds", estimate_json(means_of(difference))},
                            {"welch_p", difference.means ? formats::number(difference.means->p) : formats::null()},
                            {"log_rank_p", number_or_null(difference.log_rank_p)},
                            {"adjusted_p", number_or_null(difference.adjusted_p)},
                            {"medians_apart", formats::boolean(difference.medians_apart)},
                            {"clear", formats::boolean(difference.clear)}});
}

Value difference_json(const ShareDifference& found) {
    const ShareDifference difference = compared_told(found);
    return formats::object({{"first", estimate_told_json(difference.first)},
                            {"second", estimate_told_json(difference.second)},
                            {"difference", estimate_json(difference.difference)},
                            {"clear", formats::boolean(difference.clear)}});
}

std::string compare_json(const Answer& answer) {
    const events::Log& log = answer.log;
    const Sides& sides = answer.sides;
    const Comparison& both = answer.both;
    std::vector<Value> activities;
    for (const journeys::ActivityDifference& one : both.activities) {
        activities.push_back(formats::object({{"activity", formats::string(log.activities[one.activity])},
                                              {"reach", difference_json(one.reach)},
                                              {"abandonment", difference_json(one.abandonment)},
                                              {"wait", difference_json(one.wait)},
                                              {"service", difference_json(one.service)}}));
    }
    return formats::write_json(formats::object({{"log", formats::string(log.file)},
                                                {"first", formats::string(sides.first_name)},
                                                {"second", formats::string(sides.second_name)},
                                                {"first_cases", integer(both.first_cases)},
                                                {"second_cases", integer(both.second_cases)},
                                                {"shared_cases", integer(both.shared_cases)},
                                                {"throughput", difference_json(both.throughput)},
                                                {"idle", difference_json(both.idle)},
                                                {"processing", difference_json(both.processing)},
                                                {"wait_share", difference_json(both.wait_share)},
                                                {"activities", formats::list(std::move(activities))},
                                                {"ledger", ledger_json(answer.ledger)}}));
}

std::string cell_of(const std::optional<double>& value) {
    return value ? exact_text(*value) : std::string();
}

/// The value and its interval; three empty cells for nothing.
void add_cells(std::vector<std::string>& row, const std::optional<stats::Estimate>& estimate) {
    row.push_back(estimate ? exact_text(estimate->value) : "");
    row.push_back(estimate ? cell_of(estimate->low) : "");
    row.push_back(estimate ? cell_of(estimate->high) : "");
}

const std::vector<const char*> csv_differences{
    "mean_difference_seconds", "low_seconds",  "high_seconds", "log_rank_p",       "adjusted_p", "median_difference_seconds",
    "median_low_seconds",      "median_high_seconds", "first_share",  "second_share", "share_difference", "share_low",
    "share_high",              "clear"};

std::vector<std::string> csv_row(const std::string& measure, const std::string& activity,
                                 const DurationDifference& found) {
    const DurationDifference one = compared_told(found);
    std::vector<std::string> row{measure, activity};
    for (const auto* durations : {&one.first, &one.second}) {
        for (std::string& cell : durations_cells(*durations)) row.push_back(std::move(cell));
    }
    add_cells(row, means_of(one));
    row.push_back(cell_of(one.log_rank_p));
    row.push_back(cell_of(one.adjusted_p));
    add_cells(row, one.medians);
    row.insert(row.end(), 5, "");
    row.emplace_back(one.clear ? "true" : "false");
    return row;
}

std::vector<std::string> csv_row(const std::string& measure, const std::string& activity,
                                 const ShareDifference& found) {
    const ShareDifference one = compared_told(found);
    std::vector<std::string> row{measure, activity};
    for (const auto* share : {&one.first, &one.second}) {
        row.push_back(std::to_string(*share ? (*share)->n : 0));
        row.insert(row.end(), durations_titles("").size() - 1, "");
    }
    row.insert(row.end(), 8, "");
    for (const auto* share : {&one.first, &one.second})
        row.push_back(*share && enough_to_tell((*share)->n) ? exact_text((*share)->value) : "");
    add_cells(row, one.difference);
    row.emplace_back(one.clear ? "true" : "false");
    return row;
}

std::string compare_csv(const Answer& answer) {
    const events::Log& log = answer.log;
    const Comparison& both = answer.both;
    std::vector<std::vector<std::string>> rows{{"measure", "activity"}};
    for (const char* side : {"first_", "second_"}) {
        for (std::string& title : durations_titles(side)) rows[0].push_back(std::move(title));
    }
    rows[0].insert(rows[0].end(), csv_differences.begin(), csv_differences.end());
    rows.push_back(csv_row("throughput", "", both.throughput));
    rows.push_back(csv_row("idle", "", both.idle));
    rows.push_back(csv_row("processing", "", both.processing));
    rows.push_back(csv_row("wait_share", "", both.wait_share));
    for (const journeys::ActivityDifference& one : both.activities) {
        const std::string name(log.activities[one.activity]);
        rows.push_back(csv_row("wait", name, one.wait));
        rows.push_back(csv_row("service", name, one.service));
        rows.push_back(csv_row("reach", name, one.reach));
        rows.push_back(csv_row("abandonment", name, one.abandonment));
    }
    return formats::write_csv(rows);
}

/// Of `cases`, those that are not among `others`.
journeys::Cases without(const journeys::Cases& cases, const journeys::Cases& others) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0, other = 0; i < cases.size(); ++i) {
        while (other < others.size() && others[other] < cases[i]) ++other;
        if (other == others.size() || others[other] != cases[i]) numbers.push_back(cases[i]);
    }
    return {cases.log(), std::move(numbers)};
}

/// Cases that were chosen and are on no side: of other values, or without one.
std::int64_t on_neither_side(const journeys::Cases& cases, const Comparison& both) {
    return static_cast<std::int64_t>(cases.size()) - both.first_cases - both.second_cases + both.shared_cases;
}

/// Cases that meet a condition, and those that say something and do not; what says nothing is on neither side.
Result<Sides> sides_by_condition(const journeys::Cases& cases, const journeys::Attributed& condition) {
    if (auto fault = fault_of_condition(cases.log(), condition)) return *std::move(fault);
    const auto first = journeys::filtered(cases, {condition});
    const auto second = journeys::filtered(cases, {journeys::opposite(condition)});
    if (!first) return first.errors();
    if (!second) return second.errors();
    const std::string name = journeys::condition_text(condition);
    return Sides{*first, without(*second, *first), "+ " + name, "− " + name};
}

Result<Sides> sides_by(const journeys::Cases& cases, const Arguments& arguments) {
    const Result<std::string> named = column_asked(arguments.text("by"));
    if (!named) return named.errors();
    if (const auto condition = journeys::read_condition(arguments.text("by"))) return sides_by_condition(cases, *condition);
    const std::string column = *named;
    const auto side = [&](std::string_view name) -> Result<journeys::Cases> {
        const journeys::Attributed is{column, {arguments.text(name)}};
        if (auto fault = fault_of_condition(cases.log(), is)) return *std::move(fault);
        return journeys::filtered(cases, {is});
    };
    if (arguments.has("first") && arguments.has("second")) {
        const auto first = side("first"), second = side("second");
        if (!first) return first.errors();
        if (!second) return second.errors();
        return Sides{*first, *second, arguments.text("first"), arguments.text("second")};
    }
    const auto segments = journeys::segments_by(cases, column, 2);
    if (!segments) return segments.errors();
    if (segments->size() < 2)
        return Error{ErrorKind::invalid,
                     "the column " + quoted(column) + " has only one value",
                     "compare by another column",
                     {}};
    return Sides{(*segments)[0].cases, (*segments)[1].cases, (*segments)[0].value, (*segments)[1].value};
}

/// By --on (a day), --reached (an activity) or --by (a column).
Result<Sides> sides_asked(const journeys::Cases& cases, const calendar::Zone& zone, const Arguments& arguments) {
    const int given =
        (arguments.has("on") ? 1 : 0) + (arguments.has("reached") ? 1 : 0) + (arguments.has("by") ? 1 : 0);
    if (given != 1)
        return Error{ErrorKind::invalid,
                     "it is not told what to compare",
                     "give one of --on DAY, --reached ACTIVITY, --by COLUMN",
                     {}};
    if (arguments.has("by")) return sides_by(cases, arguments);
    const auto both = [&](journeys::Filter one, journeys::Filter other, std::string name,
                          std::string other_name) -> Result<Sides> {
        const auto first = journeys::filtered(cases, {std::move(one)}),
                   second = journeys::filtered(cases, {std::move(other)});
        return Sides{*first, *second, std::move(name), std::move(other_name)};
    };
    if (arguments.has("on")) {
        const std::string day = arguments.text("on");
        const auto us = midnight_asked(day, zone);
        if (!us) return us.errors();
        return both(journeys::Within{.until_us = *us}, journeys::Within{.from_us = *us}, "< " + day, "≥ " + day);
    }
    const std::string name = arguments.text("reached");
    const auto activity = activity_asked(cases.log(), name);
    if (!activity) return activity.errors();
    return both(journeys::Reached{{*activity}, journeys::Presence::present},
                journeys::Reached{{*activity}, journeys::Presence::absent}, "+ " + name, "− " + name);
}

Result<Outcome> run_compare(const Arguments& arguments, World& world) {
    const Result<std::string> format = asked_format(arguments, compare_formats);
    if (!format) return format.errors();
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    const Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    const auto cases = cases_asked(*log, *zone, arguments);
    if (!cases) return cases.errors();
    const auto clock = clock_asked(*log, *zone, arguments);
    if (!clock) return clock.errors();
    const Result<Sides> sides = sides_asked(*cases, *zone, arguments);
    if (!sides) return sides.errors();
    Answer answer{*log, *sides,
                  journeys::compare(sides->first, sides->second,
                                    {.clock = *clock ? &**clock : nullptr, .threads = threads_asked(arguments)}),
                  ledger_of(*cases, arguments)};
    note_times(answer.ledger, on_neither_side(*cases, answer.both), "case_on_neither_side", arguments.text("by"), log->file);
    const SideNames names{sides->first_name, sides->second_name};
    const std::string text = *format == "json"  ? compare_json(answer)
                             : *format == "csv" ? compare_csv(answer)
                             : *format == "svg" ? compare_svg(*log, answer.both, names, world.language)
                                                : compare_text(answer, world.language);
    return give_answer(text, arguments, world);
}

std::vector<Input> compare_inputs() {
    std::vector<Input> inputs{
        {.name = "on",
         .kind = InputKind::day,
         .help = {"antes y desde este día", "before this day and from it on", "vóór deze dag en vanaf die dag"}},
        {.name = "reached",
         .help = {"con y sin esta actividad", "with and without this activity", "met en zonder deze activiteit"}},
        {.name = "by",
         .help = {"por los valores de esta columna (sin más, los dos con más casos), o con y sin: COLUMNA>=VALOR",
                  "by the values of this column (by itself, the two with most cases), or with and without: COLUMN>=VALUE",
                  "naar de waarden van deze kolom (zonder meer de twee met de meeste gevallen), of met en zonder: KOLOM>=WAARDE"}},
        {.name = "first", .help = {"un valor de --by", "one value of --by", "een waarde van --by"}},
        {.name = "second", .help = {"el otro valor de --by", "the other value of --by", "de andere waarde van --by"}}};
    for (auto more : {segment_inputs(), clock_inputs()}) {
        for (Input& input : more) inputs.push_back(std::move(input));
    }
    return inputs;
}

}  // namespace

Action trace_compare_action() {
    return {.name = "trace compare",
            .help = {"dos periodos o dos grupos de casos, medida por medida, con intervalos",
                     "two periods or two groups of cases, measure by measure, with intervals",
                     "twee perioden of twee groepen gevallen, maat voor maat, met intervallen"},
            .who = Permission::machine(),
            .example = "ciclo trace compare visits.csv --on 2026-03-01 --language en",
            .inputs = trace_inputs(compare_inputs(), compare_formats),
            .run = run_compare,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
