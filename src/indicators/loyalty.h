// Satisfied, returning, recommending: what customers said all in all (CSAT, K-06b, K-33, K-18).
#pragma once

#include <optional>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

/// Share of the answers to the overall question that are positive; Wilson.
std::optional<Estimate> satisfied_share(const moments::Wave& wave, double level);

/// K-33. Only respondents who answered both questions count; "satisfied" is ≥ positive_from of its scale, 4 of 5.
std::optional<Loyalty> loyalty_of(const moments::Wave& wave, double level);

/// K-06b: satisfied and returning among those who answered both: the encounters that ended with a word.
std::optional<Estimate> closure_of(const Loyalty& loyalty, double level);

/// K-18: counts always, the score from `answers_for_recommend` answers on, times 100.
std::optional<Recommend> recommend_of(const moments::Wave& wave, double level);

}  // namespace ciclo::indicators
