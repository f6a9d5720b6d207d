// write_xes(): a Log as XES (IEEE 1849-2016, valid by its schema; read by pm4py, ProM, bupaR).
//
//   Result<std::string> text = write_xes(log);
//
// An event that lasts becomes two, start and complete, joined by concept:instance; one with a single time becomes one
// without a transition. Within a trace they stand by time. Times are in the zone an attribute of events keeps
// (zone_column), else in UTC. Further columns become attributes of the events and of the traces, of the type that all
// their values have (xes_types.h); the extensions of the standard whose prefixes they bear are declared. read_log()
// gives the same log back, but for the numbers in its dictionaries and its ledger. The same bytes every run. Refuses what
// XML cannot hold (control characters), and what would be larger than formats::limits::xml_bytes. Pure; any number of
// threads.
#pragma once

#include <string>

#include "base/result.h"
#include "events/log.h"

namespace ciclo::events {

Result<std::string> write_xes(const Log& log);

}  // namespace ciclo::events
