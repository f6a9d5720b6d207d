// Moments that stand one after the other and are skipped together: one optional part. Internal to the room; propose.h
// has the rule.
#pragma once

#include <cstdint>
#include <vector>

#include "discovery/kept.h"
#include "discovery/stages.h"

namespace ciclo::discovery {

struct Part {
    std::size_t first = 0, last = 0;  ///< places
    std::int64_t cases = 0;           ///< that lived any moment of it
};

/// A stage to be: from here to the beginning of the next one.
struct PlannedStage {
    std::size_t first = 0;
    std::vector<ReasonKind> why;  ///< waits or hands; part: it is one optional part
    Part part;                    ///< with why part
    std::vector<std::size_t> always;  ///< places in it that are not optional for those who live the part
    bool is_part() const { return part.cases > 0; }
};

/// The stages that begin at `begins`, those with a part in them cut around it as long as there are not too many.
std::vector<PlannedStage> planned_stages(const std::vector<StageBegin>& begins, const events::Log& log,
                                         const journeys::Variants& variants, const KeptActivities& kept,
                                         const ProposeOptions& options);

}  // namespace ciclo::discovery
