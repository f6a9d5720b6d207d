// Logistic regression by iteratively reweighted least squares.
//
//   Result<Logistic> fit = logistic({columns, y});
//   double mcfadden = fit->mcfadden;
//
// Rows may carry counts (equal rows joined). Assumption that breaks it: independent rows; a straight line on the log
// odds. Perfect separation has no finite answer and is refused. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/correlation.h"

namespace ciclo::stats {

struct LogisticInput {
    Columns columns;                  ///< no missing values
    std::span<const double> outcome;  ///< successes: 0 or 1, or 0…count
    std::span<const double> counts;   ///< rows behind each row; empty = 1 each
};
struct Logistic {
    std::vector<double> coefficients, se;  ///< the constant first
    double deviance = 0, null_deviance = 0;
    double mcfadden = 0;  ///< 1 − deviance / null deviance (rows of 0/1)
    double aic = 0;       ///< deviance + 2 · coefficients
    int iterations = 0;
    double n = 0;
};
/// Refuses: unequal lengths, no rows, an outcome without both kinds, separation, linearly dependent columns, no
/// convergence in 50 steps.
Result<Logistic> logistic(const LogisticInput& input);

/// McFadden's R² of all 2^p subsets (index = bit mask), for shapley() of dominance.h: general dominance when the
/// outcome is rarer than 10 % or commoner than 90 %. p ≤ 8: refused beyond. Equal rows are joined first.
Result<std::vector<double>> subset_mcfadden(const Columns& columns, std::span<const double> outcome);

}  // namespace ciclo::stats
