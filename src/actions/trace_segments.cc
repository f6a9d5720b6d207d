#include "actions/trace_segments.h"

#include <algorithm>
#include <cmath>

#include "actions/few_cases.h"
#include "actions/trace_conditions.h"
#include "actions/trace_ledger.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "journeys/column_filter.h"
#include "journeys/restricted.h"
#include "journeys/variants.h"

namespace ciclo::actions {

namespace {

constexpr double hour_us = 3.6e9;

Input text_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help)};
}

Input repeated(Input input) {
    input.repeated = true;
    return input;
}

Result<std::vector<std::uint32_t>> activities_asked(const events::Log& log, const std::vector<std::string>& names) {
    std::vector<std::uint32_t> out;
    Errors errors;
    for (const std::string& name : names) {
        const Result<std::uint32_t> activity = activity_asked(log, name);
        if (activity)
            out.push_back(*activity);
        else
            errors.insert(errors.end(), activity.errors().begin(), activity.errors().end());
    }
    if (!errors.empty()) return errors;
    return out;
}

/// "08:30" in hours.
std::optional<double> clock_hour(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ':');
    if (parts.size() != 2) return std::nullopt;
    const auto hour = parse_integer(parts[0]), minute = parse_integer(parts[1]);
    if (!hour || !minute || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59) return std::nullopt;
    const double hours = static_cast<double>(*hour) + static_cast<double>(*minute) / 60;
    if (hours > 24) return std::nullopt;
    return hours;
}

std::optional<Error> read_hours(const std::string& text, calendar::WorkingCalendar& calendar) {
    const std::vector<std::string_view> ends = split(text, '-');
    const auto opens = clock_hour(ends[0]);
    const auto closes = ends.size() == 2 ? clock_hour(ends[1]) : std::nullopt;
    if (!opens || !closes || *opens >= *closes)
        return Error{ErrorKind::invalid, quoted(text) + " are no opening hours", "write them as 08:00-17:00", {}};
    calendar.opens_hour = *opens, calendar.closes_hour = *closes;
    return std::nullopt;
}

/// "1-5" or "1,2,6"; Monday is 1.
std::optional<Error> read_weekdays(const std::string& text, calendar::WorkingCalendar& calendar) {
    calendar.works.fill(false);
    for (const std::string_view part : split(text, ',')) {
        const std::vector<std::string_view> ends = split(part, '-');
        const auto first = parse_integer(trim(ends.front())), last = parse_integer(trim(ends.back()));
        if (!first || !last || ends.size() > 2 || *first < 1 || *last > 7 || *first > *last)
            return Error{ErrorKind::invalid,
                         quoted(text) + " are no days of the week",
                         "write them as 1-5 or 1,2,6; 1 is Monday",
                         {}};
        for (std::int64_t day = *first; day <= *last; ++day) calendar.works[static_cast<std::size_t>(day - 1)] = true;
    }
    return std::nullopt;
}

std::optional<Error> read_holidays(const std::string& text, calendar::WorkingCalendar& calendar) {
    for (const std::string_view part : split(text, ',')) {
        const auto day = calendar::parse_day(trim(part), calendar::DayOrder::year_month_day);
        if (!day)
            return Error{ErrorKind::invalid, quoted(part) + " is no day", "write days as 2026-12-25,2026-12-26", {}};
        calendar.holidays.push_back(*day);
    }
    return std::nullopt;
}

template <class T>
void take(Result<T> result, Errors& errors, const std::function<void(T)>& use) {
    if (result)
        use(*std::move(result));
    else
        errors.insert(errors.end(), result.errors().begin(), result.errors().end());
}

void add_period(const Arguments& arguments, const calendar::Zone& zone, std::vector<journeys::Filter>& filters,
                Errors& errors) {
    journeys::Within within;
    if (const auto since = arguments.maybe("since"))
        take<std::int64_t>(midnight_asked(*since, zone), errors, [&](std::int64_t us) { within.from_us = us; });
    if (const auto before = arguments.maybe("before"))
        take<std::int64_t>(midnight_asked(*before, zone), errors, [&](std::int64_t us) { within.until_us = us; });
    if (arguments.has("since") || arguments.has("before")) filters.emplace_back(within);
}

/// Rounded: 2.3 h is 8,280,000,000 microseconds, and one less when it is cut.
std::int64_t us_of_hours(double hours) {
    constexpr double longest_us = 9e18;
    return std::llround(std::clamp(hours * hour_us, -longest_us, longest_us));
}

void add_lasted(const Arguments& arguments, std::vector<journeys::Filter>& filters) {
    journeys::Lasted lasted;
    const auto longer = parse_number(arguments.text("longer")), shorter = parse_number(arguments.text("shorter"));
    if (longer) lasted.at_least_us = us_of_hours(*longer);
    if (shorter) lasted.at_most_us = us_of_hours(*shorter);
    if (longer || shorter) filters.emplace_back(lasted);
}

