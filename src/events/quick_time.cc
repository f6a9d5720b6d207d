#include "events/quick_time.h"

#include "calendar/instant.h"

namespace ciclo::events {

namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr int digits_of_microseconds = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
int two_digits(const char* text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "+01:00", "+0100", "+01", "-05:30": seconds east of UTC.
bool read_offset(const char* text, std::size_t length, int& seconds) {
    if (length != 3 && length != 5 && length != 6) return false;
    if (!is_digit(text[1]) || !is_digit(text[2])) return false;
    int minutes = 0;
    if (length > 3) {
        const char* at = text + (length == 6 ? 4 : 3);
        if ((length == 6 && text[3] != ':') || !is_digit(at[0]) || !is_digit(at[1])) return false;
        minutes = two_digits(at);
    }
    const int hours = two_digits(text + 1);
    if (hours > 14 || minutes > 59) return false;
    seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
    return true;
}

}  // namespace

bool QuickTime::read_date(const char* text) {
    for (const int i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (!is_digit(text[i])) return false;
    }
    if (text[4] != '-' || text[7] != '-') return false;
    const int year = two_digits(text) * 100 + two_digits(text + 2);
    const auto day = calendar::valid_day(year, static_cast<unsigned>(two_digits(text + 5)),
                                         static_cast<unsigned>(two_digits(text + 8)));
    if (!day || year < 1) return false;
    date_ = eight_bytes(text);
    std::memcpy(&date_end_, text + 8, sizeof date_end_);
    day_seconds_ = day->days_since_1970 * day_seconds;
    return true;
}

bool QuickTime::read_tail(const char* text, std::size_t length) {
    std::size_t at = date_and_time;
    if (text[at] == '.') {
        std::uint32_t fraction = 0;
        int digits = 0;
        for (++at; at < length && is_digit(text[at]); ++at, ++digits) {
            if (digits == digits_of_microseconds) return false;
            fraction = fraction * 10 + static_cast<std::uint32_t>(text[at] - '0');
        }
        if (digits == 0) return false;
        for (; digits < digits_of_microseconds; ++digits) fraction *= 10;
        microseconds_ = fraction;
    }
    if (at == length) return true;
    if (text[at] == 'Z') return at + 1 == length;
    int offset = 0;
    if ((text[at] != '+' && text[at] != '-') || !read_offset(text + at, length - at, offset)) return false;
    seconds_ -= offset;
    zone_minutes_ = offset / 60;
    return true;
}

}  // namespace ciclo::events
