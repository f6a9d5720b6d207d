// Measurements by hand, stopwatch or pasted, kept like a file of times. Internal to the room.
#pragma once

#include "actions/evidence_store.h"

namespace ciclo::actions {

Action measure_action(Permission who);

/// Keeps the import and tells it: {"import","rows","used","ledger"}.
Result<Outcome> import_outcome(const records::Record& cycle_record, const NewImport& import, World& world);

}  // namespace ciclo::actions
