// A cycle as a chain: what the moments' separate success rates would give if they were independent. A what-if and a
// bound, never a forecast: in real data failures go together (19 times more customers without any failure than the
// product says).
//
//   Series s = series({0.98, 0.95, 0.99, 0.90, 0.97});   // R = 0.8046
//
// Also yields along a process, and the ceiling of a necessary condition. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"

namespace ciclo::stats {

struct Series {
    double product = 1;                    ///< Π r_i
    std::vector<double> birnbaum;          ///< Π of the others: gain per unit gained here
    std::vector<double> potential;         ///< what making this one perfect would gain
    double bound_low = 0, bound_high = 1;  ///< max(0, 1 − Σ(1 − r)) and min r: true whatever the dependence
};
/// 0 ≤ r ≤ 1, at least one: ENSURE.
Series series(std::span<const double> reliability);

/// Yields of steps with `opportunities` units each; rework is mended and goes on.
struct Yields {
    double final_yield = 0;        ///< share not scrapped at the end
    double first_time = 0;         ///< share without defect and without rework
    double rolled_throughput = 0;  ///< Π over steps of (1 − (defects + rework)/opportunities)
    double defects_per_million = 0;
    std::int64_t defects = 0;
};
/// Refuses unequal lengths, negative counts, more defects than units.
Result<Yields> yields(std::span<const std::int64_t> defects, std::span<const std::int64_t> rework,
                      std::int64_t opportunities);

/// Necessary condition analysis (Dul 2016), step ceiling CE-FDH: the empty corner above the ceiling as a share of the
/// scope. Sensitive to single points: show it from n = 100 on, with and without the most extreme 1 %.
struct NecessaryCondition {
    double zone = 0, scope = 0;
    double effect = 0;  ///< zone / scope, 0…1; 0.1 small, 0.3 medium, 0.5 large
    double p = 1;       ///< permutation: share of shuffles with at least this effect
};
/// Nothing when x or y has no spread or fewer than 3 points. permutations 0 = p stays 1.
std::optional<NecessaryCondition> necessary_condition(std::span<const double> x, std::span<const double> y,
                                                      int permutations = 0, std::uint64_t seed = 1);

}  // namespace ciclo::stats
