// Means, medians and percentiles of a sample, with intervals.
//
//   std::optional<Estimate> m1 = mean_estimate(ratings);            // 3.125, n = 8, BCa
//   std::optional<Estimate> all = mean_estimate(histogram);         // same bytes as from the raw values
//
// Nothing in, nothing out. Assumption that breaks the intervals: values that are not independent draws of one
// population (several answers of one person, a trend in time). Ratings are treated as numbers; when that is doubted,
// show the share of top answers instead. Pure; deterministic for a given seed.
#pragma once

#include <optional>
#include <span>

#include "stats/bootstrap.h"
#include "stats/estimate.h"
#include "stats/histogram.h"

namespace ciclo::stats {

/// t interval when n ≥ 15 and |skewness| < 1, BCa bootstrap otherwise; no interval (Method::count_only) when n < 2 or
/// when all values are equal: a sample without spread says nothing about spread. With n ≥ 5000 and |skewness| < 0.05·√n
/// also t: the mean of so many is as good as normal, and resampling them would take minutes. Efron (1987).
std::optional<Estimate> mean_estimate(const Histogram& histogram, const Resampling& how = {});
std::optional<Estimate> mean_estimate(std::span<const double> values, const Resampling& how = {});
/// Always Student's t (n ≥ 2, else no interval).
std::optional<Estimate> mean_student_t(const Histogram& histogram, double level = 0.95);
/// Always BCa.
std::optional<Estimate> mean_bca(const Histogram& histogram, const Resampling& how = {});

/// Nearest-rank quantile with the distribution-free interval of order statistics: ranks l < u with
/// P(l ≤ Bin(n, p) < u) ≥ level. No interval when n is too small to have one (median: n < 6; P90: n < 29 at 95 %).
std::optional<Estimate> quantile_estimate(const Histogram& histogram, double p, double level = 0.95);
/// The ranks of that interval, from 1, for those who find the values themselves: 1 ≤ low < high ≤ n.
struct QuantileRanks {
    std::int64_t low = 0, high = 0;
};
std::optional<QuantileRanks> quantile_ranks(std::int64_t n, double p, double level = 0.95);
/// Type-7 median with the same interval.
std::optional<Estimate> median_estimate(const Histogram& histogram, double level = 0.95);

/// mean(first) − mean(second), Welch (1947): unequal variances. Each needs n ≥ 2 and one of them spread, else nothing.
struct WelchDifference {
    Estimate difference;
    double t = 0, degrees = 0;
    double p = 1;  ///< two-sided
};
std::optional<WelchDifference> welch_difference(const Histogram& first, const Histogram& second, double level = 0.95);

/// K-34: the word "clear" may be used only when both intervals exist and do not overlap.
bool intervals_apart(const Estimate& first, const Estimate& second);

}  // namespace ciclo::stats
