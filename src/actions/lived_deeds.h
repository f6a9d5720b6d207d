// What really happened in a cycle, from its event log: lived show, case, circle, compare, hours.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> lived_actions();

}  // namespace ciclo::actions
