// Pictures that need no map: the service triangle (K-23) and the ring of the improvement loop.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action draw_triangle_action();
Action draw_loop_action();

}  // namespace ciclo::actions
