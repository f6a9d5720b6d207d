// Importance–performance matrix (K-09): four quadrants, two cut lines.
//
//   Quadrants q = *quadrants(points, {.cut = Cut::mean});
//
// A communication chart: the cut line decides (mean against median moves 4 of 14 points in the classic example), so it
// never orders work alone. Values within 1e-9 of a cut go up and to the right. Source: Martilla & James (1977). Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/names.h"

namespace ciclo::stats {

enum class Quadrant { concentrate_here, keep_up, low_priority, possible_overkill };
const Names<Quadrant, 4>& names_of(Quadrant*);

enum class Cut { mean, median, absolute };
const Names<Cut, 3>& names_of(Cut*);

struct MatrixPoint {
    double importance = 0, performance = 0;
};
struct MatrixOptions {
    Cut cut = Cut::mean;
    double importance_cut = 0, performance_cut = 0;  ///< used with Cut::absolute
};
struct Quadrants {
    double importance_cut = 0, performance_cut = 0;
    std::vector<Quadrant> of_point;
};
/// Nothing when there are no points.
std::optional<Quadrants> quadrants(std::span<const MatrixPoint> points, const MatrixOptions& options = {});
Quadrant quadrant_of(const MatrixPoint& point, double importance_cut, double performance_cut);

}  // namespace ciclo::stats
