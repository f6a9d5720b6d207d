#include "journeys/spread.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace ciclo::journeys {

namespace {

__extension__ using Wide = __int128;

/// Up to here order statistics are taken by selection; above, a histogram first says where they stand.
constexpr std::size_t selected_values = 4096;
constexpr std::array<double, 1> median_only{0.5};
constexpr std::array<double, 7> all_levels{0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
constexpr std::size_t most_levels = all_levels.size();

struct Bounds {
    std::int64_t least = 0, most = 0;
    Wide sum = 0;
};

/// Sums of whole blocks in 64 bits where they cannot overflow, which is several times faster.
Bounds bounds_of(std::span<const std::int32_t> values) {
    constexpr std::size_t block = 1U << 30U;
    Bounds bounds{values[0], values[0], 0};
    for (std::size_t from = 0; from < values.size(); from += block) {
        std::int32_t least = values[from], most = values[from];
        std::int64_t sum = 0;
        for (const std::int32_t value : values.subspan(from, std::min(block, values.size() - from))) {
            least = std::min(least, value);
            most = std::max(most, value);
            sum += value;
        }
        bounds.least = std::min<std::int64_t>(bounds.least, least);
        bounds.most = std::max<std::int64_t>(bounds.most, most);
        bounds.sum += sum;
    }
    return bounds;
}

Bounds bounds_of(std::span<const std::int64_t> values) {
    Bounds bounds{values[0], values[0], 0};
    for (const std::int64_t value : values) {
        bounds.least = std::min(bounds.least, value);
        bounds.most = std::max(bounds.most, value);
        bounds.sum += value;
    }
    return bounds;
}

/// The values at ranks (ascending, 0-based) of the ordered whole.
template <class T>
class OrderStatistics {
public:
    OrderStatistics(std::span<const T> values, const Bounds& bounds) : values_(values), bounds_(bounds) {}

    void at(std::span<const std::size_t> ranks, std::span<T> out) const {
        if (values_.size() <= selected_values) {
            std::vector<T> all(values_.begin(), values_.end());
            select(all, ranks, 0, out);
            return;
        }
        by_histogram(ranks, out);
    }

private:
    static constexpr unsigned bucket_bits = 12;
    static constexpr std::size_t buckets = std::size_t{1} << bucket_bits;

    /// `before`: how many values of the whole stand below those of `part`.
    static void select(std::vector<T>& part, std::span<const std::size_t> ranks, std::size_t before, std::span<T> out) {
        auto from = part.begin();
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            const auto wanted = part.begin() + static_cast<std::ptrdiff_t>(ranks[i] - before);
            if (wanted >= from) std::nth_element(from, wanted, part.end());
            out[i] = *wanted;
            from = wanted + 1;
            if (i + 1 < ranks.size() && ranks[i + 1] == ranks[i]) from = wanted;
        }
    }

    unsigned shift() const {
        const auto range = static_cast<std::uint64_t>(bounds_.most) - static_cast<std::uint64_t>(bounds_.least);
        const auto bits = static_cast<unsigned>(std::bit_width(range));
        return bits > bucket_bits ? bits - bucket_bits : 0;
    }

    /// Counts by bucket, then looks only into the buckets where a wanted rank stands.
    void by_histogram(std::span<const std::size_t> ranks, std::span<T> out) const {
        const unsigned by = shift();
        const auto least = static_cast<std::uint64_t>(bounds_.least);
        std::vector<std::uint32_t> count(buckets, 0);
        for (const T value : values_) ++count[(static_cast<std::uint64_t>(value) - least) >> by];

        std::vector<std::uint8_t> part_of(buckets, 0);  // 0: no rank of interest
        std::vector<std::vector<T>> parts(1);
        std::vector<std::size_t> before(1), part_of_rank(ranks.size());
        std::size_t below = 0, bucket = 0;
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            while (ranks[i] >= below + count[bucket]) below += count[bucket++];
            if (part_of[bucket] == 0) {
                part_of[bucket] = static_cast<std::uint8_t>(parts.size());
                parts.emplace_back().reserve(count[bucket]);
                before.push_back(below);
            }
            part_of_rank[i] = part_of[bucket];
        }
        for (const T value : values_) {
            const std::uint8_t part = part_of[(static_cast<std::uint64_t>(value) - least) >> by];
            if (part != 0) parts[part].push_back(value);
        }
        for (std::size_t i = 0; i < ranks.size();) {
            std::size_t end = i;
            while (end < ranks.size() && part_of_rank[end] == part_of_rank[i]) ++end;
            select(parts[part_of_rank[i]], ranks.subspan(i, end - i), before[part_of_rank[i]], out.subspan(i, end - i));
            i = end;
        }
    }

