// How much an event log or a list of times may hold, each with its reason. Reading more is refused, never cut.
#pragma once

#include <cstddef>

namespace ciclo::trace::limits {

constexpr std::size_t events = 100'000'000;    ///< 4.5 GB of columns while they are sorted
constexpr std::size_t activities = 100'000;    ///< the busiest log we know has 10,151; more is a column of free text
constexpr std::size_t resources = 10'000'000;  ///< a log may carry one resource per customer
constexpr std::size_t series = 10'000;         ///< standards times periods; more is a column of free text

}  // namespace ciclo::trace::limits
