#include "actions/lived_hours.h"

#include "actions/lived_cases.h"
#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "actions/results_computing.h"
#include "actions/trace_source.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "journeys/profile.h"
#include "report/speech.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using journeys::HourCell;
using journeys::WeekProfile;

/// Fewer are a count and nothing more.
const journeys::Durations* told_of(const HourCell& cell) {
    return cell.durations && cell.durations->spread.n >= fewest_of_a_group ? &*cell.durations : nullptr;
}

Value cell_told(const HourCell& cell) {
    const journeys::Durations* durations = told_of(cell);
    return formats::object({{"n", formats::integer(cell.n)},
                            {"median", durations == nullptr ? formats::null() : minutes_told(durations->median)}});
}

template <class Tell>
Value week_told(const WeekProfile& profile, const Tell& tell) {
    std::vector<Value> days;
    for (const auto& day : profile.cells) {
        std::vector<Value> hours;
        for (const HourCell& cell : day) hours.push_back(tell(cell));
        days.push_back(formats::list(std::move(hours)));
    }
    return formats::list(std::move(days));
}

Value hours_of_any_day(const WeekProfile& profile) {
    std::vector<Value> hours;
    for (const HourCell& cell : profile.any_day) hours.push_back(cell_told(cell));
    return formats::list(std::move(hours));
}

/// The step before which half of the people wait longest; nothing where five never waited.
std::optional<std::size_t> slowest(const LivedView& view) {
    std::optional<std::size_t> found;
    for (std::size_t step = 0; step < view.steps.size(); ++step) {
        const auto& wait = view.waits.activities[step].wait;
        if (!wait || wait->spread.n < fewest_of_a_group) continue;
        if (!found || wait->median.value > view.waits.activities[*found].wait->median.value) found = step;
    }
    return found;
}

struct Hour {
    std::optional<std::size_t> day;  ///< nothing: of any day
    std::size_t hour = 0;
    const journeys::Durations* wait = nullptr;
};

void look_at(const HourCell& cell, Hour hour, std::optional<Hour>& longest) {
    hour.wait = told_of(cell);
    if (hour.wait == nullptr || (longest && hour.wait->median.value <= longest->wait->median.value)) return;
    longest = hour;
}

/// Of the hours of the week; where none has five waits, of those of any day.
std::optional<Hour> longest(const WeekProfile& profile) {
    std::optional<Hour> found;
    for (std::size_t day = 0; day < 7; ++day) {
        for (std::size_t hour = 0; hour < 24; ++hour) look_at(profile.cells[day][hour], {day, hour, nullptr}, found);
    }
    if (found) return found;
    for (std::size_t hour = 0; hour < 24; ++hour) look_at(profile.any_day[hour], {std::nullopt, hour, nullptr}, found);
    return found;
}

std::string answer_of(const report::Speech& speech, const WeekProfile& profile, const std::string& moment) {
    const std::optional<Hour> when = longest(profile);
    if (!when) return speech.text("lived.hours_few", {{"moment", moment}});
    const auto span = [&](double seconds) { return printed_duration(seconds, speech.language()); };
    const stats::Estimate& median = when->wait->median;
    return speech.text("lived.hours_answer", {{"moment", moment},
                                              {"day", when->day ? "d" + std::to_string(*when->day + 1) : "any"},
                                              {"from", std::to_string(when->hour)},
                                              {"until", std::to_string(when->hour + 1)},
                                              {"span", span(median.value)},
                                              {"n", when->wait->spread.n},
                                              {"sure", median.has_interval() ? "yes" : "no"},
                                              {"low", span(median.low.value_or(0))},
                                              {"high", span(median.high.value_or(0))}});
}

std::string nothing_json(const LivedTelling& telling, const report::Speech& speech) {
    const Value words =
        formats::object({{"answer", formats::string(speech.text("lived.hours_none"))}, {"basis", formats::string("")}});
    return cycle::compact_json(formats::object({{"step", formats::null()},
                                                {"zone", formats::string(telling.question.zone.name)},
                                                {"words", words},
                                                {"n", formats::integer(0)},
                                                {"cells", formats::list({})},
                                                {"any_day", formats::list({})}}));
}

/// "" = the slowest.
Result<std::optional<std::size_t>> step_asked(const LivedTelling& telling, const std::string& moment) {
    if (moment.empty()) return slowest(telling.view);
    const Result<std::size_t> step = step_named(telling.view, moment);
    if (!step) return step.errors();
    return std::optional(*step);
}

}  // namespace

Result<std::string> lived_hours_json(const LivedTelling& telling, const std::string& moment) {
    const report::Speech speech(telling.language, telling.question.cycle.customer_word);
    const auto step = step_asked(telling, moment);
    if (!step) return step.errors();
    if (!*step) return nothing_json(telling, speech);
    const journeys::Cases cases(telling.view.by_moment);
    const WeekProfile profile =
        journeys::waits_by_hour(cases, static_cast<std::uint32_t>(**step), telling.question.zone);
    const std::string name = step_name(telling, **step), zone = telling.question.zone.name;
    const Value words = formats::object(
        {{"answer", formats::string(answer_of(speech, profile, name))},
         {"basis",
          formats::string(speech.text("lived.hours_basis", {{"n", profile.n}, {"moment", name}, {"zone", zone}}))}});
    return cycle::compact_json(formats::object({{"step", formats::integer(static_cast<std::int64_t>(**step))},
                                                {"zone", formats::string(zone)},
                                                {"words", words},
                                                {"n", formats::integer(profile.n)},
                                                {"cells", week_told(profile, cell_told)},
                                                {"any_day", hours_of_any_day(profile)}}));
}

Value hours_told(const LivedTelling& telling) {
    const WeekProfile begun = journeys::arrivals_by_hour(journeys::Cases(*telling.view.log), telling.question.zone);
    return week_told(begun, [](const HourCell& cell) { return formats::integer(cell.n); });
}

}  // namespace ciclo::actions
