// Spread: how many durations there were and how they lie, in seconds.
//
//   Spread spread = spread_of(gaps, 1.0, Detail::quantiles);      // gaps: whole ticks of one second
//
// Rules. Quantiles are type 7 (Hyndman and Fan 1996: linear between the two nearest of the ordered values, as R, numpy
// and pm4py by default). The variance divides by n − 1. Nothing of zero values: n = 0 and the rest 0. Exact: sums are of
// whole ticks. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <span>

namespace ciclo::journeys {

enum class Detail {
    median,    ///< n, sum, mean, least, most, median
    quantiles  ///< also the other quantiles and the variance
};

struct Spread {
    std::int64_t n = 0;
    double sum = 0, mean = 0, least = 0, most = 0, median = 0;
    double variance = 0;  ///< seconds²; 0 when n < 2
    double p05 = 0, p25 = 0, p75 = 0, p90 = 0, p95 = 0, p99 = 0;
};

/// `values`: ticks; values below `floor` count as `floor` (overlap of two events is no wait).
Spread spread_of(std::span<const std::int32_t> values, double tick_seconds, Detail detail,
                 std::int64_t floor = INT64_MIN);
Spread spread_of(std::span<const std::int64_t> values, double tick_seconds, Detail detail,
                 std::int64_t floor = INT64_MIN);

}  // namespace ciclo::journeys
