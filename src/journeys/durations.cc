#include "journeys/durations.h"

#include <array>

#include "journeys/ranks.h"
#include "stats/means.h"

namespace ciclo::journeys {

namespace {

template <class T>
std::optional<Durations> durations(std::span<const T> values, double tick_seconds, double level) {
    if (values.empty()) return std::nullopt;
    Durations out;
    out.spread = spread_of(values, tick_seconds, Detail::quantiles);
    out.median = {.value = out.spread.median, .low = {}, .high = {}, .level = level, .n = out.spread.n};
    const auto ranks = stats::quantile_ranks(out.spread.n, 0.5, level);
    if (!ranks) return out;
    const std::array<std::size_t, 2> ends{static_cast<std::size_t>(ranks->low - 1),
                                          static_cast<std::size_t>(ranks->high - 1)};
    const std::vector<T> found = values_at<T>(values, ends);
    out.median.low = static_cast<double>(found[0]) * tick_seconds;
    out.median.high = static_cast<double>(found[1]) * tick_seconds;
    out.median.method = stats::Method::order_statistics;
    return out;
}

}  // namespace

std::optional<Durations> durations_of(std::span<const std::int32_t> values, double tick_seconds, double level) {
    return durations(values, tick_seconds, level);
}

std::optional<Durations> durations_of(std::span<const std::int64_t> values, double tick_seconds, double level) {
    return durations(values, tick_seconds, level);
}

}  // namespace ciclo::journeys
