// Sharing a cycle with people outside: a link that shows one version, without signing in, for a time. docs/server.md.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> share_making_actions();  ///< share make, list, withdraw
std::vector<Action> share_showing_actions();  ///< share show, share style
std::vector<Action> share_actions();

}  // namespace ciclo::actions
