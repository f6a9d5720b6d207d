// The hours of a week as a table of 7 × 24: how much happens when, each figure written, more of it shaded deeper.
//
//   Drawing picture = draw_week_chart({.cells = cells, .days = {"Mon", …}, .caption = {…}});
//
// Hours of which nothing is known are left out at the ends of the day, so that a day office is no table of blanks; in
// between they stand empty. The shading is the figure's share of the largest and never the only sign of it. Pure; any
// thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

struct WeekCell {
    std::string figure = {};           ///< "12 min"; empty: nothing happened
    std::optional<double> value = {};  ///< for the shading, at least 0; none: written and not shaded
};

struct WeekChart {
    std::array<std::array<WeekCell, 24>, 7> cells = {};  ///< Monday first
    std::array<std::string, 7> days = {};
    std::vector<std::string> notes = {};
    Caption caption = {};
};

Drawing draw_week_chart(const WeekChart& chart);

}  // namespace ciclo::drawing
