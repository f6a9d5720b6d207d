// The deeds on what really happened: `ciclo trace …`.
#pragma once

#include <vector>

#include "actions/action.h"

namespace ciclo::actions {

Action trace_summary_action();
Action trace_convert_action();
Action trace_snapshot_action();
Action trace_variants_action();
Action trace_moves_action();
Action trace_waits_action();
Action trace_compare_action();
Action trace_queue_action();
Action trace_resources_action();
Action trace_scores_action();
Action trace_conform_action();
Action trace_discover_action();

/// All of them, in the order help shows them.
std::vector<Action> trace_actions();

}  // namespace ciclo::actions
