#include "events/xes_types.h"

#include <algorithm>

namespace ciclo::events {

namespace {

enum class Kind { boolean, whole, number, date, text };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits off the front: how many.
std::size_t take_digits(std::string_view& text) {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    text.remove_prefix(n);
    return n;
}

/// `digits` of them, and the mark behind unless it is '\0'.
bool take(std::string_view& text, std::size_t digits, char mark) {
    const std::size_t size = digits + (mark == '\0' ? 0 : 1);
    if (text.size() < size || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(digits), is_digit))
        return false;
    if (mark != '\0' && text[digits] != mark) return false;
    text.remove_prefix(size);
    return true;
}

Kind kind_of_number(std::string_view text) {
    constexpr std::size_t sure_digits = 18;  // every number of so many fits 64 bits
    if (text.starts_with('-')) text.remove_prefix(1);
    const bool zero = text.starts_with('0');
    const std::size_t digits = take_digits(text);
    if (digits == 0 || (zero && digits > 1)) return Kind::text;
    if (text.empty()) return digits <= sure_digits ? Kind::whole : Kind::text;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (take_digits(text) == 0) return Kind::text;
    }
    if (text.empty()) return Kind::number;
    if (text[0] != 'e' && text[0] != 'E') return Kind::text;
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return take_digits(text) > 0 && text.empty() ? Kind::number : Kind::text;
}

bool is_date(std::string_view text) {
    if (!take(text, 4, '-') || !take(text, 2, '-') || !take(text, 2, 'T') || !take(text, 2, ':') || !take(text, 2, ':') ||
        !take(text, 2, '\0'))
        return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (take_digits(text) == 0) return false;
    }
    if (text.empty() || text == "Z") return true;
    if (text[0] != '+' && text[0] != '-') return false;
    text.remove_prefix(1);
    return take(text, 2, ':') && take(text, 2, '\0') && text.empty();
}

Kind kind_of(std::string_view text) {
    if (text == "true" || text == "false") return Kind::boolean;
    if (is_date(text)) return Kind::date;
    return kind_of_number(text);
}

Kind both(Kind a, Kind b) {
    if (a == b) return a;
    const bool numbers = (a == Kind::whole || a == Kind::number) && (b == Kind::whole || b == Kind::number);
    return numbers ? Kind::number : Kind::text;
}

}  // namespace

std::string_view xes_type_of(const Dictionary& values) {
    if (values.size() == 0) return "string";
    Kind kind = kind_of(values[0]);
    for (std::size_t i = 1; i < values.size() && kind != Kind::text; ++i) kind = both(kind, kind_of(values[i]));
    switch (kind) {
        case Kind::boolean: return "boolean";
        case Kind::whole: return "int";
        case Kind::number: return "float";
        case Kind::date: return "date";
        case Kind::text: break;
    }
    return "string";
}

}  // namespace ciclo::events
