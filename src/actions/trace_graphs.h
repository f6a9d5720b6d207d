// The directly-follows moves of a log as a graph that other programs draw: DOT for Graphviz, a Mermaid flowchart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "events/log.h"
#include "journeys/measures.h"

namespace ciclo::actions {

/// What is shown: moves that occur at least `least` times, most frequent first (ties by the log's numbers).
std::vector<journeys::MoveTimes> moves_shown(const journeys::Measures& measures, std::int64_t least);

/// Activities with how often they came, moves with how often and the median time between; begin and end of cases.
std::string moves_as_dot(const events::Log& log, const journeys::Measures& measures, std::int64_t least,
                         Language language);
std::string moves_as_mermaid(const events::Log& log, const journeys::Measures& measures, std::int64_t least,
                             Language language);

}  // namespace ciclo::actions
