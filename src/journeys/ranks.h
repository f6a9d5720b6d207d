// values_at(): the values that would stand at some ranks if a column were sorted, without sorting it.
//
//   const std::array<std::size_t, 2> ranks{4, 7};                 // ascending, from 0
//   std::vector<std::int64_t> values = values_at<std::int64_t>(column, ranks);
//
// Counts by leading bits, then looks into the buckets that hold a rank; linear in the column whatever its shape (at
// most six rounds, each on fewer values). Pure; the same answer as sorting (a test compares them).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ciclo::journeys {

template <class T>
std::vector<T> values_at(std::span<const T> values, std::span<const std::size_t> ranks);

extern template std::vector<std::int32_t> values_at(std::span<const std::int32_t>, std::span<const std::size_t>);
extern template std::vector<std::int64_t> values_at(std::span<const std::int64_t>, std::span<const std::size_t>);

}  // namespace ciclo::journeys
