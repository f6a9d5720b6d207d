// square_and_add(): how sure the difference of two things is of which each is known with an interval of its own.
//
//   Estimate longer = *square_and_add(*median_estimate(april), *median_estimate(march));    // april − march
//
// The method of variance estimates recovery (MOVER): each limit of the difference goes as far as the two limits that push it
// there go together, squared and added,
//   d = m1 − m2,  lower = d − √((m1−l1)² + (u2−m2)²),  upper = d + √((u1−m1)² + (m2−l2)²).
// G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: A general approach", Statistics in Medicine
// 27 (2008) 1693–1702; Newcombe's (1998) difference of proportions is the same of two Wilson intervals. It keeps the skewness
// of the two intervals, so nothing is assumed of the shape of what was measured beyond what they assume.
// Of two medians with intervals of order statistics it covers at least the level in simulations of six shapes (normal, uniform,
// exponential, log-normal, two peaks, whole minutes) and 6 to 80 values a side, because those intervals do.
//
// What breaks it: two samples that share members or are paired, and values that are not independent (a bad day makes all its
// waits long): the interval is then too short. Ties (times written in whole minutes) leave it right for the value as written,
// and say nothing below the unit; with every value of both samples alike its width is 0. Where one of the two has no interval
// (a median of fewer than six values at 95 %) the difference has none. Pure.
#pragma once

#include <optional>

#include "stats/estimate.h"

namespace ciclo::stats {

/// first − second, with the level of both and n the sum of both; nothing where one of them has no interval. One level: ENSURE.
std::optional<Estimate> square_and_add(const Estimate& first, const Estimate& second);

/// The whole interval is on one side of nothing.
bool without_zero(const Estimate& difference);

}  // namespace ciclo::stats
