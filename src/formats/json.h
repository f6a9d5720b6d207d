// JSON in and out. read_json() refuses duplicate keys, depth over limits::json_depth, bad UTF-8, anything outside
// RFC 8259, each with line and column. Numbers keep their text. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "formats/value.h"

namespace ciclo::formats {

Result<Value> read_json(std::string_view text, const std::string& file);
/// RFC 8259 text, two spaces of indent, keys in the tree's order, final newline. Unquoted scalars must be JSON literals
/// (numbers, true, false); anything else is written as a string.
std::string write_json(const Value& value);

/// Builders, for code that composes documents:  object({{"n", number(20)}, {"name", string("M3")}})
Value object(std::vector<std::pair<std::string, Value>> entries);
Value list(std::vector<Value> items);
Value string(std::string_view text);
Value number(double value);  ///< shortest text that reads back the same; NaN and infinities become null
Value integer(std::int64_t value);
Value boolean(bool value);
Value null();

}  // namespace ciclo::formats
