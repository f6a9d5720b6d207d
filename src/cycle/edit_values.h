// The short way of edited(): when every edit is a value of a moment that stays where it is, only that moment is read
// again. Internal to the room; merge.h is the door.
#pragma once

#include <optional>

#include "cycle/merge.h"

namespace ciclo::cycle {

/// What edited() answers for these edits; nothing when they ask for the whole way: they touch what other moments depend
/// on (order, stage, spans, activities, promises), another part of the map, or a moment that is not there. `edits` are
/// in order.
std::optional<Merged> edited_values(const Map& now, const std::vector<Edit>& edits);

}  // namespace ciclo::cycle
