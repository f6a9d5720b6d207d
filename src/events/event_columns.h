// EventColumns: which column of a table of events holds what.
#pragma once

#include <optional>
#include <vector>

#include "events/event_words.h"
#include "formats/cells.h"

namespace ciclo::events {

struct EventColumns {
    std::optional<formats::FoundColumn> case_name, activity, start, end, resource, lifecycle, instance;
};

/// By the mapping, else by header: pm4py's names first, then Disco's and bupaR's, then plain words. Errors (into
/// `errors`): a mapped column that is not there, no case, activity or time, both `time` and `end` mapped.
EventColumns find_event_columns(formats::ColumnFinder& finder, const formats::FileColumns& mapping,
                                const formats::Table& table, Lifecycle lifecycle, Errors& errors);

/// What the columns of a table are taken for, by the fields of the mapping's part `events`.
std::vector<formats::FieldColumn> event_columns(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::events
