#include "stats/reliability.h"

#include <cmath>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

// Sums over a covariance matrix of the items in `keep`.
struct ScaleSums {
    double own = 0;    ///< Σ variances
    double total = 0;  ///< variance of the sum
};

ScaleSums sums_of(const CrossProducts& products, const std::vector<std::size_t>& keep) {
    ScaleSums out;
    for (const std::size_t i : keep) {
        out.own += products.centred(i, i);
        for (const std::size_t j : keep) out.total += products.centred(i, j);
    }
    return out;
}

std::optional<double> alpha_of(const CrossProducts& products, const std::vector<std::size_t>& keep) {
    if (keep.size() < 2) return std::nullopt;
    const ScaleSums sums = sums_of(products, keep);
    if (!(sums.total > 0)) return std::nullopt;
    const auto k = static_cast<double>(keep.size());
    return k / (k - 1) * (1 - sums.own / sums.total);
}

// Correlation of item i with the sum of the other items.
double r_with_others(const CrossProducts& products, std::size_t item, const std::vector<std::size_t>& others) {
    double shared = 0;
    for (const std::size_t j : others) shared += products.centred(item, j);
    const double spread = products.centred(item, item) * sums_of(products, others).total;
    return spread > 0 ? shared / std::sqrt(spread) : 0;
}

double mean_correlation(const CrossProducts& products, const std::vector<std::size_t>& keep) {
    double sum = 0, pairs = 0;
    for (std::size_t a = 0; a < keep.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double spread = products.centred(keep[a], keep[a]) * products.centred(keep[b], keep[b]);
            sum += products.centred(keep[a], keep[b]) / std::sqrt(spread);
            pairs += 1;
        }
    }
    return sum / pairs;
}

}  // namespace

std::optional<Alpha> cronbach(const Columns& items, double level) {
    const CompleteRows rows = complete_rows(items);
    if (rows.rows() < 3) return std::nullopt;
    CrossProducts products(rows.columns);
    for (std::size_t row = 0; row < rows.rows(); ++row) products.add(rows.row(row));
    Alpha out;
    out.left_out = rows.left_out;
    std::vector<std::size_t> keep;
    for (std::size_t i = 0; i < rows.columns; ++i) (products.centred(i, i) > 0 ? keep : out.constant).push_back(i);
    const auto alpha = alpha_of(products, keep);
    if (!alpha) return std::nullopt;
    const auto k = static_cast<double>(keep.size()), n = static_cast<double>(rows.rows());
    const double above = n - 1, below = (n - 1) * (k - 1), tail = (1 - level) / 2;
    out.alpha = {.value = *alpha,
                 .low = 1 - (1 - *alpha) * f_quantile(1 - tail, above, below),
                 .high = 1 - (1 - *alpha) * f_quantile(tail, above, below),
                 .level = level,
                 .n = static_cast<std::int64_t>(rows.rows()),
                 .method = Method::feldt};
    const double r = mean_correlation(products, keep);
    out.standardised = k * r / (1 + (k - 1) * r);
    if (keep.size() == 2) out.spearman_brown = spearman_brown(r);
    for (const std::size_t item : keep) {
        std::vector<std::size_t> others;
        for (const std::size_t other : keep) {
            if (other != item) others.push_back(other);
        }
        out.items.push_back({item, alpha_of(products, others), r_with_others(products, item, others)});
    }
    return out;
}

double spearman_brown(double r) {
    ENSURE(r > -1 && r <= 1, "a correlation above -1");
    return 2 * r / (1 + r);
}

std::optional<double> gap_reliability(const GapReliabilityInput& input) {
    const double p = input.sd_perception * input.sd_perception, e = input.sd_expectation * input.sd_expectation;
    const double shared = 2 * input.correlation * input.sd_perception * input.sd_expectation;
    const double variance = p + e - shared;
    if (!(variance > 0)) return std::nullopt;
    return (p * input.reliability_perception + e * input.reliability_expectation - shared) / variance;
}

}  // namespace ciclo::stats
