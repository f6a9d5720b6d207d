// The directly-follows moves of a log as a picture of our own (SVG). Internal to actions.
//
// Drawn are: the activities that come most often (at most most_boxes), the moves among them that make up
// four fifths of all moves, and of every activity drawn the most frequent move to it and from it, so that none hangs in
// the air; with `least` above 0 instead all moves that occur so often. What is left out is said below. Ranks are the mean
// position of an activity in its cases.
#pragma once

#include <cstdint>
#include <string>

#include "base/language.h"
#include "events/log.h"
#include "journeys/measures.h"

namespace ciclo::actions {

/// More are no longer read on one sheet.
inline constexpr std::size_t most_boxes = 60, most_lines = 240;

/// `least` 0: as told above. The log has events: ENSURE.
std::string moves_as_svg(const events::Log& log, const journeys::Measures& measures, std::int64_t least, Language language);

}  // namespace ciclo::actions
