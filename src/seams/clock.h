// Clock: time as we wish it. Only doors and the store ask; results never depend on it.
#pragma once

#include <cstdint>

#include "calendar/instant.h"

namespace ciclo::seams {

class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds of a clock that never goes back; the zero is arbitrary. Deadlines, sessions and rates use this one.
    virtual std::int64_t steady_milliseconds() = 0;
    /// The time of day, for stamps; may jump when somebody sets the machine's clock.
    virtual calendar::Instant now() = 0;
};

}  // namespace ciclo::seams
