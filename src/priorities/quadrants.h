// The importance–performance matrix (K-09) with the share of replicates that agree on each quadrant (measurement 2.5).
#pragma once

#include "priorities/ranking.h"
#include "priorities/weighing.h"

namespace ciclo::priorities {

/// Fills the cuts and `quadrants`. Without importance there is no matrix. Cuts are the means of the weighed moments; in
/// each replicate they move with the points. A chart to talk with, never an order of work.
void fill_quadrants(const Weighing& weighing, const Replicates& replicates, Ranking& out);

}  // namespace ciclo::priorities
