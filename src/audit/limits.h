// Limits of the audit chain, each with its reason.
#pragma once

#include <cstddef>

namespace ciclo::audit {

/// Faults named by one verification: the first says where to look; a chain that is wrong throughout needs no million lines.
inline constexpr std::size_t most_faults = 100;

/// Characters of one line of a checkpoint file: four numbers and two keys in hexadecimal fit well.
inline constexpr std::size_t longest_checkpoint_line = 400;

}  // namespace ciclo::audit
