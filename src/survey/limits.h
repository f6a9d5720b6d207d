// How much a file of answers may hold, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>

namespace ciclo::survey::limits {

constexpr std::size_t respondents = 20'000'000;  ///< with 20 questions 3.6 GB of columns: the largest machine we know
constexpr std::size_t segment_values = 5'000;    ///< a column with more is no grouping: it is a key or a free text

}  // namespace ciclo::survey::limits
