// Bootstrap: how much would this number move if other customers had answered?
//
//   auto f = [&](std::span<const std::uint32_t> rows) { return mean_of(ratings, rows); };
//   std::optional<Estimate> e = bootstrap_percentile(ratings.size(), f, {.seed = seed_of("survey-a v3 mean M1")});
//
// Replicate r draws from Stream(seed, r) and writes slot r: the result is the same with 1 thread or 64. The statistic
// must be pure and callable from several threads. Resample what was sampled: respondents, not answers; whole clusters
// when clusters were drawn. Assumption that breaks it: rows that are not exchangeable (series in time, clusters).
// Source: Efron & Tibshirani (1993); BCa Efron (1987).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stats/estimate.h"
#include "stats/limits.h"

namespace ciclo::stats {

struct Resampling {
    std::uint64_t seed = 1;                         ///< see seed_of() in random.h
    int replicates = limits::bootstrap_replicates;  ///< 1…limits::replicates_max
    int threads = 0;                                ///< 0 = all; never changes the result
    double level = 0.95;
};

/// A number computed from rows `indices` (as many as the sample has, with repeats).
using IndexStatistic = std::function<double(std::span<const std::uint32_t> indices)>;
/// A number computed from how often each distinct value (or row) was drawn.
using CountStatistic = std::function<double(std::span<const std::int64_t> counts)>;

/// One value per replicate, in replicate order. n ≥ 1.
std::vector<double> bootstrap_replicates(std::size_t n, const IndexStatistic& statistic, const Resampling& how);
/// The same for a sample given as counts of distinct values: each replicate draws Σcounts values with replacement.
std::vector<double> bootstrap_replicates(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                         const Resampling& how);

/// The value at rank (B+1)p of the replicates, linear between ranks, the ends beyond; sorts `replicates`.
double replicate_quantile(std::vector<double>& replicates, double p);

/// Percentile interval around statistic(all rows). Nothing when n is 0; no interval when n is 1.
std::optional<Estimate> bootstrap_percentile(std::size_t n, const IndexStatistic& statistic, const Resampling& how);
std::optional<Estimate> bootstrap_percentile(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                             const Resampling& how);
/// Values of the statistic with one observation left out, and how many observations each stands for.
struct Jackknife {
    std::vector<double> values, times;
};
/// BCa interval from parts, for statistics whose left-out values are known without computing them one by one.
Estimate bca_interval(double value, std::vector<double> replicates, const Jackknife& jackknife, std::int64_t n,
                      double level);
/// BCa interval: z₀ from the share of replicates below the estimate, acceleration from the jackknife. When every
/// replicate equals the estimate there is nothing to learn and no interval is given (Method::count_only).
/// Not for medians and other lumpy statistics: use the percentile interval. The jackknife calls the statistic once per
/// row (or distinct value), so its cost grows with their square.
std::optional<Estimate> bootstrap_bca(std::size_t n, const IndexStatistic& statistic, const Resampling& how);
std::optional<Estimate> bootstrap_bca(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                      const Resampling& how);

}  // namespace ciclo::stats
