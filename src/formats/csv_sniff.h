// What a CSV is made of, told from its first lines: encoding and delimiter.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

/// The delimiter among , ; tab | that divides the rows of the beginning most alike. A comma that only stands inside
/// numbers ("3,5") loses against the ; beside it, because the header has it in no such number.
char sniffed_delimiter(std::string_view text);

/// Excel's own hint, a first line "sep=;": its delimiter.
std::optional<char> delimiter_hint(std::string_view text);

/// True for the lines that may stand before a header: blank ones, and as the file's first line Excel's hint. `line`
/// without its end.
bool stands_before_header(std::string_view line, bool is_first);

/// The bytes as UTF-8 without byte order mark, from UTF-8 or UTF-16 with one. Refuses NUL bytes and bad UTF-8 by place.
Result<std::string> text_of_csv(std::string_view bytes, const std::string& file);

}  // namespace ciclo::formats
