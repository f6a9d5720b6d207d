#include "stats/histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"

namespace ciclo::stats {

namespace {

constexpr std::size_t few_values = 32;  // a rating scale has at most 11 values; times have many

// One pass over a column of few distinct values; false when there are too many of them.
bool tally_few(std::span<const double> values, Histogram& out) {
    std::size_t last = 0;
    for (const double value : values) {
        if (last < out.values.size() && out.values[last] == value) {
            ++out.counts[last];
            continue;
        }
        const auto place = std::lower_bound(out.values.begin(), out.values.end(), value);
        last = static_cast<std::size_t>(place - out.values.begin());
        if (place != out.values.end() && *place == value) {
            ++out.counts[last];
            continue;
        }
        if (out.values.size() == few_values) return false;
        out.values.insert(place, value);
        out.counts.insert(out.counts.begin() + static_cast<std::ptrdiff_t>(last), 1);
    }
    return true;
}

Histogram tally_sorted(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    Histogram out;
    for (const double value : values) {
        if (out.values.empty() || out.values.back() != value) {
            out.values.push_back(value);
            out.counts.push_back(0);
        }
        ++out.counts.back();
    }
    return out;
}

// The value at 0-based rank of the sorted column.
double at_rank(const Histogram& histogram, std::int64_t rank) {
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        rank -= histogram.counts[i];
        if (rank < 0) return histogram.values[i];
    }
    return histogram.values.back();
}

}  // namespace

std::int64_t Histogram::n() const {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

Histogram histogram_of(std::span<const double> values) {
    for (const double value : values) ENSURE(std::isfinite(value), "missing values are left out before counting");
    Histogram out;
    if (tally_few(values, out)) return out;
    return tally_sorted({values.begin(), values.end()});
}

Histogram histogram_of(std::span<const double> values, std::span<const std::int64_t> counts) {
    ENSURE(values.size() == counts.size(), "every value has a count");
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const std::size_t i : order) {
        ENSURE(std::isfinite(values[i]) && counts[i] >= 0, "values are finite and counts are not negative");
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    Histogram out;
    for (const std::size_t i : order) {
        if (counts[i] == 0) continue;
        if (out.values.empty() || out.values.back() != values[i]) {
            out.values.push_back(values[i]);
            out.counts.push_back(0);
        }
        out.counts.back() += counts[i];
    }
    return out;
}

std::optional<Summary> summary_of(const Histogram& histogram) {
    if (histogram.empty()) return std::nullopt;
    Summary out;
    out.n = histogram.n();
    const auto n = static_cast<double>(out.n);
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        out.mean += histogram.values[i] * static_cast<double>(histogram.counts[i]);
    }
    out.mean /= n;
    double second = 0, third = 0;
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        const double away = histogram.values[i] - out.mean;
        second += away * away * static_cast<double>(histogram.counts[i]);
        third += away * away * away * static_cast<double>(histogram.counts[i]);
    }
    out.lowest = histogram.values.front();
    out.highest = histogram.values.back();
    if (out.n > 1) out.sd = std::sqrt(second / (n - 1));
    if (histogram.values.size() > 1) out.skewness = third / n / std::pow(second / n, 1.5);
    return out;
}

double quantile_nearest_rank(const Histogram& histogram, double p) {
    ENSURE(!histogram.empty() && p >= 0 && p <= 1, "a quantile is asked of values, at a share between 0 and 1");
    const auto n = static_cast<double>(histogram.n());
    // 0.9 · 20 is 18.000000000000004 in binary and must not become rank 19
    const double rank = std::ceil(n * p - 1e-9);
    return at_rank(histogram, static_cast<std::int64_t>(std::max(rank, 1.0)) - 1);
}

double quantile_type7(const Histogram& histogram, double p) {
    ENSURE(!histogram.empty() && p >= 0 && p <= 1, "a quantile is asked of values, at a share between 0 and 1");
    const double place = static_cast<double>(histogram.n() - 1) * p;
    const double floor = std::floor(place);
    const auto rank = static_cast<std::int64_t>(floor);
    const double low = at_rank(histogram, rank);
    if (place == floor) return low;
    return low + (place - floor) * (at_rank(histogram, rank + 1) - low);
}

std::int64_t count_between(const Histogram& histogram, double low, double high) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < histogram.values.size(); ++i) {
        if (histogram.values[i] >= low && histogram.values[i] <= high) count += histogram.counts[i];
    }
    return count;
}

}  // namespace ciclo::stats
