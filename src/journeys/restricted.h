// restricted_to(): the chosen cases as a log of their own, for questions that look at a whole log.
//
//   const Log march = restricted_to(*filtered(Cases(log), filters));
//
// A copy: about 11 bytes an event. Activities, resources and values of further columns that no chosen case has are gone,
// the rest keep their order; the ledger is the whole log's. Same bytes for any number of threads.
#pragma once

#include "events/log.h"
#include "journeys/cases.h"

namespace ciclo::journeys {

/// At least one case: ENSURE.
events::Log restricted_to(const Cases& cases);

}  // namespace ciclo::journeys
