// Parts of what is told of the lived path: moments, moves, journeys, what can be filtered by. Pure. Internal to
// the room; lived_told.h puts them together.
#pragma once

#include <string>
#include <vector>

#include "actions/lived_told.h"
#include "formats/value.h"

namespace ciclo::actions {

/// Of the moment in the telling's language; of an activity as the log writes it.
std::string step_name(const LivedTelling& telling, std::size_t step);

/// The step that is the moment with this id, or the activity of this name that is no moment. Error: no_such_moment.
Result<std::size_t> step_named(const LivedView& view, const std::string& name);

formats::Value steps_told(const LivedTelling& telling);
formats::Value moves_told(const LivedView& view);
/// The most frequent.
formats::Value journeys_told(const LivedTelling& telling);
formats::Value journeys_told(const LivedTelling& telling, const std::vector<std::size_t>& chosen);
/// [{"kind","column","value","name"}]: what is filtered by, in the order of the address.
formats::Value filters_told(const LivedTelling& telling);
/// [{"name","values","most":[{"value","cases"}]}]
formats::Value columns_told(const LivedView& view);

}  // namespace ciclo::actions
