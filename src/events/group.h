// group(): rows as they stand in the file become a Log, case by case: start and complete rows paired, events in order.
//
// Rules. A lifecycle of start and complete rows: paired by instance where there is one, else first in first out per
// case, activity and resource (then per case and activity); one without a partner is kept as an event of one time,
// noted (start_without_complete, complete_without_start). Order within a case: end, start, position in the file. Two
// events alike in all are kept and noted (same_event_twice). A further column of cases has the first value that a row of
// the case gives; another one behind it is noted (case_value_changes). Same bytes for any number of threads.
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
    std::vector<std::vector<std::uint32_t>> further = {};  ///< of rows.further; none, or one per column
};

/// A further column of the rows (further.h): "case:…" when it is of cases.
struct FurtherColumn {
    std::string name;
    Dictionary values;
    bool has_too_many_values = false;  ///< it will be left out, and noted
};

struct Ungrouped {
    std::vector<RowRange> ranges;  ///< in the file's order
    Dictionary cases, activities, resources;
    std::vector<FurtherColumn> further;  ///< what the ranges' rows.further are; zone_column is left out when it is empty
    std::vector<Attribute> of_cases;     ///< ready by the numbers of `cases` (attributes of XES traces)
    std::string file;
    Ledger ledger;
    std::function<Place(std::size_t row)> place;  ///< asked only for what goes into the ledger
};

/// Errors: no row at all, sizes over limits.h.
Result<Log> group(Ungrouped rows, unsigned threads);

}  // namespace ciclo::events
