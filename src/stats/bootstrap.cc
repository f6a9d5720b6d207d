#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"
#include "stats/parallel.h"
#include "stats/random.h"
#include "stats/special.h"

namespace ciclo::stats {

namespace {

void ensure_sane(const Resampling& how) {
    ENSURE(how.replicates >= 1 && how.replicates <= limits::replicates_max, "replicates are within the limit");
    ENSURE(how.level > 0 && how.level < 1, "a level lies between 0 and 1");
}

// One resample of Σcounts values. Samples of mostly different values are drawn value by value; those with many equal
// ones by a chain of binomials, whose cost does not grow with the sample. The way taken depends on the counts alone.
void draw(std::span<const std::int64_t> counts, std::span<const std::int64_t> upto, Stream& stream,
          std::vector<std::int64_t>& out) {
    const std::int64_t n = upto.back();
    out.assign(counts.size(), 0);
    if (n <= limits::draws_per_binomial * static_cast<std::int64_t>(counts.size())) {
        for (std::int64_t i = 0; i < n; ++i) {
            const auto rank = static_cast<std::int64_t>(stream.below(static_cast<std::uint32_t>(n)));
            ++out[static_cast<std::size_t>(std::upper_bound(upto.begin(), upto.end(), rank) - upto.begin())];
        }
        return;
    }
    std::int64_t left = n, behind = n;
    for (std::size_t value = 0; value < counts.size() && left > 0; ++value) {
        const double share = static_cast<double>(counts[value]) / static_cast<double>(behind);
        out[value] = stream.binomial(left, std::min(share, 1.0));
        left -= out[value];
        behind -= counts[value];
    }
}

Estimate without_interval(double value, std::int64_t n, double level) {
    return {.value = value, .low = {}, .high = {}, .level = level, .n = n, .method = Method::count_only};
}

bool all_equal(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

Estimate percentile(double value, std::vector<double> replicates, std::int64_t n, double level) {
    const double tail = (1 - level) / 2;
    Estimate out = without_interval(value, n, level);
    out.method = Method::percentile_bootstrap;
    out.low = replicate_quantile(replicates, tail);
    out.high = replicate_quantile(replicates, 1 - tail);
    return out;
}

double acceleration(const Jackknife& jackknife) {
    double n = 0, mean = 0;
    for (std::size_t i = 0; i < jackknife.values.size(); ++i) {
        n += jackknife.times[i];
        mean += jackknife.times[i] * jackknife.values[i];
    }
    mean /= n;
    double squares = 0, cubes = 0;
    for (std::size_t i = 0; i < jackknife.values.size(); ++i) {
        const double away = mean - jackknife.values[i];
        squares += jackknife.times[i] * away * away;
        cubes += jackknife.times[i] * away * away * away;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

std::vector<std::uint32_t> all_rows(std::size_t n) {
    std::vector<std::uint32_t> rows(n);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

Jackknife jackknife_rows(std::size_t n, const IndexStatistic& statistic) {
    Jackknife out;
    std::vector<std::uint32_t> rows = all_rows(n);
    rows.erase(rows.begin());
    for (std::size_t left_out = 0; left_out < n; ++left_out) {
        out.values.push_back(statistic(rows));
        out.times.push_back(1);
        if (left_out + 1 < n) rows[left_out] = static_cast<std::uint32_t>(left_out);
    }
    return out;
}

Jackknife jackknife_counts(std::span<const std::int64_t> counts, const CountStatistic& statistic) {
    Jackknife out;
    std::vector<std::int64_t> less(counts.begin(), counts.end());
    for (std::size_t i = 0; i < less.size(); ++i) {
        if (counts[i] == 0) continue;
        --less[i];
        out.values.push_back(statistic(less));
        out.times.push_back(static_cast<double>(counts[i]));
        ++less[i];
    }
    return out;
}

}  // namespace

Estimate bca_interval(double value, std::vector<double> replicates, const Jackknife& jackknife, std::int64_t n,
                      double level) {
    ENSURE(!replicates.empty() && !jackknife.values.empty(), "there are replicates and left-out values");
    if (all_equal(replicates)) return without_interval(value, n, level);
    const auto b = static_cast<double>(replicates.size());
    const auto below =
        static_cast<double>(std::count_if(replicates.begin(), replicates.end(), [&](double r) { return r < value; }));
    // half a replicate at either end keeps z₀ finite
    const double z0 = normal_quantile(std::clamp(below / b, 0.5 / b, 1 - 0.5 / b));
    const double a = acceleration(jackknife);
    const auto adjusted = [&](double p) {
        const double z = z0 + normal_quantile(p);
        return normal_cdf(z0 + z / std::max(1 - a * z, 1e-12));
    };
    const double tail = (1 - level) / 2;
    Estimate out = without_interval(value, n, level);
    out.method = Method::bca_bootstrap;
    out.low = replicate_quantile(replicates, adjusted(tail));
    out.high = replicate_quantile(replicates, adjusted(1 - tail));
    return out;
}

std::vector<double> bootstrap_replicates(std::size_t n, const IndexStatistic& statistic, const Resampling& how) {
    ensure_sane(how);
    ENSURE(n >= 1 && n <= 0xffffffffU, "there are rows to draw from");
    const auto count = static_cast<std::size_t>(how.replicates);
    std::vector<double> out(count);
    std::vector<std::vector<std::uint32_t>> scratch(workers_for(count, how.threads), std::vector<std::uint32_t>(n));
    for_each_index(count, how.threads, [&](std::size_t worker, std::size_t replicate) {
        Stream stream(how.seed, replicate);
        for (auto& row : scratch[worker]) row = stream.below(static_cast<std::uint32_t>(n));
        out[replicate] = statistic(scratch[worker]);
    });
    return out;
}

std::vector<double> bootstrap_replicates(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                         const Resampling& how) {
    ensure_sane(how);
    std::vector<std::int64_t> upto(counts.size());
    std::partial_sum(counts.begin(), counts.end(), upto.begin());
    ENSURE(!upto.empty() && upto.back() >= 1, "there are values to draw from");
    const auto count = static_cast<std::size_t>(how.replicates);
    std::vector<double> out(count);
    std::vector<std::vector<std::int64_t>> scratch(workers_for(count, how.threads));
    for_each_index(count, how.threads, [&](std::size_t worker, std::size_t replicate) {
        Stream stream(how.seed, replicate);
        draw(counts, upto, stream, scratch[worker]);
        out[replicate] = statistic(scratch[worker]);
    });
    return out;
}

double replicate_quantile(std::vector<double>& replicates, double p) {
    ENSURE(!replicates.empty() && p >= 0 && p <= 1, "a quantile is asked of replicates, at a share between 0 and 1");
    std::sort(replicates.begin(), replicates.end());
    const auto b = static_cast<double>(replicates.size());
    const double rank = std::clamp((b + 1) * p, 1.0, b);
    const double floor = std::floor(rank);
    const auto index = static_cast<std::size_t>(floor) - 1;
    if (rank == floor || index + 1 == replicates.size()) return replicates[index];
    return replicates[index] + (rank - floor) * (replicates[index + 1] - replicates[index]);
}

std::optional<Estimate> bootstrap_percentile(std::size_t n, const IndexStatistic& statistic, const Resampling& how) {
    if (n == 0) return std::nullopt;
    const double value = statistic(all_rows(n));
    if (n == 1) return without_interval(value, 1, how.level);
    return percentile(value, bootstrap_replicates(n, statistic, how), static_cast<std::int64_t>(n), how.level);
}

std::optional<Estimate> bootstrap_percentile(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                             const Resampling& how) {
    const std::int64_t n = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (n == 0) return std::nullopt;
    const double value = statistic(counts);
    if (n == 1) return without_interval(value, n, how.level);
    return percentile(value, bootstrap_replicates(counts, statistic, how), n, how.level);
}

std::optional<Estimate> bootstrap_bca(std::size_t n, const IndexStatistic& statistic, const Resampling& how) {
    if (n == 0) return std::nullopt;
    const double value = statistic(all_rows(n));
    if (n == 1) return without_interval(value, 1, how.level);
    return bca_interval(value, bootstrap_replicates(n, statistic, how), jackknife_rows(n, statistic),
                        static_cast<std::int64_t>(n), how.level);
}

std::optional<Estimate> bootstrap_bca(std::span<const std::int64_t> counts, const CountStatistic& statistic,
                                      const Resampling& how) {
    const std::int64_t n = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (n == 0) return std::nullopt;
    const double value = statistic(counts);
    if (n == 1) return without_interval(value, n, how.level);
    return bca_interval(value, bootstrap_replicates(counts, statistic, how), jackknife_counts(counts, statistic), n,
                        how.level);
}

}  // namespace ciclo::stats
