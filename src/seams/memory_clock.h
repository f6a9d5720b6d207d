// MemoryClock: a clock that stands still until it is told to go on, for tests.
//
//   MemoryClock clock({1'760'976'000'000'000});
//   clock.advance_milliseconds(60'000);
//
// Any number of threads.
#pragma once

#include <atomic>

#include "seams/clock.h"

namespace ciclo::seams {

class MemoryClock final : public Clock {
public:
    explicit MemoryClock(calendar::Instant start = {}) : microseconds_(start.microseconds_utc) {}
    std::int64_t steady_milliseconds() override { return steady_; }
    calendar::Instant now() override { return {microseconds_}; }
    /// Both clocks go on.
    void advance_milliseconds(std::int64_t milliseconds) {
        steady_ += milliseconds;
        microseconds_ += milliseconds * 1000;
    }
    /// Somebody sets the time of day, forwards or back; the steady clock does not notice.
    void set(calendar::Instant now) { microseconds_ = now.microseconds_utc; }

private:
    std::atomic<std::int64_t> steady_{0}, microseconds_;
};

}  // namespace ciclo::seams
