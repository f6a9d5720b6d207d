#include "calendar/instant.h"

#include <array>
#include <chrono>

#include "base/text.h"
#include "calendar/date_format.h"
#include "calendar/date_parts.h"
#include "calendar/duration.h"

namespace ciclo::calendar {

namespace {

struct Civil {
    int year;
    unsigned month, day;
};

Civil civil(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.days_since_1970}}};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

using Months = std::array<std::string_view, 12>;

const Months& months_of(Language language) {
    static constexpr Months es{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"};
    static constexpr Months en{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr Months nl{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"};
    return language == Language::es ? es : language == Language::en ? en : nl;
}

std::string day_and_month(const Civil& date, Language language) {
    return std::to_string(date.day) + " " + std::string(months_of(language)[date.month - 1]);
}

std::string padded(std::int64_t value, std::size_t digits) {
    std::string text = std::to_string(value);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace

Day day_of(int year, unsigned month, unsigned day) {
    const std::optional<Day> found = valid_day(year, month, day);
    ENSURE(found.has_value(), "day_of() is asked for a day that exists");
    return *found;
}

std::optional<Day> valid_day(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (year < -32767 || year > 32767 || !date.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

std::string iso_text(Day day) {
    const Civil date = civil(day);
    const std::string year = date.year < 0 ? "-" + padded(-date.year, 4) : padded(date.year, 4);
    return year + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string iso_text(Instant instant) {
    const Day day = day_of(instant);
    const std::int64_t of_day = instant.microseconds_utc - std::int64_t{day.days_since_1970} * microseconds_per_day;
    const std::int64_t seconds = of_day / microseconds_per_second, fraction = of_day % microseconds_per_second;
    std::string text = iso_text(day) + "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
                       padded(seconds % 60, 2);
    if (fraction != 0) text += "." + padded(fraction, 6);
    return text + "Z";
}

std::string printed(Day day, Language language) {
    const Civil date = civil(day);
    return day_and_month(date, language) + " " + std::to_string(date.year);
}

std::string printed_period(Day first, Day last, Language language) {
    ENSURE(first <= last, "a period ends when or after it begins");
    if (first == last) return printed(first, language);
    const Civil from = civil(first);
    const Civil until = civil(last);
    if (from.year != until.year) return printed(first, language) + " – " + printed(last, language);
    if (from.month != until.month) return day_and_month(from, language) + " – " + printed(last, language);
    return std::to_string(from.day) + "–" + printed(last, language);
}

const Names<DayOrder, 3>& names_of(DayOrder*) {
    static const Names<DayOrder, 3> names{{
        {DayOrder::year_month_day, "ymd", "año-mes-día", "year-month-day", "jaar-maand-dag"},
        {DayOrder::day_month_year, "dmy", "día-mes-año", "day-month-year", "dag-maand-jaar"},
        {DayOrder::month_day_year, "mdy", "mes-día-año", "month-day-year", "maand-dag-jaar"},
    }};
    return names;
}

}  // namespace ciclo::calendar
