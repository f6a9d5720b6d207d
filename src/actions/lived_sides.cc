#include "actions/lived_sides.h"

#include <algorithm>

#include "actions/lived_parts.h"
#include "actions/trace_segments.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

using journeys::Cases;
using journeys::Filter;

Result<Cases> those(const LivedView& view, Filter filter) {
    return journeys::filtered(Cases(view.by_moment), {std::move(filter)});
}

Result<LivedSides> by_day(const LivedTelling& telling, const std::string& day, const report::Speech& speech) {
    const Result<std::int64_t> us = midnight_asked(day, telling.question.zone);
    if (!us) return us.errors();
    const Result<Cases> since = those(telling.view, journeys::Within{.from_us = *us}),
                        before = those(telling.view, journeys::Within{.until_us = *us});
    const auto parsed = calendar::parse_day(day, calendar::DayOrder::year_month_day);
    return LivedSides{*since, *before,
                      speech.text("lived.since", {{"day", calendar::printed(*parsed, speech.language())}}),
                      speech.text("lived.before")};
}

Result<LivedSides> by_moment(const LivedTelling& telling, const std::string& name, const report::Speech& speech) {
    const Result<std::size_t> step = step_named(telling.view, name);
    if (!step) return step.errors();
    const std::vector<std::uint32_t> activities{static_cast<std::uint32_t>(*step)};
    const Result<Cases> with = those(telling.view, journeys::Reached{activities, journeys::Presence::present}),
                        without = those(telling.view, journeys::Reached{activities, journeys::Presence::absent});
    return LivedSides{*with, *without, speech.text("lived.with", {{"moment", step_name(telling, *step)}}),
                      speech.text("lived.without"), *step};
}

/// The same cases of by_moment, whose numbers are those of the log.
Cases of_steps(const LivedView& view, const Cases& cases) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < cases.size(); ++i) numbers.push_back(cases[i]);
    return Cases(view.by_moment, std::move(numbers));
}

Cases all_but(const LivedView& view, const Cases& cases) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t c = 0, i = 0; c < view.log->cases.size(); ++c) {
        if (i < cases.size() && cases[i] == c)
            ++i;
        else
            numbers.push_back(static_cast<std::uint32_t>(c));
    }
    return Cases(view.by_moment, std::move(numbers));
}

/// The values that were asked for, else the two that most cases have.
Result<std::vector<std::string>> values_asked(const LivedView& view, const LivedComparing& comparing) {
    if (!comparing.first.empty() && !comparing.second.empty()) return std::vector{comparing.first, comparing.second};
    if (!comparing.first.empty()) return std::vector{comparing.first};
    const auto column = std::find_if(view.columns.begin(), view.columns.end(),
                                     [&](const LivedColumn& one) { return one.name == comparing.by; });
    if (column != view.columns.end() && column->most.size() < 2)
        return Error{ErrorKind::invalid,
                     "the column " + quoted(comparing.by) + " has only one value",
                     "compare by another column",
                     {"by", 0, 0},
                     "nothing_to_compare"};
    if (column == view.columns.end()) return std::vector<std::string>{""};  // the filter says which columns there are
    return std::vector{column->most[0].value, column->most[1].value};
}

Result<LivedSides> by_column(const LivedTelling& telling, const LivedComparing& comparing,
                             const report::Speech& speech) {
    const LivedView& view = telling.view;
    const auto values = values_asked(view, comparing);
    if (!values) return values.errors();
    const auto with = [&](const std::string& value) {
        return journeys::filtered(Cases(*view.log), {journeys::Attributed{comparing.by, {value}}});
    };
    const Result<Cases> first = with(values->front());
    if (!first) return first.errors();
    if (values->size() == 1)
        return LivedSides{of_steps(view, *first), all_but(view, *first), values->front(), speech.text("lived.others")};
    const Result<Cases> second = with(values->back());
    return LivedSides{of_steps(view, *first), of_steps(view, *second), values->front(), values->back()};
}

Error not_told() {
    return {ErrorKind::invalid,
            "it is not told what to compare",
            "give one of on (a day), reached (a moment), by (a column)",
            {},
            "nothing_to_compare"};
}

}  // namespace

Result<LivedSides> lived_sides(const LivedTelling& telling, const LivedComparing& comparing,
                               const report::Speech& speech) {
    const int given =
        (comparing.on.empty() ? 0 : 1) + (comparing.reached.empty() ? 0 : 1) + (comparing.by.empty() ? 0 : 1);
    if (given != 1) return not_told();
    Result<LivedSides> sides = !comparing.on.empty()        ? by_day(telling, comparing.on, speech)
                               : !comparing.reached.empty() ? by_moment(telling, comparing.reached, speech)
                                                            : by_column(telling, comparing, speech);
    if (sides && (sides->first.empty() || sides->second.empty()))
        return Error{ErrorKind::not_found,
                     "one of the two sides has no case",
                     "compare by another day, moment or value",
                     {},
                     "nothing_to_compare"};
    return sides;
}

}  // namespace ciclo::actions
