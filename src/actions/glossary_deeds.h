// glossary fill: the terms that come with the program, as records people may change afterwards.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action glossary_fill_action();
/// Writes the shipped terms that no record bears yet, by their Spanish word; how many. For the set-up too. Needs a pen.
Result<int> fill_glossary(seams::Pen& pen);

}  // namespace ciclo::actions
