#include "stats/random.h"

#include <cmath>

#include "base/ensure.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

std::uint64_t splitmix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t rotated(std::uint64_t x, int k) {
    return (x << k) | (x >> (64 - k));
}

// ln k! less Stirling's leading terms; a table for small k, the series beyond
double stirling_rest(double k) {
    static constexpr double table[] = {
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,  0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871};
    if (k < 10) return table[static_cast<std::size_t>(k)];
    const double square = (k + 1) * (k + 1);
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

// Sequential search from 0: about trials·share steps, so only for small means.
std::int64_t binomial_by_inversion(Stream& stream, std::int64_t trials, double share) {
    const double odds = share / (1 - share);
    const auto n = static_cast<double>(trials);
    const double at_zero = std::pow(1 - share, n);
    for (;;) {
        double left = stream.unit();
        double density = at_zero;
        for (std::int64_t k = 0; k <= trials; ++k) {
            if (left < density) return k;
            left -= density;
            density *= odds * (n - static_cast<double>(k)) / (static_cast<double>(k) + 1);
        }
        // rounding left a sliver beyond the last term: draw again
    }
}

// Transformed rejection with squeeze, W. Hörmann (1993) "The generation of binomial random variates", algorithm BTRS;
// valid for trials·share ≥ 10 and share ≤ ½.
std::int64_t binomial_by_rejection(Stream& stream, std::int64_t trials, double share) {
    const auto n = static_cast<double>(trials);
    const double spread = std::sqrt(n * share * (1 - share));
    const double b = 1.15 + 2.53 * spread;
    const double a = -0.0873 + 0.0248 * b + 0.01 * share;
    const double centre = n * share + 0.5;
    const double squeeze = 0.92 - 4.2 / b;
    const double odds = share / (1 - share);
    const double alpha = (2.83 + 5.1 / b) * spread;
    const double mode = std::floor((n + 1) * share);
    for (;;) {
        const double u = stream.unit() - 0.5;
        double v = stream.unit();
        const double us = 0.5 - std::fabs(u);
        const double k = std::floor((2 * a / us + b) * u + centre);
        if (k < 0 || k > n) continue;
        if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
        v = std::log(v * alpha / (a / (us * us) + b));
        const double bound = (mode + 0.5) * std::log((mode + 1) / (odds * (n - mode + 1))) +
                             (n + 1) * std::log((n - mode + 1) / (n - k + 1)) +
                             (k + 0.5) * std::log(odds * (n - k + 1) / (k + 1)) + stirling_rest(mode) +
                             stirling_rest(n - mode) - stirling_rest(k) - stirling_rest(n - k);
        if (v <= bound) return static_cast<std::int64_t>(k);
    }
}

}  // namespace

std::uint64_t seed_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a, then mixed: FNV alone leaves the high bits poor
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return splitmix(hash);
}

Stream::Stream(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t state = seed;
    std::uint64_t mixed = splitmix(state) + number;  // mixing first keeps (seed, r) and (seed + 1, r − 1) apart
    for (auto& word : state_) word = splitmix(mixed) ^ splitmix(state);
}

std::uint64_t Stream::next() {
    const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotated(state_[3], 45);
    return result;
}

double Stream::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint32_t Stream::below(std::uint32_t bound) {
    ENSURE(bound >= 1, "something to choose from");
    std::uint64_t product = (next() >> 32) * bound;
    auto low = static_cast<std::uint32_t>(product);
    if (low < bound) {
        const std::uint32_t threshold = (0U - bound) % bound;
        while (low < threshold) {
            product = (next() >> 32) * bound;
            low = static_cast<std::uint32_t>(product);
        }
    }
    return static_cast<std::uint32_t>(product >> 32);
}

double Stream::normal() {
    double u = unit();
    while (u == 0) u = unit();
    return normal_quantile(u);
}

std::int64_t Stream::binomial(std::int64_t trials, double share) {
    ENSURE(trials >= 0 && share >= 0 && share <= 1, "trials are counted and a share lies between 0 and 1");
    if (trials == 0 || share == 0) return 0;
    if (share == 1) return trials;
    if (share > 0.5) return trials - binomial(trials, 1 - share);
    if (static_cast<double>(trials) * share < 10) return binomial_by_inversion(*this, trials, share);
    return binomial_by_rejection(*this, trials, share);
}

}  // namespace ciclo::stats
