// Weights, strata, finite populations and non-response: what a sample stands for.
//
//   Raking r = *rake(margins);
//   Estimate e = *wilson_effective(weighted_mean(flags, r.weights), r.n_effective, n);
//
// Weighting mends only what the weighting variables explain; nonresponse_bounds() says what is left. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/estimate.h"
#include "stats/limits.h"

namespace ciclo::stats {

/// Kish (1965): (Σw)² / Σw². Weights ≥ 0: ENSURE; 0 when all are 0.
double kish_n_effective(std::span<const double> weights);
/// n / n_effective; nothing when n_effective is 0.
std::optional<double> design_effect(std::span<const double> weights);
/// Design effect of a cluster sample: 1 + (m − 1)ρ, m answers per cluster, ρ intraclass correlation.
double cluster_design_effect(double answers_per_cluster, double intraclass_correlation);
/// Nothing when the weights sum to 0.
std::optional<double> weighted_mean(std::span<const double> values, std::span<const double> weights);

/// One weighting variable: the category of each respondent and the population of each category (counts or shares).
struct Margin {
    std::vector<std::size_t> category_of_row;
    std::vector<double> population;
};
struct RakingOptions {
    int iterations = limits::raking_iterations;
    double tolerance = limits::raking_tolerance;  ///< largest relative margin error
    double trim_low = 0.3, trim_high = 3;         ///< times the mean weight; both 0 = no trimming
};
struct Raking {
    std::vector<double> weights;
    double n_effective = 0, design_effect = 1;
    int iterations = 0;
    double margin_error = 0;   ///< largest relative error left
    bool converged = false;    ///< margin_error < tolerance
    std::int64_t trimmed = 0;  ///< weights that were cut at least once
};
/// Iterative proportional fitting (Deming & Stephan 1940) from equal weights; after convergence weights outside the
/// trim band are cut and raked again. Refuses: a population category without respondents (join categories first), a
/// respondent outside the categories, margins whose totals differ by more than 1e-6, no rows.
Result<Raking> rake(std::span<const Margin> margins, const RakingOptions& options = {});

struct Stratum {
    std::int64_t n = 0;     ///< sampled
    double population = 0;  ///< size of the stratum, ≥ n
    double mean = 0, variance = 0;
};
/// Σ W_h ȳ_h with se √Σ W_h² (1 − n_h/N_h) s_h²/n_h, normal interval (Cochran 1977). Every n ≥ 1 (≥ 2 for variance).
std::optional<Estimate> stratified_mean(std::span<const Stratum> strata, double level = 0.95);
/// se of the estimate above.
std::optional<double> stratified_se(std::span<const Stratum> strata);

/// √((N − n)/(N − 1)): only when inference is about exactly these N people and n/N > 5 %; never for future customers.
double finite_population_factor(std::int64_t n, std::int64_t population);

/// Worst-case bounds of a share seen among the respondents (Manski 1989): [p·rr, p·rr + 1 − rr].
struct Bounds {
    double low = 0, high = 1;
};
Bounds nonresponse_bounds(double share, double response_rate);

}  // namespace ciclo::stats
