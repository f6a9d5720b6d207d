// How the explained share R² of a linear model divides among its predictors.
//
//   std::vector<double> table = subset_r_squared(model);      // 2^p values, index = bit mask of predictors
//   std::vector<double> lmg = shapley(table, p);              // sums to R²
//
// LMG (Lindeman, Merenda & Gold 1980) = Shapley value = general dominance: the gain in R² of predictor i, averaged over
// all orders of entry. Never negative, free of order, Σ = R². Assumption that breaks it: importance is association; a
// cause that was not asked about shows up in whatever correlates with it. Say "associated with", not "causes".
// All functions need every predictor and the response to have spread. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/correlation.h"
#include "stats/limits.h"

namespace ciclo::stats {

/// Correlations among p predictors and with the response.
struct LinearModel {
    std::size_t predictors = 0;
    std::vector<double> among;  ///< p², row-major
    std::vector<double> with;   ///< p: zero-order correlations with the response
};
/// The response is column `response` of the correlations; predictors keep their order.
LinearModel linear_model(const Correlations& correlations, std::size_t response);

/// R² of all 2^p models by successive sweeps, depth first (about 3·2^p multiplications). p ≤ limits::exact_drivers_max:
/// ENSURE. A predictor that those before it explain (pivot < 1e-10) adds nothing.
std::vector<double> subset_r_squared(const LinearModel& model);

/// Shapley value of each player from the worth of each coalition (2^p values, index = bit mask, worth[0] usually 0).
std::vector<double> shapley(std::span<const double> worth, std::size_t players);
/// The same where the players of a group enter together; one value per group. Groups must partition the players.
std::vector<double> shapley_of_groups(std::span<const double> worth, std::size_t players,
                                      std::span<const std::vector<std::size_t>> groups);
/// Mean gain of each player (row) by the size of the coalition it joins, 0…p−1 (column): Azen & Budescu (2003).
std::vector<std::vector<double>> conditional_dominance(std::span<const double> worth, std::size_t players);

/// The older measures, for comparison only: they flip sign or go negative when predictors correlate.
struct Contributions {
    double r_squared = 0;
    bool aliased = false;       ///< predictors are linearly dependent: beta, pratt, vif, car have no values
    std::vector<double> first;  ///< r²
    std::vector<double> last;   ///< R² lost when this one leaves
    std::vector<double> beta;   ///< standardised coefficient
    std::vector<double> pratt;  ///< beta · r
    std::vector<double> vif;    ///< variance inflation
    std::vector<double> car;    ///< (R^-½ r)², Zuber & Strimmer (2011)
};
Contributions contributions(const LinearModel& model);

/// Johnson (2000) relative weights (= Genizi 1993): near to LMG at the cost of one eigendecomposition; Σ = R².
std::vector<double> relative_weights(const LinearModel& model);

}  // namespace ciclo::stats
