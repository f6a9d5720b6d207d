#include "journeys/instants.h"

#include <algorithm>
#include <numeric>

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

}  // namespace ciclo::journeys
