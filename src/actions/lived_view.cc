#include "actions/lived_view.h"

#include "actions/lived_cases.h"
#include "actions/shelf.h"

namespace ciclo::actions {

namespace {

using events::Buffer;
using events::Log;

Shelf<LivedView>& shelf() {
    static Shelf<LivedView> the_shelf({.places = 4});  // the page, the one before it and a comparison
    return the_shelf;
}

/// The cases that are asked about.
Result<LogPtr> log_asked(const LivedQuestion& question, World& world) {
    Result<LogPtr> whole = lived_log(question, world);
    if (!whole) return whole;
    const Result<journeys::Cases> cases = lived_cases(question, **whole);
    if (!cases) return cases.errors();
    if (cases->size() == (*whole)->cases.size()) return whole;
    return LogPtr(std::make_shared<const Log>(log_of(*cases)));
}

// ---- Events as moments

template <class T>
Buffer<T> looking_at(const Buffer<T>& buffer, const LogPtr& keeper) {
    return Buffer<T>::view(buffer.span(), keeper);
}

events::Times looking_at(const events::Times& times, const LogPtr& keeper) {
    return times.visit([&]<class T>(std::span<const T> ticks) {
        if constexpr (std::is_same_v<T, std::int64_t>)
            return events::Times(Buffer<T>::view(ticks, keeper));
        else
            return events::Times(Buffer<T>::view(ticks, keeper), times.base_us(), times.tick_us());
    });
}

/// The moments of the map and what the log has beside them.
std::vector<LivedStep> steps_of(const cycle::Map& map, const std::vector<conformance::ActivityMatch>& matches) {
    std::vector<LivedStep> steps;
    for (const cycle::Moment* moment : map.rateable()) steps.push_back({moment->id, {}});
    for (const auto& match : matches) {
        if (!match.moment) steps.push_back({std::nullopt, match.activity});
    }
    return steps;
}

/// By activity of the log, the step it is.
std::vector<std::uint32_t> step_of_activities(const std::vector<LivedStep>& steps,
                                              const std::vector<conformance::ActivityMatch>& matches) {
    std::vector<std::uint32_t> step_of;
    for (const auto& match : matches) {
        std::size_t step = 0;
        while (steps[step].moment != match.moment || (!match.moment && steps[step].name != match.activity)) ++step;
        step_of.push_back(static_cast<std::uint32_t>(step));
    }
    return step_of;
}

Log recoded(const LogPtr& log, const std::vector<LivedStep>& steps, const std::vector<std::uint32_t>& step_of) {
    Log out;
    out.file = log->file;
    out.has_both_times = log->has_both_times;
    out.cases = events::Dictionary::of(looking_at(log->cases.text(), log), looking_at(log->cases.begin(), log));
    for (const LivedStep& step : steps) out.activities.add(step.moment ? step.moment->text : step.name);
    out.case_begin = looking_at(log->case_begin, log);
    out.activity = events::Codes::for_entries(steps.size(), log->events());
    out.activity.change([&]<class T>(std::span<T> codes) {
        log->activity.visit([&](auto written) {
            for (std::size_t e = 0; e < written.size(); ++e) codes[e] = static_cast<T>(step_of[written[e]]);
        });
    });
    out.start = looking_at(log->start, log);
    out.end = looking_at(log->end, log);
    out.duration_known = looking_at(log->duration_known, log);
    return out;
}

Result<LivedView> made(const LivedQuestion& question, World& world) {
    LivedView view;
    const Result<LogPtr> log = log_asked(question, world);
    if (!log) return log.errors();
    view.log = *log;
    auto matches = lived_matches(question, *view.log);
    if (!matches) return matches.errors();
    view.matches = *std::move(matches);
    view.conformance = conformance::conform(*view.log, question.map(), view.matches);
    view.steps = steps_of(question.map(), view.matches);
    view.by_moment = recoded(view.log, view.steps, step_of_activities(view.steps, view.matches));
    view.measures = journeys::measure(view.by_moment, {.detail = journeys::Detail::quantiles});
    const journeys::Cases every(view.by_moment);
    view.waits = journeys::waits_of(every, {});
    view.whole = journeys::end_to_end(journeys::case_times(every, {}), {});
    view.columns = lived_columns(*view.log);
    return view;
}

}  // namespace

Result<LivedViewPtr> lived_view(const LivedQuestion& question, World& world) {
    if (LivedViewPtr known = shelf().find(question.depends)) return known;
    Result<LivedView> view = made(question, world);
    if (!view) return view.errors();
    auto kept = std::make_shared<const LivedView>(*std::move(view));
    shelf().keep(question.depends, kept);
    return LivedViewPtr(kept);
}

}  // namespace ciclo::actions
