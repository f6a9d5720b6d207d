#include "stats/proportions.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "stats/special.h"
#include "stats/square_and_add.h"

namespace ciclo::stats {

namespace {

void ensure_share(std::int64_t x, std::int64_t n, double level) {
    ENSURE(n >= 0 && x >= 0 && x <= n, "x of n: 0 <= x <= n");
    ENSURE(level > 0 && level < 1, "a level lies between 0 and 1");
}

// Clamps to [0, 1] and makes the ends exact at x = 0 and x = n, where formulas leave 1e-17.
Estimate share_estimate(double share, double low, double high, double level, std::int64_t n, Method method) {
    low = share == 0 ? 0 : std::clamp(low, 0.0, 1.0);
    high = share == 1 ? 1 : std::clamp(high, 0.0, 1.0);
    return {.value = share, .low = low, .high = high, .level = level, .n = n, .method = method};
}

double share_of(std::int64_t x, std::int64_t n) {
    return static_cast<double>(x) / static_cast<double>(n);
}

}  // namespace

std::optional<Estimate> wilson_effective(double share, double n_effective, std::int64_t n, double level) {
    ENSURE(share >= 0 && share <= 1 && n_effective >= 0, "a share lies between 0 and 1");
    if (n_effective == 0 || n == 0) return std::nullopt;
    const double z = two_sided_z(level), m = n_effective;
    const double scale = 1 + z * z / m;
    const double centre = (share + z * z / (2 * m)) / scale;
    const double half = z * std::sqrt(share * (1 - share) / m + z * z / (4 * m * m)) / scale;
    return share_estimate(share, centre - half, centre + half, level, n, Method::wilson);
}

std::optional<Estimate> wilson(std::int64_t x, std::int64_t n, double level) {
    ensure_share(x, n, level);
    if (n == 0) return std::nullopt;
    return wilson_effective(share_of(x, n), static_cast<double>(n), n, level);
}

std::optional<Estimate> wilson_corrected(std::int64_t x, std::int64_t n, double level) {
    ensure_share(x, n, level);
    if (n == 0) return std::nullopt;
    const double z = two_sided_z(level), p = share_of(x, n), m = static_cast<double>(n), q = 1 - p;
    const double scale = 2 * (m + z * z);
    const double middle = 2 * m * p + z * z;
    const double below = std::max(z * z - 2 - 1 / m + 4 * p * (m * q + 1), 0.0);
    const double above = std::max(z * z + 2 - 1 / m + 4 * p * (m * q - 1), 0.0);
    return share_estimate(p, (middle - 1 - z * std::sqrt(below)) / scale, (middle + 1 + z * std::sqrt(above)) / scale,
                          level, n, Method::wilson_corrected);
}

std::optional<Estimate> agresti_coull(std::int64_t x, std::int64_t n, double level) {
    ensure_share(x, n, level);
    if (n == 0) return std::nullopt;
    const double z = two_sided_z(level), m = static_cast<double>(n) + z * z;
    const double p = (static_cast<double>(x) + z * z / 2) / m;
    const double half = z * std::sqrt(p * (1 - p) / m);
    Estimate out = share_estimate(share_of(x, n), p - half, p + half, level, n, Method::agresti_coull);
    return out;
}

std::optional<Estimate> clopper_pearson(std::int64_t x, std::int64_t n, double level) {
    ensure_share(x, n, level);
    if (n == 0) return std::nullopt;
    const double tail = (1 - level) / 2, hits = static_cast<double>(x), misses = static_cast<double>(n - x);
    const double low = x == 0 ? 0 : beta_quantile(tail, hits, misses + 1);
    const double high = x == n ? 1 : beta_quantile(1 - tail, hits + 1, misses);
    return share_estimate(share_of(x, n), low, high, level, n, Method::clopper_pearson);
}

std::optional<Estimate> jeffreys(std::int64_t x, std::int64_t n, double level) {
    ensure_share(x, n, level);
    if (n == 0) return std::nullopt;
    const double tail = (1 - level) / 2, a = static_cast<double>(x) + 0.5, b = static_cast<double>(n - x) + 0.5;
    return share_estimate(share_of(x, n), beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b), level, n,
                          Method::jeffreys);
}

std::optional<Estimate> newcombe_difference(const Estimate& first, const Estimate& second) {
    std::optional<Estimate> out = square_and_add(first, second);
    if (!out) return out;
    out->low = std::max(*out->low, -1.0);
    out->high = std::min(*out->high, 1.0);
    out->method = Method::newcombe;
    return out;
}
std::optional<Estimate> newcombe_difference(std::int64_t x1, std::int64_t n1, std::int64_t x2, std::int64_t n2,
                                            double level) {
    const auto first = wilson(x1, n1, level), second = wilson(x2, n2, level);
    if (!first || !second) return std::nullopt;
    return newcombe_difference(*first, *second);
}

std::optional<Estimate> iceberg_multiplier(std::int64_t reported, std::int64_t problems, double level) {
    const auto share = wilson(reported, problems, level);
    if (!share || reported == 0) return std::nullopt;
    return Estimate{.value = 1 / share->value,
                    .low = 1 / *share->high,
                    .high = 1 / *share->low,
                    .level = level,
                    .n = problems,
                    .method = Method::wilson};
}

}  // namespace ciclo::stats
