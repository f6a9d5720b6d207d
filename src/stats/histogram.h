// Histogram: a column of numbers as its distinct values and how often each occurs. 130,000 ratings are five pairs.
//
//   Histogram h = histogram_of(ratings);
//   Summary s = *summary_of(h);           // n, mean, sd, skewness, min, max
//   double p90 = quantile_nearest_rank(h, 0.9);
//
// Every function on raw values goes through here, so that raw values and counts give the same bytes. Values must be
// finite (missing answers are left out before): ENSURE. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/estimate.h"

namespace ciclo::stats {

struct Histogram {
    std::vector<double> values;        ///< distinct, ascending
    std::vector<std::int64_t> counts;  ///< one per value, ≥ 1

    std::int64_t n() const;
    bool empty() const { return values.empty(); }
};

Histogram histogram_of(std::span<const double> values);
/// From counts per value in any order; zero counts are dropped, equal values joined. Same length, counts ≥ 0: ENSURE.
Histogram histogram_of(std::span<const double> values, std::span<const std::int64_t> counts);

struct Summary {
    std::int64_t n = 0;
    double mean = 0;
    std::optional<double> sd;        ///< n − 1 below; nothing when n = 1
    std::optional<double> skewness;  ///< third moment over sd³ (g₁); nothing when all values are equal
    double lowest = 0, highest = 0;
};

/// Nothing when there are no values.
std::optional<Summary> summary_of(const Histogram& histogram);

/// The smallest value such that at least the share p of all values is at most it (nearest rank, K-14). Not empty:
/// ENSURE.
double quantile_nearest_rank(const Histogram& histogram, double p);
/// Linear between order statistics at 1 + (n−1)p (R type 7, spreadsheets). Not empty: ENSURE.
double quantile_type7(const Histogram& histogram, double p);

/// How many values lie in [low, high].
std::int64_t count_between(const Histogram& histogram, double low, double high);

}  // namespace ciclo::stats
