// record import: records of one kind from a sheet, in one transaction, with a ledger of what was not taken.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action record_import_action();

}  // namespace ciclo::actions
