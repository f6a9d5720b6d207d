#include "journeys/ticks.h"

namespace ciclo::journeys {

events::Buffer<std::int64_t> microseconds_of(const events::Times& times) {
    events::Buffer<std::int64_t> out(times.size());
    times.visit([&](auto ticks) {
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            out[i] = times.base_us() + static_cast<std::int64_t>(ticks[i]) * times.tick_us();
        }
    });
    return out;
}

}  // namespace ciclo::journeys
