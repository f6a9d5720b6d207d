// Instants and days. An Instant is int64 microseconds since 1970-01-01T00:00:00Z (years −290,000 … +294,000: shifted
// hospital dates past 2262 are no problem); a Day is a civil date without a zone. Nobody here asks what time it is.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ciclo::calendar {

struct Instant {
    std::int64_t microseconds_utc = 0;
    auto operator<=>(const Instant&) const = default;
};

struct Day {
    std::int32_t days_since_1970 = 0;
    auto operator<=>(const Day&) const = default;
};

Day day_of(int year, unsigned month, unsigned day);
/// nothing for 30 February and the like
std::optional<Day> valid_day(int year, unsigned month, unsigned day);
/// "2025-10-20"
std::string iso_text(Day day);
/// "2025-10-20T16:00:00Z", with ".123456" when there is a fraction
std::string iso_text(Instant instant);
/// "20 oct 2025" · "20 Oct 2025" · "20 okt 2025"
std::string printed(Day day, Language language);
/// "14–19 oct 2025", "28 sep – 3 oct 2025", one day when both are the same
std::string printed_period(Day first, Day last, Language language);

/// How a column writes its dates. Order is told by the file (mapping) or by the column itself: see date_format.h.
enum class DayOrder { year_month_day, day_month_year, month_day_year };

/// Dates with -, / or . between the parts, two-digit years as 2000–2068 / 1969–1999; month names in es, en, nl;
/// a time of day behind the date is allowed and ignored.
std::optional<Day> parse_day(std::string_view text, DayOrder order);
/// Date and time: "2017-01-02T11:41:53.000Z", "2017-01-02 11:41:53+01:00", "3.1.17 8:05", "02/10/2025 19:10". Without a
/// zone the text is taken as UTC. Fractions to microseconds (further digits are cut).
std::optional<Instant> parse_instant(std::string_view text, DayOrder order);

}  // namespace ciclo::calendar
