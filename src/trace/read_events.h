// read_events(): an event log from CSV, XLSX, XES or XES.gz.
//
//   Result<EventLog> log = read_events(bytes, "visits.xes.gz", columns);
//
// By content: XES when the first character is "<", a table otherwise; both also gzipped. Headers found without a
// mapping: pm4py (case:concept:name, concept:name, time:timestamp, start_timestamp, org:resource, lifecycle:transition,
// concept:instance), Disco (Case ID, Activity, Resource, Start Timestamp, Complete Timestamp), bupaR (case_id,
// activity_id, activity_instance_id, lifecycle_id, timestamp, resource_id) and plain case, activity, start, end, time,
// resource. In XES the mapping's names are keys of attributes.
//
// Rules. Two time columns: one row is one activity instance. A lifecycle column: start and complete rows are paired, by
// instance where there is one, else first in first out per case, activity and resource (then per case and activity). A
// start or complete that finds no partner is kept, with duration_known 0. Other transitions (schedule, suspend…) are
// left out, counted. Order within a case: start, end, position in the file. A time without a zone is taken as UTC.
//
// Ledger codes. Row left out: empty_row, long_row, no_case, no_activity, no_time, not_a_time, lifecycle_not_used,
// event_outside_trace. Value left out: end_before_start (the start is dropped), not_a_time (one of two). Noted:
// start_without_complete, complete_without_start, same_event_twice, trace_without_name, trace_name_repeated,
// unused_column, short_row, filtered_rows.
//
// Errors: no case, activity or time column (headers listed), no event left, XML or table not well-formed, a time column
// that does not tell day from month, sizes over limits.h. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/cells.h"
#include "formats/columns.h"
#include "trace/events.h"

namespace ciclo::trace {

Result<EventLog> read_events(std::string_view bytes, const std::string& file, const formats::ColumnMapping& mapping);

/// What the columns of a table are taken for, by the fields of the mapping's part `events`.
std::vector<formats::FieldColumn> event_columns(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::trace
