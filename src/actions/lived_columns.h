// The columns of a log by which cases can be filtered and compared, and the values of each that most cases have.
// Internal to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/log.h"

namespace ciclo::actions {

struct LivedValue {
    std::string value;
    std::int64_t cases = 0;  ///< with it in any of their events
};

struct LivedColumn {
    std::string name;
    std::int64_t values = 0;       ///< different ones
    std::vector<LivedValue> most;  ///< at most fifty; most cases first, then as they appear
};

/// "resource" when the log has one, then the columns of cases and of events. Linear in the events for each column.
/// Pure.
std::vector<LivedColumn> lived_columns(const events::Log& log);

}  // namespace ciclo::actions
