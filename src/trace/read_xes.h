// The part of read_events() that reads XES text (IEEE 1849). See read_events.h for the rules and the codes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/columns.h"
#include "trace/events.h"

namespace ciclo::trace {

/// The mapping's `events` names keys of attributes: case of the trace, the others of the event.
Result<EventLog> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping);

}  // namespace ciclo::trace
