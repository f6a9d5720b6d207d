// lived_circle_of(): the circle as planned with how it was really lived on it: how many lived each moment, and what
// departs from the plan most there. The counts come from whoever held a log against the map. Pure; any number of
// threads.
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

struct LivedCycle {
    std::int64_t cases = 0;  ///< people in all
    std::vector<LivedMoment> moments;
};

drawing::Drawing lived_circle_of(const cycle::Map& map, const LivedCycle& lived, const PictureOptions& options);

}  // namespace ciclo::report
