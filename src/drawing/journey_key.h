// The key under a journey curve: only what this journey shows.
#pragma once

#include <string_view>
#include <vector>

#include "drawing/journey_curve.h"
#include "drawing/legend.h"

namespace ciclo::drawing {

inline constexpr std::string_view few_dash = "3 4", before_dash = "9 5";  ///< of the lines

std::vector<LegendEntry> key_of(const Journey& journey);

}  // namespace ciclo::drawing
