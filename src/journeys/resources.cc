#include "journeys/resources.h"

#include <algorithm>

#include "journeys/pairs.h"
#include "stats/parallel.h"
#include "stats/proportions.h"

namespace ciclo::journeys {

namespace {

/// One event of a resource.
struct Work {
    std::uint32_t activity = 0;
    std::int64_t start_us = 0, end_us = 0;
    bool lasts = false;
};

/// The events of every resource side by side.
struct Sorted {
    std::vector<std::size_t> begin;  ///< resources + 1
    std::vector<Work> work;
};

bool names_resources(const events::Log& log) {
    return log.resource.size() > 0 && log.resources.size() > 0;
}

template <class F>
void for_each_event(const Cases& cases, F&& visit) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) visit(i, e);
    }
}

Sorted sorted_by_resource(const Cases& cases, Resources& out) {
    const events::Log& log = cases.log();
    Sorted sorted;
    sorted.begin.assign(log.resources.size() + 1, 0);
    for_each_event(cases, [&](std::size_t, std::size_t e) {
        const std::uint32_t resource = log.resource[e];
        if (resource == events::no_code)
            ++out.events_without;
        else
            ++sorted.begin[resource + 1];
    });
    for (std::size_t r = 0; r < log.resources.size(); ++r) sorted.begin[r + 1] += sorted.begin[r];
    sorted.work.resize(sorted.begin.back());
    std::vector<std::size_t> next(sorted.begin);
    for_each_event(cases, [&](std::size_t, std::size_t e) {
        const std::uint32_t resource = log.resource[e];
        if (resource != events::no_code)
            sorted.work[next[resource]++] = {log.activity[e], log.start[e], log.end[e], log.lasts(e)};
    });
    return sorted;
}

void count_cases(const Cases& cases, Resources& out) {
    const events::Log& log = cases.log();
    std::vector<std::size_t> last_case(log.resources.size(), SIZE_MAX);
    for_each_event(cases, [&](std::size_t i, std::size_t e) {
        const std::uint32_t resource = log.resource[e];
        if (resource == events::no_code || last_case[resource] == i) return;
        last_case[resource] = i;
        ++out.resources[resource].cases;
    });
}

std::optional<Durations> processing_of(std::span<const Work> work, double level) {
    std::vector<std::int64_t> lasted;
    for (const Work& one : work) {
        if (one.lasts) lasted.push_back(one.end_us - one.start_us);
    }
    return durations_of(std::span<const std::int64_t>(lasted), microsecond_seconds, level);
}

/// Busy: the joined intervals; idle: the rest of the resource's own span. `work` by end.
void time_of(std::span<const Work> work, ResourceMeasures& out) {
    if (std::none_of(work.begin(), work.end(), [](const Work& one) { return one.lasts; })) return;
    std::int64_t covered_from = work.back().end_us, idle = 0;
    for (std::size_t i = work.size(); i-- > 0;) {
        idle += std::max<std::int64_t>(0, covered_from - work[i].end_us);
        covered_from = std::min(covered_from, work[i].start_us);
    }
    out.idle_seconds = static_cast<double>(idle) * microsecond_seconds;
    out.busy_seconds = static_cast<double>(work.back().end_us - covered_from - idle) * microsecond_seconds;
}

/// Its measures, and those of its activities; orders `work`.
std::vector<ResourceActivity> describe(std::uint32_t resource, std::span<Work> work, double level,
                                       ResourceMeasures& out) {
    std::vector<ResourceActivity> by_activity;
    if (work.empty()) return by_activity;
    out.events = static_cast<std::int64_t>(work.size());
    std::sort(work.begin(), work.end(), [](const Work& a, const Work& b) { return a.end_us < b.end_us; });
    time_of(work, out);
    out.processing = processing_of(work, level);
    std::stable_sort(work.begin(), work.end(), [](const Work& a, const Work& b) { return a.activity < b.activity; });
    for (std::size_t begin = 0; begin < work.size();) {
        std::size_t end = begin;
        while (end < work.size() && work[end].activity == work[begin].activity) ++end;
        by_activity.push_back({resource, work[begin].activity, static_cast<std::int64_t>(end - begin),
                               processing_of(work.subspan(begin, end - begin), level)});
        begin = end;
    }
    out.activities = static_cast<std::int64_t>(by_activity.size());
    return by_activity;
}

}  // namespace

Resources resources_of(const Cases& cases, const ResourceOptions& options) {
    const events::Log& log = cases.log();
    Resources out;
    out.resources.resize(log.resources.size());
    out.resources_per_activity.assign(log.activities.size(), 0);
    if (!names_resources(log)) {
        out.events_without = static_cast<std::int64_t>(cases.events());
        return out;
    }
    Sorted sorted = sorted_by_resource(cases, out);
    out.events_with = static_cast<std::int64_t>(sorted.work.size());
    count_cases(cases, out);
    std::vector<std::vector<ResourceActivity>> by_activity(log.resources.size());
    const auto all_cases = static_cast<std::int64_t>(cases.size());
    stats::for_each_index(log.resources.size(), static_cast<int>(options.threads), [&](std::size_t, std::size_t r) {
        const std::span<Work> work =
            std::span(sorted.work).subspan(sorted.begin[r], sorted.begin[r + 1] - sorted.begin[r]);
        ResourceMeasures& resource = out.resources[r];
        by_activity[r] = describe(static_cast<std::uint32_t>(r), work, options.level, resource);
        if (!sorted.work.empty())
            resource.share = static_cast<double>(resource.events) / static_cast<double>(sorted.work.size());
        resource.involvement = stats::wilson(resource.cases, all_cases, options.level);
    });
    for (const auto& own : by_activity) {
        for (const ResourceActivity& one : own) ++out.resources_per_activity[one.activity];
        out.resource_activities.insert(out.resource_activities.end(), own.begin(), own.end());
    }
    return out;
}

HandOvers hand_overs(const Cases& cases) {
    const events::Log& log = cases.log();
    HandOvers out;
    if (!names_resources(log)) {
        for (std::size_t i = 0; i < cases.size(); ++i)
            out.unnamed +=
                static_cast<std::int64_t>(std::max(cases.end_of(i), cases.begin_of(i) + 1) - cases.begin_of(i)) - 1;
        return out;
    }
    HashedPairs pairs(log.resources.size());
    for_each_event(cases, [&](std::size_t i, std::size_t e) {
        if (e == cases.begin_of(i)) return;
        const std::uint32_t from = log.resource[e - 1], to = log.resource[e];
        if (from == events::no_code || to == events::no_code)
            ++out.unnamed;
        else if (from == to)
            ++out.kept;
        else
            ++pairs.at(from, to);
    });
    for (const PairCount& pair : pairs.counted()) {
        out.pairs.push_back({pair.from, pair.to, pair.n});
        out.handed += pair.n;
    }
    std::sort(out.pairs.begin(), out.pairs.end(), [](const HandOver& a, const HandOver& b) {
        return a.n != b.n ? a.n > b.n : a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return out;
}

}  // namespace ciclo::journeys
