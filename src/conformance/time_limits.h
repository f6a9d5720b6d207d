// How long a moment may take by its map, and which visits took longer. Internal to the room; conformance.h has the
// rules.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "conformance/conformance.h"

namespace ciclo::conformance {

/// By activity of the log; nothing for activities without moment or moments without limit.
std::vector<std::optional<TimeLimit>> limits_of(const cycle::Map& map, const std::vector<ActivityMatch>& matches,
                                                const journeys::WorkingClock* clock);

/// Fills timed, untimed, slow, slow_cases, excess and slow_of_case. `display`: by activity, the place in found.moments;
/// `visits`: by activity, its events.
void time_visits(const events::Log& log, const std::vector<std::optional<TimeLimit>>& limits,
                 const std::vector<std::uint32_t>& display, const std::vector<std::int64_t>& visits,
                 const ConformOptions& options, Conformance& found);

}  // namespace ciclo::conformance
