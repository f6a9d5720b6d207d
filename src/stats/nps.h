// NPS: promoters (9–10) minus detractors (0–6), as a share −1…1; reports print it times 100.
//
//   Estimate e = *nps({.detractors = 5, .passives = 6, .promoters = 9});   // 0.20 (−0.15, 0.50)
//
// Default interval: adjusted Wald (Rocks 2016): add ¾ promoters, 3/2 passives, ¾ detractors, clamp to ±1. Simulated
// coverage at n = 10: 94.6 % (Wald 87). Assumption that breaks it: answers to different wordings or modes are not one
// NPS. On few answers NPS says little; K-18 hides it below 20. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/result.h"
#include "stats/estimate.h"

namespace ciclo::stats {

struct NpsCounts {
    std::int64_t detractors = 0, passives = 0, promoters = 0;
    std::int64_t n() const { return detractors + passives + promoters; }
    bool operator==(const NpsCounts&) const = default;
};

/// Refuses (one error each, with the position in `what`) answers that are not whole numbers 0…10: they are not clamped.
Result<NpsCounts> nps_counts(std::span<const double> answers);

/// The point estimate is the plain p − d; the interval is around the adjusted one. Nothing when n = 0.
std::optional<Estimate> nps(const NpsCounts& counts, double level = 0.95);
/// Parts behind it: Var₁ = p + d − (p − d)², se = √(Var₁/n), the plain Wald ends (not clamped), the adjusted centre.
struct NpsParts {
    double value = 0, variance = 0, se = 0, wald_low = 0, wald_high = 0, adjusted = 0;
};
std::optional<NpsParts> nps_parts(const NpsCounts& counts, double level = 0.95);

struct NpsDifference {
    Estimate difference;  ///< first − second: plain difference, interval from the adjusted estimates
    double z = 0, p = 1;  ///< two-sided
};
std::optional<NpsDifference> nps_difference(const NpsCounts& first, const NpsCounts& second, double level = 0.95);

}  // namespace ciclo::stats
