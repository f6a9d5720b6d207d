// Distribution functions and their inverses, to about fourteen digits.
//
//   double z = normal_quantile(0.975);   // 1.95996…
//
// cdf = P(X ≤ x); quantile = smallest x with P(X ≤ x) ≥ p, 0 ≤ p ≤ 1 (the ends of the support at 0 and 1, infinite
// where the support is). Shapes, degrees of freedom and means must be positive and finite: ENSURE. Pure; any thread.
// Source: R's `stats` agrees to 1e-10 on every function here (oracle special_functions).
#pragma once

#include <cstdint>

namespace ciclo::stats {

double normal_density(double z);
double normal_cdf(double z);
double normal_quantile(double p);
/// z for a two-sided interval: 0.95 -> 1.95996…; level in (0, 1).
double two_sided_z(double level);

double t_cdf(double t, double degrees);
double t_quantile(double p, double degrees);
/// P(T > t) of Student's t with non-centrality `shift`; for the power of a t test.
double noncentral_t_upper(double t, double degrees, double shift);
double f_quantile(double p, double degrees_above, double degrees_below);
double f_cdf(double f, double degrees_above, double degrees_below);
double chi_squared_cdf(double x, double degrees);
/// P(X > x), without the loss of digits of 1 − cdf.
double chi_squared_upper(double x, double degrees);
double chi_squared_quantile(double p, double degrees);

double beta_cdf(double x, double a, double b);
double beta_quantile(double p, double a, double b);
/// Gamma with scale 1.
double gamma_cdf(double x, double shape);
double gamma_quantile(double p, double shape);
double log_gamma(double x);

/// 0 ≤ successes ≤ trials for a density above 0; 0 ≤ share ≤ 1.
double binomial_density(std::int64_t successes, std::int64_t trials, double share);
double binomial_cdf(std::int64_t successes, std::int64_t trials, double share);
std::int64_t binomial_quantile(double p, std::int64_t trials, double share);
double poisson_cdf(std::int64_t events, double mean);

}  // namespace ciclo::stats
