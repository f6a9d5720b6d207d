// with_ticks(): both times of every event in one unit and one width, for loops over a whole log.
//
//   with_ticks(log, [&](auto ticks) {
//       std::int64_t service = ticks.end_of(e) - ticks.start_of(e);          // × ticks.tick_seconds
//   });
//
// The usual log has one tick for both columns and nothing is copied; where one column is in seconds and the other is not,
// both are written out in microseconds first.
#pragma once

#include <cstdint>
#include <span>

#include "events/log.h"

namespace ciclo::journeys {

template <class Tick>
struct TickColumns {
    std::span<const Tick> start, end;
    std::int64_t start_offset = 0;  ///< ticks from the base of `end` to the base of `start`
    std::int64_t end_base_us = 0;
    double tick_seconds = 1e-6;

    std::int64_t start_of(std::size_t event) const { return static_cast<std::int64_t>(start[event]) + start_offset; }
    std::int64_t end_of(std::size_t event) const { return static_cast<std::int64_t>(end[event]); }
};

/// Every instant in microseconds since 1970.
events::Buffer<std::int64_t> microseconds_of(const events::Times& times);

inline double seconds_of(std::int64_t microseconds) {
    return static_cast<double>(microseconds) / 1e6;
}

/// do_with(TickColumns<std::uint32_t> or TickColumns<std::int64_t>); called once.
template <class F>
void with_ticks(const events::Log& log, F&& do_with) {
    bool met = false;
    log.start.visit([&]<class Start>(std::span<const Start> start) {
        log.end.visit([&]<class End>(std::span<const End> end) {
            if constexpr (std::is_same_v<Start, End>) {
                const std::int64_t tick = log.end.tick_us(), apart = log.start.base_us() - log.end.base_us();
                if (log.start.tick_us() != tick || apart % tick != 0) return;
                met = true;
                do_with(TickColumns<End>{start, end, apart / tick, log.end.base_us(), seconds_of(tick)});
            }
        });
    });
    if (met) return;
    const events::Buffer<std::int64_t> start = microseconds_of(log.start), end = microseconds_of(log.end);
    do_with(TickColumns<std::int64_t>{start.span(), end.span(), 0, 0, seconds_of(1)});
}

}  // namespace ciclo::journeys
