#include "drawing/geometry.h"

namespace ciclo::drawing {

namespace {

double side_of(Point p, const Segment& line) {
    return (line.to.x - line.from.x) * (p.y - line.from.y) - (line.to.y - line.from.y) * (p.x - line.from.x);
}

}  // namespace

bool cross(const Segment& a, const Segment& b) {
    const double b_from = side_of(b.from, a), b_to = side_of(b.to, a);
    const double a_from = side_of(a.from, b), a_to = side_of(a.to, b);
    return b_from * b_to < 0 && a_from * a_to < 0;
}

double distance(Point p, const Segment& segment) {
    const Point along = segment.to - segment.from;
    const double length_squared = along.x * along.x + along.y * along.y;
    double share = 0;
    if (length_squared > 0) {
        share = ((p.x - segment.from.x) * along.x + (p.y - segment.from.y) * along.y) / length_squared;
        share = std::clamp(share, 0.0, 1.0);
    }
    const Point nearest = segment.from + along * share;
    return std::hypot(p.x - nearest.x, p.y - nearest.y);
}

}  // namespace ciclo::drawing
