// Records that live in the unit of another: the versions of a cycle and their edits. When it moves, they move. Internal
// to the room.
#pragma once

#include "actions/record_access.h"

namespace ciclo::actions {

/// Gives every record that is kept with `record` (Retention::with_parent, a reference to it, a field unit filled by
/// deeds) its unit, and theirs below it. Needs pen. Nothing to do when the unit did not change.
Result<Done> follow(World& world, const records::Kind& kind, const records::Record& before,
                    const records::Record& record);

}  // namespace ciclo::actions
