// Dates in a spreadsheet: numbers that a format shows as dates. From number and format to ISO 8601 text.
#pragma once

#include <string>
#include <string_view>

namespace ciclo::formats {

enum class DateLook { none, date, time, date_time, duration };
/// Day 0 of the workbook: 1899-12-31 (with Excel's 29 February 1900, which never was) or 1904-01-01.
enum class DateSystem { from_1900, from_1904 };

/// What Excel's built-in format of this number shows (ECMA-376 part 1, 18.8.30); none for those made by the workbook.
DateLook look_of_builtin_format(int id);
/// What a format code shows: "dd/mm/yyyy hh:mm" is date_time, "[h]:mm" a duration, "0.00 \"days\"" none.
DateLook look_of_format(std::string_view code);

/// "2024-03-01", "2024-03-01T13:45:00", "13:45:00", "36:15:00" (duration); milliseconds when there are any. A date
/// format over a number with a time shows the time too. The number itself, as text, when it is no date (negative, day 0
/// or the 60th of the 1900 system, after 9999-12-31).
std::string iso_text(double serial, DateLook look, DateSystem system);

}  // namespace ciclo::formats
