#include "records/dates.h"

#include <array>

#include "calendar/duration.h"

namespace ciclo::records {

namespace {

constexpr std::string_view day_shape = "dddd-dd-dd", time_shape = "Tdd:dd:dd";

bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'd' ? !digit : text[i] != shape[i]) return false;
    }
    return true;
}

/// The bytes of ".123456", 0 without a fraction; nothing when the point is followed by no digit or too many.
std::optional<std::size_t> fraction_length(std::string_view text) {
    if (!text.starts_with('.')) return 0;
    std::size_t length = 1;
    while (length < text.size() && text[length] >= '0' && text[length] <= '9') ++length;
    if (length == 1 || length > 7) return std::nullopt;
    return length;
}

bool is_zone(std::string_view text) {
    return text == "Z" || has_shape(text, "+dd:dd") || has_shape(text, "-dd:dd");
}

constexpr calendar::Day first_day{-719162}, last_day{2932896};  // 0001-01-01 and 9999-12-31

void append_digits(std::string& out, int value, int digits) {
    std::array<char, 8> text{};
    for (int i = digits; i > 0; --i, value /= 10)
        text[static_cast<std::size_t>(i - 1)] = static_cast<char>('0' + value % 10);
    out.append(text.data(), static_cast<std::size_t>(digits));
}

}  // namespace

std::optional<calendar::Day> exact_day(std::string_view text) {
    if (!has_shape(text, day_shape)) return std::nullopt;
    const std::optional<calendar::Day> day = calendar::parse_day(text, calendar::DayOrder::year_month_day);
    if (!day || !is_writable(*day) || calendar::iso_text(*day) != text) return std::nullopt;
    return day;
}

std::optional<calendar::Instant> exact_instant(std::string_view text) {
    const std::size_t seconds_end = day_shape.size() + time_shape.size();
    if (text.size() < seconds_end || !exact_day(text.substr(0, day_shape.size()))) return std::nullopt;
    if (!has_shape(text.substr(day_shape.size(), time_shape.size()), time_shape)) return std::nullopt;
    const std::string_view rest = text.substr(seconds_end);
    const std::optional<std::size_t> fraction = fraction_length(rest);
    if (!fraction || !is_zone(rest.substr(*fraction))) return std::nullopt;
    const auto instant = calendar::parse_instant(text, calendar::DayOrder::year_month_day);
    if (!instant || !is_writable(*instant)) return std::nullopt;
    return instant;
}

bool is_writable(calendar::Day day) {
    return first_day <= day && day <= last_day;
}

bool is_writable(calendar::Instant instant) {
    constexpr std::int64_t day = calendar::microseconds_per_day;
    return instant.microseconds_utc >= first_day.days_since_1970 * day &&
           instant.microseconds_utc < (last_day.days_since_1970 + std::int64_t{1}) * day;
}

void append_iso(std::string& out, calendar::Day day) {
    if (!is_writable(day)) {
        out += calendar::iso_text(day);
        return;
    }
    // Days to a civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
    const int days = day.days_since_1970 + 719468;
    const int era = days / 146097, of_era = days % 146097;
    const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * of_year + 2) / 153;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    append_digits(out, year_of_era + era * 400 + (month <= 2 ? 1 : 0), 4);
    append_digits(out += '-', month, 2);
    append_digits(out += '-', of_year - (153 * shifted_month + 2) / 5 + 1, 2);
}

void append_iso(std::string& out, calendar::Instant instant) {
    if (!is_writable(instant)) {
        out += calendar::iso_text(instant);
        return;
    }
    // counted from the first writable day, so that nothing is negative and division needs no care
    const std::int64_t since_first =
        instant.microseconds_utc - first_day.days_since_1970 * calendar::microseconds_per_day;
    const std::int64_t of_day = since_first % calendar::microseconds_per_day;
    append_iso(out, calendar::Day{static_cast<std::int32_t>(since_first / calendar::microseconds_per_day) +
                                  first_day.days_since_1970});
    const auto seconds = static_cast<int>(of_day / calendar::microseconds_per_second);
    append_digits(out += 'T', seconds / 3600, 2);
    append_digits(out += ':', seconds / 60 % 60, 2);
    append_digits(out += ':', seconds % 60, 2);
    const auto fraction = static_cast<int>(of_day % calendar::microseconds_per_second);
    if (fraction != 0) append_digits(out += '.', fraction, 6);
    out += 'Z';
}

}  // namespace ciclo::records
