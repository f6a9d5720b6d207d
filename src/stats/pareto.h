// Pareto: which few causes hold most of the complaints.
//
//   std::optional<Pareto> p = pareto(causes);
//
// Sorted by weight (count, or count times severity); class by the cumulative share *before* the cause: A below 80 %,
// B below 95 %, C the rest. "Others" comes last and is never A. The 80/20 sentence is allowed only when it is true
// enough: the top fifth of the causes (rounded up) holds at least 60 %. Pure; deterministic for a given seed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/names.h"

namespace ciclo::stats {

enum class AbcClass { a, b, c };
const Names<AbcClass, 3>& names_of(AbcClass*);

struct Cause {
    std::int64_t count = 0;
    double severity = 1;  ///< weight of one; ≥ 0
    bool others = false;  ///< the rest of small causes
};
struct ParetoLine {
    std::size_t cause = 0;  ///< position in the input
    double weight = 0;      ///< count · severity
    double cumulative = 0;  ///< share 0…1 up to and with this one
    AbcClass abc = AbcClass::c;
    std::size_t rank_low = 0, rank_high = 0;  ///< 95 % bootstrap range of its rank (1 = largest); 0 without bootstrap
};
struct Pareto {
    std::vector<ParetoLine> lines;
    std::int64_t n = 0;  ///< Σ counts
    double top_fifth_share = 0;
    bool eighty_twenty = false;
    double gini = 0;
};
struct ParetoOptions {
    int replicates = 0;  ///< 0 = no rank ranges
    std::uint64_t seed = 1;
};
/// Ties keep the input's order. Nothing when the weights sum to 0. Counts and severities ≥ 0: ENSURE.
std::optional<Pareto> pareto(std::span<const Cause> causes, const ParetoOptions& options = {});

/// Gini coefficient of amounts ≥ 0: 0 all equal, towards 1 all in one. Nothing when they sum to 0.
std::optional<double> gini(std::span<const double> amounts);

}  // namespace ciclo::stats
