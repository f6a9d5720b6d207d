// Durations: how many durations lie how, and how sure the middle one is. What every measure of time here answers.
//
//   std::optional<Durations> waits = durations_of(ticks, 1.0);        // ticks of one second
//
// The spread is spread.h's (quantiles type 7). The median's interval is the distribution-free one of order statistics:
// ranks l < u with P(l ≤ Bin(n, ½) < u) ≥ level; stats::Method::order_statistics, none below n = 6. Assumption that
// breaks it: durations that are not independent draws of one population (in a queue neighbours wait alike). Nothing in,
// nothing out. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "journeys/spread.h"
#include "stats/estimate.h"

namespace ciclo::journeys {

struct Durations {
    Spread spread;           ///< seconds
    stats::Estimate median;  ///< seconds; the spread's median with its interval
};

std::optional<Durations> durations_of(std::span<const std::int32_t> values, double tick_seconds, double level = 0.95);
std::optional<Durations> durations_of(std::span<const std::int64_t> values, double tick_seconds, double level = 0.95);

/// Unit of the values that measures keep for themselves.
inline constexpr double microsecond_seconds = 1e-6;

}  // namespace ciclo::journeys
