// Points, boxes and segments in user units: x to the right, y downwards, angles clockwise from the top in degrees.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ciclo::drawing {

struct Point {
    double x = 0, y = 0;
    Point operator+(Point other) const { return {x + other.x, y + other.y}; }
    Point operator-(Point other) const { return {x - other.x, y - other.y}; }
    Point operator*(double factor) const { return {x * factor, y * factor}; }
    bool operator==(const Point&) const = default;
};

/// The point at `radius` from the origin; 0° is 12 o'clock, 90° is 3 o'clock.
inline Point on_circle(double radius, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    return {radius * std::sin(angle), -radius * std::cos(angle)};
}

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool contains(const Box& other) const {
        return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
    }
    bool contains(Point p) const { return left <= p.x && p.x <= right && top <= p.y && p.y <= bottom; }
    /// True when the two share more than an edge.
    bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    Box grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
    Box joined(const Box& other) const {
        return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
                std::max(bottom, other.bottom)};
    }
    bool operator==(const Box&) const = default;
};

inline Box box_around(Point centre, double half_width, double half_height) {
    return {centre.x - half_width, centre.y - half_height, centre.x + half_width, centre.y + half_height};
}

struct Segment {
    Point from, to;
};

/// True when the two segments cross at a point inside both (touching ends do not count).
bool cross(const Segment& a, const Segment& b);
/// True when a part of the segment lies inside the box.
bool touches(const Segment& segment, const Box& box);
/// Shortest distance from `p` to the segment.
double distance(Point p, const Segment& segment);

}  // namespace ciclo::drawing
