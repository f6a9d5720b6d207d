// The part of group() that sees to further columns; used by group.cc only.
#pragma once

#include <vector>

#include "events/group.h"

namespace ciclo::events {

/// Columns with too many values go, noted; so does an empty column of zones. What is left is as long as its rows.
void settle_further(Ungrouped& rows);

/// The columns of cases become attributes by number of the case, and are taken from `rows`. Before any row is moved: the
/// rows still say the range's number of their case.
std::vector<Attribute> take_columns_of_cases(Ungrouped& rows);

}  // namespace ciclo::events
