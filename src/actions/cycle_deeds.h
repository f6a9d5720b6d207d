// The deeds on cycles: begun from a template or a map, edited cell by cell by many at once, published version by
// version, compared, drawn. Who may read and write follows the kind cycle, in the cycle's unit.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> cycle_making_actions();   ///< cycle start, edit, publish, retire
std::vector<Action> cycle_reading_actions();  ///< cycle show, versions, compare, check
Action cycle_draw_action();
Action cycle_replace_action();
Action cycle_presence_action();
/// All of them, in that order.
std::vector<Action> cycle_actions();

}  // namespace ciclo::actions
