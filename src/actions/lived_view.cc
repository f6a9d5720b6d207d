#include "actions/lived_view.h"

#include "actions/shelf.h"
#include "calendar/duration.h"
#include "formats/columns.h"

namespace ciclo::actions {

namespace {

using events::Buffer;
using events::Log;

Shelf<LivedView>& shelf() {
    static Shelf<LivedView> the_shelf({.places = 4});  // the page, the one before it and a comparison
    return the_shelf;
}

// ---- The cases of a period

/// Cases by the day (UTC) on which they began, as gather() takes them.
std::vector<std::uint32_t> cases_of(const Log& log, const moments::Period& period) {
    std::vector<std::uint32_t> kept;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::int64_t first = INT64_MAX;
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) first = std::min(first, log.start[e]);
        const calendar::Day day = calendar::day_of({first});
        if ((period.from && day < *period.from) || (period.until && *period.until < day)) continue;
        kept.push_back(static_cast<std::uint32_t>(c));
    }
    return kept;
}

events::Dictionary copied(const events::Dictionary& names) {
    events::Dictionary copy;
    for (std::size_t i = 0; i < names.size(); ++i) copy.add(names[i]);
    return copy;
}

events::Codes codes_of(const std::vector<std::uint32_t>& numbers, std::size_t entries) {
    events::Codes codes = events::Codes::for_entries(entries, numbers.size());
    codes.change([&]<class T>(std::span<T> out) {
        for (std::size_t i = 0; i < numbers.size(); ++i) out[i] = static_cast<T>(numbers[i]);
    });
    return codes;
}

/// A log of these cases only.
Log part_of(const Log& log, const std::vector<std::uint32_t>& cases) {
    Log part;
    part.file = log.file;
    part.activities = copied(log.activities);
    part.resources = copied(log.resources);
    part.has_both_times = log.has_both_times;
    std::vector<std::uint32_t> activity, resource;
    Buffer<std::int64_t> start, end;
    part.case_begin.append(0);
    for (const std::uint32_t c : cases) {
        part.cases.add(log.cases[c]);
        for (auto e = static_cast<std::size_t>(log.case_begin[c]); e < log.case_begin[c + 1]; ++e) {
            activity.push_back(log.activity[e]);
            if (log.resource.size() > 0) resource.push_back(log.resource[e]);
            start.append(log.start[e]);
            end.append(log.end[e]);
            if (!log.duration_known.empty()) part.duration_known.append(log.duration_known[e]);
        }
        part.case_begin.append(activity.size());
    }
    part.activity = codes_of(activity, part.activities.size());
    if (!resource.empty()) part.resource = codes_of(resource, part.resources.size());
    part.start = events::Times::narrowed(std::move(start));
    part.end = events::Times::narrowed(std::move(end));
    return part;
}

Result<LogPtr> log_of_period(const LivedQuestion& question, World& world) {
    Result<LogPtr> whole = lived_log(question, world);
    const moments::Period& period = question.cycle.period;
    if (!whole || (!period.from && !period.until)) return whole;
    const std::vector<std::uint32_t> cases = cases_of(**whole, period);
    if (cases.empty()) {
        return Error{ErrorKind::not_found, "no case of the log began in these days", "choose other days", {"from", 0, 0},
                     "no_events_then"};
    }
    return LogPtr(std::make_shared<const Log>(part_of(**whole, cases)));
}

// ---- Events as moments

std::vector<conformance::NamedActivity> table_of(const LivedQuestion& question) {
    std::vector<conformance::NamedActivity> table;
    for (const formats::NamePair& pair : question.columns->activities) table.push_back({pair.from, pair.to, pair.place});
    return table;
}

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
    const Result<LogPtr> log = log_of_period(question, world);
    if (!log) return log.errors();
    view.log = *log;
    auto matches = conformance::match_activities(*view.log, question.map(), table_of(question));
    if (!matches) return matches.errors();
    view.matches = *std::move(matches);
    view.conformance = conformance::conform(*view.log, question.map(), view.matches);
    view.steps = steps_of(question.map(), view.matches);
    view.by_moment = recoded(view.log, view.steps, step_of_activities(view.steps, view.matches));
    view.measures = journeys::measure(view.by_moment, {.detail = journeys::Detail::quantiles});
    const journeys::Cases every(view.by_moment);
    view.waits = journeys::waits_of(every, {});
    view.whole = journeys::end_to_end(journeys::case_times(every, {}), {});
    return view;
}

}  // namespace

LivedViewPtr lived_remembered(const LivedQuestion& question) { return shelf().find(question.depends); }

Result<LivedViewPtr> lived_view(const LivedQuestion& question, World& world) {
    if (LivedViewPtr known = lived_remembered(question)) return known;
    Result<LivedView> view = made(question, world);
    if (!view) return view.errors();
    auto kept = std::make_shared<const LivedView>(*std::move(view));
    shelf().keep(question.depends, kept);
    return LivedViewPtr(kept);
}

}  // namespace ciclo::actions
