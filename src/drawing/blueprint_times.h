// The time line under a blueprint: minutes per moment, and their sum where they may be added.
#pragma once

#include "drawing/blueprint_layout.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

/// Sums of minutes. Missing minutes are not zero, and minutes are not added through a loop: `state` says which.
struct BlueprintTimes {
    enum class State { none, added, unknown, loop } state = State::none;
    double present = 0, most = 0;
    std::optional<double> wait;  ///< none when the wait of some moment is not known
};
BlueprintTimes times_of(const Blueprint& blueprint);

/// The row of bars and minutes at layout.time_top.
void draw_times(Svg& svg, const Blueprint& blueprint, const BlueprintLayout& layout, const BlueprintTimes& times);
/// The sum, or why there is none, at the right of the row.
void draw_total(Svg& svg, const BlueprintLayout& layout, const BlueprintTimes& times, Language language);

}  // namespace ciclo::drawing
