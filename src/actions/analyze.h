// The main job as a deed.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action analyze_action();

}  // namespace ciclo::actions
