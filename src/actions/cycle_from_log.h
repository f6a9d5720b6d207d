// `cycle start --log`: the first draft of a cycle from what really happened (discovery/propose.h), as a cycle that people
// then correct. Reading a log takes long and needs no pen: it is done before the pen is asked for, and found again.
//
//   Action start{…, .run = run_start, .before = read_log_before};
//   Result<LogDraftPtr> draft = draft_from_log(arguments, world);   // in run_start, where --log was given
//   json += ",\"draft\":" + log_draft_json(**draft, world.language);  // how the log fits it, why it is so, what it leaves out
//
// Internal to the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "actions/action.h"
#include "base/language.h"
#include "base/ledger.h"
#include "cycle/map.h"
#include "discovery/propose.h"

namespace ciclo::actions {

struct LogDraft {
    cycle::Map map;
    std::int64_t cases = 0, fitting_cases = 0;  ///< fitting: from end to end on a path of the map
    std::vector<discovery::Reason> reasons;     ///< by moment, in the map's order
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

/// {"cases", "fitting_cases", "moments", "stages", "why": [{"moment", "name", "reasons": [{"kind", "n", "of", "text", …}]}],
/// "left_out": [{"activity", "events", "cases"}], "ledger"}. `why` goes along the cycle; why a stage begins stands before
/// why its first moment is so.
std::string log_draft_json(const LogDraft& draft, Language language);

}  // namespace ciclo::actions
