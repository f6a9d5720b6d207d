// How large a proposed cycle may be, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::discovery::limits {

constexpr std::size_t moments = 60;   ///< the circle draws 60; what comes after them is a tail for people to look at
constexpr std::size_t branches = 50;  ///< what a map may hold (cycle::limits::per_moment)
constexpr std::size_t stages = 7;     ///< people keep about seven parts in mind; more is no help to begin with

}  // namespace ciclo::discovery::limits
