#include "stats/special.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "base/ensure.h"

namespace ciclo::stats {

namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

// Inputs are checked here, so what is left to go wrong is a value too large to print (infinity) or a search that ends
// on its last step (the value it has); the library must not throw through us.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::discrete_quantile<policies::integer_round_up>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

void ensure_positive(double shape) {
    ENSURE(std::isfinite(shape) && shape > 0, "shapes, degrees of freedom and means are positive and finite");
}

void ensure_probability(double p) {
    ENSURE(p >= 0 && p <= 1, "a probability lies between 0 and 1");
}

}  // namespace

double normal_density(double z) {
    return std::exp(-0.5 * z * z) / std::sqrt(2 * std::acos(-1.0));
}

double normal_cdf(double z) {
    ENSURE(!std::isnan(z), "the normal distribution is asked at a number");
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normal_quantile(double p) {
    ensure_probability(p);
    if (p == 0) return -infinity;
    if (p == 1) return infinity;
    return math::quantile(math::normal_distribution<double, Quiet>(), p);
}

double two_sided_z(double level) {
    ENSURE(level > 0 && level < 1, "a level lies between 0 and 1");
    return normal_quantile(0.5 + level / 2);
}

double t_cdf(double t, double degrees) {
    ensure_positive(degrees);
    return math::cdf(math::students_t_distribution<double, Quiet>(degrees), t);
}

double t_quantile(double p, double degrees) {
    ensure_probability(p);
    ensure_positive(degrees);
    if (p == 0) return -infinity;
    if (p == 1) return infinity;
    return math::quantile(math::students_t_distribution<double, Quiet>(degrees), p);
}

double noncentral_t_upper(double t, double degrees, double shift) {
    ensure_positive(degrees);
    const math::non_central_t_distribution<double, Quiet> distribution(degrees, shift);
    return math::cdf(math::complement(distribution, t));
}

double f_quantile(double p, double degrees_above, double degrees_below) {
    ensure_probability(p);
    ensure_positive(degrees_above);
    ensure_positive(degrees_below);
    if (p == 1) return infinity;
    return math::quantile(math::fisher_f_distribution<double, Quiet>(degrees_above, degrees_below), p);
}

double f_cdf(double f, double degrees_above, double degrees_below) {
    ensure_positive(degrees_above);
    ensure_positive(degrees_below);
    if (f <= 0) return 0;
    return math::cdf(math::fisher_f_distribution<double, Quiet>(degrees_above, degrees_below), f);
}

double chi_squared_cdf(double x, double degrees) {
    ensure_positive(degrees);
    return x <= 0 ? 0 : math::cdf(math::chi_squared_distribution<double, Quiet>(degrees), x);
}

double chi_squared_upper(double x, double degrees) {
    ensure_positive(degrees);
    if (x <= 0) return 1;
    return math::cdf(math::complement(math::chi_squared_distribution<double, Quiet>(degrees), x));
}

double chi_squared_quantile(double p, double degrees) {
    ensure_probability(p);
    ensure_positive(degrees);
    if (p == 1) return infinity;
    return math::quantile(math::chi_squared_distribution<double, Quiet>(degrees), p);
}

double beta_cdf(double x, double a, double b) {
    ensure_positive(a);
    ensure_positive(b);
    if (x <= 0) return 0;
    return x >= 1 ? 1 : math::cdf(math::beta_distribution<double, Quiet>(a, b), x);
}

double beta_quantile(double p, double a, double b) {
    ensure_probability(p);
    ensure_positive(a);
    ensure_positive(b);
    return math::quantile(math::beta_distribution<double, Quiet>(a, b), p);
}

double gamma_cdf(double x, double shape) {
    ensure_positive(shape);
    return x <= 0 ? 0 : math::cdf(math::gamma_distribution<double, Quiet>(shape), x);
}

double gamma_quantile(double p, double shape) {
    ensure_probability(p);
    ensure_positive(shape);
    if (p == 1) return infinity;
    return math::quantile(math::gamma_distribution<double, Quiet>(shape), p);
}

double log_gamma(double x) {
    ensure_positive(x);
    return math::lgamma(x, Quiet());
}

double binomial_density(std::int64_t successes, std::int64_t trials, double share) {
    ensure_probability(share);
    ENSURE(trials >= 0, "trials are counted from 0");
    if (successes < 0 || successes > trials) return 0;
    const math::binomial_distribution<double, Quiet> distribution(static_cast<double>(trials), share);
    return math::pdf(distribution, static_cast<double>(successes));
}

double binomial_cdf(std::int64_t successes, std::int64_t trials, double share) {
    ensure_probability(share);
    ENSURE(trials >= 0, "trials are counted from 0");
    if (successes < 0) return 0;
    if (successes >= trials) return 1;
    const math::binomial_distribution<double, Quiet> distribution(static_cast<double>(trials), share);
    return math::cdf(distribution, static_cast<double>(successes));
}

std::int64_t binomial_quantile(double p, std::int64_t trials, double share) {
    ensure_probability(p);
    ensure_probability(share);
    if (p == 0 || trials == 0) return 0;
    if (p == 1) return trials;
    const math::binomial_distribution<double, Quiet> distribution(static_cast<double>(trials), share);
    auto k = static_cast<std::int64_t>(math::quantile(distribution, p));
    // the library's answer may be one off where cdf(k) equals p to the last digits
    while (k > 0 && binomial_cdf(k - 1, trials, share) >= p) --k;
    while (k < trials && binomial_cdf(k, trials, share) < p) ++k;
    return k;
}

double poisson_cdf(std::int64_t events, double mean) {
    ensure_positive(mean);
    if (events < 0) return 0;
    return math::cdf(math::poisson_distribution<double, Quiet>(mean), static_cast<double>(events));
}

}  // namespace ciclo::stats
