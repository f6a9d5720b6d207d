// queue_before(): how many people wait before an activity, over time, and Little's law as a check of the records.
//
//   Queue queue = queue_before(Cases(log), triage, {.first_us = from, .until_us = until, .bin_us = hour_us});
//   queue.bins[9].mean, queue.bins[9].most
//   queue.little.length, queue.little.rate_times_wait            // L and λ·W
//
// Definitions. Somebody waits before an event from the end of the event before it in her case until its start (waits.h;
// overlap and no wait are no stay in the queue; a case's first event has none). The queue at an instant is the number
// of those who came at or before it and were not yet served: who is served and who comes at one instant do not meet.
//   mean        time-average over the bin: Σ time waited in it ÷ its length
//   most        largest number at one time in it
//   L           time-average over the window [first_us, until_us), by going along the queue's steps
//   λ           arrivals in the window ÷ its length (people who did not wait at all are arrivals too)
//   W           mean whole wait of those arrivals, after the window's end too
// Little (1961): L = λ·W in the long run of any queue that is not growing. Over a window that holds every wait the two
// sides are equal but for rounding; over a part they differ by those who wait across its edges: a relative gap of
// more than some per cent says that the window is short, that the queue grew, or that waits are missing. Both sides
// are told; nothing is concluded. (L is a sweep over the instants, W a sum over people: two ways, so that a fault in
// either shows.)
// The same for whole cases: cases_in_progress(), from a case's first start to its last end.
//
// n log n in the waits of the activity. Same bytes for any number of threads (one is used).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "journeys/cases.h"

namespace ciclo::journeys {

namespace limits {
/// A hundred years of hours; more is a mistaken width.
inline constexpr std::int64_t queue_bins = 1'000'000;
}  // namespace limits

struct QueueOptions {
    std::optional<std::int64_t> first_us = {},
                                until_us = {};  ///< window; without: first arrival to last service, both included
    std::int64_t bin_us = 3'600'000'000;        ///< width of a bin; the first begins with the window
    /// Instead of a width: where each bin begins, ascending, the first at first_us (which is given then). Days of a place
    /// are not all of one length.
    std::vector<std::int64_t> bins_from_us = {};
};

struct QueueBin {
    std::int64_t first_us = 0;
    double mean = 0;
    std::int64_t most = 0, arrivals = 0;
};

/// Both sides of L = λ·W.
struct LittlesLaw {
    double length = 0;                        ///< L
    double arrivals_per_second = 0;           ///< λ
    std::optional<double> mean_wait_seconds;  ///< W; nothing without arrivals
    std::optional<double> rate_times_wait;    ///< λ·W
    std::optional<double> relative_gap;       ///< (L − λ·W) ÷ λ·W; nothing when nobody waited
};

struct Queue {
    std::int64_t first_us = 0, until_us = 0;  ///< the window
    std::int64_t arrivals = 0, waited = 0;    ///< in the window; those of them with a wait above 0
    std::int64_t most = 0;
    LittlesLaw little;
    std::vector<QueueBin> bins;
};

/// Error: a window that ends before it begins, a width below 1, more bins than limits::queue_bins. bins_from_us ascend from
/// first_us: ENSURE.
Result<Queue> queue_before(const Cases& cases, std::uint32_t activity, const QueueOptions& options);
Result<Queue> cases_in_progress(const Cases& cases, const QueueOptions& options);

/// A stay in a queue.
struct Stay {
    std::int64_t from_us = 0, until_us = 0;
};
/// What both are made of; stays in any order, none that ends before it begins: ENSURE.
Result<Queue> queue_of(const std::vector<Stay>& stays, const QueueOptions& options);

}  // namespace ciclo::journeys
