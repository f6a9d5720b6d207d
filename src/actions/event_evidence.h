// Event logs as evidence: whatever an event log can be, CSV, XLSX or XES, or an object-centric log (OCEL) seen as the cases of
// one type of its objects. Which type is said in the mapping, events: {objects: "=Order"}; a log with one type needs no word.
//
//   Result<events::Log> log = read_event_evidence(file.bytes, file.name, *file.columns, {});
//
// Pure; any number of threads. Internal to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "events/read_log.h"
#include "formats/columns.h"
#include "formats/value.h"

namespace ciclo::actions {

/// An object-centric log, by its first bytes; packed ones are looked into only when their name says so, for a log of ten
/// million events is not unpacked twice.
bool is_object_log(std::string_view bytes, const std::string& name);

/// Errors: as events::read_log, objects::read_ocel and objects::flatten (code object_type: a type is to be chosen).
Result<events::Log> read_event_evidence(std::string_view bytes, const std::string& name, const formats::ColumnMapping& columns,
                                        const events::ReadOptions& options);

/// The types one may choose from, most events first: [{"name", "objects", "events"}]; empty for what is no such log or cannot
/// be read.
formats::Value object_types_json(std::string_view bytes, const std::string& name);

}  // namespace ciclo::actions
