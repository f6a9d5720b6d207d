// The deeds that keep a cycle alive between surveys: its review noted, a listening post read, a need heard again and
// turned into a requirement of the map (R0-05, R0-15, R0-17).
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> care_actions();  ///< cycle review, listening done
std::vector<Action> need_actions();  ///< need heard, need require

}  // namespace ciclo::actions
