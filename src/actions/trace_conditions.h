// What the flags of a segment say of a case's columns and of its way: --where, --begins, --finishes, --then, --eventually,
// --events; and which further columns of the log they need.
//
//   add_conditions(*log, arguments, filters, errors);
//
// Internal to the room; used by trace_segments.cc and trace_source.cc.
#pragma once

#include <optional>
#include <vector>

#include "actions/action.h"
#include "events/further.h"
#include "journeys/filter.h"

namespace ciclo::actions {

std::vector<Input> condition_inputs();

/// One filter for each flag given: all of them hold. Errors: no such column, value or activity, with the nearest.
void add_conditions(const events::Log& log, const Arguments& arguments, std::vector<journeys::Filter>& filters,
                    Errors& errors);

/// A condition that no value could meet is a slip, and no segment: no such column or value (with the nearest), or no number
/// to compare.
std::optional<Error> fault_of_condition(const events::Log& log, const journeys::Attributed& condition);

/// The column of --by: of a condition, or by itself. Error: quotes that do not close.
Result<std::string> column_asked(const std::string& text);

/// The columns that --where and --by name; none without them.
events::Further further_asked(const Arguments& arguments);

}  // namespace ciclo::actions
