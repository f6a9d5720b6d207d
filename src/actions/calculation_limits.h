// How much one calculation may be asked to do, each limit with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::actions::limits {

inline constexpr std::size_t list_length = 2'000'000;         ///< more does not fit the JSON that may be read
inline constexpr std::size_t columns = 500;                   ///< what stats::drivers takes
inline constexpr std::int64_t count_max = 1'000'000'000'000;  ///< whole numbers below are exact in a double
inline constexpr double number_max = 1e15;
inline constexpr std::int64_t resampled_values = 2'000'000'000;  ///< replicates times values: about twenty seconds

}  // namespace ciclo::actions::limits
