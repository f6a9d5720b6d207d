// What one wave of answers says about each moment (K-01…K-03, reach), without the other witnesses.
#pragma once

#include <vector>

#include "cycle/map.h"
#include "indicators/measures.h"
#include "survey/answers.h"

namespace ciclo::indicators {

/// One row per rateable moment, map order, then transversal. `answers` null: rows with n = 0.
std::vector<MomentMeasure> moment_measures(const cycle::Map& map, const survey::Answers* answers,
                                           const MeasureOptions& options);

/// K-03 on any scale; none below `answers_for_a_word` answers.
Sign sign_of(double mean, const survey::Scale& scale, std::int64_t n);

/// K-07 among moments with enough answers: lowest mean (as position on its scale), ties: critical first, then lower n.
std::optional<cycle::MomentId> weakest_of(const std::vector<MomentMeasure>& moments);

}  // namespace ciclo::indicators
