#include "edge/deadline.h"

#include "edge/ticks.h"

namespace ciclo::edge {

void Deadline::arm(Phase now_in, std::chrono::milliseconds time) {
    phase = now_in;
    began_microseconds = steady_microseconds();
    at_microseconds = began_microseconds + time.count() * 1000;
}

void Deadline::earn(std::chrono::milliseconds time, std::uint64_t bytes, std::uint64_t slowest_bytes_per_second) {
    at_microseconds = began_microseconds + time.count() * 1000 +
                      static_cast<std::int64_t>(bytes * 1'000'000 / slowest_bytes_per_second);
}

void Deadline::disarm(Phase now_in) {
    phase = now_in;
    at_microseconds = never;
}

}  // namespace ciclo::edge
