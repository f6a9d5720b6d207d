// How many answers are needed, before anything is asked.
//
//   SampleSize s = cochran(0.05, 0.5, 1000);         // 278
//   double per_group = n_for_two_proportions(0.7, 0.8);  // 293.15 -> 294
//
// For a level, the margin (cochran); for a change, the power: a survey that can only see ±5 points will not see the
// plan that gained three. Shares 0…1, 0 < alpha, power < 1: ENSURE. Pure.
#pragma once

#include <cstdint>
#include <optional>

namespace ciclo::stats {

struct SampleSize {
    double exact = 0;
    std::int64_t n = 0;        ///< rounded up
    std::int64_t invited = 0;  ///< n · design effect / response rate, rounded up
};
struct SampleSizeOptions {
    double level = 0.95;
    double response_rate = 1;
    double design_effect = 1;
};

/// n₀ = z²p(1−p)/e², with population N: n₀/(1 + (n₀−1)/N). Cochran (1977) ch. 4. margin > 0.
SampleSize cochran(double margin, double share, std::optional<std::int64_t> population = {},
                   const SampleSizeOptions& options = {});
/// Krejcie & Morgan (1970); their table rounds to nearest, `n` rounds up.
SampleSize krejcie_morgan(std::int64_t population, double margin = 0.05, double share = 0.5,
                          double chi_squared = 3.841);

/// Per group, two-sided; R power.prop.test and power.t.test. first ≠ second, sd > 0.
double n_for_two_proportions(double first, double second, double alpha = 0.05, double power = 0.8);
double n_for_two_means(double difference, double sd, double alpha = 0.05, double power = 0.8);
/// Power of a two-sided test of two proportions with n per group.
double power_of_two_proportions(double first, double second, double n_per_group, double alpha = 0.05);
/// The smallest rise from `share` that n per group detects; nothing when not even a rise to 1 is seen.
std::optional<double> detectable_rise(double share, std::int64_t n_per_group, double alpha = 0.05, double power = 0.8);

}  // namespace ciclo::stats
