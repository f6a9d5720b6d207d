// Looking after the house from the browser: who did what, backups, and whether the data folder is well. For
// administrators over the whole organisation, and the data protection officer where it is about who did what.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> audit_actions();   ///< audit list, audit export
std::vector<Action> upkeep_actions();  ///< backups list, backups make, folder health; the audit's too

}  // namespace ciclo::actions
