// Clock: time as we wish it. Only doors ask; results never depend on it.
#pragma once

#include <cstdint>

namespace ciclo::seams {

class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds of a clock that never goes back; the zero is arbitrary.
    virtual std::int64_t steady_milliseconds() = 0;
};

}  // namespace ciclo::seams
