#include "base/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/ensure.h"

namespace ciclo {

namespace {

constexpr std::string_view no_break_space = "\u00A0";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// from_chars also takes "inf", "nan", "5." and ".5e"; people who write those mean something else.
bool looks_like_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::string_view mantissa = text.substr(0, text.find_first_of("eE"));
    return !mantissa.empty() && (is_digit(mantissa.front()) || mantissa.front() == '.') && is_digit(mantissa.back());
}

/// A positive value as decimal digits d1 d2 d3 … with the point before d1 times 10^exponent: 0.d1d2d3 × 10^exponent.
struct Digits {
    std::string digits;
    int exponent = 0;
};

Digits shortest_digits(double positive) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), positive, std::chars_format::scientific).ptr;
    const std::string_view all(text.data(), static_cast<std::size_t>(end - text.data()));
    const std::size_t e = all.find('e');
    Digits out;
    for (char c : all.substr(0, e)) {
        if (is_digit(c)) out.digits += c;
    }
    std::string_view power = all.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    std::from_chars(power.data(), power.data() + power.size(), out.exponent);
    ++out.exponent;
    return out;
}

/// "267" for 2.675 with 2 decimals and so on: the digits of round(value × 10^decimals), halves away from zero.
std::string rounded_digits(const Digits& value, int decimals) {
    const int wanted = value.exponent + decimals;  // digits kept
    if (wanted < 0) return "0";
    std::string kept = value.digits.substr(0, static_cast<std::size_t>(wanted));
    const bool up =
        static_cast<std::size_t>(wanted) < value.digits.size() && value.digits[static_cast<std::size_t>(wanted)] >= '5';
    kept.resize(static_cast<std::size_t>(wanted), '0');
    if (!up) return kept.empty() ? "0" : kept;
    std::size_t i = kept.size();
    while (i > 0 && kept[i - 1] == '9') kept[--i] = '0';
    if (i == 0) return "1" + kept;
    ++kept[i - 1];
    return kept;
}

std::string fixed_text(double value, int power_of_ten, int decimals, Language language) {
    ENSURE(std::isfinite(value), "only a number that exists is shown to people");
    ENSURE(decimals >= 0 && decimals <= 20, "a number is shown with 0 to 20 decimals");
    std::string digits = "0";
    if (value != 0) {
        Digits exact = shortest_digits(std::fabs(value));
        exact.exponent += power_of_ten;
        digits = rounded_digits(exact, decimals);
    }
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    const bool shows_zero = digits.find_first_not_of('0') == std::string::npos;
    if (places > 0) digits.insert(digits.size() - places, 1, language == Language::en ? '.' : ',');
    return value < 0 && !shows_zero ? "-" + digits : digits;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (!looks_like_number(text)) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<double> parse_number_with_comma(std::string_view text) {
    if (text.find('.') != std::string_view::npos) return std::nullopt;
    std::string with_point(text);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    return parse_number(with_point);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string format_number(double value, int decimals, Language language) {
    return fixed_text(value, 0, decimals, language);
}

std::string format_trimmed(double value, int decimals, Language language) {
    std::string text = format_number(value, decimals, language);
    if (decimals == 0) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.' || text.back() == ',') text.pop_back();
    return text;
}

std::string format_percent(double share, int decimals, Language language) {
    // the point is moved in the digits: 0.285 × 100 is 28.499999999999996 in binary and would show as 28
    const std::string text = fixed_text(share, 2, decimals, language);
    return language == Language::en ? text + "%" : text + std::string(no_break_space) + "%";
}

std::string format_count(std::int64_t n, Language language) {
    std::string text = std::to_string(n);
    const std::size_t sign = n < 0 ? 1 : 0;
    if (text.size() - sign < 5) return text;
    const std::string_view mark = language == Language::en ? "," : language == Language::nl ? "." : no_break_space;
    for (std::size_t at = text.size(); at > sign + 3;) {
        at -= 3;
        text.insert(at, mark);
    }
    return text;
}

std::string exact_text(double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return std::string(text.data(), end);
}

}  // namespace ciclo
