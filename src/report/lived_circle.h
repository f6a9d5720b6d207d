// lived_circle_of(): the circle as planned with how it was really lived on it: how many lived each moment, which ways
// they went, and what departs from the plan there. The counts come from whoever held a log against the map.
//
//   LivedCycle lived{.cases = 1434, .moments = {{.moment = M1, .lived = 1434}, …}, .moves = {{M1, M2, 1208}, …}};
//   Drawing picture = lived_circle_of(map, lived, {.language = Language::es, .moment_link = "#m-"});
//
// What the map allows is read from the map (cycle::moves_of); planned moves are thin lines, lived ones as wide as they
// are frequent, those without a plan in the tone of what needs care and dashed, so that grey paper tells them too. A
// move that fewer than five made is not drawn. Pure; any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "cycle/map.h"
#include "report/pictures.h"

namespace ciclo::report {

/// Of one moment, in people: who lived it, and who departed from the plan there.
struct LivedMoment {
    cycle::MomentId moment;
    std::int64_t lived = 0, skipped = 0, out_of_order = 0, repeated = 0, slow = 0;
};

/// How often `to` came straight after `from`, both in the map and neither transversal.
struct LivedCircleMove {
    cycle::MomentId from, to;
    std::int64_t times = 0;
};

struct LivedCycle {
    std::int64_t cases = 0;  ///< people in all
    std::vector<LivedMoment> moments;
    std::vector<LivedCircleMove> moves = {};  ///< none: only the moments are drawn
};

drawing::Drawing lived_circle_of(const cycle::Map& map, const LivedCycle& lived, const PictureOptions& options);

}  // namespace ciclo::report
