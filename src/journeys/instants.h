// Instants of a log as whole ticks of one length, start and end alike, for the loops over all events; and the span they
// cover.
//
//   const TickScale scale = scale_of(log);                       // .tick_us: microseconds in one tick
//   with_instants(log, scale, [&](auto start, auto end) { wait = start(e) - end(e - 1); });   // ticks
//
// Pure; any number of threads.
#pragma once

#include <cstdint>
#include <span>

#include "events/log.h"

namespace ciclo::journeys {

/// ticks = stored · factor + shift, counted from origin_us.
struct TickScale {
    std::int64_t origin_us = 0, tick_us = 1;
    std::int64_t start_factor = 1, start_shift = 0, end_factor = 1, end_shift = 0;
    double tick_seconds() const { return static_cast<double>(tick_us) * 1e-6; }
};

TickScale scale_of(const events::Log& log);

/// Earliest start and latest end of the log, in microseconds UTC; both 0 of an empty log.
struct TimeSpan {
    std::int64_t first_us = 0, last_us = 0;
};
TimeSpan span_of(const events::Log& log);
class Cases;
/// Of the events of these cases only.
TimeSpan span_of(const Cases& cases);

/// One instant of every event, by the event's number.
template <class Stored>
struct Instants {
    const Stored* stored = nullptr;
    std::int64_t factor = 1, shift = 0;
    std::int64_t operator()(std::size_t event) const { return static_cast<std::int64_t>(stored[event]) * factor + shift; }
};

/// do_with(Instants start, Instants end): one loop per width of the columns.
template <class F>
void with_instants(const events::Log& log, const TickScale& scale, F&& do_with) {
    log.start.visit([&]<class Start>(std::span<const Start> starts) {
        log.end.visit([&]<class End>(std::span<const End> ends) {
            do_with(Instants<Start>{starts.data(), scale.start_factor, scale.start_shift},
                    Instants<End>{ends.data(), scale.end_factor, scale.end_shift});
        });
    });
}

}  // namespace ciclo::journeys
