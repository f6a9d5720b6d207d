// Pareto chart: counts per cause or moment, the largest first, and the line of the share gathered so far.
//
//   draw_pareto_chart({.bars = {{"M3", 4}, {"M1", 2}, {"M4", 2}, {"M6", 1}}, .unit = "quejas", .caption = {…}});
//
// Both axes share one height: the top of the left one is all cases, of the right one 100 %. Counts and shares stand
// under the names, the gathered share at each point. Equal counts keep the order given; the rest bar comes last.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"

namespace ciclo::drawing {

struct ParetoBar {
    std::string name = {};
    std::int64_t count = 0;  ///< at least 0
    bool rest = false;       ///< "others": always last
};

struct ParetoChart {
    std::vector<ParetoBar> bars = {};
    std::string unit = {};  ///< "quejas": for the axis, "9 quejas"
    Caption caption = {};
};
Drawing draw_pareto_chart(const ParetoChart& chart);

}  // namespace ciclo::drawing
