// read_log(): an event log from CSV, XLSX, XES or XES.gz, at the speed of the disk where the file is plain.
//
//   Result<Log> log = read_log(bytes, "visits.xes.gz", columns, {});
//
// By content: XES when the first character is "<", a table otherwise; both also gzipped. Headers found without a
// mapping: pm4py (case:concept:name, concept:name, time:timestamp, start_timestamp, org:resource, lifecycle:transition,
// concept:instance), Disco (Case ID, Activity, Resource, Start Timestamp, Complete Timestamp), bupaR (case_id,
// activity_id, activity_instance_id, lifecycle_id, timestamp, resource_id) and plain case, activity, start, end, time,
// resource. In XES the mapping's names are keys of attributes.
//
// Rules. Two time columns: one row is one activity instance. A lifecycle column: start and complete rows are paired
// (see group.h). Other transitions (schedule, suspend…) are left out, counted. A time without a zone is taken as UTC.
//
// Ledger codes. Row left out: empty_row, long_row, no_case, no_activity, no_time, not_a_time, lifecycle_not_used,
// event_outside_trace. Value left out: end_before_start (the start is dropped), not_a_time (one of two). Noted:
// start_without_complete, complete_without_start, same_event_twice, trace_without_name, trace_name_repeated,
// unused_column, short_row, filtered_rows; of further columns too_many_values (the column is left out) and
// case_value_changes (a row says another value of its case than the first row that says one, which counts).
//
// Further columns (further.h): an empty cell is "not given". Of a start and a complete row that are one event the
// complete row's value counts, else the start's.
//
// Errors: no case, activity or time column (headers listed), no event left, XML or table not well-formed, a time column
// that does not tell day from month, sizes over limits.h. Pure; any number of threads may call it; it uses several
// itself.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "events/event_words.h"
#include "events/further.h"
#include "events/log.h"
#include "events/separators.h"
#include "formats/columns.h"

namespace ciclo::events {

enum class Reader { quickest, ordinary };

struct ReadOptions {
    unsigned threads = 0;              ///< 0: as many as the machine has
    Reader reader = Reader::quickest;  ///< ordinary: the reader that takes everything, for comparison
    Simd simd = Simd::best;
    Lifecycle lifecycle = Lifecycle::paired;
    Further further = {};  ///< none costs nothing
};

Result<Log> read_log(std::string_view bytes, const std::string& file, const formats::ColumnMapping& mapping,
                     const ReadOptions& options);

}  // namespace ciclo::events
