// The part of read_log() that reads any table of events. See read_log.h for the rules and the codes.
#pragma once

#include "base/result.h"
#include "events/event_words.h"
#include "events/further.h"
#include "events/group.h"
#include "formats/columns.h"
#include "formats/table.h"

namespace ciclo::events {

/// The table must live as long as the answer's `place` is used.
Result<Ungrouped> read_event_table(const formats::Table& table, const formats::ColumnMapping& mapping,
                                   Lifecycle lifecycle, const Further& further);

}  // namespace ciclo::events
