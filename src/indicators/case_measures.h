// Complaints and claims as one set (K-17): promises kept, how many per thousand served, and where they gather.
#pragma once

#include <optional>

#include "indicators/measures.h"
#include "moments/evidence.h"

namespace ciclo::indicators {

/// Nothing when the evidence has no cases. Complaints are a lower bound of what went wrong (few people complain), and
/// more of them may mean easier access: never read them as prevalence. Rate: exact Poisson; breaks when one incident
/// makes many complaints. Causes are joined by their folded text; ties of a Pareto keep map order, or the order first
/// met.
std::optional<CaseMeasures> case_measures(const moments::Evidence& evidence, const MeasureOptions& options);

}  // namespace ciclo::indicators
