#include "stats/means.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace ciclo::stats {

namespace {

Estimate plain(double value, std::int64_t n, double level) {
    return {.value = value, .low = {}, .high = {}, .level = level, .n = n, .method = Method::count_only};
}

double rank_value(const Histogram& histogram, std::int64_t rank) {  // 1-based
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        rank -= histogram.counts[i];
        if (rank <= 0) return histogram.values[i];
    }
    return histogram.values.back();
}

Estimate with_rank_interval(double value, const Histogram& histogram, double p, double level) {
    const std::int64_t n = histogram.n();
    Estimate out = plain(value, n, level);
    const auto ranks = quantile_ranks(n, p, level);
    if (!ranks) return out;
    out.method = Method::order_statistics;
    out.low = rank_value(histogram, ranks->low);
    out.high = rank_value(histogram, ranks->high);
    return out;
}

}  // namespace

std::optional<QuantileRanks> quantile_ranks(std::int64_t n, double p, double level) {
    if (p <= 0 || p >= 1) return std::nullopt;  // nothing lies beyond the first and the last value
    const double tail = (1 - level) / 2;
    QuantileRanks ranks{binomial_quantile(tail, n, p), binomial_quantile(1 - tail, n, p) + 1};
    const auto coverage = [&](const QuantileRanks& r) {
        return binomial_cdf(r.high - 1, n, p) - binomial_cdf(r.low - 1, n, p);
    };
    // quantiles near an end of the sample: lean the interval inwards as long as it still covers
    if (ranks.high > n) ranks.high = n;
    if (ranks.low < 1) ranks.low = 1;
    while (coverage(ranks) < level && ranks.low > 1) --ranks.low;
    while (coverage(ranks) < level && ranks.high < n) ++ranks.high;
    if (coverage(ranks) < level) return std::nullopt;
    return ranks;
}

std::optional<Estimate> mean_student_t(const Histogram& histogram, double level) {
    const auto summary = summary_of(histogram);
    if (!summary) return std::nullopt;
    Estimate out = plain(summary->mean, summary->n, level);
    if (!summary->sd || *summary->sd == 0) return out;
    const auto n = static_cast<double>(summary->n);
    const double half = t_quantile(0.5 + level / 2, n - 1) * *summary->sd / std::sqrt(n);
    out.method = Method::student_t;
    out.low = summary->mean - half;
    out.high = summary->mean + half;
    return out;
}

std::optional<Estimate> mean_bca(const Histogram& histogram, const Resampling& how) {
    const auto mean = [&](std::span<const std::int64_t> counts) {
        double sum = 0, n = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            sum += histogram.values[i] * static_cast<double>(counts[i]);
            n += static_cast<double>(counts[i]);
        }
        return sum / n;
    };
    const auto summary = summary_of(histogram);
    if (!summary) return std::nullopt;
    if (summary->n == 1) return plain(summary->mean, 1, how.level);
    const auto n = static_cast<double>(summary->n);
    Jackknife jackknife;
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        jackknife.values.push_back((summary->mean * n - histogram.values[i]) / (n - 1));
        jackknife.times.push_back(static_cast<double>(histogram.counts[i]));
    }
    // the estimate is made the way the replicates are, so that "below the estimate" is never a matter of rounding
    const double value = mean(histogram.counts);
    return bca_interval(value, bootstrap_replicates(histogram.counts, mean, how), jackknife, summary->n, how.level);
}

std::optional<Estimate> mean_estimate(const Histogram& histogram, const Resampling& how) {
    const auto summary = summary_of(histogram);
    if (!summary) return std::nullopt;
    if (!summary->skewness) return plain(summary->mean, summary->n, how.level);
    const double skewness = std::fabs(*summary->skewness);
    const bool plain_shape = summary->n >= limits::t_interval_from && skewness < limits::t_interval_skewness;
    const bool plain_mean = summary->n >= limits::t_interval_large &&
                            skewness < limits::t_interval_mean_skewness * std::sqrt(static_cast<double>(summary->n));
    return plain_shape || plain_mean ? mean_student_t(histogram, how.level) : mean_bca(histogram, how);
}

std::optional<Estimate> mean_estimate(std::span<const double> values, const Resampling& how) {
    return mean_estimate(histogram_of(values), how);
}

std::optional<Estimate> quantile_estimate(const Histogram& histogram, double p, double level) {
    if (histogram.empty()) return std::nullopt;
    return with_rank_interval(quantile_nearest_rank(histogram, p), histogram, p, level);
}

std::optional<Estimate> median_estimate(const Histogram& histogram, double level) {
    if (histogram.empty()) return std::nullopt;
    return with_rank_interval(quantile_type7(histogram, 0.5), histogram, 0.5, level);
}

std::optional<WelchDifference> welch_difference(const Histogram& first, const Histogram& second, double level) {
    const auto a = summary_of(first), b = summary_of(second);
    if (!a || !b || !a->sd || !b->sd) return std::nullopt;
    const auto n1 = static_cast<double>(a->n), n2 = static_cast<double>(b->n);
    const double v1 = *a->sd * *a->sd / n1, v2 = *b->sd * *b->sd / n2;
    const double se = std::sqrt(v1 + v2);
    if (se == 0) return std::nullopt;
    WelchDifference out;
    out.degrees = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
    out.difference = plain(a->mean - b->mean, a->n + b->n, level);
    out.difference.method = Method::welch_t;
    out.t = out.difference.value / se;
    out.p = 2 * t_cdf(-std::fabs(out.t), out.degrees);
    const double half = t_quantile(0.5 + level / 2, out.degrees) * se;
    out.difference.low = out.difference.value - half;
    out.difference.high = out.difference.value + half;
    return out;
}

bool intervals_apart(const Estimate& first, const Estimate& second) {
    if (!first.has_interval() || !second.has_interval()) return false;
    return *first.low > *second.high || *second.low > *first.high;
}

}  // namespace ciclo::stats
