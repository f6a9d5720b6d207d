// The part of read_events() that reads tables. See read_events.h for the rules and the codes.
#pragma once

#include "base/result.h"
#include "formats/columns.h"
#include "formats/table.h"
#include "trace/events.h"

namespace ciclo::trace {

Result<EventLog> read_event_table(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::trace