void add_variant(const events::Log& log, const Arguments& arguments, std::vector<journeys::Filter>& filters,
                 Errors& errors) {
    if (!arguments.has("variant")) return;
    const journeys::Variants variants = journeys::variants_of(log, {.threads = threads_asked(arguments)});
    const auto number = parse_integer(arguments.text("variant"));
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(variants.all.size())) {
        errors.push_back({ErrorKind::not_found,
                          "there is no variant " + quoted(arguments.text("variant")),
                          "give a number from 1 to " + std::to_string(variants.all.size()) + "; 1 is the most frequent",
                          {}});
        return;
    }
    filters.emplace_back(journeys::Took{{variants.path(log, static_cast<std::size_t>(*number - 1))}});
}

}  // namespace

std::vector<Input> choosing_inputs() {
    std::vector<Input> inputs{
            repeated(text_input("with", {"solo casos con esta actividad", "only cases with this activity",
                                         "alleen gevallen met deze activiteit"})),
            repeated(text_input("without", {"solo casos sin esta actividad", "only cases without this activity",
                                            "alleen gevallen zonder deze activiteit"})),
            {.name = "since",
             .kind = InputKind::day,
             .help = {"solo casos que empezaron este día o después (por el reloj de --zone)",
                      "only cases that began on this day or later (by the clocks of --zone)",
                      "alleen gevallen die op deze dag of later begonnen (naar de klok van --zone)"}},
            {.name = "before",
             .kind = InputKind::day,
             .help = {"solo casos que empezaron antes de este día (por el reloj de --zone)",
                      "only cases that began before this day (by the clocks of --zone)",
                      "alleen gevallen die voor deze dag begonnen (naar de klok van --zone)"}},
            {.name = "longer",
             .kind = InputKind::number,
             .help = {"solo casos de estas horas o más", "only cases of so many hours or more",
                      "alleen gevallen van zoveel uur of meer"}},
            {.name = "shorter",
             .kind = InputKind::number,
             .help = {"solo casos de estas horas o menos", "only cases of so many hours or less",
                      "alleen gevallen van zoveel uur of minder"}},
            {.name = "variant",
             .kind = InputKind::whole_number,
             .help = {"solo la variante de este número (1: la más frecuente)",
                      "only the variant of this number (1: the most frequent)",
                      "alleen de variant met dit nummer (1: de meest voorkomende)"}}};
    for (Input& input : condition_inputs()) inputs.push_back(std::move(input));
    return inputs;
}

std::vector<Input> segment_inputs() {
    std::vector<Input> inputs = choosing_inputs();
    inputs.push_back(text_input("zone", {"zona horaria del lugar: Europe/Madrid, +01:00 o una regla POSIX; sin ella, UTC",
                                         "zone of the place: Europe/Madrid, +01:00 or a POSIX rule; without it, UTC",
                                         "tijdzone van de plaats: Europe/Amsterdam, +01:00 of een POSIX-regel; anders UTC"}));
    return inputs;
}

std::vector<Input> with_segment(std::vector<Input> own) {
    for (Input& input : segment_inputs()) own.push_back(std::move(input));
    return own;
}

std::vector<Input> clock_inputs() {
    return {text_input("working", {"contar solo estas horas: 08:00-17:00", "count these hours only: 08:00-17:00",
                                   "alleen deze uren tellen: 08:00-17:00"}),
            text_input("weekdays", {"días que se trabaja: 1-5 (1 es lunes)", "days worked: 1-5 (1 is Monday)",
                                    "werkdagen: 1-5 (1 is maandag)"}),
            text_input("holidays", {"días festivos: 2026-12-25,2026-12-26", "holidays: 2026-12-25,2026-12-26",
                                    "feestdagen: 2026-12-25,2026-12-26"})};
}

Result<calendar::Zone> zone_asked(const Arguments& arguments) {
    return calendar::zone_of(arguments.maybe("zone").value_or("UTC"));
}

Result<std::uint32_t> activity_asked(const events::Log& log, const std::string& name) {
    if (const auto found = log.activities.find(name)) return *found;
    std::vector<std::string> names;
    for (std::size_t a = 0; a < log.activities.size(); ++a) names.emplace_back(log.activities[a]);
    const auto near = nearest(name, names);
    return Error{ErrorKind::not_found,
                 "the log has no activity " + quoted(name),
                 near ? "did you mean " + quoted(*near) + "?" : "ciclo trace summary lists them",
                 {log.file}};
}

Result<std::int64_t> midnight_asked(const std::string& day, const calendar::Zone& zone) {
    const auto found = calendar::parse_day(day, calendar::DayOrder::year_month_day);
    if (!found) return Error{ErrorKind::invalid, quoted(day) + " is no day", "write it as 2026-03-01", {}};
    return instant_of_local(zone, found->days_since_1970 * calendar::microseconds_per_day).microseconds_utc;
}

