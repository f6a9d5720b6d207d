// Where the measures of lived journeys change their way, each with its reason. None of them changes an answer.
#pragma once

#include <cstddef>

namespace ciclo::journeys::limits {

/// Pairs of activities counted in a plain table; above it by hashing. 4 MB: a log of 1,000 activities still fits the
/// second cache nearly, one of 10,151 would need 400 MB for some thousand moves.
constexpr std::size_t table_pairs = 1U << 20U;
/// Values below which order statistics are taken by selection; above it a histogram first says where they stand.
constexpr std::size_t selected_values = 4096;

}  // namespace ciclo::journeys::limits
