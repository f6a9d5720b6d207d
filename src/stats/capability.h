// Capability: can a stable process keep its limits? Only after a chart shows that it is stable.
//
//   Capability c = *capability(values, {.low = 740, .high = 760});
//
// Managers get "% outside the promise", not Cpk. Assumption that breaks Cp and Cpk: normal values; waiting times are
// skewed, use percentile_capability() and the plain share over the limit. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stats/estimate.h"

namespace ciclo::stats {

struct SpecificationLimits {
    std::optional<double> low{}, high{};
};
struct Capability {
    double mean = 0, sigma = 0;
    std::optional<double> cp;  ///< needs both limits
    std::optional<double> cp_low, cp_high;
    double cpk = 0;             ///< the lesser of the two
    std::optional<double> cpm;  ///< with both limits: distance from their middle counted as spread (Taguchi)
};
/// From a mean and a sigma of your choice (overall sd: Pp, Ppk; within, R̄/d₂: Cp, Cpk). Nothing without any limit or
/// with sigma ≤ 0.
std::optional<Capability> capability(double mean, double sigma, const SpecificationLimits& limits);
/// With the overall sd.
std::optional<Capability> capability(std::span<const double> values, const SpecificationLimits& limits);

/// ISO 22514-2 percentile method: (high − P50)/(P99.865 − P50). Nothing when P99.865 ≤ P50.
std::optional<double> percentile_capability(double high, double median, double p99865);
/// Share of values above a limit, Wilson.
std::optional<Estimate> share_above(std::span<const double> values, double limit, double level = 0.95);

/// X̄ chart of equally large samples: centre, sigma within = R̄/d₂, limits ± 3σ/√size. Size 2…10; ≥ 2 samples.
struct SampleChart {
    double centre = 0, sigma = 0, low = 0, high = 0;
};
std::optional<SampleChart> sample_mean_chart(std::span<const std::vector<double>> samples);

}  // namespace ciclo::stats
