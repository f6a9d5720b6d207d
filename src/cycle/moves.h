// moves_of(): which moment may follow which, as the map allows it. What conformance checks a real journey against, and
// what the Petri net of a map accepts; one rule for both.
//
//   Moves moves = moves_of(map);
//   for (std::uint32_t b : moves.next[a]) … moves.moments[a] may be followed by moves.moments[b] …
//
// Rules. Moments follow each other in the order of the map. An optional moment may be left out; the moments of an
// optional stage are left out together (an optional one among them also alone). A branch allows the move from `from` to
// `adds`: forward it passes over what lies between, backward or to itself it is a loop; so does an arrow of the blueprint between
// two moments. A journey begins at the first moment or past an optional beginning, ends at the last or before an
// optional end, and lives at least one moment. Transversal moments go along with all of it: any time, any number of
// times. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "cycle/map.h"

namespace ciclo::cycle {

struct Moves {
    std::vector<MomentId> moments;                 ///< in the customer's order; the numbers below are places in it
    std::vector<std::vector<std::uint32_t>> next;  ///< ascending
    std::vector<std::uint32_t> begins, ends;       ///< ascending
    std::vector<MomentId> anywhere;                ///< transversal
};

Moves moves_of(const Map& map);

}  // namespace ciclo::cycle
