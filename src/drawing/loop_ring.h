// The loop ring: how far the five steps of the improvement loop are, around the number of the loop.
//
//   draw_loop_ring({.number = 1, .done = {1, 1, 0.6, 0.2, 0}, .caption = {…}});
//
// Five segments clockwise from the top, each filled by its share done. Small (from 40) it is the mark of a cycle in a
// list; with labels it stands on the cycle's page. Pure; any thread. Shares are 0…1 (ENSURE).
#pragma once

#include <array>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

struct LoopRing {
    int number = 1;  ///< of the loop
    /// Share of each step: moments, requirements, strategy and plans, priorities, survey.
    std::array<double, 5> done = {};
    double diameter = 64;                                         ///< at least 40
    enum class Labels { hidden, shown } labels = Labels::hidden;  ///< shown: step names with their percentages around
    Caption caption = {};
};

Drawing draw_loop_ring(const LoopRing& ring);

}  // namespace ciclo::drawing
