// Did it change? The wave before, re-read with the present map's criticality, beside the wave now (K-34).
#pragma once

#include <optional>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

/// Nothing unless the evidence has both waves. `now` holds the measures of the present wave, already complete.
/// Two snapshots cannot tell an action's effect from whatever else changed: the words stay "clear" or "unclear".
std::optional<BeforeAfter> before_after(const moments::Evidence& evidence, const Measures& now,
                                        const MeasureOptions& options);

}  // namespace ciclo::indicators
