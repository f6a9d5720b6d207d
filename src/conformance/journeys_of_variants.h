// The variants of a log against the moves of a map: each aligned once, in an order in which those that begin alike
// follow each other. Internal to the room; conformance.h is the door.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "conformance/conformance.h"

namespace ciclo::conformance {

/// Parallel to `variants.all`. `moment_of`: by activity, as Conformance::moment_of.
std::vector<VariantConformance> align_variants(const events::Log& log, const journeys::Variants& variants,
                                               const cycle::Moves& moves, const std::vector<std::uint32_t>& moment_of,
                                               unsigned threads);

/// What an alignment says, by kind and subject. `activities`: of the journey's events.
std::vector<Deviating> deviations_of(const Alignment& alignment, std::span<const std::uint32_t> activities);

}  // namespace ciclo::conformance
