#include "stats/sample_size.h"

#include <cmath>

#include "base/ensure.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

// 385.0000000001 people are 385 people: rounding noise must not add one
std::int64_t rounded_up(double n) {
    return static_cast<std::int64_t>(std::ceil(n - 1e-9));
}

double invited_exact(std::int64_t n, const SampleSizeOptions& options) {
    ENSURE(options.response_rate > 0 && options.response_rate <= 1 && options.design_effect > 0,
           "a response rate lies above 0 and up to 1");
    return static_cast<double>(n) * options.design_effect / options.response_rate;
}

void ensure_open(double share) {
    ENSURE(share > 0 && share < 1, "alpha, power and level lie between 0 and 1");
}

void ensure_closed(double share) {
    ENSURE(share >= 0 && share <= 1, "a share lies between 0 and 1");
}

}  // namespace

SampleSize cochran(double margin, double share, std::optional<std::int64_t> population,
                   const SampleSizeOptions& options) {
    ENSURE(margin > 0, "the margin of error is above 0");
    ensure_closed(share);
    const double z = two_sided_z(options.level);
    SampleSize out;
    out.exact = z * z * share * (1 - share) / (margin * margin);
    if (population) {
        ENSURE(*population >= 1, "a population has someone in it");
        out.exact /= 1 + (out.exact - 1) / static_cast<double>(*population);
    }
    out.n = rounded_up(out.exact);
    out.invited = rounded_up(invited_exact(out.n, options));
    return out;
}

SampleSize krejcie_morgan(std::int64_t population, double margin, double share, double chi_squared) {
    ENSURE(population >= 1 && margin > 0 && chi_squared > 0, "population, margin and chi-squared are above 0");
    ensure_closed(share);
    const auto people = static_cast<double>(population);
    const double spread = chi_squared * share * (1 - share);
    SampleSize out;
    out.exact = people * spread / (margin * margin * (people - 1) + spread);
    out.n = out.invited = rounded_up(out.exact);
    return out;
}

double n_for_two_proportions(double first, double second, double alpha, double power) {
    ensure_closed(first);
    ensure_closed(second);
    ensure_open(alpha);
    ensure_open(power);
    ENSURE(first != second, "there is a difference to find");
    const double pooled = (first + second) * (1 - (first + second) / 2);
    const double apart = first * (1 - first) + second * (1 - second);
    const double root = normal_quantile(1 - alpha / 2) * std::sqrt(pooled) + normal_quantile(power) * std::sqrt(apart);
    return root * root / ((first - second) * (first - second));
}

double power_of_two_proportions(double first, double second, double n_per_group, double alpha) {
    ensure_closed(first);
    ensure_closed(second);
    ensure_open(alpha);
    ENSURE(n_per_group > 0, "a group has someone in it");
    const double pooled = (first + second) * (1 - (first + second) / 2);
    const double apart = first * (1 - first) + second * (1 - second);
    const double reach =
        std::sqrt(n_per_group) * std::fabs(first - second) - normal_quantile(1 - alpha / 2) * std::sqrt(pooled);
    if (apart == 0) return reach > 0 ? 1 : 0;
    return normal_cdf(reach / std::sqrt(apart));
}

double n_for_two_means(double difference, double sd, double alpha, double power) {
    ENSURE(difference != 0 && sd > 0, "there is a difference to find, and spread");
    ensure_open(alpha);
    ensure_open(power);
    const double effect = std::fabs(difference) / sd;
    const auto reached = [&](double n) {
        const double degrees = 2 * (n - 1);
        return noncentral_t_upper(t_quantile(1 - alpha / 2, degrees), degrees, std::sqrt(n / 2) * effect);
    };
    double low = 1 + 1e-6, high = 4;
    if (reached(2) >= power) high = 2;
    while (reached(high) < power) {
        low = high;
        high *= 2;
    }
    while (high - low > 1e-9 * high) {
        const double middle = (low + high) / 2;
        (reached(middle) < power ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::optional<double> detectable_rise(double share, std::int64_t n_per_group, double alpha, double power) {
    ensure_closed(share);
    ENSURE(n_per_group >= 1, "a group has someone in it");
    const auto n = static_cast<double>(n_per_group);
    if (share >= 1 || power_of_two_proportions(share, 1, n, alpha) < power) return std::nullopt;
    double low = share, high = 1;
    while (high - low > 1e-12) {
        const double middle = (low + high) / 2;
        (power_of_two_proportions(share, middle, n, alpha) < power ? low : high) = middle;
    }
    return high - share;
}

}  // namespace ciclo::stats
