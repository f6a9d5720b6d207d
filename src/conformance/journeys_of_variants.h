// The variants of a log against the moves of a map: each aligned once, in an order in which those that begin alike
// follow each other. Internal to the room; conformance.h is the door.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "conformance/conformance.h"

namespace ciclo::conformance {

/// The journeys of all variants, one after the other: what is counted of them is counted here, and not in the columns
/// of the log, where each stands in another place.
struct Journeys {
    std::vector<std::uint32_t> moments, activities;
    std::vector<std::size_t> begin;  ///< variants + 1 places in both

    std::size_t size() const { return begin.size() - 1; }
    std::span<const std::uint32_t> of(std::size_t variant) const {
        return {moments.data() + begin[variant], begin[variant + 1] - begin[variant]};
    }
    std::span<const std::uint32_t> activities_of(std::size_t variant) const {
        return {activities.data() + begin[variant], begin[variant + 1] - begin[variant]};
    }
};

/// `moment_of`: by activity, as Conformance::moment_of.
Journeys journeys_of(const events::Log& log, const journeys::Variants& variants,
                     const std::vector<std::uint32_t>& moment_of);

/// Parallel to the journeys.
std::vector<VariantConformance> align_variants(const Journeys& journeys, const cycle::Moves& moves, unsigned threads);

}  // namespace ciclo::conformance
