// group(): rows as they stand in the file become a Log, case by case: start and complete rows paired, events in order.
//
// Rules. A lifecycle of start and complete rows: paired by instance where there is one, else first in first out per
// case, activity and resource (then per case and activity); one without a partner is kept as an event of one time,
// noted (start_without_complete, complete_without_start). Order within a case: end, start, position in the file. Two
// events alike in all are kept and noted (same_event_twice). Same bytes for any number of threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/log.h"
#include "events/rows.h"

namespace ciclo::events {

/// A range of the file, and what its own numbers mean in the whole file's dictionaries (empty = the same).
struct RowRange {
    Rows rows;
    std::vector<std::uint32_t> cases, activities, resources;
};

struct Ungrouped {
    std::vector<RowRange> ranges;  ///< in the file's order
    Dictionary cases, activities, resources;
    std::string file;
    Ledger ledger;
    std::function<Place(std::size_t row)> place;  ///< asked only for what goes into the ledger
};

/// Errors: no row at all, sizes over limits.h.
Result<Log> group(Ungrouped rows, unsigned threads);

}  // namespace ciclo::events
