// join_events(): several event logs as one. Cases follow each other in the order of the logs; a case of the same name in
// another log is another case. Pure; any number of threads.
#pragma once

#include <vector>

#include "trace/events.h"
#include "trace/times.h"

namespace ciclo::trace {

/// `logs` has at least one; one alone is given back as it is.
EventLog join_events(std::vector<EventLog> logs);

/// Series of the same name, period and unit are one, values in the order of the files. `files` has at least one.
Times join_times(std::vector<Times> files);

}  // namespace ciclo::trace
