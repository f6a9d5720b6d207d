// The moves of each range of cases, counted apart: what moves_of() joins, and where measure() puts the gaps.
#pragma once

#include <cstdint>
#include <vector>

#include "events/log.h"
#include "journeys/moves.h"
#include "journeys/pairs.h"
#include "journeys/pass.h"

namespace ciclo::journeys {

struct MovePart {
    std::vector<PairCount> pairs;  ///< by `to`, then `from`
    std::vector<std::int64_t> begun, ended;
};

/// One part per range; `ranges` as case_ranges() gives them.
std::vector<MovePart> count_moves(const events::Log& log, const std::vector<CaseRange>& ranges);
Moves join_moves(const std::vector<MovePart>& parts, std::size_t activities);

}  // namespace ciclo::journeys
