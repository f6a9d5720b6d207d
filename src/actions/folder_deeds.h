// The deeds of whoever keeps the data folder: back up, restore, doctor, verify the audit chain, tidy after an erasure.
//
// With a running server they go through its store (World::store), for it holds the folder; without one through
// World::folders. Both are asked for nothing else than the folder World::folder.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action backup_action();
Action restore_action();
Action doctor_action();
Action audit_verify_action();
Action tidy_action();

}  // namespace ciclo::actions
