// read_map(): YAML or JSON text in, a Map or every reason why there is none.
//
//   Result<Map> map = cycle::read_map(bytes, "urgencias.yaml");
//
// JSON when the first character that is no white space is "{", YAML otherwise. Every error has its line and column, all
// errors of a file come together, sorted by place. Unknown keys are refused (with the nearest known one), so are broken
// references, double ids, values out of range, and a standard on a moment without indicator (R4-08). What a draft may
// still lack before it is published is not an error of reading: see check.h. The shape is told in docs/map-format.md.
// Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "cycle/map.h"
#include "formats/value.h"

namespace ciclo::cycle {

/// `file` is only used in the places.
Result<Map> read_map(std::string_view text, const std::string& file);
Result<Map> map_of(const formats::Value& document);

}  // namespace ciclo::cycle
