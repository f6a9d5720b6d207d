// JSON text, appended: the quick way to write the many small documents of the doors. Pure; any number of threads.
//
//   append_json_text(out, "a \"quoted\" word");   // "a \"quoted\" word"
//
// Everything it writes is read back by formats::read_json as the same value; bytes that are no UTF-8 become U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ciclo::records {

/// In quotes, escaped.
void append_json_text(std::string& out, std::string_view text);
/// The shortest text that reads back as the same double; null for NaN and infinities.
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, std::int64_t value);
/// {"es":…,"en":…,"nl":…}
void append_json_text(std::string& out, const LocalText& text);

}  // namespace ciclo::records
