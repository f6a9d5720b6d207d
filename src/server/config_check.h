// ciclo config check FILE: reads a configuration and says what it means, or every thing that is wrong with it.
#pragma once

#include "actions/action.h"

namespace ciclo::server {

actions::Action config_check_action();

}  // namespace ciclo::server
