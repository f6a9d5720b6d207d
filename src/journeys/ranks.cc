#include "journeys/ranks.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/ensure.h"

namespace ciclo::journeys {

namespace {

constexpr unsigned bucket_bits = 12;  // 4,096 counters of 4 bytes stay in the nearest cache
constexpr std::size_t buckets = std::size_t{1} << bucket_bits;
constexpr std::size_t sorted_up_to = 512;  // below, sorting is quicker than clearing the counters
constexpr std::uint8_t not_wanted = 0xFF;

/// How values fall into buckets: (value − lowest) >> shift.
template <class T>
struct Buckets {
    T lowest{};
    unsigned shift = 0;
    std::size_t of(T value) const {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(lowest)) >> shift);
    }
};

template <class T>
Buckets<T> buckets_for(std::span<const T> values) {
    T lowest = values[0], highest = values[0];
    for (const T value : values) {
        lowest = value < lowest ? value : lowest;
        highest = value > highest ? value : highest;
    }
    const auto width =
        static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(highest) - static_cast<std::uint64_t>(lowest)));
    return {lowest, width > bucket_bits ? width - bucket_bits : 0};
}

/// A bucket that holds ranks: which of the ranks asked, and how many values stand before it.
struct Wanted {
    std::size_t bucket = 0, before = 0, n = 0, first_rank = 0, end_rank = 0;
};

std::vector<Wanted> wanted_buckets(const std::array<std::uint32_t, buckets>& counts, std::span<const std::size_t> ranks) {
    std::vector<Wanted> wanted;
    std::size_t before = 0, rank = 0;
    for (std::size_t b = 0; b < buckets && rank < ranks.size(); ++b) {
        const std::size_t first = rank;
        while (rank < ranks.size() && ranks[rank] < before + counts[b]) ++rank;
        if (rank > first) wanted.push_back({b, before, counts[b], first, rank});
        before += counts[b];
    }
    return wanted;
}

template <class T>
void look_up(std::span<const T> values, std::span<const std::size_t> ranks, T* out) {
    if (values.size() <= sorted_up_to) {
        std::array<T, sorted_up_to> sorted;
        std::copy(values.begin(), values.end(), sorted.begin());
        std::sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(values.size()));
        for (std::size_t r = 0; r < ranks.size(); ++r) out[r] = sorted[ranks[r]];
        return;
    }
    const Buckets<T> into = buckets_for(values);
    std::array<std::uint32_t, buckets> counts{};
    for (const T value : values) ++counts[into.of(value)];
    const std::vector<Wanted> wanted = wanted_buckets(counts, ranks);
    if (into.shift == 0) {  // a bucket is one value
        for (const Wanted& w : wanted) {
            const auto value = static_cast<T>(static_cast<std::uint64_t>(into.lowest) + w.bucket);
            std::fill(out + w.first_rank, out + w.end_rank, value);
        }
        return;
    }
    std::array<std::uint8_t, buckets> slot;
    slot.fill(not_wanted);
    std::vector<std::vector<T>> held(wanted.size());
    for (std::size_t w = 0; w < wanted.size(); ++w) {
        slot[wanted[w].bucket] = static_cast<std::uint8_t>(w);
        held[w].reserve(wanted[w].n);
    }
    for (const T value : values) {
        const std::uint8_t w = slot[into.of(value)];
        if (w != not_wanted) held[w].push_back(value);
    }
    for (std::size_t w = 0; w < wanted.size(); ++w) {
        std::vector<std::size_t> inner;
        for (std::size_t r = wanted[w].first_rank; r < wanted[w].end_rank; ++r) inner.push_back(ranks[r] - wanted[w].before);
        look_up<T>(held[w], inner, out + wanted[w].first_rank);
    }
}

}  // namespace

template <class T>
std::vector<T> values_at(std::span<const T> values, std::span<const std::size_t> ranks) {
    ENSURE(std::is_sorted(ranks.begin(), ranks.end()), "ranks ascend");
    ENSURE(ranks.empty() || ranks.back() < values.size(), "a rank is one of the column's");
    ENSURE(ranks.size() < not_wanted, "a handful of ranks");
    ENSURE(values.size() <= 0xFFFFFFFFU, "values are counted in 32 bits");
    std::vector<T> out(ranks.size());
    if (!ranks.empty()) look_up(values, ranks, out.data());
    return out;
}

template std::vector<std::int32_t> values_at(std::span<const std::int32_t>, std::span<const std::size_t>);
template std::vector<std::int64_t> values_at(std::span<const std::int64_t>, std::span<const std::size_t>);

}  // namespace ciclo::journeys
