// Thresholds of the ranking, each with its reason.
#pragma once

namespace ciclo::priorities {

/// K-08: what criticality multiplies the score by.
inline constexpr int weight_if_critical = 2, weight_otherwise = 1;

/// Two scores that print the same with this many decimals look tied to the reader.
inline constexpr int score_decimals = 2;

/// Measurement 2.5: a quadrant that fewer replicates agree on is drawn on the border.
inline constexpr double quadrant_certain_from = 0.8;

}  // namespace ciclo::priorities
