#include "actions/demo_calendar.h"

#include <optional>

namespace ciclo::actions {

namespace {

using calendar::Day;

constexpr std::size_t day_letters = 10;  // 2025-10-14

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The day written at this place, and nowhere within a longer number.
std::optional<Day> day_at(std::string_view text, std::size_t place) {
    if (place + day_letters > text.size()) return std::nullopt;
    if (place > 0 && is_digit(text[place - 1])) return std::nullopt;
    if (place + day_letters < text.size() && is_digit(text[place + day_letters])) return std::nullopt;
    const std::string_view written = text.substr(place, day_letters);
    for (std::size_t i = 0; i < day_letters; ++i) {
        if ((i == 4 || i == 7) ? written[i] != '-' : !is_digit(written[i])) return std::nullopt;
    }
    return calendar::parse_day(written, calendar::DayOrder::year_month_day);
}

Day moved(Day day, int days) {
    return {day.days_since_1970 + days};
}

struct Told {
    std::string text;
    std::size_t letters = 0;  ///< of what it stands for
};

/// What `{…}` at this place tells; nothing when it is no day in braces.
std::optional<Told> told_at(std::string_view text, std::size_t place, int days) {
    constexpr std::string_view number = "{day ";
    const bool as_number = text.substr(place, number.size()) == number;
    const std::size_t begin = place + (as_number ? number.size() : 1);
    const auto first = day_at(text, begin);
    if (!first) return std::nullopt;
    std::size_t end = begin + day_letters;
    auto last = first;
    if (!as_number && end < text.size() && text[end] == '/') {
        last = day_at(text, end + 1);
        if (!last) return std::nullopt;
        end += 1 + day_letters;
    }
    if (end >= text.size() || text[end] != '}') return std::nullopt;
    const std::size_t letters = end + 1 - place;
    if (!as_number) return Told{calendar::printed_period(moved(*first, days), moved(*last, days), Language::es), letters};
    const std::string iso = calendar::iso_text(moved(*first, days));
    return Told{std::string(iso.substr(iso[8] == '0' ? 9 : 8)), letters};
}

}  // namespace

int demo_shift_days(calendar::Instant now) {
    constexpr std::int64_t day_microseconds = 86'400'000'000;
    const Day end = calendar::day_of(2025, 10, 31);
    const std::int64_t today = (now.microseconds_utc - (now.microseconds_utc < 0 ? day_microseconds - 1 : 0)) / day_microseconds;
    const std::int64_t since = today - 1 - end.days_since_1970;  // the Friday lies before the day of loading, wherever it is
    const std::int64_t weeks = (since - (since < 0 ? 6 : 0)) / 7;
    return static_cast<int>(weeks * 7);
}

std::string with_moved_days(std::string_view text, int days) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t place = 0; place < text.size();) {
        if (text[place] == '{') {
            if (const auto told = told_at(text, place, days)) {
                out += told->text;
                place += told->letters;
                continue;
            }
        }
        if (const auto day = is_digit(text[place]) ? day_at(text, place) : std::nullopt) {
            out += calendar::iso_text(moved(*day, days));
            place += day_letters;
            continue;
        }
        out += text[place++];
    }
    return out;
}

}  // namespace ciclo::actions
