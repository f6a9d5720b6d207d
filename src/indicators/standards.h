// Compliance with the standards (K-14), and its change from period to period.
#pragma once

#include <vector>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

/// One row per measured standard of the evidence, in its order; series without any observation are left out. Values are
/// in the standard's unit (gather() sees to it). The share has a Wilson interval; `reached` is the plain comparison with
/// rounding, `verdict` needs the whole interval. Breaks when observations of one series depend on each other (a bad hour
/// counts many times).
std::vector<StandardMeasure> standard_measures(const moments::Evidence& evidence, const MeasureOptions& options);

/// Consecutive periods of one standard and series. Clear only when the two intervals are apart and both periods have
/// `answers_for_a_word` observations.
std::vector<StandardChange> standard_changes(const std::vector<StandardMeasure>& measures, double level);

/// Does one observation meet the standard? With tolerance for rounding.
bool meets(double value, const cycle::Standard& standard);

/// K-34 for two shares or means with their intervals, more being better.
Change change_between(const Estimate& before, const Estimate& after);

}  // namespace ciclo::indicators
