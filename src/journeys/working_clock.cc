#include "journeys/working_clock.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "calendar/duration.h"
#include "journeys/instants.h"

namespace ciclo::journeys {

namespace {

std::int64_t day_of_local(std::int64_t local_us) {
    return local_us / calendar::microseconds_per_day - (local_us % calendar::microseconds_per_day < 0 ? 1 : 0);
}

std::int64_t instant_at(const calendar::Zone& zone, std::int64_t day, double hour) {
    const auto within = static_cast<std::int64_t>(std::llround(hour * calendar::microseconds_per_hour));
    return instant_of_local(zone, day * calendar::microseconds_per_day + within).microseconds_utc;
}

}  // namespace

Result<WorkingClock> WorkingClock::over(const calendar::WorkingCalendar& calendar, const calendar::Zone& zone,
                                        std::int64_t first_us, std::int64_t last_us) {
    ENSURE(first_us <= last_us, "a span begins before it ends");
    ENSURE(calendar.opens_hour <= calendar.closes_hour, "a working day opens before it closes");
    const std::int64_t first = day_of_local(local_microseconds(zone, {first_us}));
    const std::int64_t last = day_of_local(local_microseconds(zone, {last_us}));
    if (last - first >= limits::working_days) {
        return Error{ErrorKind::limit, "the log spans " + std::to_string((last - first) / 365) + " years",
                     "look at a part of it: working time is counted day by day", {}};
    }
    WorkingClock clock;
    clock.days_ = last - first + 1;
    clock.ordinary_day_us_ = std::llround((calendar.closes_hour - calendar.opens_hour) * calendar::microseconds_per_hour);
    clock.first_midnight_us_ = first * calendar::microseconds_per_day - zone.standard_seconds * 1'000'000;
    std::int64_t worked = 0;
    for (std::int64_t day = first; day <= last; ++day) {
        const std::int64_t opens = instant_at(zone, day, calendar.opens_hour);
        const std::int64_t closes = instant_at(zone, day, calendar.closes_hour);
        const bool works = is_worked(calendar, {static_cast<std::int32_t>(day)});
        clock.opens_us_.push_back(opens);
        clock.open_us_.push_back(works ? std::max<std::int64_t>(0, closes - opens) : 0);
        clock.before_us_.push_back(worked);
        worked += clock.open_us_.back();
    }
    return clock;
}

Result<WorkingClock> WorkingClock::over(const calendar::WorkingCalendar& calendar, const calendar::Zone& zone,
                                        const events::Log& log) {
    const TimeSpan span = span_of(log);
    return over(calendar, zone, span.first_us, span.last_us);
}

}  // namespace ciclo::journeys
