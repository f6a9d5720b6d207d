#include "stats/rates.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

void ensure_amount(double amount) {
    ENSURE(std::isfinite(amount) && amount >= 0, "exposures and amounts are finite and not negative");
}

Estimate bare(double value, std::int64_t n) {
    return {.value = value, .low = {}, .high = {}, .level = 0.95, .n = n, .method = Method::count_only};
}

// Two-sided exact binomial test as R binom.test: the probability of all outcomes that are no likelier than the one
// seen.
double binomial_test(std::int64_t x, std::int64_t n, double share) {
    const double seen = binomial_density(x, n, share) * (1 + 1e-7);  // R's tolerance for equal densities
    double p = 0;
    for (std::int64_t k = 0; k <= n; ++k) {
        const double density = binomial_density(k, n, share);
        if (density <= seen) p += density;
    }
    return std::min(p, 1.0);
}

}  // namespace

std::optional<Estimate> poisson_rate(std::int64_t events, double exposure, double per, double level) {
    ENSURE(events >= 0, "events are counted from 0");
    ensure_amount(exposure);
    if (exposure == 0) return std::nullopt;
    const double tail = (1 - level) / 2, scale = per / exposure, count = static_cast<double>(events);
    return Estimate{.value = count * scale,
                    .low = events == 0 ? 0 : gamma_quantile(tail, count) * scale,
                    .high = gamma_quantile(1 - tail, count + 1) * scale,
                    .level = level,
                    .n = events,
                    .method = Method::exact_poisson};
}

std::optional<RateRatio> rate_ratio(std::int64_t events1, double exposure1, std::int64_t events2, double exposure2,
                                    double level) {
    ENSURE(events1 >= 0 && events2 >= 0, "events are counted from 0");
    ensure_amount(exposure1);
    ensure_amount(exposure2);
    if (exposure1 == 0 || exposure2 == 0 || events2 == 0) return std::nullopt;
    const std::int64_t n = events1 + events2;
    const double tail = (1 - level) / 2, x = static_cast<double>(events1), rest = static_cast<double>(events2);
    const double low = events1 == 0 ? 0 : beta_quantile(tail, x, rest + 1);
    const double high = beta_quantile(1 - tail, x + 1, rest);
    const auto ratio = [&](double share) { return share / (1 - share) * exposure2 / exposure1; };
    RateRatio out;
    out.ratio = {.value = (x / exposure1) / (rest / exposure2),
                 .low = ratio(low),
                 .high = ratio(high),
                 .level = level,
                 .n = n,
                 .method = Method::exact_poisson};
    out.p = binomial_test(events1, n, exposure1 / (exposure1 + exposure2));
    return out;
}

std::optional<Estimate> ratio_of_amounts(double a, double b) {
    ensure_amount(a);
    ensure_amount(b);
    if (b == 0) return std::nullopt;
    return bare(a / b, 0);
}

std::optional<Estimate> ratio_of_sums(std::span<const double> a, std::span<const double> b, double level) {
    ENSURE(a.size() == b.size(), "both amounts of every row");
    double sum_a = 0, sum_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ensure_amount(a[i]);
        ensure_amount(b[i]);
        sum_a += a[i];
        sum_b += b[i];
    }
    if (sum_b == 0) return std::nullopt;
    const auto n = static_cast<double>(a.size());
    const double ratio = sum_a / sum_b;
    Estimate out = bare(ratio, static_cast<std::int64_t>(a.size()));
    out.level = level;
    if (a.size() < 2 || sum_a == 0) return out;
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - ratio * b[i]) * (a[i] - ratio * b[i]);
    const double se = std::sqrt(squares / (n - 1) * n) / sum_b;  // of the ratio
    const double half = two_sided_z(level) * se / ratio;
    out.method = Method::log_normal;
    out.low = ratio * std::exp(-half);
    out.high = ratio * std::exp(half);
    return out;
}

std::optional<double> index_base_100(double now, double base) {
    if (base == 0) return std::nullopt;
    return now / base * 100;
}

Retention retention(double lost_share, int periods_per_year) {
    ENSURE(lost_share >= 0 && lost_share <= 1 && periods_per_year >= 1, "a share lies between 0 and 1");
    Retention out{.lost_share = lost_share,
                  .lost_share_year = 1 - std::pow(1 - lost_share, periods_per_year),
                  .expected_periods = {}};
    if (lost_share > 0) out.expected_periods = 1 / lost_share;
    return out;
}

}  // namespace ciclo::stats
