// write_event_csv(): a Log as CSV under pm4py's headers: case:concept:name, concept:name, time:timestamp, and where the log
// has them org:resource, start_timestamp, its further columns ("case:…" those of cases).
//
//   Result<EventCsv> csv = write_event_csv(log);
//
// One row an event, case by case, times with their offset, to the microsecond: in the zone they were written in where the
// log keeps it (further.h), else in UTC. start_timestamp is empty where an event has one time only. A further column whose
// header stands there already is left out, and in `changed`. read_log() gives the same log back, but for the numbers in its dictionaries, its ledger and the
// names in `changed`: those that a spreadsheet would run as a formula get an apostrophe (formats::write_csv), those that
// readers take for "nothing" (n/a, -) are read as nothing. The same bytes every run. Refuses what would be larger than
// formats::limits::csv_bytes. Pure; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "events/log.h"

namespace ciclo::events {

struct EventCsv {
    std::string text;
    std::vector<std::string> changed;  ///< names that will not be read back as they are, each once
};

Result<EventCsv> write_event_csv(const Log& log);

}  // namespace ciclo::events
