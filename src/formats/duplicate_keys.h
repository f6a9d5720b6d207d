// Duplicate keys of a map: the readers of YAML and JSON refuse them, because programs disagree on which one counts.
#pragma once

#include "formats/value.h"

namespace ciclo::formats {

/// One Error per entry whose key an earlier entry has, the first `most` in the file's order. n log n.
Errors duplicate_keys(const Value& map, std::size_t most);

}  // namespace ciclo::formats
