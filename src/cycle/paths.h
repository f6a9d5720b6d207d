// Paths through a cycle: the full one, and the basic one that leaves out what only some customers live (R0-11, R2-25).
// Pure; any number of threads.
#pragma once

#include "cycle/map.h"

namespace ciclo::cycle {

enum class PathChoice { full, basic };

/// True when the moment, or its stage, is optional.
bool left_out_of_basic_path(const Map& map, const Moment& moment);
/// The map without optional stages and moments. Spans of transversal moments, branches, arrows, blueprint actions and
/// providers lose what is gone; a transversal moment that accompanies nothing any more goes too. When everything is
/// optional the full map is returned: a customer always lives something.
Map basic_path(const Map& map);

/// The first moment a customer meets a person face to face (R2-26): onstage, with an employee taking part, in person;
/// telephone and mail do not count. nullptr when there is none on that path. Points into `map`.
const Moment* first_direct_contact(const Map& map, PathChoice path);

}  // namespace ciclo::cycle
