// variant_times(): how many cases took each path, and how long they lasted, lay still and were worked on: edeaR's trace
// coverage, and its times at the level of the trace.
//
//   std::vector<VariantTimes> paths = variant_times(variants, case_times(Cases(log), {}), 20, {});
//   paths[0].coverage, paths[0].cumulative, paths[0].throughput.median
//
// Variants in their own order (most cases first), `most` of them. Cumulative coverage adds them in that order; edeaR
// 1.0.0 adds paths of equally many cases the other way round in part, so its column differs within such ties. Linear.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "journeys/case_times.h"
#include "journeys/variants.h"

namespace ciclo::journeys {

struct VariantTimes {
    std::uint32_t variant = 0;
    std::int64_t cases = 0;
    double coverage = 0, cumulative = 0;  ///< shares of all cases
    Durations throughput;
    std::optional<Durations> idle, processing;  ///< of the cases in which something lasts
};

/// `times` of every case of the log the variants are of: ENSURE.
std::vector<VariantTimes> variant_times(const Variants& variants, const CaseTimes& times, std::size_t most,
                                        const CaseTimeOptions& options);

}  // namespace ciclo::journeys
