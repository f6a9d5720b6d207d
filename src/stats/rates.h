// Rates (events per exposure), ratios of two amounts, indices to base 100, and retention.
//
//   Estimate e = *poisson_rate(9, 2790, 1000);   // 3.23 complaints per 1,000 arrivals
//
// Assumption that breaks the rates: events that come in clumps (one cause, many complaints) vary more than Poisson;
// use a u′ chart. Exposures and amounts must be finite and not negative: ENSURE; zero below the line -> nothing. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace ciclo::stats {

/// events / exposure · per, exact interval (Garwood 1936). Nothing when exposure is 0. 0 events: low exactly 0.
std::optional<Estimate> poisson_rate(std::int64_t events, double exposure, double per = 1, double level = 0.95);

struct RateRatio {
    Estimate ratio;  ///< (events1/exposure1) / (events2/exposure2)
    double p = 1;    ///< two-sided exact test that both rates are equal, as R poisson.test
};
/// Exact conditional binomial interval. Nothing when an exposure is 0 or events2 is 0 (no finite ratio).
std::optional<RateRatio> rate_ratio(std::int64_t events1, double exposure1, std::int64_t events2, double exposure2,
                                    double level = 0.95);

/// a / b of two disjoint amounts (nurses per counter). A census: no interval. Nothing when b = 0.
std::optional<Estimate> ratio_of_amounts(double a, double b);
/// Σa / Σb over paired sampled rows, interval on the log by the delta method (Taylor). Needs ≥ 2 rows and positive
/// sums.
std::optional<Estimate> ratio_of_sums(std::span<const double> a, std::span<const double> b, double level = 0.95);

/// now / base · 100. Nothing when base = 0.
std::optional<double> index_base_100(double now, double base);

struct Retention {
    double lost_share = 0;                   ///< of one period, 0…1
    double lost_share_year = 0;              ///< 1 − (1 − lost)^periods
    std::optional<double> expected_periods;  ///< 1 / lost; nothing when nobody leaves
};
/// Assumes the same chance to leave in every period.
Retention retention(double lost_share, int periods_per_year = 12);

}  // namespace ciclo::stats
