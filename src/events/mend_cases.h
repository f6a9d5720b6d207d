// mend_cases(): rows already grouped by case, in the order of the file, are paired (start with complete) and put in
// order.
#pragma once

#include <string>
#include <vector>

#include "events/columns.h"
#include "events/rows.h"

namespace ciclo::events {

/// Start and end of every slot, both in seconds or both in microseconds.
struct RawTimes {
    bool in_seconds = true;
    Buffer<std::uint32_t> start_seconds, end_seconds;
    Buffer<std::int64_t> start_us, end_us;
};

struct GroupedRows {
    Buffer<std::uint64_t> case_begin;
    Codes activity, resource;
    RawTimes times;
    Buffer<RowKind> kind;
    Buffer<std::uint32_t> instance;  ///< empty: none
    std::vector<Codes> further;      ///< of events; of a pair the complete row's value counts, else the start's
};

/// Something to be told about the row that stood in `slot` before anything was moved.
struct SlotNote {
    std::uint32_t slot = 0;
    const char* code = "";
};

/// Afterwards no row is a start or a complete, and every case is in order. Fewer rows when some were paired: case_begin
/// and all columns are shortened. Notes: pairs first, then twins; by case.
std::vector<SlotNote> mend_cases(GroupedRows& rows, unsigned threads);

}  // namespace ciclo::events
