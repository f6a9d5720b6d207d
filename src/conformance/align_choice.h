// Of the answers that cost the same, the one a person would give. Internal to the room; align.h has the rule.
#pragma once

#include <span>
#include <vector>

#include "conformance/align.h"
#include "conformance/align_plan.h"

namespace ciclo::conformance {

/// The steps of the journey in its order. Linear in events × places; needs places ÷ 8 bytes for each event.
std::vector<Step> chosen_steps(const AlignPlan& plan, std::span<const std::uint32_t> journey);

}  // namespace ciclo::conformance
