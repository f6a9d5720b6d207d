#include "drawing/geometry.h"

namespace ciclo::drawing {

namespace {

double side_of(Point p, const Segment& line) {
    return (line.to.x - line.from.x) * (p.y - line.from.y) - (line.to.y - line.from.y) * (p.x - line.from.x);
}

double length(const Segment& line) {
    return std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
}

/// True when the ends of `other` lie clearly on different sides of the line; a billionth of a unit is on the line.
bool parts(const Segment& line, const Segment& other) {
    const double from = side_of(other.from, line), to = side_of(other.to, line);
    const double hair = 1e-9 * length(line);
    return (from > hair && to < -hair) || (from < -hair && to > hair);
}

}  // namespace

bool cross(const Segment& a, const Segment& b) {
    return parts(a, b) && parts(b, a);
}

bool touches(const Segment& segment, const Box& box) {
    if (box.contains(segment.from) || box.contains(segment.to)) return true;
    const Point a{box.left, box.top}, b{box.right, box.top}, c{box.right, box.bottom}, d{box.left, box.bottom};
    return cross(segment, {a, c}) || cross(segment, {b, d}) || cross(segment, {a, b}) || cross(segment, {c, d});
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
