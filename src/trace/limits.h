// How much a list of times may hold, with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>

namespace ciclo::trace::limits {

constexpr std::size_t series = 10'000;         ///< standards times periods; more is a column of free text

}  // namespace ciclo::trace::limits
