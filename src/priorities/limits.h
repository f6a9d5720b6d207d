// Thresholds of the ranking, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::priorities {

/// K-08: what criticality multiplies the score by.
inline constexpr int weight_if_critical = 2, weight_otherwise = 1;

/// Two scores that print the same with this many decimals look tied to the reader.
inline constexpr int score_decimals = 2;

/// Measurement 2.5: a quadrant that fewer replicates agree on is drawn on the border.
inline constexpr double quadrant_certain_from = 0.8;

/// Expected loss (measurement 0.4, 0.6, 3.1): draws for ranking chances, the level of ranking intervals, and how many
/// moments a team can work on at once.
inline constexpr int loss_draws = 10'000;
inline constexpr double ranking_level = 0.90;
inline constexpr std::size_t team_capacity = 3;

}  // namespace ciclo::priorities
