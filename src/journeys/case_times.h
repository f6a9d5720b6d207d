// case_times(): how long each case lasted, how much of that something was being done for it, and how much it lay still;
// and from these the end-to-end wait and its share of the whole (requirement R2-35).
//
//   CaseTimes times = case_times(Cases(log), {});
//   EndToEnd whole = *end_to_end(times, {});
//   whole.wait_share.value                                   // 0.423: 42.3 % of the time present was waiting
//
// Definitions (edeaR 1.0.0 gives the same numbers on eventdataR::patients, microsecond by microsecond).
//   throughput   latest end − earliest start of the case's events
//   idle         throughput − the time covered by at least one event: the customer waits, nothing is done for her
//   busy         throughput − idle
//   processing   Σ (end − start) over the events that last: people's work, more than `busy` where events overlap
//   wait share   Σ idle ÷ Σ throughput over all cases (a ratio of sums: a case counts by its length), interval on the
//                logarithm by the delta method (stats::ratio_of_sums), ending at 1: no share is more; and the plain mean
//                of the cases' own shares.
// A log (or case) in which no event lasts has no idle time to speak of: such cases are counted in `without_duration`
// and left out of idle, busy, processing and share. A case that lasted no time has no share.
// With a working clock, all of them in working time. Assumption that breaks the interval: cases that are not
// independent (they queue for the same people).
//
// Linear in events; same bytes for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/cases.h"
#include "journeys/durations.h"
#include "journeys/working_clock.h"

namespace ciclo::journeys {

struct CaseTimeOptions {
    const WorkingClock* clock = nullptr;
    double level = 0.95;
    unsigned threads = 0;
};

/// Microseconds, parallel to the cases looked at.
struct CaseTimes {
    std::vector<std::int64_t> throughput, idle, processing;
    std::vector<std::uint8_t> lasting;  ///< 0: no event of the case lasts
};

CaseTimes case_times(const Cases& cases, const CaseTimeOptions& options);

struct EndToEnd {
    Durations throughput;
    std::int64_t without_duration = 0;                ///< cases of which no event lasts
    std::optional<Durations> idle, busy, processing;  ///< of the other cases
    std::optional<stats::Estimate> wait_share;        ///< Σ idle ÷ Σ throughput
    std::optional<double> mean_case_share;            ///< mean of idle ÷ throughput over the cases that lasted
    std::int64_t share_cases = 0;                     ///< those cases
};

/// Nothing when there are no cases.
std::optional<EndToEnd> end_to_end(const CaseTimes& times, const CaseTimeOptions& options);

}  // namespace ciclo::journeys
