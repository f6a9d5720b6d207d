// `cycle start --log`: the first draft of a cycle from what really happened (discovery/propose.h), as a cycle that people
// then correct. Reading a log takes long and needs no pen: it is done before the pen is asked for, and found again.
//
//   Action start{…, .run = run_start, .before = read_log_before};
//   Result<LogDraftPtr> draft = draft_from_log(arguments, world);   // in run_start, where --log was given
//   json += ",\"draft\":" + log_draft_json(**draft);                // how well the log fits it, and what it leaves out
//
// Internal to the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "actions/action.h"
#include "base/ledger.h"
#include "cycle/map.h"
#include "discovery/propose.h"

namespace ciclo::actions {

struct LogDraft {
    cycle::Map map;
    std::int64_t cases = 0, fitting_cases = 0;  ///< fitting: from end to end on a path of the map
    std::vector<discovery::LeftOut> left_out;   ///< activities that became no moment
    Ledger ledger;                              ///< what reading the log did not use
};
using LogDraftPtr = std::shared_ptr<const LogDraft>;

/// --log, --columns, --objects.
std::vector<Input> log_draft_inputs();

/// Errors: as read_event_evidence() and discovery::propose(). Any thread.
Result<LogDraftPtr> draft_from_log(const Arguments& arguments, World& world);
/// For Action::before.
void read_log_before(const Arguments& arguments, World& world);

/// {"cases", "fitting_cases", "moments", "stages", "left_out": [{"activity", "events", "cases"}], "ledger"}
std::string log_draft_json(const LogDraft& draft);

}  // namespace ciclo::actions
