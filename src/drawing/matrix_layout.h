// Geometry of the importance–performance matrix: everything decided before anything is painted.
#pragma once

#include <string>
#include <vector>

#include "drawing/geometry.h"
#include "drawing/importance_performance.h"
#include "drawing/legend.h"

namespace ciclo::drawing {

struct PlacedPoint {
    std::size_t point = 0;
    Point exact, badge;  ///< the number stands at `badge`
};

struct PlacedRow {
    std::size_t point = 0;
    Point at;  ///< upper left
    double height = 0;
    std::vector<std::string> lines;
    bool cut = false;
    std::string figures, border;
};

struct MatrixLayout {
    static constexpr double badge_radius = 12, list_width = 290, list_indent = 40, list_line = 17;

    Box view, plot;
    Box field;  ///< where the ends of the axes lie: inside the plot, clear of its names
    double x_low = 1, x_high = 5, y_low = 1, y_high = 5;
    std::vector<double> x_ticks, y_ticks;
    std::vector<PlacedPoint> points;  ///< in the order given
    std::vector<PlacedHeading> headings;
    std::vector<PlacedRow> rows;

    double x(double performance) const { return field.left + (performance - x_low) / (x_high - x_low) * field.width(); }
    double y(double importance) const {
        return field.bottom - (importance - y_low) / (y_high - y_low) * field.height();
    }
};

MatrixLayout lay_out_matrix(const ImportancePerformance& matrix);
bool is_border_case(const ImportancePerformance& matrix, const MatrixPoint& point);
bool has_border_case(const ImportancePerformance& matrix);

}  // namespace ciclo::drawing
