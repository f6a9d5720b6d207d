#include "stats/weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

Error refused(std::string what, std::string cure) {
    return {ErrorKind::refused, std::move(what), std::move(cure), {}};
}

void check_margin(const Margin& margin, std::size_t number, std::size_t rows, Errors& errors) {
    const std::string name = "margin " + std::to_string(number + 1);
    if (margin.category_of_row.size() != rows) {
        errors.push_back({ErrorKind::invalid,
                          name + " has a category for " + std::to_string(margin.category_of_row.size()) + " of " +
                              std::to_string(rows) + " respondents",
                          "give every respondent a category",
                          {}});
        return;
    }
    std::vector<std::int64_t> seen(margin.population.size(), 0);
    for (const std::size_t category : margin.category_of_row) {
        if (category >= seen.size()) {
            errors.push_back({ErrorKind::invalid,
                              name + " has a respondent outside its categories",
                              "add the category to the population figures",
                              {}});
            return;
        }
        ++seen[category];
    }
    for (std::size_t c = 0; c < seen.size(); ++c) {
        const double size = margin.population[c];
        if (!std::isfinite(size) || size < 0 || (size == 0 && seen[c] > 0)) {
            errors.push_back({ErrorKind::invalid,
                              name + ", category " + std::to_string(c + 1) + " has population " + std::to_string(size),
                              "give a population above 0",
                              {}});
        } else if (size > 0 && seen[c] == 0) {
            errors.push_back(refused(name + ", category " + std::to_string(c + 1) + " has no respondents",
                                     "join it with a neighbouring category"));
        }
    }
}

Errors check_margins(std::span<const Margin> margins) {
    Errors errors;
    if (margins.empty() || margins.front().category_of_row.empty()) {
        errors.push_back(refused("there is nothing to weight", "give at least one margin and one respondent"));
        return errors;
    }
    for (std::size_t m = 0; m < margins.size(); ++m) {
        check_margin(margins[m], m, margins.front().category_of_row.size(), errors);
    }
    if (!errors.empty()) return errors;
    const double total = sum_of(margins.front().population);
    for (std::size_t m = 1; m < margins.size(); ++m) {
        const double other = sum_of(margins[m].population);
        if (std::fabs(other - total) > 1e-6 * total) {
            errors.push_back(refused(
                "the populations of margin 1 and margin " + std::to_string(m + 1) + " do not add up to the same total",
                "use figures of one population for all margins"));
        }
    }
    return errors;
}

// One pass over all margins; the largest relative error met before each was put right.
double fit_once(std::span<const Margin> margins, std::vector<double>& weights) {
    double worst = 0;
    std::vector<double> factor;
    for (const Margin& margin : margins) {
        factor.assign(margin.population.size(), 0);
        for (std::size_t row = 0; row < weights.size(); ++row) factor[margin.category_of_row[row]] += weights[row];
        for (std::size_t c = 0; c < factor.size(); ++c) {
            if (margin.population[c] == 0) continue;
            worst = std::max(worst, std::fabs(factor[c] / margin.population[c] - 1));
            factor[c] = margin.population[c] / factor[c];
        }
        for (std::size_t row = 0; row < weights.size(); ++row) weights[row] *= factor[margin.category_of_row[row]];
    }
    return worst;
}

void fit(std::span<const Margin> margins, const RakingOptions& options, Raking& out) {
    for (int round = 0; round < options.iterations; ++round) {
        ++out.iterations;
        out.margin_error = fit_once(margins, out.weights);
        if (out.margin_error < options.tolerance) break;
    }
    out.converged = out.margin_error < options.tolerance;
}

// Cuts weights to the band; how many were outside by more than rounding.
std::int64_t trim(const RakingOptions& options, std::vector<double>& weights) {
    const double mean = sum_of(weights) / static_cast<double>(weights.size());
    const double low = options.trim_low * mean, high = options.trim_high * mean;
    std::int64_t cut = 0;
    for (double& weight : weights) {
        if (weight < low * (1 - 1e-6) || weight > high * (1 + 1e-6)) ++cut;
        weight = std::clamp(weight, low, high);
    }
    return cut;
}

}  // namespace

double kish_n_effective(std::span<const double> weights) {
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        ENSURE(std::isfinite(weight) && weight >= 0, "weights are finite and not negative");
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

std::optional<double> design_effect(std::span<const double> weights) {
    const double effective = kish_n_effective(weights);
    if (effective == 0) return std::nullopt;
    return static_cast<double>(weights.size()) / effective;
}

double cluster_design_effect(double answers_per_cluster, double intraclass_correlation) {
    return 1 + (answers_per_cluster - 1) * intraclass_correlation;
}

std::optional<double> weighted_mean(std::span<const double> values, std::span<const double> weights) {
    ENSURE(values.size() == weights.size(), "every value has a weight");
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i] * weights[i];
        total += weights[i];
    }
    if (total == 0) return std::nullopt;
    return sum / total;
}

Result<Raking> rake(std::span<const Margin> margins, const RakingOptions& options) {
    Errors errors = check_margins(margins);
    if (!errors.empty()) return errors;
    Raking out;
    const std::size_t rows = margins.front().category_of_row.size();
    out.weights.assign(rows, sum_of(margins.front().population) / static_cast<double>(rows));
    fit(margins, options, out);
    if (options.trim_high > 0) {
        for (int round = 0; round < limits::trim_rounds; ++round) {
            const std::int64_t cut = trim(options, out.weights);
            if (cut == 0) break;
            out.trimmed = std::max(out.trimmed, cut);
            fit(margins, options, out);
        }
    }
    out.n_effective = kish_n_effective(out.weights);
    out.design_effect = static_cast<double>(rows) / out.n_effective;
    return out;
}

std::optional<double> stratified_se(std::span<const Stratum> strata) {
    double total = 0, variance = 0;
    for (const Stratum& s : strata) total += s.population;
    if (total <= 0) return std::nullopt;
    for (const Stratum& s : strata) {
        if (s.n < 1) return std::nullopt;
        const auto n = static_cast<double>(s.n);
        ENSURE(s.population >= n && s.variance >= 0, "a stratum is at least as large as its sample");
        const double weight = s.population / total;
        variance += weight * weight * (1 - n / s.population) * s.variance / n;
    }
    return std::sqrt(variance);
}

std::optional<Estimate> stratified_mean(std::span<const Stratum> strata, double level) {
    const auto se = stratified_se(strata);
    if (!se) return std::nullopt;
    Estimate out{.value = 0, .low = {}, .high = {}, .level = level, .n = 0, .method = Method::normal};
    double total = 0;
    for (const Stratum& s : strata) {
        out.value += s.population * s.mean;
        total += s.population;
        out.n += s.n;
    }
    out.value /= total;
    out.low = out.value - two_sided_z(level) * *se;
    out.high = out.value + two_sided_z(level) * *se;
    return out;
}

double finite_population_factor(std::int64_t n, std::int64_t population) {
    ENSURE(n >= 0 && population >= n && population >= 1, "a sample is no larger than its population");
    if (population == 1) return n == 1 ? 0 : 1;
    return std::sqrt(static_cast<double>(population - n) / static_cast<double>(population - 1));
}

Bounds nonresponse_bounds(double share, double response_rate) {
    ENSURE(share >= 0 && share <= 1 && response_rate >= 0 && response_rate <= 1, "shares lie between 0 and 1");
    const double low = share * response_rate;
    return {.low = low, .high = low + 1 - response_rate};
}

}  // namespace ciclo::stats
