// Which differences of a comparison are more than chance, all of them looked at together: among twenty activities one is
// "different" at 95 % though nothing is.
//
//   mark_more_than_chance(both, 0.95);                  // compare() has done it: adjusted_p and clear
//   if (const stats::Estimate* d = clear_difference(both.throughput)) …     // the medians' where they show it, else the means'
//
// Times are clear when there are five and more on both sides, the log-rank p after Holm's (1979) adjustment over all times of
// the comparison is under 1 − level, and the interval of the difference of the medians, or else of the means, is without 0: a
// difference is not told without saying of what. Shares are clear when five and more stand on both sides and Newcombe's
// interval at 1 − (1 − level) ÷ m is without 0, m the number of shares so compared (Bonferroni). The wait share of the whole
// is clear where its interval is without 0: one question, and none of the others.
// What breaks it: cases that are not independent; both corrections hold for tests that depend on each other. Pure.
#pragma once

#include "journeys/compare.h"

namespace ciclo::journeys {

/// Sets adjusted_p and clear.
void mark_more_than_chance(Comparison& both, double level);

/// The difference by which a clear one is told: of the medians if that is without 0, else of the means; nullptr: not clear.
const stats::Estimate* clear_difference(const DurationDifference& one);

/// Five and more on both sides: enough to compare at all.
bool comparable(const DurationDifference& one);
bool comparable(const ShareDifference& one);

}  // namespace ciclo::journeys
