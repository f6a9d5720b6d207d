// WorkingClock: a clock that runs only while an organisation works. The difference of two of its readings is working
// time; every reading costs a look into a table of days.
//
//   Result<WorkingClock> clock = WorkingClock::over(calendar, zone, first_us, last_us);
//   double working_hours = double(clock->at(end_us) - clock->at(start_us)) / 3.6e9;
//
// Opening hours are those of the clocks of `zone`; a day on which the clocks change is as much longer or shorter as its
// opening hours are. Agrees with calendar::working_hours_between() in UTC (a test compares them).
// Refuses: a span of more than limits::working_days days. Read-only after making; any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "calendar/working_calendar.h"
#include "calendar/zone.h"
#include "events/log.h"

namespace ciclo::journeys {

namespace limits {
/// A thousand years of days, 24 bytes each: more is a log with wild dates.
inline constexpr std::int64_t working_days = 365'000;
}  // namespace limits

class WorkingClock {
public:
    /// Instants in microseconds UTC, both included; `first_us` ≤ `last_us`: ENSURE.
    static Result<WorkingClock> over(const calendar::WorkingCalendar& calendar, const calendar::Zone& zone,
                                     std::int64_t first_us, std::int64_t last_us);
    /// For every instant of the log.
    static Result<WorkingClock> over(const calendar::WorkingCalendar& calendar, const calendar::Zone& zone,
                                     const events::Log& log);

    /// Working time of an ordinary day: its opening hours.
    std::int64_t ordinary_day_us() const { return ordinary_day_us_; }

    /// Working microseconds since the first day of the span. `us` within the span.
    std::int64_t at(std::int64_t us) const {
        std::int64_t day = (us - first_midnight_us_) / microseconds_a_day;
        day = day < 0 ? 0 : day >= days_ ? days_ - 1 : day;
        while (day + 1 < days_ && us >= opens_us_[static_cast<std::size_t>(day) + 1]) ++day;
        while (day > 0 && us < opens_us_[static_cast<std::size_t>(day)]) --day;
        const auto i = static_cast<std::size_t>(day);
        const std::int64_t within = us - opens_us_[i];
        return before_us_[i] + (within < 0 ? 0 : within > open_us_[i] ? open_us_[i] : within);
    }

private:
    static constexpr std::int64_t microseconds_a_day = 86'400'000'000;
    WorkingClock() = default;

    std::int64_t first_midnight_us_ = 0, days_ = 0, ordinary_day_us_ = 0;
    std::vector<std::int64_t> opens_us_, open_us_, before_us_;  ///< of each day: opening, how long, worked before it
};

}  // namespace ciclo::journeys
