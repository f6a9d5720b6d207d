// parse_day() and parse_instant(): dates as files write them.
#include <cctype>

#include "base/text.h"
#include "calendar/date_parts.h"
#include "calendar/duration.h"
#include "calendar/instant.h"

namespace ciclo::calendar {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<Day> day_of_parts(const DateParts& parts, DayOrder order) {
    int year = parts.third, month = parts.second, day = parts.first, digits = parts.digits_of_third;
    if (parts.shape == DateShape::year_first ||
        (parts.shape == DateShape::numbers && order == DayOrder::year_month_day)) {
        year = parts.first;
        day = parts.third;
        digits = parts.digits_of_first;
        if (parts.digits_of_third > 2) return std::nullopt;  // 31-10-2025 under ymd
    } else if (parts.shape == DateShape::numbers && order == DayOrder::month_day_year) {
        month = parts.first;
        day = parts.second;
    }
    const std::optional<int> full = full_year(year, digits);
    if (!full || *full < 1) return std::nullopt;
    return valid_day(*full, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// Two digits, or one where people write one ("8:05").
struct Clock {
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at >= text.size(); }
    bool skip(char c) {
        if (done() || text[at] != c) return false;
        ++at;
        return true;
    }
    std::optional<int> number(int low_digits, int high_digits) {
        int value = 0, n = 0;
        while (!done() && is_digit(text[at]) && n < high_digits) {
            value = value * 10 + (text[at] - '0');
            ++at;
            ++n;
        }
        return n >= low_digits ? std::optional<int>(value) : std::nullopt;
    }
    void skip_spaces() {
        while (!done() && text[at] == ' ') ++at;
    }
    /// Digits behind the point, cut at microseconds.
    std::optional<std::int64_t> fraction() {
        std::int64_t value = 0;
        int n = 0;
        for (; !done() && is_digit(text[at]); ++at, ++n) {
            if (n < 6) value = value * 10 + (text[at] - '0');
        }
        if (n == 0) return std::nullopt;
        for (; n < 6; ++n) value *= 10;
        return value;
    }
};

/// "AM", "p.m.", "a. m.": hour 12 is the first of its half. Nothing = there is none, which is fine.
std::optional<bool> afternoon(Clock& in) {
    const std::string rest = lower_ascii(in.text.substr(in.at));
    if (rest.empty() || (rest[0] != 'a' && rest[0] != 'p')) return std::nullopt;
    std::size_t at = 1;
    while (at < rest.size() && (rest[at] == '.' || rest[at] == ' ')) ++at;
    if (at >= rest.size() || rest[at] != 'm') return std::nullopt;
    ++at;
    if (at < rest.size() && rest[at] == '.') ++at;
    in.at += at;
    return rest[0] == 'p';
}

/// "Z", "+01:00", "-0500", "+01", "UTC", "GMT"; minutes east of UTC. Nothing = not a zone.
std::optional<int> zone_minutes(Clock& in) {
    const std::string_view rest = in.text.substr(in.at);
    if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT") {
        in.at = in.text.size();
        return 0;
    }
    const bool west = !rest.empty() && rest[0] == '-';
    if (!in.skip('+') && !in.skip('-')) return std::nullopt;
    const std::optional<int> hours = in.number(2, 2);
    in.skip(':');
    const std::optional<int> minutes = in.done() ? 0 : in.number(2, 2);
    if (!hours || !minutes || *hours > 18 || *minutes > 59) return std::nullopt;
    return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

/// Microseconds since midnight UTC of the written day; may be negative or past a day because of the zone.
std::optional<std::int64_t> time_of_day(std::string_view text) {
    Clock in{text};
    if (!in.skip('T') && !in.skip('t')) {
        in.skip(',');
        in.skip_spaces();
    }
    std::optional<int> hour = in.number(1, 2);
    if (!hour || !in.skip(':')) return std::nullopt;
    const std::optional<int> minute = in.number(2, 2);
    std::optional<int> second = 0;
    std::optional<std::int64_t> fraction = 0;
    if (in.skip(':')) {
        second = in.number(2, 2);
        if (in.skip('.') || in.skip(',')) fraction = in.fraction();
    }
    in.skip_spaces();
    if (const std::optional<bool> late = afternoon(in)) {
        if (*hour < 1 || *hour > 12) return std::nullopt;
        hour = *hour % 12 + (*late ? 12 : 0);
        in.skip_spaces();
    }
    const std::optional<int> zone = in.done() ? 0 : zone_minutes(in);
    if (!minute || !second || !fraction || !zone || !in.done()) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;  // 60: a leap second
    const std::int64_t seconds = *hour * 3600 + (*minute - *zone) * 60 + *second;
    return seconds * microseconds_per_second + *fraction;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text, DayOrder order) {
    text = trim(text);
    const std::optional<DateParts> parts = date_parts(text);
    if (!parts) return std::nullopt;
    const std::string_view rest = text.substr(parts->length);
    if (!rest.empty() && !time_of_day(rest)) return std::nullopt;
    return day_of_parts(*parts, order);
}

std::optional<Instant> parse_instant(std::string_view text, DayOrder order) {
    text = trim(text);
    const std::optional<DateParts> parts = date_parts(text);
    if (!parts) return std::nullopt;
    const std::optional<Day> day = day_of_parts(*parts, order);
    if (!day) return std::nullopt;
    const std::string_view rest = text.substr(parts->length);
    const std::optional<std::int64_t> time = rest.empty() ? 0 : time_of_day(rest);
    if (!time) return std::nullopt;
    return Instant{std::int64_t{day->days_since_1970} * microseconds_per_day + *time};
}

}  // namespace ciclo::calendar
