// hand_offs_of(): which hand-offs the map plans, and how many of them were taken over (domain.md K-24, of a log).
//
//   for (const HandOff& one : hand_offs_of(log, map, found)) … one.taken_over of one.required …
//
// A hand-off is planned after a moment when whatever the map lets follow it is done by others: every such moment names
// roles (both sides name some), or else both sides name units, and none of them is one of the moment's own. A moment
// after which the journey may end, or stay in the same hands, plans none. Required: each visit of the moment. Taken over: in
// the rest of the case one of the planned followers comes before the moment itself comes again. The order is the log's;
// how long it took is `ciclo trace waits --from --until`. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "conformance/conformance.h"

namespace ciclo::conformance {

struct HandOff {
    cycle::MomentId from;
    std::vector<cycle::MomentId> to;          ///< any of them takes it over
    std::vector<std::string> gives, takes;    ///< roles, else units, each once
    std::int64_t required = 0, taken_over = 0;
};

/// Those that the map plans, in its order; those nobody came to with required = 0.
std::vector<HandOff> hand_offs_of(const events::Log& log, const cycle::Map& map, const Conformance& found);

}  // namespace ciclo::conformance
