// write_event_parquet(): a Log as Parquet under pm4py's names: case:concept:name, concept:name, time:timestamp, and where
// the log has them org:resource, start_timestamp and its further columns ("case:…" those of cases).
//
//   Result<std::string> bytes = write_event_parquet(log, {.library = path});
//
// One row an event, case by case; times are stored as instants (UTC, microseconds), the rest as text. The zones that
// the log keeps (zone_column) are a column of their own: a ParquetDoor that names it reads times in them again. start_timestamp is
// null where an event has one time only. Nothing is guarded or left out as in CSV: pandas and R read what the log says.
// Refuses: no DuckDB (formats/parquet.h), years that Parquet's readers do not have. One thread.
#pragma once

#include <string>

#include "base/result.h"
#include "events/log.h"
#include "formats/parquet.h"

namespace ciclo::events {

Result<std::string> write_event_parquet(const Log& log, const formats::ParquetDoor& door);

}  // namespace ciclo::events
