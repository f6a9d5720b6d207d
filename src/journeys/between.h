// between(): the time from one moment to another in each case (requirement R2-38: from an event, to an event).
//
//   Between call_to_handover = between(cases, {.from = {{call}, End::end}, .to = {{handover}, End::start}}, {});
//   call_to_handover.durations->spread.mean                                       // seconds
//
// A point is the start or the end of an event of one of several activities (all activities of one moment of truth).
// Which occurrences are joined:
//   first_to_first   the earliest `from` of the case, to the earliest `to` that is not before it
//   first_to_last    the earliest `from`, to the latest `to` that is not before it
//   last_to_first    the latest `from`, to the earliest `to` that is not before it
//   each_to_next     every `from`, to the earliest `to` that is not before it, unless another `from` comes in between:
//                    then that one has it (people who call twice before they are helped waited from the second call;
//                    the first is `open`)
// "Not before" is by the instants of the two points; of points at one instant the `from` comes first. One event may
// be both only from its own start to its own end (that is its service time). Where one activity is both, at the same
// end, its events at one instant follow one another in the log's order.
// Nothing is invented: a `from` without a `to` is counted (`open`), a case without `from` too, and never as 0.
//
// Linear in events but for sorting the points of one case. Pure; same bytes for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/cases.h"
#include "journeys/durations.h"
#include "journeys/working_clock.h"

namespace ciclo::journeys {

enum class End { start, end };
enum class Occurrence { first_to_first, first_to_last, last_to_first, each_to_next };

struct Point {
    std::vector<std::uint32_t> activities;
    End end = End::end;
};

struct Span {
    Point from, to;
    Occurrence occurrence = Occurrence::first_to_first;
};

struct BetweenOptions {
    const WorkingClock* clock = nullptr;
    double level = 0.95;
    unsigned threads = 0;
};

struct Between {
    std::int64_t cases_without_from = 0;
    std::int64_t open = 0;                   ///< `from` points without a `to`
    std::vector<std::int64_t> microseconds;  ///< one per interval, in the order of the cases looked at
    std::vector<std::uint32_t> of_case;      ///< the log's number of the case of each interval
    std::optional<Durations> durations;
};

Between between(const Cases& cases, const Span& span, const BetweenOptions& options);

/// Hand-off completeness (K-24) of a required hand-off: of the `from` points, those that were taken over (a `to`
/// followed, before the next `from`, within `within_seconds` where given). Wilson interval. Nothing when nobody handed
/// over.
std::optional<stats::Estimate> hand_off_completeness(const Cases& cases, const Span& required,
                                                     std::optional<double> within_seconds,
                                                     const BetweenOptions& options);

}  // namespace ciclo::journeys
