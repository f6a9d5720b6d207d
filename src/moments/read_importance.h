// read_importance(): a mean of stated importance per moment, as in a file with the columns moment and importance (and
// n).
//
//   Result<std::map<MomentId, StatedImportance>> importance = read_importance(table, map, columns);
//
// Such a file is short and made by hand, so nothing in it is passed over: an unknown moment, a moment twice, a mean
// outside 1…5, a text where a number is due are errors with their place. An empty cell says nothing was asked: the
// moment is left without importance. "4,8" is read as 4.8. Pure; any number of threads.
#pragma once

#include <map>

#include "base/result.h"
#include "cycle/map.h"
#include "formats/cells.h"
#include "formats/columns.h"
#include "formats/table.h"
#include "moments/evidence.h"

namespace ciclo::moments {

Result<std::map<cycle::MomentId, StatedImportance>> read_importance(const formats::Table& table, const cycle::Map& map,
                                                                    const formats::ColumnMapping& mapping);

/// What the columns are taken for, by the fields of the mapping's part `importance`.
std::vector<formats::FieldColumn> importance_columns(const formats::Table& table, const formats::ColumnMapping& mapping);

}  // namespace ciclo::moments
