// The key under a blueprint: only what this page shows.
#pragma once

#include <vector>

#include "drawing/blueprint_layout.h"
#include "drawing/legend.h"

namespace ciclo::drawing {

std::vector<LegendEntry> key_of(const Blueprint& blueprint, const BlueprintLayout& layout);

}  // namespace ciclo::drawing
