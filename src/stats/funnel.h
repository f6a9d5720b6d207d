// Funnel plot: comparing units without a league table.
//
//   Result<Funnel> f = funnel(units);   // overdispersed 99.8 % limits per unit
//
// A unit outside the funnel differs from the others by more than the units differ anyway. Arcsine z, 10 % winsorised
// φ, additive τ² (Spiegelhalter 2005). Assumption that breaks it: units that should not be alike. Pure.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "stats/shrinkage.h"

namespace ciclo::stats {

struct FunnelUnit {
    double share = 0;
    double z = 0;                ///< arcsine z before overdispersion
    double low = 0, high = 1;    ///< limits of this unit, 3 standard errors
    bool outside_naive = false;  ///< beyond the limits without overdispersion (|z| > 3)
    bool outside = false;        ///< beyond low…high
};
struct Funnel {
    double mean = 0;
    double dispersion = 1;        ///< φ
    double between_variance = 0;  ///< τ² on the arcsine scale, 0 when φ is no more than chance
    std::vector<FunnelUnit> units;
};
/// Refuses fewer than 3 units, n < 1, x outside 0…n.
Result<Funnel> funnel(std::span<const UnitCount> units);

}  // namespace ciclo::stats
