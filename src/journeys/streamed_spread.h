// StreamedSpread: how durations lie, without keeping them: all of them while they are few, counts in narrow bins after.
//
//   StreamedSpread gaps;
//   gaps.add(300'000'000);                                       // microseconds
//   Spread spread = gaps.spread(1'000'000, Detail::quantiles);   // in whole seconds, told in seconds
//
// Up to most_exact values the answer is spread_of()'s, to the bit. Beyond, n, sum, mean, least and most still are; the
// variance is by Welford's recurrence (Chan, Golub and LeVeque 1983 where two are joined); each order statistic is
// within 1/256 of itself (0.4 %): values share a bin only with those that agree in their first nine binary digits, as in
// HdrHistogram, and within a bin the least and the most of it are known, so bins of one value are exact. A quantile lies
// between two neighbours of the ordered values (type 7), each of them that near. Memory: 8 KB, then 6 KB for each
// doubling that occurs. One thread.
#pragma once

#include <cstdint>
#include <vector>

#include "journeys/spread.h"

namespace ciclo::journeys {

/// n, mean and sum of squared deviations of values that are not kept.
struct Moments {
    std::int64_t n = 0;
    double mean = 0, squares = 0;
    __extension__ __int128 sum = 0;

    void add(std::int64_t value);
    void join(const Moments& other);
};

class StreamedSpread {
public:
    static constexpr std::size_t most_exact = 1024;
    static constexpr double quantile_error = 1.0 / 256;

    void add(std::int64_t microseconds);
    /// As if every value of `other` had been added, those below 0 as 0.
    void add_floored(const StreamedSpread& other);
    std::int64_t n() const { return below_.n + above_.n; }
    bool exact() const { return bins_below_.empty() && bins_above_.empty(); }
    /// `tick_us` divides every value that was added.
    Spread spread(std::int64_t tick_us, Detail detail) const;

private:
    static constexpr std::size_t bins_of_octave = 256;
    struct Bin {
        std::int64_t n = 0, least = 0, most = 0;
    };
    using Octaves = std::vector<std::vector<Bin>>;  ///< by magnitude; an octave without values is empty

    static std::size_t place_of(std::uint64_t magnitude);
    void add_to_bins(std::int64_t value) { add_bin({1, value, value}); }
    void add_bin(const Bin& bin);
    void leave_exact();
    /// Those with values, ascending.
    std::vector<Bin> ordered_bins() const;

    std::vector<std::int64_t> values_;
    Octaves bins_below_, bins_above_;
    Moments below_, above_;  ///< of values below 0, and of the others
    std::int64_t least_ = 0, most_ = 0;
};

}  // namespace ciclo::journeys
