// Zone: how far the clocks of a place are from UTC, with summer time.
//
//   Result<Zone> zone = zone_of("Europe/Madrid");            // or "UTC", "+05:30", "CET-1CEST,M3.5.0,M10.5.0/3"
//   std::int64_t local_us = local_microseconds(*zone, instant);
//
// A rule, not a history: the two changes of the year are those in force in 2026 and are applied to every year, before
// and after (assumption; a log of 1985 may be an hour out for some weeks). No file, no clock, no locale is asked.
// Notation of the rule: POSIX TZ with M changes (IEEE 1003.1, 8.3). Plain values; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "calendar/instant.h"

namespace ciclo::calendar {

/// "The `week`-th `weekday` of `month`, at `second` of the clock": week 5 is the last; weekday 0 is Sunday.
struct ClockChange {
    unsigned month = 0, week = 0, weekday = 0;
    std::int64_t second = 7200;
    bool operator==(const ClockChange&) const = default;
};

struct Zone {
    std::string name = "UTC";
    std::int64_t standard_seconds = 0;  ///< east of UTC
    std::int64_t summer_seconds = 0;    ///< the same where the clocks do not change
    ClockChange summer_begins = {}, summer_ends = {};

    bool changes() const { return summer_seconds != standard_seconds; }
    bool operator==(const Zone&) const = default;
};

/// Names of the lands where the product speaks the language of the house (Europe/…, America/…), "UTC", "Z", an offset
/// "+01:00", or a POSIX rule. Refuses the rest, with the nearest name.
Result<Zone> zone_of(std::string_view text);

/// Seconds east of UTC at the instant.
std::int64_t offset_seconds(const Zone& zone, Instant instant);
/// What the clocks of the place show, as microseconds since 1970-01-01T00:00 of those clocks.
std::int64_t local_microseconds(const Zone& zone, Instant instant);
/// The instant at which those clocks show it; of an hour that comes twice the first, of one that
/// is left out the instant as long after the change.
Instant instant_of_local(const Zone& zone, std::int64_t local_us);

}  // namespace ciclo::calendar
