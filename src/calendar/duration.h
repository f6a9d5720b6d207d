// Units of time and spans of days: what turns seconds into the minutes of a standard.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "calendar/instant.h"

namespace ciclo::calendar {

inline constexpr std::int64_t microseconds_per_second = 1'000'000;
inline constexpr double microseconds_per_minute = 60e6;
inline constexpr double microseconds_per_hour = 3600e6;
inline constexpr std::int64_t microseconds_per_day = 86'400'000'000;

/// Seconds in one of the unit: "s", "min", "h", "d", "ms" and their names in es, en, nl. Nothing when it is no unit of
/// time, nor for "m", which some read as metres and some as months.
std::optional<double> seconds_per(std::string_view unit);

/// The civil day, in UTC, of an instant.
Day day_of(Instant instant);

/// Mondays to Fridays after `from`, up to and including `until` (day 0 is the day of receipt); negative when `until` is
/// before. Holidays are not known here: a country's calendar would make it shorter.
std::int64_t weekdays_between(Day from, Day until);

}  // namespace ciclo::calendar
