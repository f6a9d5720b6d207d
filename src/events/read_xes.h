// The part of read_log() that reads XES text (IEEE 1849-2016, 1849-2023). See read_log.h for the rules and the codes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "events/event_words.h"
#include "events/group.h"
#include "formats/columns.h"

namespace ciclo::events {

/// The mapping's `events` names keys of attributes: case of the trace, the others of the event.
Result<Ungrouped> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping,
                           Lifecycle lifecycle);

}  // namespace ciclo::events
