// The parts of a date as written, before anybody decides which is the day: shared by parse_day and DayOrderWitness.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ciclo::calendar {

enum class DateShape {
    year_first,   ///< four digits in front: 2025-10-31
    named_month,  ///< 31 Oct 2025, Oct 31, 2025, 31-okt-25: `second` is the month's number, `first` the day
    numbers       ///< 31/10/2025, 10.31.25: the order is not told
};

struct DateParts {
    DateShape shape = DateShape::numbers;
    int first = 0, second = 0, third = 0;  ///< year_first: year, month, day; named_month: day, month, year
    int digits_of_first = 0, digits_of_third = 0;
    std::size_t length = 0;  ///< characters of the date; the time of day may follow
};

/// Nothing when the text does not begin with three parts of a date.
std::optional<DateParts> date_parts(std::string_view text);

/// Two digits as 2000–2068 and 1969–1999, four as they are; nothing for other lengths.
std::optional<int> full_year(int year, int digits);

}  // namespace ciclo::calendar
