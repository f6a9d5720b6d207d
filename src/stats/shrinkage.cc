#include "stats/shrinkage.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/limits.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

Estimate posterior(double a, double b, double level, std::int64_t n) {
    const double tail = (1 - level) / 2;
    return {.value = a / (a + b),
            .low = beta_quantile(tail, a, b),
            .high = beta_quantile(1 - tail, a, b),
            .level = level,
            .n = n,
            .method = Method::beta_posterior};
}

Errors check_units(std::span<const UnitCount> units) {
    Errors errors;
    if (units.empty()) errors.push_back({ErrorKind::refused, "there are no units", "give at least one", {}});
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].n >= 1 && units[i].x >= 0 && units[i].x <= units[i].n) continue;
        errors.push_back({ErrorKind::invalid,
                          "unit " + std::to_string(i + 1) + " has " + std::to_string(units[i].x) + " of " +
                              std::to_string(units[i].n),
                          "give 0 <= x <= n with n at least 1",
                          {}});
    }
    return errors;
}

// Kleinman's moment estimator of the correlation within units, weights n.
double within_correlation(std::span<const UnitCount> units, double mean, double total) {
    double spread = 0, rest = 0, sizes = 0;
    for (const UnitCount& unit : units) {
        const auto n = static_cast<double>(unit.n);
        const double away = static_cast<double>(unit.x) / n - mean;
        spread += n * away * away;
        rest += 1 - n / total;
        sizes += n * (1 - n / total);
    }
    const double variance = mean * (1 - mean);
    return sizes > rest ? (spread - variance * rest) / (variance * (sizes - rest)) : 0;
}

void set_prior(ShrunkShares& out, std::size_t units) {
    if (units < limits::shrinkage_units_min) {
        out.prior = Prior::fixed_weak;
        out.prior_size = limits::weak_prior_size;
    } else if (out.correlation > 0) {
        // ρ of 1 and more would leave no prior at all; the units then speak for themselves
        out.prior_size = std::max((1 - out.correlation) / out.correlation, 1e-6);
    } else {
        out.prior = Prior::no_differences;
        return;
    }
    out.alpha = out.mean * *out.prior_size;
    out.beta = (1 - out.mean) * *out.prior_size;
}

}  // namespace

Result<ShrunkShares> shrink_shares(std::span<const UnitCount> units, double level) {
    Errors errors = check_units(units);
    if (!errors.empty()) return errors;
    double x = 0, total = 0;
    for (const UnitCount& unit : units) {
        x += static_cast<double>(unit.x);
        total += static_cast<double>(unit.n);
    }
    if (x == 0 || x == total) {
        return Error{
            ErrorKind::refused, "every answer is the same", "print the counts; there is nothing to shrink", {}};
    }
    ShrunkShares out;
    out.mean = x / total;
    out.correlation = within_correlation(units, out.mean, total);
    set_prior(out, units.size());
    for (const UnitCount& unit : units) {
        if (out.prior == Prior::no_differences) {
            out.units.push_back(
                {.value = out.mean, .low = {}, .high = {}, .level = level, .n = unit.n, .method = Method::count_only});
            continue;
        }
        out.units.push_back(posterior(static_cast<double>(unit.x) + out.alpha,
                                      static_cast<double>(unit.n - unit.x) + out.beta, level, unit.n));
    }
    return out;
}

Result<ShrunkMeans> shrink_means(std::span<const UnitMean> units, double level) {
    if (units.size() < 2) return Error{ErrorKind::refused, "fewer than two units", "there is nothing to compare", {}};
    double weights = 0, squares = 0, sum = 0;
    for (const UnitMean& unit : units) {
        if (!(unit.variance > 0) || !std::isfinite(unit.variance) || !std::isfinite(unit.mean)) {
            return Error{ErrorKind::invalid, "a unit has no positive variance", "give s²/n of every unit", {}};
        }
        weights += 1 / unit.variance;
        squares += 1 / (unit.variance * unit.variance);
        sum += unit.mean / unit.variance;
    }
    ShrunkMeans out;
    for (const UnitMean& unit : units)
        out.q += (unit.mean - sum / weights) * (unit.mean - sum / weights) / unit.variance;
    const double degrees = static_cast<double>(units.size()) - 1;
    out.between_variance = std::max((out.q - degrees) / (weights - squares / weights), 0.0);
    double total = 0;
    for (const UnitMean& unit : units) {
        const double weight = 1 / (unit.variance + out.between_variance);
        out.mean += weight * unit.mean;
        total += weight;
    }
    out.mean /= total;
    for (const UnitMean& unit : units) {
        const double pull = unit.variance / (unit.variance + out.between_variance);
        const double value = pull * out.mean + (1 - pull) * unit.mean;
        const double half = two_sided_z(level) * std::sqrt(unit.variance * (1 - pull));
        out.pull.push_back(pull);
        Estimate estimate{
            .value = value, .low = {}, .high = {}, .level = level, .n = unit.n, .method = Method::count_only};
        if (out.between_variance > 0) {
            estimate.method = Method::normal;
            estimate.low = value - half;
            estimate.high = value + half;
        }
        out.units.push_back(estimate);
    }
    return out;
}

std::optional<JamesStein> james_stein(std::span<const double> values, double variance) {
    ENSURE(variance > 0, "the common variance is known and positive");
    if (values.size() < 4) return std::nullopt;
    const auto k = static_cast<double>(values.size());
    JamesStein out;
    for (const double value : values) out.mean += value / k;
    double spread = 0;
    for (const double value : values) spread += (value - out.mean) * (value - out.mean);
    if (spread == 0) return std::nullopt;
    out.factor = std::max(1 - (k - 3) * variance / spread, 0.0);
    for (const double value : values) out.estimates.push_back(out.mean + out.factor * (value - out.mean));
    return out;
}

PooledShare pool_discounted(const UnitCount& survey, const UnitCount& other, double discount, double level) {
    ENSURE(discount >= 0 && discount <= 1, "a discount lies between 0 and 1");
    ENSURE(survey.x >= 0 && survey.x <= survey.n && other.x >= 0 && other.x <= other.n, "x of n: 0 <= x <= n");
    PooledShare out;
    out.alpha = 0.5 + discount * static_cast<double>(other.x) + static_cast<double>(survey.x);
    out.beta = 0.5 + discount * static_cast<double>(other.n - other.x) + static_cast<double>(survey.n - survey.x);
    out.share = posterior(out.alpha, out.beta, level, survey.n + other.n);
    return out;
}

}  // namespace ciclo::stats
