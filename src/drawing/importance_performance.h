// Importance–performance matrix (Martilla and James 1977): what matters and goes badly stands at the upper left.
//
//   Drawing picture = draw_importance_performance({.points = {…}, .cut_performance = 3.59, .cut_importance = 4.314});
//
// A means of showing, not of deciding: the quadrants move with the cut lines, so a point whose quadrant is less certain
// than `certain_enough` is drawn as a border case (hollow, dashed). Points are numbered; names stand in a list at the
// side, by quadrant. A small dot marks the exact place; the number moves away in steps of 8 where it would cover
// another. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/rating.h"

namespace ciclo::drawing {

enum class Quadrant { concentrate, keep, low_priority, overkill };
/// On a cut line counts as the upper or right side (measurement 2.5).
Quadrant quadrant_of(double performance, double importance, double cut_performance, double cut_importance);

struct MatrixPoint {
    std::string number = {}, name = {};
    double performance = 0, importance = 0;
    std::optional<Interval> performance_interval = {};  ///< thin whisker
    std::optional<double> quadrant_probability =
        {};  ///< bootstrap share of this quadrant; not known = drawn as certain
    Sign sign = Sign::none;
    Criticality criticality = Criticality::ordinary;
    std::string address = {};  ///< link of the point; empty = none
};

struct ImportancePerformance {
    std::vector<MatrixPoint> points = {};
    double cut_performance = 3, cut_importance = 3;
    double scale_low = 1, scale_high = 5;
    double certain_enough = 0.8;
    enum class Whiskers { drawn, left_out } whiskers = Whiskers::drawn;
    std::string performance_label = {}, importance_label = {};  ///< axis names; empty = the usual words
    Caption caption = {};
};
Drawing draw_importance_performance(const ImportancePerformance& matrix);

}  // namespace ciclo::drawing
