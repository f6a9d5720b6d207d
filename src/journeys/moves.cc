#include "journeys/moves.h"

#include "journeys/move_parts.h"

namespace ciclo::journeys {

Moves moves_of(const events::Log& log, const PassOptions& options) {
    return join_moves(count_moves(log, case_ranges(log, options)), log.activities.size());
}

}  // namespace ciclo::journeys
