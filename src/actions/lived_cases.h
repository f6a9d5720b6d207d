// Which cases of a log a question about the lived path looks at: those of the days, that reached some moments and not
// others, that have a value in a column, that made one journey.
//
//   Result<journeys::Cases> cases = lived_cases(question, *log);
//   events::Log part = log_of(*cases);
//
// Pure. Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "actions/lived_log.h"
#include "conformance/matching.h"
#include "journeys/filter.h"

namespace ciclo::actions {

/// Which moment each activity of the log is. Errors: the table of the import names a moment that is not there.
Result<std::vector<conformance::ActivityMatch>> lived_matches(const LivedQuestion& question, const events::Log& log);

Error no_such_moment(const std::string& name);
/// The activities that are the moment with this id; or the one of this name that is no moment. Error: no_such_moment.
Result<std::vector<std::uint32_t>> activities_named(const cycle::Map& map,
                                                    const std::vector<conformance::ActivityMatch>& matches,
                                                    const std::string& name);

/// Errors: no_events_then where no case is like that; no_such_moment, no_such_case; a column the log does not have.
Result<journeys::Cases> lived_cases(const LivedQuestion& question, const events::Log& log);

/// A log of these cases only, with the columns that were asked for.
events::Log log_of(const journeys::Cases& cases);

}  // namespace ciclo::actions
