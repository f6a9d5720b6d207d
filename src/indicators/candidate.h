// Which moments deserve to be called critical, and which have collapsed already (K-08b, K-09b).
#pragma once

#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

/// Fills importance, cases, case_share, candidate and alarm of rows that already have their ratings.
/// What the evidence does not say stays unknown: no stated importance on 1–5 (derived shares are on another scale),
/// fewer than `answers_for_a_word` ratings, no complaint at all, and "safety or money" unless the map says it: nobody's
/// tick is not a no. The system proposes; a person decides.
void judge_moments(const moments::Evidence& evidence, double level, std::vector<MomentMeasure>& moments);

}  // namespace ciclo::indicators
