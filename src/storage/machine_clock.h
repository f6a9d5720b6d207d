// MachineClock: the machine's clocks behind seams::Clock.
#pragma once

#include "seams/clock.h"

namespace ciclo::storage {

class MachineClock final : public seams::Clock {
public:
    std::int64_t steady_milliseconds() override;
    calendar::Instant now() override;
};

}  // namespace ciclo::storage
