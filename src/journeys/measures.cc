#include "journeys/measures.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "events/in_parallel.h"
#include "journeys/sorted_gaps.h"
#include "journeys/ticks.h"

namespace ciclo::journeys {

namespace {

constexpr std::int64_t as_it_is = std::numeric_limits<std::int64_t>::min();

/// work(0) … work(tasks − 1), whoever is free takes the next; each writes its own place, so the order does not matter.
template <class Work>
void share_out(std::size_t tasks, std::size_t threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    events::in_parallel(std::min(threads, tasks), [&](std::size_t) {
        for (std::size_t task = next++; task < tasks; task = next++) work(task);
    });
}

struct Lasted {
    events::Buffer<std::int64_t> duration, by_end, length;  ///< ticks; ticks; events
    std::int64_t first = 0, last = 0;               ///< ticks of the end column
    double tick_seconds = 1;
    std::int64_t base_us = 0;
};

template <class Tick>
void look_at_cases(const events::Log& log, const TickColumns<Tick>& ticks, CaseRange range, Lasted& out,
                   std::int64_t& first, std::int64_t& last) {
    first = std::numeric_limits<std::int64_t>::max(), last = std::numeric_limits<std::int64_t>::min();
    for (std::size_t c = range.first; c < range.last; ++c) {
        const std::uint64_t from = log.case_begin[c], until = log.case_begin[c + 1];
        out.length[c] = static_cast<std::int64_t>(until - from);
        if (from == until) continue;
        std::int64_t begun = ticks.start_of(from);
        for (std::uint64_t e = from + 1; e < until; ++e) begun = std::min(begun, ticks.start_of(e));
        const std::int64_t ended = ticks.end_of(until - 1);  // events stand by their end
        out.duration[c] = ended - begun;
        out.by_end[c] = ended - ticks.end_of(from);
        first = std::min(first, begun), last = std::max(last, ended);
    }
}

Lasted look_at_cases(const events::Log& log, const std::vector<CaseRange>& ranges) {
    Lasted out;
    out.duration.grow(log.cases.size());
    out.by_end.grow(log.cases.size());
    out.length.grow(log.cases.size());
    std::vector<std::int64_t> first(ranges.size()), last(ranges.size());
    with_ticks(log, [&](const auto& ticks) {
        events::in_parallel(ranges.size(),
                            [&](std::size_t r) { look_at_cases(log, ticks, ranges[r], out, first[r], last[r]); });
        out.tick_seconds = ticks.tick_seconds;
        out.base_us = ticks.end_base_us;
    });
    out.first = *std::min_element(first.begin(), first.end());
    out.last = *std::max_element(last.begin(), last.end());
    return out;
}

/// What follows from the paths alone is asked once per variant.
void count_cases(const events::Log& log, const Variants& variants, std::vector<ActivityMeasures>& activities) {
    std::vector<std::uint32_t> seen(activities.size(), 0), again(activities.size(), 0);
    log.activity.visit([&](auto codes) {
        for (std::uint32_t v = 0; v < variants.all.size(); ++v) {
            const Variant& variant = variants.all[v];
            const std::uint32_t mark = v + 1;
            const std::uint64_t from = log.case_begin[variant.first_case];
            for (std::uint64_t e = from; e < from + variant.length; ++e) {
                const std::size_t activity = codes[e];
                activities[activity].events += variant.cases;
                if (seen[activity] != mark) {
                    seen[activity] = mark;
                    activities[activity].cases += variant.cases;
                } else if (again[activity] != mark) {
                    again[activity] = mark;
                    activities[activity].rework_cases += variant.cases;
                }
            }
        }
    });
}

/// Moves stand by `to`: those into one activity are neighbours.
std::vector<std::size_t> first_moves_into(const Moves& moves, std::size_t activities) {
    std::vector<std::size_t> first(activities + 1, 0);
    for (const Move& move : moves.moves) ++first[move.to + std::size_t{1}];
    for (std::size_t a = 0; a < activities; ++a) first[a + 1] += first[a];
    return first;
}

void measure_gaps(const events::Log& log, const std::vector<CaseRange>& ranges, Detail detail, Measures& out) {
    const std::size_t activities = log.activities.size();
    const std::vector<MovePart> parts = count_moves(log, ranges);
    const Moves moves = join_moves(parts, activities);
    const Grouped gaps = gaps_by_move(log, ranges, parts, moves);
    const std::vector<std::size_t> into = first_moves_into(moves, activities);
    out.moves.resize(moves.moves.size());
    share_out(out.moves.size() + activities, ranges.size(), [&](std::size_t task) {
        if (task < out.moves.size()) {
            const Move& move = moves.moves[task];
            out.moves[task] = {move.from, move.to, gaps.spread(task, task + 1, detail, as_it_is)};
        } else {
            const std::size_t a = task - out.moves.size();
            out.activities[a].waiting = gaps.spread(into[a], into[a + 1], detail, 0);
        }
    });
    for (std::size_t a = 0; a < activities; ++a) {
        out.activities[a].begun = moves.begun[a];
        out.activities[a].ended = moves.ended[a];
    }
    for (const Move& move : moves.moves) {
        if (move.from == move.to) out.activities[move.to].self_loops = move.n;
    }
}

void measure_service(const events::Log& log, const std::vector<CaseRange>& ranges, Detail detail, Measures& out) {
    if (!log.has_both_times) return;
    const Grouped service = service_by_activity(log, ranges);
    share_out(out.activities.size(), ranges.size(), [&](std::size_t a) {
        out.activities[a].service = service.spread(a, a + 1, detail, as_it_is);
    });
}

void measure_cases(const events::Log& log, const std::vector<CaseRange>& ranges, Measures& out) {
    constexpr double day_seconds = 86'400;
    const Lasted lasted = look_at_cases(log, ranges);
    out.durations = spread_of(lasted.duration.span(), lasted.tick_seconds, Detail::quantiles);
    out.durations_by_end = spread_of(lasted.by_end.span(), lasted.tick_seconds, Detail::quantiles);
    out.events_per_case = spread_of(lasted.length.span(), 1, Detail::quantiles);
    const auto instant = [&](std::int64_t ticks) {
        return calendar::Instant{lasted.base_us + ticks * static_cast<std::int64_t>(lasted.tick_seconds * 1e6 + 0.5)};
    };
    out.first = instant(lasted.first), out.last = instant(lasted.last);
    const double days = static_cast<double>(lasted.last - lasted.first) * lasted.tick_seconds / day_seconds;
    if (days > 0) out.cases_per_day = static_cast<double>(out.cases) / days;
}

}  // namespace

Measures measure(const events::Log& log, const MeasureOptions& options) {
    const std::vector<CaseRange> ranges = case_ranges(log, {.threads = options.threads});
    Measures out;
    out.cases = static_cast<std::int64_t>(log.cases.size());
    out.events = static_cast<std::int64_t>(log.events());
    out.activities.resize(log.activities.size());
    out.variants = variants_of(log, {.threads = options.threads});
    count_cases(log, out.variants, out.activities);
    measure_gaps(log, ranges, options.detail, out);
    measure_service(log, ranges, options.detail, out);
    measure_cases(log, ranges, out);
    return out;
}

}  // namespace ciclo::journeys
