// ciclo trace compare --to svg: every difference with its interval, around 0. Internal to the room.
//
//   compare_svg(log, both, {"< 2026-03-01", "≥ 2026-03-01"}, language)
#pragma once

#include <string>

#include "actions/trace_compare_answer.h"

namespace ciclo::actions {

/// Times above, shares below, what is clear first, forty of each at most.
std::string compare_svg(const events::Log& log, const journeys::Comparison& both, const SideNames& sides, Language language);

}  // namespace ciclo::actions
