// The deeds on maps: list, new, check, show, draw, convert.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action map_list_action();
Action map_new_action();
Action map_check_action();
Action map_show_action();
Action map_convert_action();
Action map_draw_action();

}  // namespace ciclo::actions
