// Where the activities that are kept stand in the journeys: who came first, who came straight after whom. Internal to the
// room; propose.h has the rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "discovery/kept.h"

namespace ciclo::discovery {

struct Positions {
    std::size_t n = 0;
    std::vector<double> mean;            ///< mean place of the first visit, 0…1
    std::vector<std::int64_t> before;    ///< [a × n + b]: cases whose first visit to a came before that to b
    std::vector<std::int64_t> straight;  ///< [a × n + b]: visits of b straight after a
    std::vector<std::int64_t> begins;    ///< cases that begin with it

    std::int64_t cases_before(std::size_t a, std::size_t b) const { return before[a * n + b]; }
};

/// Among the activities of `all`; the others are passed over.
Positions positions_of(const events::Log& log, const journeys::Variants& variants, const std::vector<Kept>& all);

/// By activity of the log: its place in `all`, or not_kept.
std::vector<std::uint32_t> places_of(const std::vector<Kept>& all, std::size_t activities);

}  // namespace ciclo::discovery
