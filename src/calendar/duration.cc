#include "calendar/duration.h"

#include <string>

#include "base/text.h"

namespace ciclo::calendar {

Day day_of(Instant instant) {
    std::int64_t days = instant.microseconds_utc / microseconds_per_day;
    if (instant.microseconds_utc % microseconds_per_day < 0) --days;
    return {static_cast<std::int32_t>(days)};
}

std::int64_t weekdays_between(Day from, Day until) {
    // Mondays to Fridays up to and including a day, counted from Monday 1969-12-29 = day −3
    const auto count = [](std::int64_t day) {
        const std::int64_t since_monday = day + 3;
        const std::int64_t weeks = since_monday >= 0 ? since_monday / 7 : -((6 - since_monday) / 7);
        const std::int64_t weekday = since_monday - weeks * 7;  // 0 = Monday
        return weeks * 5 + (weekday < 5 ? weekday + 1 : 5);
    };
    return count(until.days_since_1970) - count(from.days_since_1970);
}

std::optional<double> seconds_per(std::string_view unit) {
    struct Row {
        std::string_view name;
        double seconds;
    };
    static constexpr Row rows[] = {
        {"ms", 0.001},  {"s", 1},        {"sec", 1},     {"seg", 1},       {"second", 1},  {"seconds", 1},
        {"segundo", 1}, {"segundos", 1}, {"seconde", 1}, {"seconden", 1},  {"min", 60},    {"mins", 60},
        {"minute", 60}, {"minutes", 60}, {"minuto", 60}, {"minutos", 60},  {"minuut", 60}, {"minuten", 60},
        {"h", 3600},    {"hr", 3600},    {"hour", 3600}, {"hours", 3600},  {"hora", 3600}, {"horas", 3600},
        {"uur", 3600},  {"uren", 3600},  {"u", 3600},    {"d", 86400},     {"day", 86400}, {"days", 86400},
        {"dia", 86400}, {"dias", 86400}, {"dag", 86400}, {"dagen", 86400}, {"secs", 1},    {"hrs", 3600},
    };
    const std::string wanted = folded(unit);
    for (const Row& row : rows) {
        if (row.name == wanted) return row.seconds;
    }
    return std::nullopt;
}

}  // namespace ciclo::calendar
