// Numbers as people write and read them. Full precision inside; rounding happens here and only for display.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ciclo {

/// "12", "-3.5", "1e3". No spaces, no thousands marks, no inf, no nan.
std::optional<double> parse_number(std::string_view text);
/// As parse_number, with a decimal comma ("3,5") instead of a point.
std::optional<double> parse_number_with_comma(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// `decimals` digits after the point, rounded half away from zero on the shortest decimal form of the value, so that
/// 2.675 shows as 2.68; decimal comma in es and nl; a real minus sign (U+2212) is not used: "-" is copied and pasted.
std::string format_number(double value, int decimals, Language language);
/// As format_number without trailing zeros: 4.50 -> "4.5", 4.00 -> "4".
std::string format_trimmed(double value, int decimals, Language language);
/// A share of 1 as a percentage: 0.8 -> "80 %" (en: "80%"); with a no-break space in es and nl.
std::string format_percent(double share, int decimals, Language language);
/// Whole number with the language's thousands mark from 10,000 up: 129,880 · 129 880 (es) · 129.880 (nl).
std::string format_count(std::int64_t n, Language language);
/// The shortest text that reads back as the same double; "." as point; for files, never for people.
std::string exact_text(double value);

}  // namespace ciclo
