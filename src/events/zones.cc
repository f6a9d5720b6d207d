#include "events/zones.h"

#include <cstdlib>

namespace ciclo::events {

namespace {

constexpr int most_hours = 18;  // as calendar::parse_instant has it

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

int minutes_of_zone(std::string_view zone) {
    if (zone.empty() || (zone[0] != '+' && zone[0] != '-')) return 0;
    int value = 0, digits = 0;
    for (const char c : zone.substr(1)) {
        if (c == ':' && digits == 2) continue;
        if (!is_digit(c) || ++digits > 4) return 0;
        value = value * 10 + (c - '0');
    }
    if (digits != 2 && digits != 4) return 0;
    const int hours = digits == 2 ? value : value / 100, minutes = digits == 2 ? 0 : value % 100;
    if (hours > most_hours || minutes > 59) return 0;
    return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

int zone_minutes_of(std::string_view instant) {
    // a sign behind the first colon is the offset's: before it there are only dates
    const std::size_t clock = instant.find(':');
    if (clock == std::string_view::npos) return 0;
    const std::size_t sign = instant.find_first_of("+-", clock);
    return sign == std::string_view::npos ? 0 : minutes_of_zone(instant.substr(sign));
}

std::string zone_text(int minutes) {
    const int size = std::abs(minutes);
    const auto two = [](int value) {
        return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
    };
    return (minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
}

}  // namespace ciclo::events
