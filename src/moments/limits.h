// From how much evidence on a step is taken, each with its reason.
#pragma once

#include <cstdint>

namespace ciclo::moments::limits {

// measurement 2.1: below 200 complete answers a driver is "probably among the main ones", which orders nothing; the same
// bound as indicators uses, so that what is announced as derived is what the ranking uses
constexpr std::int64_t derived_rows_min = 200;
constexpr std::int64_t derived_rows_per_moment = 10;

}  // namespace ciclo::moments::limits
