// Proportions: x of n, and how sure that is. The house's interval is Wilson's.
//
//   std::optional<Estimate> csat = wilson(77, 100);   // 0.77 (0.678, 0.842)
//
// Shares are 0…1. All functions: n = 0 -> nothing (no data is not zero); 0 ≤ x ≤ n and 0 < level < 1, else ENSURE.
// Ends are within [0, 1]; x = 0 gives exactly 0 below, x = n exactly 1 above. Assumption that breaks them: answers
// that are not independent (several answers of one person; use the effective n) or a sample that is not random (no
// interval helps). The textbook interval p ± z·√(p(1−p)/n) is not offered: it covers 65 % instead of 95 at n = 10,
// p = 0.9 (oracle ci_coverage). Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "stats/estimate.h"

namespace ciclo::stats {

/// Wilson (1927) score interval without continuity correction. The default for every share.
std::optional<Estimate> wilson(std::int64_t x, std::int64_t n, double level = 0.95);
/// Wilson with continuity correction (Newcombe 1998, method 4): never covers less than the level; wider.
std::optional<Estimate> wilson_corrected(std::int64_t x, std::int64_t n, double level = 0.95);
/// Agresti & Coull (1998), clamped to [0, 1].
std::optional<Estimate> agresti_coull(std::int64_t x, std::int64_t n, double level = 0.95);
/// Clopper & Pearson (1934), exact: for contracts and disputes about an SLA.
std::optional<Estimate> clopper_pearson(std::int64_t x, std::int64_t n, double level = 0.95);
/// Equal-tailed posterior interval under Jeffreys' prior Beta(½, ½); x = 0 and x = n keep the exact end.
std::optional<Estimate> jeffreys(std::int64_t x, std::int64_t n, double level = 0.95);

/// Wilson for weighted data: `share` is the weighted share, `n_effective` Kish's, `n` the people who answered.
std::optional<Estimate> wilson_effective(double share, double n_effective, std::int64_t n, double level = 0.95);

/// x1/n1 − x2/n2, Newcombe (1998) hybrid score, method 10. Nothing when either n is 0. n of the result = n1 + n2.
/// Breaks when the two groups share people.
std::optional<Estimate> newcombe_difference(std::int64_t x1, std::int64_t n1, std::int64_t x2, std::int64_t n2,
                                            double level = 0.95);
/// The same from two estimates that already carry Wilson intervals (weighted data).
std::optional<Estimate> newcombe_difference(const Estimate& first, const Estimate& second);

/// How many problems stand behind one complaint: 1 / (reported / problems), with the Wilson interval inverted.
/// Nothing when nobody reported (the multiplier has no value). 14 of 62 -> 4.43 (2.91, 7.17).
std::optional<Estimate> iceberg_multiplier(std::int64_t reported, std::int64_t problems, double level = 0.95);

}  // namespace ciclo::stats
