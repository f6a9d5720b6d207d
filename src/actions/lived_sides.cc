#include "actions/lived_sides.h"

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

/// Those of `cases` that are not among `others`.
Cases without(const LivedView& view, const Cases& cases, const Cases& others) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0, o = 0; i < cases.size(); ++i) {
        while (o < others.size() && others[o] < cases[i]) ++o;
        if (o == others.size() || others[o] != cases[i]) numbers.push_back(cases[i]);
    }
    return Cases(view.by_moment, std::move(numbers));
}

/// The values of the column, most cases first. Error: the column has one value only.
Result<std::vector<std::string>> values_of(const LivedView& view, const std::string& name) {
    std::vector<std::string> values;
    for (const LivedColumn& column : view.columns) {
        if (column.name != name) continue;
        for (const LivedValue& value : column.most) values.push_back(value.value);
    }
    if (values.size() != 1) return values;
    return Error{ErrorKind::refused,
                 "the column " + quoted(name) + " has only one value",
                 "compare by another column",
                 {"by", 0, 0},
                 "nothing_to_compare"};
}

Result<Cases> with_value(const LivedView& view, const std::string& column, const std::string& value) {
    const Result<Cases> cases = journeys::filtered(Cases(*view.log), {journeys::Attributed{column, {value}}});
    if (!cases) return cases.errors();
    return of_steps(view, *cases);
}

/// A case that has both values is on neither side.
LivedSides apart(const LivedView& view, const Cases& first, const Cases& second) {
    LivedSides sides{without(view, first, second), without(view, second, first), "", ""};
    sides.left_out = static_cast<std::int64_t>(first.size() - sides.first.size());
    return sides;
}

/// One value against another, or against whoever has it not.
Result<LivedSides> by_values(const LivedTelling& telling, const LivedComparing& comparing,
                             const report::Speech& speech) {
    const LivedView& view = telling.view;
    const Result<Cases> first = with_value(view, comparing.by, comparing.first);
    if (!first) return first.errors();
    if (comparing.second.empty()) {
        return LivedSides{*first, without(view, Cases(view.by_moment), *first), comparing.first,
                          speech.text("lived.others")};
    }
    const Result<Cases> second = with_value(view, comparing.by, comparing.second);
    if (!second) return second.errors();
    LivedSides sides = apart(view, *first, *second);
    sides.first_name = comparing.first, sides.second_name = comparing.second;
    return sides;
}

/// What was not asked is chosen: the two most frequent values when no case has both, else the most frequent one that
/// not every case has, against the others.
Result<LivedSides> by_column(const LivedTelling& telling, LivedComparing comparing, const report::Speech& speech) {
    const LivedView& view = telling.view;
    if (!comparing.first.empty()) return by_values(telling, comparing, speech);
    const auto values = values_of(view, comparing.by);
    if (!values) return values.errors();
    if (values->size() > 1) {
        comparing.first = (*values)[0], comparing.second = (*values)[1];
        Result<LivedSides> sides = by_values(telling, comparing, speech);
        if (!sides || sides->left_out == 0) return sides;
    }
    comparing.second.clear();
    for (const std::string& value : *values) {
        comparing.first = value;
        Result<LivedSides> sides = by_values(telling, comparing, speech);
        if (!sides || !sides->second.empty()) return sides;
    }
    return by_values(telling, comparing, speech);  // no such column: the filter says which there are
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
        return Error{ErrorKind::refused,
                     "one of the two sides has no case",
                     "compare by another day, moment or value",
                     {},
                     "nothing_to_compare"};
    return sides;
}

}  // namespace ciclo::actions
