// What happened between the moments to be: how often one came straight after another (those left out apart), how long
// the log's moves took and who made them. Internal to the room; propose.h has the rules.
#pragma once

#include <cstdint>
#include <vector>

#include "discovery/kept.h"

namespace ciclo::discovery {

struct Passages {
    std::size_t n = 0;
    std::vector<std::int64_t> count;   ///< [from × n + to]
    std::vector<std::int64_t> onward;  ///< [from]: visits that were followed by one
};
/// Of two neighbours, in how many cases both came, and the later first. [place of the earlier]
struct Swaps {
    std::vector<std::int64_t> both, later_first;
};
Swaps swaps_of(const events::Log& log, const journeys::Variants& variants, const KeptActivities& kept);

Passages passages_of(const events::Log& log, const journeys::Variants& variants, const KeptActivities& kept);

/// Between neighbours in the proposed order: the commonest forward move across, its waits, and changes of hands.
struct Boundary {
    std::uint32_t from = 0, to = 0;  ///< places of the commonest move
    std::int64_t moves = 0;          ///< how often that move came
    double wait_seconds = 0;         ///< its median wait: start of the later − end of the earlier, not below 0
    std::int64_t changed_hands = 0, with_hands = 0;  ///< moves that changed the resource, of those where both are known
};
/// Between place i and i + 1, for every i; moves 0 where nobody crossed.
std::vector<Boundary> boundaries_of(const events::Log& log, const Passages& passages, const KeptActivities& kept);

}  // namespace ciclo::discovery
