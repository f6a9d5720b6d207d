// The day a deed is told, else today where the organisation is. Internal to the room.
#pragma once

#include "actions/action.h"
#include "calendar/instant.h"

namespace ciclo::actions {

/// Today, in the organisation's own day. Needs pen or snapshot, and clock when there is no pen.
Result<calendar::Day> organisation_today(World& world);
/// Input "day" as 2025-10-20; today without it. Refused: no day, or one that is still to come.
Result<calendar::Day> day_given(const Arguments& arguments, World& world);
Input day_input(LocalText help);

}  // namespace ciclo::actions
