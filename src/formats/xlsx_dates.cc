#include "formats/xlsx_dates.h"

#include <cmath>
#include <cstdint>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::formats {

namespace {

constexpr std::int64_t day_milliseconds = 86'400'000;
constexpr double last_serial = 2'958'466;  // 10000-01-01 in the 1900 system

std::string padded(std::int64_t value, std::size_t digits) {
    std::string text = std::to_string(value);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

std::string time_text(std::int64_t milliseconds) {
    const std::int64_t seconds = milliseconds / 1000;
    std::string text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2);
    if (milliseconds % 1000 != 0) text += "." + padded(milliseconds % 1000, 3);
    return text;
}

/// Proleptic Gregorian date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
/// algorithms").
std::string date_text(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const std::int64_t day_of_era = days - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

/// Days from 1970-01-01 to day 0 of the system, on the day concerned.
std::int64_t days_to_epoch(std::int64_t serial_day, DateSystem system) {
    if (system == DateSystem::from_1904) return 24'107;
    return serial_day < 60 ? 25'568 : 25'569;
}

struct Letters {
    bool year_or_day = false, month_or_minute = false, hour_or_second = false, elapsed = false;
};

/// The date letters of the first section of a code, without quoted text, escapes, colours and locales.
Letters letters_of(std::string_view code) {
    Letters found;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = lower_ascii(code.substr(i, 1))[0];
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = code.find(']', i);
            if (close == std::string_view::npos) break;
            const std::string inside = lower_ascii(code.substr(i + 1, close - i - 1));
            found.elapsed =
                found.elapsed || (!inside.empty() && inside.find_first_not_of(inside[0]) == std::string::npos &&
                                  std::string_view("hms").find(inside[0]) != std::string_view::npos);
            i = close;
        } else if (c == 'y' || c == 'd') {
            found.year_or_day = true;
        } else if (c == 'm') {
            found.month_or_minute = true;
        } else if (c == 'h' || c == 's') {
            found.hour_or_second = true;
        }
    }
    return found;
}

}  // namespace

DateLook look_of_builtin_format(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        (id >= 57 && id <= 58))
        return DateLook::date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return DateLook::time;
    if (id == 22) return DateLook::date_time;
    return id == 46 ? DateLook::duration : DateLook::none;
}

DateLook look_of_format(std::string_view code) {
    if (lower_ascii(code).find("general") != std::string::npos) return DateLook::none;
    const Letters found = letters_of(code);
    if (found.elapsed) return DateLook::duration;
    if (found.year_or_day) return found.hour_or_second ? DateLook::date_time : DateLook::date;
    if (found.hour_or_second) return DateLook::time;
    return found.month_or_minute ? DateLook::date : DateLook::none;
}

std::string iso_text(double serial, DateLook look, DateSystem system) {
    if (look == DateLook::none || !(serial >= 0) || serial >= last_serial) return exact_text(serial);
    const auto total = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(day_milliseconds)));
    const std::int64_t day = total / day_milliseconds, rest = total % day_milliseconds;
    if (look == DateLook::duration) return time_text(total);
    if (look == DateLook::time && day == 0) return time_text(rest);
    const bool never_was = system == DateSystem::from_1900 && (day == 0 || day == 60);
    if (never_was) return exact_text(serial);
    const std::string date = date_text(day - days_to_epoch(day, system));
    return look == DateLook::date && rest == 0 ? date : date + "T" + time_text(rest);
}

}  // namespace ciclo::formats
