// SteadyClock: the machine's monotonic clock behind seams::Clock.
#pragma once

#include "seams/clock.h"

namespace ciclo::storage {

class SteadyClock final : public seams::Clock {
public:
    std::int64_t steady_milliseconds() override;
};

}  // namespace ciclo::storage
