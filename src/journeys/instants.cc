#include "journeys/instants.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "journeys/cases.h"

namespace ciclo::journeys {

TickScale scale_of(const events::Log& log) {
    TickScale scale;
    const std::int64_t apart_us = log.start.base_us() - log.end.base_us();
    scale.origin_us = log.end.base_us();
    scale.tick_us = std::gcd(std::gcd(log.start.tick_us(), log.end.tick_us()), apart_us);
    scale.start_factor = log.start.tick_us() / scale.tick_us;
    scale.start_shift = apart_us / scale.tick_us;
    scale.end_factor = log.end.tick_us() / scale.tick_us;
    return scale;
}

TimeSpan span_of(const events::Log& log) {
    if (log.events() == 0) return {};
    const auto extreme = [](const events::Times& times, auto pick) {
        return times.visit([&](auto ticks) {
            return times.base_us() + static_cast<std::int64_t>(*pick(ticks.begin(), ticks.end())) * times.tick_us();
        });
    };
    return {extreme(log.start, [](auto from, auto until) { return std::min_element(from, until); }),
            extreme(log.end, [](auto from, auto until) { return std::max_element(from, until); })};
}

TimeSpan span_of(const Cases& cases) {
    const events::Log& log = cases.log();
    if (cases.size() == log.cases.size()) return span_of(log);
    std::optional<TimeSpan> span;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::size_t e = cases.begin_of(i); e < cases.end_of(i); ++e) {
            const std::int64_t start = log.start[e], end = log.end[e];
            if (!span) span = TimeSpan{start, end};
            *span = {std::min(span->first_us, start), std::max(span->last_us, end)};
        }
    }
    return span.value_or(TimeSpan{});
}

}  // namespace ciclo::journeys