    std::span<const T> values_;
    const Bounds& bounds_;
};

/// Type 7: at (n − 1)·p of the ordered values.
template <class T>
std::array<double, most_levels> quantiles(std::span<const T> values, const Bounds& bounds,
                                          std::span<const double> levels, std::int64_t floor) {
    std::array<std::size_t, 2 * most_levels> ranks{};
    std::array<T, 2 * most_levels> at{};
    const std::size_t last = values.size() - 1;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto below = static_cast<std::size_t>(static_cast<double>(last) * levels[i]);
        ranks[2 * i] = below;
        ranks[2 * i + 1] = std::min(below + 1, last);
    }
    // ranks of neighbouring levels may cross in small samples; each pair is ascending, the whole need not be
    std::array<std::size_t, 2 * most_levels> ordered = ranks;
    std::sort(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(2 * levels.size()));
    OrderStatistics<T>(values, bounds).at({ordered.data(), 2 * levels.size()}, {at.data(), 2 * levels.size()});
    std::array<double, most_levels> out{};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto value = [&](std::size_t rank) {
            const auto found = std::lower_bound(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(2 * levels.size()), rank);
            return static_cast<double>(std::max<std::int64_t>(at[static_cast<std::size_t>(found - ordered.begin())], floor));
        };
        const double exact = static_cast<double>(last) * levels[i];
        const double low = value(ranks[2 * i]), high = value(ranks[2 * i + 1]);
        out[i] = low + (exact - std::floor(exact)) * (high - low);
    }
    return out;
}

/// Four sums side by side, joined in one order: quick, and the same every time.
template <class T>
double variance_of(std::span<const T> values, double mean, std::int64_t floor) {
    std::array<double, 4> sums{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double off = static_cast<double>(std::max<std::int64_t>(values[i], floor)) - mean;
        sums[i % sums.size()] += off * off;
    }
    return (sums[0] + sums[1] + sums[2] + sums[3]) / static_cast<double>(values.size() - 1);
}

template <class T>
Bounds floored(std::span<const T> values, Bounds bounds, std::int64_t floor) {
    if (bounds.least >= floor) return bounds;
    for (const T value : values) {
        if (value < floor) bounds.sum += static_cast<Wide>(floor) - value;
    }
    bounds.least = floor;
    bounds.most = std::max(bounds.most, floor);
    return bounds;
}

template <class T>
Spread spread(std::span<const T> values, double tick_seconds, Detail detail, std::int64_t floor) {
    Spread out;
    if (values.empty()) return out;
    const Bounds raw = bounds_of(values);
    const Bounds bounds = floored(values, raw, floor);
    const double n = static_cast<double>(values.size()), mean = static_cast<double>(bounds.sum) / n;
    out.n = static_cast<std::int64_t>(values.size());
    out.sum = static_cast<double>(bounds.sum) * tick_seconds;
    out.mean = mean * tick_seconds;
    out.least = static_cast<double>(bounds.least) * tick_seconds;
    out.most = static_cast<double>(bounds.most) * tick_seconds;
    if (detail == Detail::median) {
        out.median = quantiles<T>(values, raw, median_only, floor)[0] * tick_seconds;
        return out;
    }
    const auto at = quantiles<T>(values, raw, all_levels, floor);
    out.p05 = at[0] * tick_seconds, out.p25 = at[1] * tick_seconds, out.median = at[2] * tick_seconds;
    out.p75 = at[3] * tick_seconds, out.p90 = at[4] * tick_seconds, out.p95 = at[5] * tick_seconds;
    out.p99 = at[6] * tick_seconds;
    if (values.size() > 1) out.variance = variance_of(values, mean, floor) * tick_seconds * tick_seconds;
    return out;
}

}  // namespace

Spread spread_of(std::span<const std::int32_t> values, double tick_seconds, Detail detail, std::int64_t floor) {
    return spread(values, tick_seconds, detail, floor);
}

Spread spread_of(std::span<const std::int64_t> values, double tick_seconds, Detail detail, std::int64_t floor) {
    return spread(values, tick_seconds, detail, floor);
}

}  // namespace ciclo::journeys
