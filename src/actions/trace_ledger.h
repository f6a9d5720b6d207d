// What a deed of `ciclo trace` did not use as it stood, told in one way by all of them: what reading the log noted, then
// what the flags of a segment left out.
//
//   const Ledger ledger = ledger_of(*cases, arguments);
//   text += ledger_line(ledger, world.language);                       // "Not used, or noted: no_time 3, case_not_chosen 12"
//   entries.push_back({"ledger", ledger_json(ledger)});                // [{"code": "no_time", "n": 3}, …]
//
// Pure. Internal to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "actions/action.h"
#include "base/ledger.h"
#include "formats/value.h"
#include "journeys/cases.h"

namespace ciclo::actions {

/// The ledger of the log the cases are of, and what the flags left out of it: case_not_chosen, event_outside (events of
/// those cases), not_comparable (cases that give values for --where or --by, and none that can be compared).
Ledger ledger_of(const journeys::Cases& chosen, const Arguments& arguments);

/// Notes the same `times` over: `subject` is told while entries are kept whole, the rest is counted.
void note_times(Ledger& ledger, std::int64_t times, std::string_view code, const std::string& subject, const std::string& file);

/// With its line end; "" when everything was used as it stood.
std::string ledger_line(const Ledger& ledger, Language language);
/// A list of {code, n}, in the order first met; empty when everything was used as it stood.
formats::Value ledger_json(const Ledger& ledger);

}  // namespace ciclo::actions
