#include "calendar/working_calendar.h"

#include <algorithm>

#include "base/ensure.h"
#include "calendar/duration.h"

namespace ciclo::calendar {

namespace {

/// 1970-01-01 was a Thursday: Monday is 0.
std::size_t weekday_of(Day day) {
    return static_cast<std::size_t>(((day.days_since_1970 + 3) % 7 + 7) % 7);
}

Day next(Day day) { return Day{day.days_since_1970 + 1}; }

Day next_worked(const WorkingCalendar& calendar, Day day) {
    do {
        day = next(day);
    } while (!is_worked(calendar, day));
    return day;
}

/// Hours since the day began; below 0 or above 24 when the instant is on another day.
double hours_into(Day day, Instant instant) {
    const std::int64_t midnight = static_cast<std::int64_t>(day.days_since_1970) * microseconds_per_day;
    return static_cast<double>(instant.microseconds_utc - midnight) / microseconds_per_hour;
}

}  // namespace

bool is_worked(const WorkingCalendar& calendar, Day day) {
    return calendar.works[weekday_of(day)] &&
           std::find(calendar.holidays.begin(), calendar.holidays.end(), day) == calendar.holidays.end();
}

Day due_day(const WorkingCalendar& calendar, Day received, int n, Roll roll) {
    ENSURE(n >= 1, "a deadline lies after the day of receipt");
    ENSURE(std::find(calendar.works.begin(), calendar.works.end(), true) != calendar.works.end(),
           "an organisation works at least one day of the week");
    Day day = received;
    if (roll == Roll::next && !is_worked(calendar, received)) day = next_worked(calendar, received);
    for (int i = 0; i < n; ++i) day = next_worked(calendar, day);
    return day;
}

double working_hours_between(const WorkingCalendar& calendar, Instant from, Instant until) {
    ENSURE(calendar.opens_hour <= calendar.closes_hour, "a working day opens before it closes");
    double hours = 0;
    for (Day day = day_of(from); day <= day_of(until); day = next(day)) {
        if (!is_worked(calendar, day)) continue;
        const double begin = std::max(calendar.opens_hour, hours_into(day, from));
        const double end = std::min(calendar.closes_hour, hours_into(day, until));
        hours += std::max(0.0, end - begin);
    }
    return hours;
}

}  // namespace ciclo::calendar
