// Shrinkage: small units are pulled towards the whole, so that a unit with four answers does not top the list.
//
//   Result<ShrunkShares> s = shrink_shares(units);     // beta-binomial empirical Bayes
//
// Shrinking orders better by a little (56 % of the true worst three instead of 53 in a simulation); it does not create
// information. Assumption that breaks it: units are exchangeable before the data; do not mix kinds of unit. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/estimate.h"

namespace ciclo::stats {

struct UnitCount {
    std::int64_t x = 0, n = 0;
};
enum class Prior {
    estimated,      ///< from the differences between the units
    fixed_weak,     ///< fewer than 5 units: the pooled share, worth 10 answers
    no_differences  ///< ρ ≤ 0: no difference can be told; every unit shows the pooled share
};
struct ShrunkShares {
    double mean = 0;                   ///< Σx / Σn
    double correlation = 0;            ///< ρ̂, between answers of one unit
    std::optional<double> prior_size;  ///< M; nothing with Prior::no_differences
    double alpha = 0, beta = 0;        ///< the prior; 0 with Prior::no_differences
    Prior prior = Prior::estimated;
    std::vector<Estimate> units;  ///< posterior mean and equal-tailed interval (none with no_differences)
};
/// Kleinman (1973) moments with weights n. Refuses no units, n < 1, x outside 0…n, and all answers equal.
Result<ShrunkShares> shrink_shares(std::span<const UnitCount> units, double level = 0.95);

struct UnitMean {
    double mean = 0;
    double variance = 0;  ///< of the mean: s²/n; > 0
    std::int64_t n = 0;
};
struct ShrunkMeans {
    double q = 0;                 ///< Cochran's Q
    double between_variance = 0;  ///< τ², DerSimonian & Laird (1986), floor 0
    double mean = 0;              ///< μ with weights 1/(v + τ²)
    std::vector<double> pull;     ///< B = v/(v + τ²): 1 = all the way to the mean
    std::vector<Estimate> units;  ///< Bμ + (1−B)y, normal interval with variance v(1−B)
};
/// Normal–normal. Refuses fewer than two units or a variance that is not positive.
Result<ShrunkMeans> shrink_means(std::span<const UnitMean> units, double level = 0.95);

struct JamesStein {
    double mean = 0;
    double factor = 0;  ///< c = 1 − (k−3)σ²/Σ(y−ȳ)², floor 0
    std::vector<double> estimates;
};
/// Efron & Morris (1977): equal known variance, towards the grand mean. Nothing for fewer than 4 values or no spread.
std::optional<JamesStein> james_stein(std::span<const double> values, double variance);

/// Two sources of one share: Beta(½ + a·x_m + x_s, ½ + a·(n_m − x_m) + n_s − x_s), 0 ≤ discount a ≤ 1 (Ibrahim & Chen
/// 2000): a mystery visit counts half, a focus group nothing.
struct PooledShare {
    double alpha = 0, beta = 0;
    Estimate share;
};
PooledShare pool_discounted(const UnitCount& survey, const UnitCount& other, double discount, double level = 0.95);

}  // namespace ciclo::stats
