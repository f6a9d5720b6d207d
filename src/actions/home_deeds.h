// home show: what asks for attention today — the answer, alarms, the three central themes (R0-30), what is due, and
// every cycle with the ring of its loop. The figures are those of the results page.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action home_action();

}  // namespace ciclo::actions
