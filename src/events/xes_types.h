// The XES type of a column of texts: what all of them can be read as, so that writing and reading change nothing.
#pragma once

#include <string_view>

#include "events/log.h"

namespace ciclo::events {

/// "boolean" (true, false), "int" (of 64 bits, as a number is written: "0012" is none), "float" (some with a point or an
/// exponent), "date" (date, time and perhaps an offset, as XML has it), else "string". Of no values "string".
std::string_view xes_type_of(const Dictionary& values);

}  // namespace ciclo::events
