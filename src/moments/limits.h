// From how much evidence on a step is taken, each with its reason.
#pragma once

#include <cstdint>

namespace ciclo::moments::limits {

// measurement 2.1: with 50 answers the true first three drivers are found half of the time only
constexpr std::int64_t derived_rows_min = 100;
constexpr std::int64_t derived_rows_per_moment = 10;

}  // namespace ciclo::moments::limits
