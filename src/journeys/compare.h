// compare(): two segments or periods beside each other, measure by measure, with interval and test.
//
//   Comparison both = compare(march, april, {});                    // two views of one log
//   both.throughput.medians                                          // first − second, seconds, Zou & Donner
//   both.activities[7].reach.difference                              // first − second, Newcombe
//
// For each measure of time: both spreads with the interval of their medians, and of the difference of these two
// (stats/square_and_add.h); the difference of the means with Welch's (1947) interval; the log-rank test (stats/survival.h;
// no case is open here) of whether both are equally quick at all. For each share: Wilson intervals and Newcombe's (1998) of
// the difference; the end-to-end wait share has intervals of its own (case_times.h), their difference by square and add, and
// no test. `adjusted_p`: Holm (1979) over all log-rank tests of the comparison, because among twenty activities one is
// "different" by chance. What is more than that, `clear`: more_than_chance.h.
// Assumptions that break them: cases that are not independent (one bad day slows all its cases), and segments that
// share cases (`shared_cases` says how many; the differences then look less sure than they are). A difference between
// periods or units is no proof of its cause.
// Nothing in, nothing out: a measure that one side does not have is given for the other and not compared.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/case_times.h"
#include "stats/means.h"

namespace ciclo::journeys {

struct DurationDifference {
    std::optional<Durations> first, second;
    std::optional<stats::Estimate> medians;       ///< first − second, seconds; nothing where one side has under six
    std::optional<stats::WelchDifference> means;  ///< first − second, seconds
    std::optional<double> log_rank_p, adjusted_p;
    bool medians_apart = false;  ///< their intervals do not meet (K-34: "clear")
    bool clear = false;          ///< more than chance (more_than_chance.h)
};

struct ShareDifference {
    std::optional<stats::Estimate> first, second, difference;
    bool clear = false;  ///< more than chance (more_than_chance.h)
};

struct ActivityDifference {
    std::uint32_t activity = 0;
    ShareDifference reach;        ///< share of the cases in which it came
    ShareDifference abandonment;  ///< share of those whose last event it was (lived_path.h): at the end of a service, arriving
    DurationDifference wait, service;
};

struct Comparison {
    std::int64_t first_cases = 0, second_cases = 0, shared_cases = 0;
    DurationDifference throughput, idle, processing;
    ShareDifference wait_share;
    std::vector<ActivityDifference> activities;  ///< by the log's numbers; those that came in either
};

/// Two views of one log: ENSURE.
Comparison compare(const Cases& first, const Cases& second, const CaseTimeOptions& options);

}  // namespace ciclo::journeys
