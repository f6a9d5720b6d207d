#include "edge/ticks.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace ciclo::edge {

namespace {

std::int64_t read_clock(clockid_t which, std::int64_t parts_per_second) {
    timespec now{};
    clock_gettime(which, &now);
    return now.tv_sec * parts_per_second + now.tv_nsec / (1'000'000'000 / parts_per_second);
}

struct Civil {
    int year;
    unsigned month, day, weekday;
    int hour, minute, second;
};

/// By hand, because the C library's functions consult the zone and the locale.
Civil civil(std::int64_t unix_seconds) {
    const std::chrono::sys_seconds at{std::chrono::seconds(unix_seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss of_day(at - day);
    return {static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            std::chrono::weekday(day).c_encoding(),
            static_cast<int>(of_day.hours().count()),
            static_cast<int>(of_day.minutes().count()),
            static_cast<int>(of_day.seconds().count())};
}

}  // namespace

std::int64_t steady_microseconds() { return read_clock(CLOCK_MONOTONIC, 1'000'000); }

std::int64_t unix_milliseconds() { return read_clock(CLOCK_REALTIME, 1'000); }

std::string http_date(std::int64_t unix_seconds) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil c = civil(unix_seconds);
    std::array<char, 48> text{};
    const int n = std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", days[c.weekday], c.day,
                                months[c.month - 1], c.year, c.hour, c.minute, c.second);
    return {text.data(), static_cast<std::size_t>(n)};
}

std::string log_time(std::int64_t milliseconds) {
    const Civil c = civil(milliseconds / 1000);
    std::array<char, 48> text{};
    const int n = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", c.year, c.month, c.day,
                                c.hour, c.minute, c.second, static_cast<int>(milliseconds % 1000));
    return {text.data(), static_cast<std::size_t>(n)};
}

}  // namespace ciclo::edge
