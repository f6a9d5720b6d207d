// The shapes of a blueprint: outlines of boxes by lane, and the marks inside them.
#pragma once

#include "drawing/blueprint.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

/// Customer rounded, onstage square, backstage grey, support with double sides, evidence a sheet with a turned corner.
void draw_outline(Svg& svg, BlueprintLane lane, const Box& place);

/// The marks of a box in a row, the first centred at `at`; true when there are any.
bool draw_marks(Svg& svg, const BlueprintBox& box, Point at, Language language);

void draw_cog(Svg& svg, Point centre);      ///< done by a system
void draw_fail(Svg& svg, Point centre);     ///< F in a red ring
void draw_wait(Svg& svg, Point centre);     ///< W in a triangle
void draw_diamond(Svg& svg, Point centre);  ///< a decision

}  // namespace ciclo::drawing
