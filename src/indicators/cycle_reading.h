// The cycle as a whole under one reading of criticality: index (K-05) and integrity (K-06).
#pragma once

#include <vector>

#include "cycle/map.h"
#include "indicators/measures.h"
#include "indicators/resampled_moments.h"
#include "survey/answers.h"

namespace ciclo::indicators {

/// One wave, measured; everything a reading needs. References must outlive the calls.
struct MeasuredWave {
    const survey::Answers& answers;
    const std::vector<MomentMeasure>& moments;
    const ResampledMoments& resampled;
};

/// Index: weighted mean of the moment means, critical moments twice, each mean carried to 0…100 by its scale; moments
/// without data are left out. Percentile bootstrap of respondents; no interval for fewer than two of them or when all
/// replicates agree. Breaks when moments were answered by different kinds of people: the index then mixes populations.
/// Integrity: share of respondents without a critical rating ≤ negative_to, of those who rated anything; Wilson.
CycleReading read_cycle(const MeasuredWave& wave, std::vector<cycle::MomentId> critical, double level);

}  // namespace ciclo::indicators
