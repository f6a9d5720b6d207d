// Reliability of scales: do the questions of one block measure one thing?
//
//   std::optional<Alpha> a = cronbach(columns);
//   if (a->alpha.value < 0.6) … // do not print a composite of this block
//
// Assumption that breaks alpha: it measures redundancy, not one-dimensionality, and takes items as equally good; a low
// alpha forbids a composite, a high one does not prove it. Negative alpha: look for reversed items. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "stats/correlation.h"
#include "stats/estimate.h"

namespace ciclo::stats {

struct AlphaItem {
    std::size_t column = 0;
    std::optional<double> alpha_without;  ///< alpha of the others; nothing when only one other is left
    double r_others = 0;                  ///< correlation with the sum of the others
};
struct Alpha {
    Estimate alpha;                        ///< raw (Cronbach 1951), Feldt (1965) interval; n = complete rows
    double standardised = 0;               ///< k·r̄ / (1 + (k−1)·r̄)
    std::optional<double> spearman_brown;  ///< only for two items, where it replaces alpha
    std::vector<AlphaItem> items;
    std::vector<std::size_t> constant;  ///< columns dropped: everybody gave the same answer
    std::int64_t left_out = 0;
};
/// Listwise. Nothing when fewer than two columns with spread or fewer than three complete rows are left.
std::optional<Alpha> cronbach(const Columns& items, double level = 0.95);

/// 2r / (1 + r); r > −1: ENSURE.
double spearman_brown(double r);

/// Reliability of a gap P − E (Peter, Churchill & Brown 1993); warn below 0.7. Nothing when the gap has no variance.
struct GapReliabilityInput {
    double sd_perception = 0, sd_expectation = 0;
    double reliability_perception = 0, reliability_expectation = 0;
    double correlation = 0;
};
std::optional<double> gap_reliability(const GapReliabilityInput& input);

}  // namespace ciclo::stats
