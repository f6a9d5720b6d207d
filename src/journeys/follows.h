// eventually_follows(): which activity came at some time after which in a case, and how long after.
//
//   Result<std::vector<Follow>> follows = eventually_follows(Cases(log));
//   (*follows)[0].cases                                 // cases with a `from` and a `to` somewhere behind it
//
// Definitions.
//   cases     cases in which an event of `to` stands behind one of `from`; each case once.
//   pairs     what pm4py's discover_eventually_follows_graph counts: every event of `from` with every later event of `to`
//             that starts at or after its end; a case of "a a b" counts a → b twice.
//   next      in each case from its first `from` to the next `to` behind it: start of the later − end of the earlier,
//             below zero where the two overlap. One value a case.
//   profile   mean and standard deviation (n − 1) of the same difference over `pairs`: the temporal profile of Stertz,
//             Mangler and Rinderle-Ma (2020), pm4py's discover_temporal_profile; no deviation of one pair.
// Order within a case is the log's. That two activities follow each other often does not make one the cause of the other.
//
// Refuses more than limits::followed_pairs pairs of events: their number grows with the square of a case's length.
// Pure; any number of threads may call it; 8 bytes for every case and pair of activities.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "journeys/cases.h"
#include "journeys/durations.h"

namespace ciclo::journeys {

namespace limits {
/// About ten seconds; 10 million events in cases of twelve have 60 million, a case of 100,000 events 5,000 million.
inline constexpr std::uint64_t followed_pairs = 10'000'000'000;
}  // namespace limits

struct Follow {
    std::uint32_t from = 0, to = 0;
    std::int64_t cases = 0, pairs = 0;
    std::optional<Durations> next;
    std::optional<double> profile_mean_seconds, profile_sd_seconds;
};

/// Those that occur, by `to`, then `from`.
Result<std::vector<Follow>> eventually_follows(const Cases& cases);

}  // namespace ciclo::journeys
