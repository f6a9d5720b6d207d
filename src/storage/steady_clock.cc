#include "storage/steady_clock.h"

#include <chrono>

namespace ciclo::storage {

std::int64_t SteadyClock::steady_milliseconds() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count();
}

}  // namespace ciclo::storage
