// waits_of(): how long people waited before each activity, and how long each took; the same per move.
//
//   Waits plain = waits_of(Cases(log), {});
//   Waits working = waits_of(Cases(log), {.clock = &working_clock});          // in working time
//   plain.activities[7].wait->spread.p90                                       // seconds
//
// Definitions (checked against pm4py and plain Python on three logs).
//   wait      before an event: its start − the end of the event before it in its case; below 0 (overlap) counts as 0
//             and is counted in `overlaps`. A case's first event has none. Events of a case stand by end, start,
//             position. An activity's waits are those of all moves that end in it.
//   service   end − start of an event that was written with both. Not zero but missing for one with one time only;
//             events − service.n says how many those were.
//   one time  In a log where no event lasts, a wait is the time since the event before (pm4py's performance graph): it
//             holds the service too. In a mixed log the same is true of the events without a start of their own.
//   clock     Working time: the working clock's difference of the same two instants (pm4py calls it business hours);
//             overlaps are then those of that clock.
// Quantiles type 7, interval of the median from order statistics (durations.h). Assumption that breaks it: waits in one
// queue are not independent; the interval is then too narrow.
//
// Linear in events. Same bytes for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/cases.h"
#include "journeys/durations.h"
#include "journeys/working_clock.h"

namespace ciclo::journeys {

struct WaitOptions {
    const WorkingClock* clock = nullptr;  ///< nullptr: every hour counts
    double level = 0.95;
    unsigned threads = 0;
};

struct ActivityWaits {
    std::int64_t events = 0, overlaps = 0;
    std::optional<Durations> wait, service;
};

struct MoveWaits {
    std::uint32_t from = 0, to = 0;
    std::int64_t overlaps = 0;
    Durations wait;
};

struct Waits {
    std::vector<ActivityWaits> activities;  ///< by the log's numbers
    std::vector<MoveWaits> moves;           ///< those that occur, by `to`, then `from`
};

Waits waits_of(const Cases& cases, const WaitOptions& options);

}  // namespace ciclo::journeys
