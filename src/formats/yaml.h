// YAML in and out, behind a guard.
//
// read_yaml() accepts one document of at most limits::yaml_bytes, flow depth ≤ limits::yaml_flow_depth and block depth
// ≤ limits::yaml_depth; refuses anchors, aliases, tags, merge keys, duplicate keys, a second document and bad UTF-8, each
// with line and column. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "formats/value.h"

namespace ciclo::formats {

/// `file` is only used in the places.
Result<Value> read_yaml(std::string_view text, const std::string& file);
/// Text that read_yaml reads back to the same tree (places apart). Flow style for small maps and lists of scalars that
/// fit in 100 columns, block style otherwise; strings are quoted when YAML would read them as something else.
std::string write_yaml(const Value& value);

}  // namespace ciclo::formats
