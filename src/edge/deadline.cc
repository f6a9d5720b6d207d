#include "edge/deadline.h"

#include <algorithm>

#include "edge/ticks.h"

namespace ciclo::edge {

void Deadline::arm(Phase now_in, std::chrono::milliseconds time) {
    phase = now_in;
    began_microseconds = steady_microseconds();
    at_microseconds = began_microseconds + time.count() * 1000;
}

void Deadline::earn(std::chrono::milliseconds time, std::uint64_t bytes, const Limits& limits) {
    const auto earned = static_cast<std::int64_t>(bytes * 1'000'000 / limits.slowest_bytes_per_second);
    const std::int64_t longest = std::max(time, limits.longest).count() * 1000;
    at_microseconds = began_microseconds + std::min(time.count() * 1000 + earned, longest);
}

bool Deadline::passed(std::int64_t now, bool crowded, const Limits& limits) const {
    if (now >= at_microseconds) return true;
    const std::int64_t soon = limits.idle.count() * 1000 / crowded_idle_divisor;
    return crowded && phase == Phase::idle && now - began_microseconds > soon;
}

void Deadline::disarm(Phase now_in) {
    phase = now_in;
    at_microseconds = never;
}

}  // namespace ciclo::edge
