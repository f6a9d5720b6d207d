// The deeds on results: what the evidence of a cycle says, as the report says it, its pictures, one moment by itself,
// and the report as a file. Read by whoever reads the cycle.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> results_actions();

}  // namespace ciclo::actions
