// JSON as the API speaks it: one line, compact; and base64 for the bytes of files inside it.
//
//   std::string body = R"({"text":)" + json_string(text) + "}";
//
// Pure; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/value.h"

namespace ciclo::server {

/// With its quotes; control characters escaped, bad UTF-8 shown as U+FFFD; "<" and ">" and "&" escaped, so that the text is
/// harmless also where somebody pastes it into a page.
std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);
/// The tree on one line; numbers keep their text.
std::string json_line(const formats::Value& value);

/// Standard alphabet with padding (RFC 4648 section 4).
std::string base64(std::string_view bytes);
/// Nothing when it is not exactly that: other characters, missing padding, bits left over.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace ciclo::server
