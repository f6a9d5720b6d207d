// The organisation's own word for those it serves, for maps that have none: patient, guest, citizen.
#pragma once

#include "base/language.h"
#include "base/result.h"
#include "cycle/map.h"
#include "seams/store.h"

namespace ciclo::actions {

/// Empty when nobody has said it.
Result<LocalText> organisations_word(seams::Snapshot& snapshot);

/// The map as it is told here: with its own word, else with the organisation's.
Result<cycle::Map> told_here(const cycle::Map& map, seams::Snapshot& snapshot);

}  // namespace ciclo::actions
