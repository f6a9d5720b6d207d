// lived_design(): contact, complexity and divergence as they were lived, beside those of the design (domain.md K-10,
// K-12, K-13; Shostack 1987).
//
//   LivedDesign both = lived_design(log, map, found, {});
//   both.designed.contact.share, both.contact->value        // 0.727 designed, 0.61 lived
//
// Definitions. A visit's time is that of "too slow" (conformance.h): from the end of what came before, or from its own
// start when that was earlier, to its own end.
//   contact       Σ time with the customer present ÷ Σ time, over the visits of moments that have a time. A moment's
//                 time is shared as its design says, contact + wait : away; without minutes the customer is present
//                 where the moment's actor is the customer or shared, or its lane the customer's or onstage, else away.
//                 A ratio of sums over cases; interval on its logarithm by the delta method
//                 (none where it is wholly 0 or 1).
//   complexity    visits of moments in a case (the steps really taken), mean and median with its interval, beside the
//                 moments of the shortest journey and of the whole map; and the moves made beside those allowed.
//   divergence    mean over visits, in bits, of how open it is what comes next: as allowed log₂ of the moves the map
//                 allows from there (the end is one), as lived the entropy −Σ p·log₂ p of those made. Lived above
//                 allowed: people find ways that the map does not have. K-13 of the design stands beside them.
// Assumption that breaks the intervals: cases that are not independent of each other. Pure; any number of threads.
#pragma once

#include "conformance/conformance.h"
#include "cycle/classification.h"
#include "stats/estimate.h"

namespace ciclo::conformance {

struct LivedDesign {
    cycle::Classification designed;
    std::optional<stats::Estimate> contact;  ///< nothing: no visit of a moment has a time
    std::int64_t timed_visits = 0;           ///< what `contact` is of

    std::int64_t visits = 0;                      ///< of moments, without transversal ones
    std::optional<stats::Estimate> visits_a_case;  ///< median over cases; nothing: no cases
    double mean_visits = 0;
    std::int64_t moves_allowed = 0, moves_made = 0, moves_unplanned = 0;  ///< kinds of moves between moments

    double allowed_bits = 0, lived_bits = 0;
};

/// `found` of this log and map. `threads`: 0 as many as the machine has.
LivedDesign lived_design(const events::Log& log, const cycle::Map& map, const Conformance& found,
                         const journeys::WorkingClock* clock, unsigned threads = 0);

}  // namespace ciclo::conformance
