// The circle of a log held against its map, for the command line and the screens. Internal to actions.
//
//   report::lived_circle_of(map, lived_cycle_of(found), options)
#pragma once

#include "conformance/conformance.h"
#include "report/lived_circle.h"

namespace ciclo::actions {

/// What the circle draws, of what conform() found.
report::LivedCycle lived_cycle_of(const conformance::Conformance& found);

}  // namespace ciclo::actions
