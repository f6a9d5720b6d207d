// Which moment followed which in the journeys of a log, beside what the map allows. Internal to the room;
// conformance.h is the door.
#pragma once

#include <cstdint>
#include <vector>

#include "conformance/conformance.h"
#include "conformance/journeys_of_variants.h"

namespace ciclo::conformance {

/// `journeys` are those of `variants`.
std::vector<LivedMove> lived_moves_of(const Journeys& journeys, const journeys::Variants& variants,
                                      const cycle::Moves& moves, unsigned threads);

/// Each variant's journey as moments of the map: do_with(journey, cases that took it). `found` as above.
template <class F>
void for_each_journey(const events::Log& log, const Conformance& found, const F& do_with) {
    std::vector<std::uint32_t> journey;
    log.activity.visit([&](auto codes) {
        for (const journeys::Variant& variant : found.variants.all) {
            journey.clear();
            const std::uint64_t first = log.case_begin[variant.first_case];
            for (std::uint64_t e = first; e < first + variant.length; ++e) journey.push_back(found.moment_of[codes[e]]);
            do_with(journey, variant.cases);
        }
    });
}

}  // namespace ciclo::conformance