Result<journeys::Cases> cases_asked(const events::Log& log, const calendar::Zone& zone, const Arguments& arguments) {
    std::vector<journeys::Filter> filters;
    Errors errors;
    using Activities = std::vector<std::uint32_t>;
    for (const std::string& name : arguments.all("with"))
        take<Activities>(activities_asked(log, {name}), errors, [&](Activities a) {
            filters.emplace_back(journeys::Reached{std::move(a), journeys::Presence::present});
        });
    if (arguments.has("without"))
        take<Activities>(activities_asked(log, arguments.all("without")), errors, [&](Activities a) {
            filters.emplace_back(journeys::Reached{std::move(a), journeys::Presence::absent});
        });
    add_period(arguments, zone, filters, errors);
    add_conditions(log, arguments, filters, errors);
    add_lasted(arguments, filters);
    add_variant(log, arguments, filters, errors);
    if (!errors.empty()) return errors;
    if (filters.empty()) return journeys::Cases(log);
    return journeys::filtered(journeys::Cases(log), filters);
}

Result<events::Log> open_chosen(const Arguments& arguments, World& world) {
    const Result<calendar::Zone> zone = zone_asked(arguments);
    if (!zone) return zone.errors();
    Result<events::Log> log = open_log(arguments.text("log"), arguments, world);
    const std::vector<Input> inputs = choosing_inputs();
    const bool chooses = std::any_of(inputs.begin(), inputs.end(), [&](const Input& one) { return arguments.has(one.name); });
    if (!log || !chooses) return log;
    const Result<journeys::Cases> cases = cases_asked(*log, *zone, arguments);
    if (!cases) return cases.errors();
    if (cases->empty())
        return Error{ErrorKind::not_found, "no case of the log is what was asked for", "ask for more cases", {log->file}};
    events::Log chosen = journeys::restricted_to(*cases);
    chosen.ledger = ledger_of(*cases, arguments);
    return chosen;
}

Result<std::optional<journeys::WorkingClock>> clock_asked(const events::Log& log, const calendar::Zone& zone,
                                                          const Arguments& arguments) {
    using Clock = std::optional<journeys::WorkingClock>;
    const auto hours = arguments.maybe("working");
    if (!hours) {
        if (!arguments.has("weekdays") && !arguments.has("holidays")) return Clock{};
        return Error{
            ErrorKind::invalid, "days are given without hours", "add --working 00:00-24:00 for whole days", {}};
    }
    calendar::WorkingCalendar calendar;
    if (auto error = read_hours(*hours, calendar)) return *std::move(error);
    if (const auto days = arguments.maybe("weekdays")) {
        if (auto error = read_weekdays(*days, calendar)) return *std::move(error);
    }
    if (const auto days = arguments.maybe("holidays")) {
        if (auto error = read_holidays(*days, calendar)) return *std::move(error);
    }
    Result<journeys::WorkingClock> clock = journeys::WorkingClock::over(calendar, zone, log);
    if (!clock) return clock.errors();
    return Clock{*std::move(clock)};
}

formats::Value durations_json(const std::optional<journeys::Durations>& durations) {
    if (!durations) return formats::object({{"n", formats::integer(0)}});
    formats::Value out = spread_json(durations->spread, journeys::Detail::quantiles);
    const stats::Estimate& median = durations->median;
    if (!median.has_interval()) return out;
    const formats::Value interval = formats::object({{"median_low", formats::number(*median.low)},
                                                     {"median_high", formats::number(*median.high)},
                                                     {"level", formats::number(median.level)},
                                                     {"method", formats::string(code_of(median.method))}});
    out.entries.insert(out.entries.end(), interval.entries.begin(), interval.entries.end());
    return out;
}

formats::Value estimate_json(const std::optional<stats::Estimate>& estimate) {
    if (!estimate) return formats::null();
    return formats::object({{"value", formats::number(estimate->value)},
                            {"low", estimate->low ? formats::number(*estimate->low) : formats::null()},
                            {"high", estimate->high ? formats::number(*estimate->high) : formats::null()},
                            {"level", formats::number(estimate->level)},
                            {"n", formats::integer(estimate->n)},
                            {"method", formats::string(code_of(estimate->method))}});
}

std::vector<std::string> durations_cells(const std::optional<journeys::Durations>& durations) {
    if (!durations || !enough_to_tell(durations->spread.n)) {
        return {durations ? std::to_string(durations->spread.n) : "0", "", "", "", "", ""};
    }
    const stats::Estimate& median = durations->median;
    return {std::to_string(durations->spread.n),
            exact_text(durations->spread.mean),
            exact_text(median.value),
            median.low ? exact_text(*median.low) : "",
            median.high ? exact_text(*median.high) : "",
            exact_text(durations->spread.p90)};
}

std::vector<std::string> durations_titles(const std::string& prefix) {
    std::vector<std::string> titles;
    for (const char* name :
         {"n", "mean_seconds", "median_seconds", "median_low_seconds", "median_high_seconds", "p90_seconds"})
        titles.push_back(prefix + name);
    return titles;
}

std::string median_text(const std::optional<journeys::Durations>& durations, Language language) {
    if (!durations || !enough_to_tell(durations->spread.n)) return "–";
    const stats::Estimate& median = durations->median;
    std::string text = printed_duration(median.value, language);
    if (median.has_interval())
        text += " (" + printed_duration(*median.low, language) + " – " + printed_duration(*median.high, language) + ")";
    return text;
}

}  // namespace ciclo::actions
