#include "journeys/streamed_spread.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ciclo::journeys {

void Moments::add(std::int64_t value) {
    ++n;
    sum += value;
    const double off = static_cast<double>(value) - mean;
    mean += off / static_cast<double>(n);
    squares += off * (static_cast<double>(value) - mean);
}

void Moments::join(const Moments& other) {
    if (other.n == 0) return;
    const double all = static_cast<double>(n + other.n), off = other.mean - mean;
    squares += other.squares + off * off * static_cast<double>(n) * static_cast<double>(other.n) / all;
    mean += off * static_cast<double>(other.n) / all;
    sum += other.sum;
    n += other.n;
}

/// 0…511 for themselves, then 256 bins for each doubling.
std::size_t StreamedSpread::place_of(std::uint64_t magnitude) {
    constexpr std::uint64_t plain = 2 * bins_of_octave;
    if (magnitude < plain) return static_cast<std::size_t>(magnitude);
    const auto shift = static_cast<unsigned>(std::bit_width(magnitude)) - 9U;
    return static_cast<std::size_t>(shift * bins_of_octave + (magnitude >> shift));
}

void StreamedSpread::add_bin(const Bin& bin) {
    Octaves& octaves = bin.least < 0 ? bins_below_ : bins_above_;
    // of all values of a bin the first digits are the same: one says where it stands
    const std::uint64_t magnitude = bin.least < 0 ? 0 - static_cast<std::uint64_t>(bin.least) : static_cast<std::uint64_t>(bin.least);
    const std::size_t place = place_of(magnitude), octave = place / bins_of_octave;
    if (octaves.size() <= octave) octaves.resize(octave + 1);
    if (octaves[octave].empty()) octaves[octave].resize(bins_of_octave);
    Bin& into = octaves[octave][place % bins_of_octave];
    into.least = into.n == 0 ? bin.least : std::min(into.least, bin.least);
    into.most = into.n == 0 ? bin.most : std::max(into.most, bin.most);
    into.n += bin.n;
}

void StreamedSpread::leave_exact() {
    for (const std::int64_t value : values_) add_to_bins(value);
    values_ = {};
}

void StreamedSpread::add(std::int64_t microseconds) {
    least_ = n() == 0 ? microseconds : std::min(least_, microseconds);
    most_ = n() == 0 ? microseconds : std::max(most_, microseconds);
    (microseconds < 0 ? below_ : above_).add(microseconds);
    if (!exact()) return add_to_bins(microseconds);
    values_.push_back(microseconds);
    if (values_.size() > most_exact) leave_exact();
}

void StreamedSpread::add_floored(const StreamedSpread& other) {
    if (other.exact()) {
        for (const std::int64_t value : other.values_) add(std::max<std::int64_t>(value, 0));
        return;
    }
    if (exact()) leave_exact();
    const std::int64_t least = std::max<std::int64_t>(other.least_, 0), most = std::max<std::int64_t>(other.most_, 0);
    least_ = n() == 0 ? least : std::min(least_, least);
    most_ = n() == 0 ? most : std::max(most_, most);
    above_.join(other.above_);
    above_.join({other.below_.n, 0, 0, 0});
    if (other.below_.n > 0) add_bin({other.below_.n, 0, 0});
    for (const std::vector<Bin>& octave : other.bins_above_) {
        for (const Bin& bin : octave) {
            if (bin.n > 0) add_bin(bin);
        }
    }
}

std::vector<StreamedSpread::Bin> StreamedSpread::ordered_bins() const {
    std::vector<Bin> bins;
    const auto take = [&](const Octaves& octaves) {
        for (const std::vector<Bin>& octave : octaves) {
            for (const Bin& bin : octave) {
                if (bin.n > 0) bins.push_back(bin);
            }
        }
    };
    take(bins_below_);
    std::reverse(bins.begin(), bins.end());  // the largest below 0 stand first
    take(bins_above_);
    return bins;
}

Spread StreamedSpread::spread(std::int64_t tick_us, Detail detail) const {
    const double tick_seconds = static_cast<double>(tick_us) / 1e6;
    if (exact()) {
        std::vector<std::int64_t> ticks;
        for (const std::int64_t value : values_) ticks.push_back(value / tick_us);
        return spread_of(ticks, tick_seconds, detail);
    }
    Moments all = below_;
    all.join(above_);
    Spread out;
    out.n = all.n;
    out.sum = static_cast<double>(all.sum / tick_us) * tick_seconds;
    out.mean = static_cast<double>(all.sum / tick_us) / static_cast<double>(all.n) * tick_seconds;
    out.least = static_cast<double>(least_ / tick_us) * tick_seconds;
    out.most = static_cast<double>(most_ / tick_us) * tick_seconds;
    const std::vector<Bin> bins = ordered_bins();
    const auto value_at = [&](std::int64_t rank) {
        std::size_t b = 0;
        for (; rank >= bins[b].n; ++b) rank -= bins[b].n;
        const Bin& bin = bins[b];
        if (bin.n == 1) return static_cast<double>(bin.least);
        return static_cast<double>(bin.least) + static_cast<double>(bin.most - bin.least) * static_cast<double>(rank) /
                                                    static_cast<double>(bin.n - 1);
    };
    const auto quantile = [&](double level) {
        const double exact_rank = static_cast<double>(all.n - 1) * level, below = std::floor(exact_rank);
        const auto rank = static_cast<std::int64_t>(below);
        const double low = value_at(rank), high = value_at(std::min(rank + 1, all.n - 1));
        return (low + (exact_rank - below) * (high - low)) / 1e6;
    };
    out.median = quantile(0.5);
    if (detail == Detail::median) return out;
    out.p05 = quantile(0.05), out.p25 = quantile(0.25), out.p75 = quantile(0.75);
    out.p90 = quantile(0.9), out.p95 = quantile(0.95), out.p99 = quantile(0.99);
    out.variance = all.squares / static_cast<double>(all.n - 1) / 1e12;
    return out;
}

}  // namespace ciclo::journeys
