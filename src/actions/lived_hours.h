// When: cases begun, and the waits before one moment, by weekday and hour of the clocks of the zone that was asked for.
//
//   Result<std::string> json = lived_hours_json(telling, "M3");   // "" = where half of them wait longest
//
// {"step","zone","words":{"answer","basis"},"n","cells":[7 × 24 × {"n","median"}],"any_day":[24 × {"n","median"}]}; a median
// is told of five waits or more. Where no hour of the week has five, the answer is that of the hours of any day. Pure. Internal
// to the room.
#pragma once

#include <string>

#include "actions/lived_told.h"
#include "formats/value.h"

namespace ciclo::actions {

/// Error: no_such_moment.
Result<std::string> lived_hours_json(const LivedTelling& telling, const std::string& moment);
/// Cases begun: [7 × 24 × n], Monday first.
formats::Value hours_told(const LivedTelling& telling);

}  // namespace ciclo::actions
