// EventWaits: of every event looked at, the wait before it and how long it lasted, in ticks; what waits_of() sorts by
// activity and move. A column each, in the order of the cases looked at.
#pragma once

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "events/buffer.h"
#include "journeys/cases.h"
#include "journeys/working_clock.h"

namespace ciclo::journeys {

/// The wait before a case's first event; the service of an event of one time.
template <class T>
inline constexpr T no_duration = std::numeric_limits<T>::min();

/// By the events' numbers in the log; those outside the cases looked at are not filled.
template <class T>
struct WaitColumns {
    events::Buffer<T> wait;     ///< below 0 where two events overlap
    events::Buffer<T> service;  ///< empty: no event lasts
};

/// 4 bytes each where the log's span in ticks fits, and every hour counts; else 8.
struct EventWaits {
    double tick_seconds = 1e-6;
    std::variant<WaitColumns<std::int32_t>, WaitColumns<std::int64_t>> columns;
};

EventWaits event_waits(const Cases& cases, const WorkingClock* clock, unsigned threads);

}  // namespace ciclo::journeys
