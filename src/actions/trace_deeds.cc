#include "actions/trace_deeds.h"

namespace ciclo::actions {

std::vector<Action> trace_actions() {
    return {trace_summary_action()};
}

}  // namespace ciclo::actions
