#include "journeys/compare.h"

#include <algorithm>

#include "base/ensure.h"
#include "journeys/more_than_chance.h"
#include "stats/histogram.h"
#include "stats/parallel.h"
#include "stats/proportions.h"
#include "stats/square_and_add.h"
#include "stats/survival.h"

namespace ciclo::journeys {

namespace {

using Microseconds = std::vector<std::int64_t>;

/// What one side's events tell of an activity.
struct ActivitySample {
    std::int64_t cases = 0, ended = 0;
    Microseconds waits, services;
};

std::int64_t read(const WorkingClock* clock, std::int64_t us) {
    return clock == nullptr ? us : clock->at(us);
}

std::vector<ActivitySample> samples_of(const Cases& cases, const WorkingClock* clock) {
    const events::Log& log = cases.log();
    std::vector<ActivitySample> samples(log.activities.size());
    std::vector<std::size_t> last_case(log.activities.size(), SIZE_MAX);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) {
            ActivitySample& sample = samples[log.activity[e]];
            const std::int64_t start = read(clock, log.start[e]);
            if (last_case[log.activity[e]] != i) ++sample.cases;
            last_case[log.activity[e]] = i;
            if (e > cases.begin_of(i))
                sample.waits.push_back(std::max<std::int64_t>(0, start - read(clock, log.end[e - 1])));
            if (log.lasts(e)) sample.services.push_back(read(clock, log.end[e]) - start);
        }
        if (cases.end_of(i) > cases.begin_of(i)) ++samples[log.activity[cases.end_of(i) - 1]].ended;
    }
    return samples;
}

/// In seconds. Sorted as whole numbers, which is quicker.
stats::Histogram counted(Microseconds values) {
    std::sort(values.begin(), values.end());
    stats::Histogram out;
    for (std::size_t begin = 0; begin < values.size();) {
        std::size_t end = begin;
        while (end < values.size() && values[end] == values[begin]) ++end;
        out.values.push_back(static_cast<double>(values[begin]) * microsecond_seconds);
        out.counts.push_back(static_cast<std::int64_t>(end - begin));
        begin = end;
    }
    return out;
}

DurationDifference difference_of(const Microseconds& first, const Microseconds& second, double level) {
    DurationDifference out;
    out.first = durations_of(std::span<const std::int64_t>(first), microsecond_seconds, level);
    out.second = durations_of(std::span<const std::int64_t>(second), microsecond_seconds, level);
    if (!out.first || !out.second) return out;
    out.medians_apart = stats::intervals_apart(out.first->median, out.second->median);
    out.medians = stats::square_and_add(out.first->median, out.second->median);
    const stats::Histogram a = counted(first), b = counted(second);
    out.means = stats::welch_difference(a, b, level);
    if (const auto test = stats::log_rank(a, b)) out.log_rank_p = test->p;
    return out;
}

ShareDifference shares_of(std::int64_t first, std::int64_t first_cases, std::int64_t second, std::int64_t second_cases,
                          double level) {
    ShareDifference out;
    out.first = stats::wilson(first, first_cases, level);
    out.second = stats::wilson(second, second_cases, level);
    out.difference = stats::newcombe_difference(first, first_cases, second, second_cases, level);
    return out;
}

/// Only of the cases in which something lasts.
Microseconds lasting(const CaseTimes& times, const Microseconds& values) {
    Microseconds out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (times.lasting[i] != 0) out.push_back(values[i]);
    }
    return out;
}

void compare_cases(const Cases& first, const Cases& second, const CaseTimeOptions& options, Comparison& out) {
    const CaseTimes a = case_times(first, options), b = case_times(second, options);
    out.throughput = difference_of(a.throughput, b.throughput, options.level);
    out.idle = difference_of(lasting(a, a.idle), lasting(b, b.idle), options.level);
    out.processing = difference_of(lasting(a, a.processing), lasting(b, b.processing), options.level);
    const auto whole_a = end_to_end(a, options), whole_b = end_to_end(b, options);
    if (whole_a) out.wait_share.first = whole_a->wait_share;
    if (whole_b) out.wait_share.second = whole_b->wait_share;
    if (out.wait_share.first && out.wait_share.second)
        out.wait_share.difference = stats::square_and_add(*out.wait_share.first, *out.wait_share.second);
}

std::int64_t shared_cases(const Cases& first, const Cases& second) {
    std::int64_t n = 0;
    for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
        n += first[a] == second[b] ? 1 : 0;
        const bool step_a = first[a] <= second[b], step_b = second[b] <= first[a];
        a += step_a ? 1 : 0;
        b += step_b ? 1 : 0;
    }
    return n;
}

}  // namespace

Comparison compare(const Cases& first, const Cases& second, const CaseTimeOptions& options) {
    ENSURE(&first.log() == &second.log(), "two views of one log");
    Comparison out;
    out.first_cases = static_cast<std::int64_t>(first.size());
    out.second_cases = static_cast<std::int64_t>(second.size());
    out.shared_cases = shared_cases(first, second);
    compare_cases(first, second, options, out);
    const std::vector<ActivitySample> a = samples_of(first, options.clock), b = samples_of(second, options.clock);
    std::vector<ActivityDifference> differences(a.size());
    stats::for_each_index(a.size(), static_cast<int>(options.threads), [&](std::size_t, std::size_t activity) {
        const ActivitySample &one = a[activity], &other = b[activity];
        differences[activity] = {static_cast<std::uint32_t>(activity),
                                 shares_of(one.cases, out.first_cases, other.cases, out.second_cases, options.level),
                                 shares_of(one.ended, one.cases, other.ended, other.cases, options.level),
                                 difference_of(one.waits, other.waits, options.level),
                                 difference_of(one.services, other.services, options.level)};
    });
    for (std::size_t activity = 0; activity < a.size(); ++activity) {
        if (a[activity].cases + b[activity].cases > 0) out.activities.push_back(std::move(differences[activity]));
    }
    mark_more_than_chance(out, options.level);
    return out;
}

}  // namespace ciclo::journeys
