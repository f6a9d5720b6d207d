#include "actions/trace_deeds.h"

#include "actions/trace_objects.h"
#include "events/spill.h"

namespace ciclo::actions {

namespace {

/// Whatever a deed does with --memory, reading or measuring: what the disk refuses is told as such.
void tell_of_a_full_disk(Action& action) {
    action.run = [run = action.run](const Arguments& arguments, World& world) {
        const std::string path = arguments.text("log");
        return events::or_disk_full(path == "-" ? "standard input" : path, [&] { return run(arguments, world); });
    };
}

}  // namespace

std::vector<Action> trace_actions() {
    std::vector<Action> all{trace_summary_action(), trace_variants_action(), trace_moves_action(), trace_waits_action(),
            trace_compare_action(), trace_queue_action(), trace_resources_action(), trace_scores_action(),
            trace_conform_action(), trace_discover_action(), trace_objects_action(), trace_convert_action(),
            trace_snapshot_action()};
    for (Action& action : all) tell_of_a_full_disk(action);
    return all;
}

}  // namespace ciclo::actions
