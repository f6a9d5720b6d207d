#include "actions/conform_picture.h"

namespace ciclo::actions {

report::LivedCycle lived_cycle_of(const conformance::Conformance& found) {
    report::LivedCycle lived;
    lived.cases = found.cases;
    for (const conformance::MomentConformance& one : found.moments) {
        lived.moments.push_back(
            {one.moment, one.cases, one.skipped_cases, one.out_of_order_cases, one.repeated_cases, one.slow_cases});
    }
    for (const conformance::LivedMove& one : found.lived_moves) {
        if (one.from == conformance::LivedMove::outside || one.to == conformance::LivedMove::outside) continue;
        lived.moves.push_back({found.moves.moments[one.from], found.moves.moments[one.to], one.times});
    }
    return lived;
}

}  // namespace ciclo::actions
