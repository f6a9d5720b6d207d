// Two groups of cases of the lived path side by side: before and after a day, with and without a moment, by the values
// of a column.
//
//   Result<std::string> json = lived_compare_json(telling, {.on = "2026-03-01"});
//
// {"words":{"answer","basis","limits"},"first":{"name","cases"},"second":…,"left_out",
//  "whole":{"duration","idle","wait_share"},"steps":[{"step","reach","ended","wait","service"}]}. Differences are first −
// second: what is new less what was, what has it less what has not. Of times `medians` and (of the means) `difference`; of
// shares `difference`. What is `clear`: journeys/more_than_chance.h; `told_by` says of which of the two it is. Pure. Internal
// to the room.
#pragma once

#include <string>

#include "actions/lived_told.h"

namespace ciclo::actions {

/// One of `on` (a day), `reached` (a moment) and `by` (a column). Of a column: `first` against `second`, or against all
/// others; without either, the two values that most cases have, if no case has both. Who has both is on neither side.
struct LivedComparing {
    std::string on, reached, by, first, second;
};

/// Errors: not one of the three; no_such_moment; a day that is none; a column the log does not have, or with one value
/// only; nothing_to_compare where one side is empty.
Result<std::string> lived_compare_json(const LivedTelling& telling, const LivedComparing& comparing);

}  // namespace ciclo::actions
