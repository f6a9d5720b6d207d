// How long each visit took: from the end of what came before in its case, or from its own start when that was earlier,
// to its own end; in working hours when there is a clock. Internal to the room; conformance.h has the words.
//
//   with_timed_visits(log, clock, [&](const auto& visits) {          // once for each width of the columns
//       for (std::size_t c = 0; c < log.cases.size(); ++c)
//           visits.of_case(c, [&](std::uint32_t activity, std::int64_t passed_us) { … });
//   });
//
// The first event of a case has a time only where it lasts: visits without one are passed over. Read-only; any number of
// threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "events/log.h"
#include "journeys/working_clock.h"

namespace ciclo::conformance {

/// What makes microseconds of the ticks of a log.
struct Ticks {
    explicit Ticks(const events::Log& log);
    std::int64_t start_base_us, start_tick_us, end_base_us, end_tick_us;
};

template <class Code, class End, class Start>
class TimedVisits {
public:
    TimedVisits(std::span<const Code> activity, std::span<const End> end, std::span<const Start> start,
                const events::Log& log, const journeys::WorkingClock* clock)
        : log_(log), clock_(clock), ticks_(log), activity_(activity.data()), end_(end.data()), start_(start.data()) {}

    template <class Visit>
    void of_case(std::size_t number, const Visit& visit) const {
        if (clock_ == nullptr) {
            walk(number, visit, [](std::int64_t from, std::int64_t until) { return until - from; });
        } else {
            walk(number, visit,
                 [this](std::int64_t from, std::int64_t until) { return clock_->at(until) - clock_->at(from); });
        }
    }

private:
    template <class Visit, class Passed>
    void walk(std::size_t number, const Visit& visit, const Passed& passed_us) const {
        const std::uint64_t first = case_begin_[number], last = case_begin_[number + 1];
        std::int64_t before = end_us(first);
        if (log_.lasts(first)) visit(activity_[first], passed_us(start_us(first), before));
        for (std::uint64_t e = first + 1; e < last; ++e) {
            const std::int64_t end = end_us(e), begun = std::min(before, start_us(e));
            visit(activity_[e], passed_us(begun, end));
            before = end;
        }
    }
    std::int64_t end_us(std::uint64_t e) const {
        return ticks_.end_base_us + static_cast<std::int64_t>(end_[e]) * ticks_.end_tick_us;
    }
    std::int64_t start_us(std::uint64_t e) const {
        return ticks_.start_base_us + static_cast<std::int64_t>(start_[e]) * ticks_.start_tick_us;
    }

    const events::Log& log_;
    const journeys::WorkingClock* clock_;
    Ticks ticks_;
    // looked at ten million times: as long as the log is, which was checked when it was read
    const std::uint64_t* case_begin_ = log_.case_begin.data();
    const Code* activity_;
    const End* end_;
    const Start* start_;
};

template <class F>
void with_timed_visits(const events::Log& log, const journeys::WorkingClock* clock, const F& do_with) {
    log.activity.visit([&](auto activity) {
        log.end.visit([&](auto end) {
            log.start.visit([&](auto start) {
                using Code = typename decltype(activity)::value_type;
                using End = typename decltype(end)::value_type;
                using Start = typename decltype(start)::value_type;
                do_with(TimedVisits<Code, End, Start>(activity, end, start, log, clock));
            });
        });
    });
}

}  // namespace ciclo::conformance
