// --memory: how much of a log may stand in memory; what is more is kept in files (events/spill.h).
#pragma once

#include <string_view>

#include "actions/action.h"

namespace ciclo::actions {

/// "200MB", "1.5 GB", "64kB": bytes, in steps of 1,000. Refused: anything else, and less than 1 MB.
Result<std::size_t> bytes_of(std::string_view text);

Input memory_input();
/// From here on, for the whole process; nothing without --memory. The files stand in world.temporary_folder.
Result<Done> heed_memory(const Arguments& arguments, const World& world);

}  // namespace ciclo::actions
