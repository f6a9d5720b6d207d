// end_access: somebody shall not come in any more, whatever they hold. Inside the pen. Internal to the room.
//
//   const Result<int> ended = end_access(pen, person, Ways::open);      // sessions ended, tokens revoked
#pragma once

#include <string>

#include "base/result.h"
#include "seams/store.h"

namespace ciclo::actions {

enum class Ways {
    open,  ///< sessions and tokens; the person may sign in again
    all    ///< password, second factor and sign-in name too: only an invitation brings them back
};

/// Answers how many sessions it ended. Nothing to do for whoever never had a way in.
Result<int> end_access(seams::Pen& pen, const std::string& person, Ways ways);

}  // namespace ciclo::actions
