#include "actions/trace_deeds.h"

#include "actions/trace_objects.h"

namespace ciclo::actions {

std::vector<Action> trace_actions() {
    return {trace_summary_action(), trace_variants_action(), trace_moves_action(), trace_waits_action(),
            trace_compare_action(), trace_queue_action(), trace_resources_action(), trace_scores_action(),
            trace_conform_action(), trace_discover_action(), trace_objects_action(), trace_convert_action(),
            trace_snapshot_action()};
}

}  // namespace ciclo::actions
