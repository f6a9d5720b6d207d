#include "storage/machine_clock.h"

#include <chrono>

namespace ciclo::storage {

std::int64_t MachineClock::steady_milliseconds() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count();
}

calendar::Instant MachineClock::now() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
}

}  // namespace ciclo::storage
