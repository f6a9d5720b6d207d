// The deeds on evidence: a file of answers, importance, cases, times or events is looked at, imported into a cycle,
// undone and redone as a whole; measurements are typed by hand. Who may follows the kind evidence_import, in the unit of
// the cycle. What a file holds is shown to nobody: results are made from it.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

std::vector<Action> evidence_actions();

}  // namespace ciclo::actions
