#include "stats/capability.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ensure.h"
#include "stats/histogram.h"
#include "stats/proportions.h"

namespace ciclo::stats {

namespace {

// d₂: mean range of samples of 2…10 normal values, in sigmas (to the three digits that charts are computed with).
constexpr std::array<double, 9> mean_range{1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078};

}  // namespace

std::optional<Capability> capability(double mean, double sigma, const SpecificationLimits& limits) {
    if (!(sigma > 0) || (!limits.low && !limits.high)) return std::nullopt;
    Capability out;
    out.mean = mean;
    out.sigma = sigma;
    if (limits.low) out.cp_low = (mean - *limits.low) / (3 * sigma);
    if (limits.high) out.cp_high = (*limits.high - mean) / (3 * sigma);
    out.cpk = std::min(out.cp_low.value_or(HUGE_VAL), out.cp_high.value_or(HUGE_VAL));
    if (limits.low && limits.high) {
        ENSURE(*limits.low < *limits.high, "limits are ordered");
        const double away = mean - (*limits.low + *limits.high) / 2;
        out.cp = (*limits.high - *limits.low) / (6 * sigma);
        out.cpm = (*limits.high - *limits.low) / (6 * std::hypot(sigma, away));
    }
    return out;
}

std::optional<Capability> capability(std::span<const double> values, const SpecificationLimits& limits) {
    const auto summary = summary_of(histogram_of(values));
    if (!summary || !summary->sd) return std::nullopt;
    return capability(summary->mean, *summary->sd, limits);
}

std::optional<double> percentile_capability(double high, double median, double p99865) {
    if (!(p99865 > median)) return std::nullopt;
    return (high - median) / (p99865 - median);
}

std::optional<Estimate> share_above(std::span<const double> values, double limit, double level) {
    const auto above = std::count_if(values.begin(), values.end(), [&](double value) { return value > limit; });
    return wilson(above, static_cast<std::int64_t>(values.size()), level);
}

std::optional<SampleChart> sample_mean_chart(std::span<const std::vector<double>> samples) {
    if (samples.size() < 2) return std::nullopt;
    const std::size_t size = samples.front().size();
    ENSURE(size >= 2 && size <= mean_range.size() + 1, "samples of 2 to 10 values");
    SampleChart out;
    double ranges = 0;
    const auto count = static_cast<double>(samples.size());
    for (const auto& sample : samples) {
        ENSURE(sample.size() == size, "samples are equally large");
        const auto [low, high] = std::minmax_element(sample.begin(), sample.end());
        ranges += (*high - *low) / count;
        for (const double value : sample) out.centre += value / (count * static_cast<double>(size));
    }
    out.sigma = ranges / mean_range[size - 2];
    out.low = out.centre - 3 * out.sigma / std::sqrt(static_cast<double>(size));
    out.high = out.centre + 3 * out.sigma / std::sqrt(static_cast<double>(size));
    return out;
}

}  // namespace ciclo::stats
