// How much an import of evidence carries, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::organisation::limits {

constexpr std::size_t wave = 40;         ///< "A", "2025-10", "oleada de otoño": a label on a chart
constexpr std::size_t columns = 60'000;  ///< what 400 columns mean, the widest export we know

}  // namespace ciclo::organisation::limits
