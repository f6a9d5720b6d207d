// What became of the moments from one version of a map to another: the two pictures side by side, "as we believed" and
// "as lived". Moments are known by their id, so a new number is no change. Pure; any number of threads.
#pragma once

#include <vector>

#include "cycle/map.h"

namespace ciclo::cycle {

struct MomentChanges {
    std::vector<MomentId> added, removed;  ///< in the order of the map that has them
    std::vector<MomentId> moved;           ///< the fewest that explain the new order, of those that both have
    std::vector<MomentId> changed;         ///< both have them and some cell differs; may have moved too
};

/// Moments and transversal moments; only the former can move.
MomentChanges moment_changes(const Map& before, const Map& after);

}  // namespace ciclo::cycle
