// An activity that some live at any place of the journey: a call, a complaint, a change of date. Internal to the room;
// propose.h has the rule.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "discovery/positions.h"

namespace ciclo::discovery {

/// The place in `all` of the one that comes most evenly anywhere; nothing where none does. `cases`: of the log.
std::optional<std::size_t> comes_anywhere(const std::vector<Kept>& all, const Positions& positions, std::int64_t cases,
                                          const ProposeOptions& options);

/// The activities before and after which `one` came.
std::vector<std::uint32_t> accompanied_by(std::size_t one, const std::vector<Kept>& all, const Positions& positions);

}  // namespace ciclo::discovery
