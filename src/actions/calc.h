// ciclo calc: every statistic of the product, JSON in and JSON out, so that anyone can check a number.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action calc_action();

}  // namespace ciclo::actions
