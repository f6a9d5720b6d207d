// How large a proposed cycle may be, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::discovery::limits {

constexpr std::size_t moments = 25;   ///< beyond it a journey is of high complexity (K-12): a draft is to be read
constexpr std::size_t branches = 50;  ///< what a map may hold (cycle::limits::per_moment)
constexpr std::size_t moments_for_one_anywhere = 5;  ///< where more have no place, the log has no order to draw
constexpr std::size_t stages = 7;     ///< people keep about seven parts in mind; more is no help to begin with

}  // namespace ciclo::discovery::limits
