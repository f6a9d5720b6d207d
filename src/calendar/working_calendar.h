// WorkingCalendar: which days and hours an organisation works, and the deadlines that follow.
//
//   Day due = due_day({.holidays = {day_of(2024, 3, 25)}}, received, 15, Roll::previous);
//
// Day 0 is the day of receipt; the deadline is the n-th working day strictly after it (measurement 4.6). Holidays are an
// input with a territory and a year of their own, never knowledge of the program: nothing here is legal advice. Times of day
// are those written in the instant, as in the zone of the organisation. Plain values; any number of threads.
#pragma once

#include <array>
#include <vector>

#include "calendar/instant.h"

namespace ciclo::calendar {

struct WorkingCalendar {
    std::array<bool, 7> works{true, true, true, true, true, false, false};  ///< Monday first
    std::vector<Day> holidays;                                             ///< in any order
    double opens_hour = 8, closes_hour = 17;                               ///< 0…24, opens before it closes
};

/// What a receipt on a day that is not worked counts as. The two differ by one day.
enum class Roll {
    previous,  ///< received then: the next working day is day 1
    next       ///< deemed received on the next working day: the one after it is day 1 (usual in administrative law)
};

bool is_worked(const WorkingCalendar& calendar, Day day);
/// The n-th working day after receipt; n ≥ 1. At least one day of the week must be worked.
Day due_day(const WorkingCalendar& calendar, Day received, int n, Roll roll);
/// Hours between two instants that fall into working hours; 0 when `until` is not after `from`.
double working_hours_between(const WorkingCalendar& calendar, Instant from, Instant until);

}  // namespace ciclo::calendar
