// Which moment followed which in the journeys of a log, beside what the map allows. Internal to the room;
// conformance.h is the door.
#pragma once

#include <vector>

#include "conformance/conformance.h"

namespace ciclo::conformance {

/// `found` has moves, variants and moment_of.
std::vector<LivedMove> lived_moves_of(const events::Log& log, const Conformance& found);

}  // namespace ciclo::conformance
