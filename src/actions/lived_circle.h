// The circle of the map as it was lived: how many lived each moment, and what departs from the plan most there. Fewer
// than five cases are drawn as the map alone. Pure. Internal to the room.
#pragma once

#include "actions/lived_told.h"
#include "report/pictures.h"

namespace ciclo::actions {

drawing::Drawing lived_circle(const LivedTelling& telling, report::PictureOptions options);

}  // namespace ciclo::actions
