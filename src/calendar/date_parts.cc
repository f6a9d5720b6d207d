#include "calendar/date_parts.h"

#include <array>
#include <string>

#include "base/text.h"

namespace ciclo::calendar {

namespace {

constexpr int pivot = 68;  // POSIX: two digits up to 68 are 20xx

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct MonthName {
    std::string_view name;  // folded
    int month;
};

constexpr std::array<MonthName, 34> month_names{{
    {"enero", 1},      {"january", 1},   {"januari", 1},    {"febrero", 2},   {"february", 2}, {"februari", 2},
    {"marzo", 3},      {"march", 3},     {"maart", 3},      {"mrt", 3},       {"abril", 4},    {"april", 4},
    {"mayo", 5},       {"may", 5},       {"mei", 5},        {"junio", 6},     {"june", 6},     {"juni", 6},
    {"julio", 7},      {"july", 7},      {"juli", 7},       {"agosto", 8},    {"august", 8},   {"augustus", 8},
    {"septiembre", 9}, {"setiembre", 9}, {"september", 9},  {"octubre", 10},  {"october", 10}, {"oktober", 10},
    {"noviembre", 11}, {"november", 11}, {"diciembre", 12}, {"december", 12},
}};

/// A whole name or its beginning, three letters at least; no beginning fits two months.
std::optional<int> month_named(std::string_view word) {
    const std::string wanted = folded(word);
    if (wanted.size() < 3) return std::nullopt;
    for (const MonthName& row : month_names) {
        if (row.name.starts_with(wanted)) return row.month;
    }
    return std::nullopt;
}

struct Reader {
    std::string_view text;
    std::size_t at = 0;

    bool done() const { return at >= text.size(); }
    /// A run of at most four digits; 0 digits = none, more than four = not a part of a date.
    int digits(int& value) {
        int n = 0;
        value = 0;
        while (!done() && is_digit(text[at]) && n <= 4) {
            value = value * 10 + (text[at] - '0');
            ++at;
            ++n;
        }
        return n <= 4 ? n : 0;
    }
    std::string_view word() {
        const std::size_t from = at;
        while (!done()) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
            if (!letter && byte < 0x80) break;
            ++at;
        }
        return text.substr(from, at - from);
    }
    /// Between the parts of a date with a name: spaces, commas, dots, dashes, "de".
    bool loose_separator() {
        const std::size_t from = at;
        while (!done() && (text[at] == ' ' || text[at] == ',' || text[at] == '.' || text[at] == '-' || text[at] == '/'))
            ++at;
        if (text.substr(at).starts_with("de ")) {
            at += 3;
            return true;
        }
        return at > from;
    }
};

std::optional<DateParts> month_first_named(Reader in) {
    DateParts parts{.shape = DateShape::named_month};
    const auto month = month_named(in.word());
    if (!month || !in.loose_separator()) return std::nullopt;
    parts.second = *month;
    if (parts.digits_of_first = in.digits(parts.first); parts.digits_of_first == 0 || parts.digits_of_first > 2)
        return std::nullopt;
    if (!in.loose_separator()) return std::nullopt;
    if (parts.digits_of_third = in.digits(parts.third); parts.digits_of_third == 0) return std::nullopt;
    parts.length = in.at;
    return parts;
}

/// Behind the first number: "-Apr-15", " de octubre de 2025", " Oct 2025".
std::optional<DateParts> day_first_named(Reader in, DateParts parts) {
    if (parts.digits_of_first > 2 || !in.loose_separator()) return std::nullopt;
    const auto month = month_named(in.word());
    if (!month || !in.loose_separator()) return std::nullopt;
    parts.shape = DateShape::named_month;
    parts.second = *month;
    if (parts.digits_of_third = in.digits(parts.third); parts.digits_of_third == 0) return std::nullopt;
    parts.length = in.at;
    return parts;
}

}  // namespace

std::optional<int> full_year(int year, int digits) {
    if (digits == 4) return year;
    if (digits != 2) return std::nullopt;
    return year <= pivot ? 2000 + year : 1900 + year;
}

std::optional<DateParts> date_parts(std::string_view text) {
    Reader in{text};
    if (in.done()) return std::nullopt;
    if (!is_digit(text[0])) return month_first_named(in);
    DateParts parts;
    parts.digits_of_first = in.digits(parts.first);
    if (parts.digits_of_first == 0 || in.done()) return std::nullopt;
    const char mark = text[in.at];
    const bool numeric =
        (mark == '-' || mark == '/' || mark == '.') && in.at + 1 < text.size() && is_digit(text[in.at + 1]);
    if (!numeric) return day_first_named(in, parts);
    ++in.at;
    const int digits_of_second = in.digits(parts.second);
    if (digits_of_second == 0 || digits_of_second > 2 || in.done() || text[in.at] != mark) return std::nullopt;
    ++in.at;
    parts.digits_of_third = in.digits(parts.third);
    if (parts.digits_of_third == 0 || parts.digits_of_third == 3) return std::nullopt;
    if (parts.digits_of_first == 4) {
        if (parts.digits_of_third > 2) return std::nullopt;
        parts.shape = DateShape::year_first;
    } else if (parts.digits_of_first > 2) {
        return std::nullopt;
    }
    parts.length = in.at;
    return parts;
}

}  // namespace ciclo::calendar
