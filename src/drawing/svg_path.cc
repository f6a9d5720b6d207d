// The `d` of paths: Path, arcs and pieces of rings.
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

std::string point_text(Point p) {
    return svg_number(p.x) + " " + svg_number(p.y);
}

/// Arcs of at most a third of a turn: from end points that are nearly one, rounded to two decimals, a renderer would
/// find another centre.
void turn(Path& path, Point centre, double radius, double from_degrees, double to_degrees) {
    const double whole = std::clamp(to_degrees - from_degrees, -360.0, 360.0);
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(whole) / 120)));
    const auto direction = whole < 0 ? Path::Turn::anticlockwise : Path::Turn::clockwise;
    for (int i = 1; i <= pieces; ++i) {
        path.arc(radius, Path::Sweep::small, direction, centre + on_circle(radius, from_degrees + whole * i / pieces));
    }
}

}  // namespace

Path& Path::move(Point to) {
    text_ += "M" + point_text(to);
    return *this;
}

Path& Path::line(Point to) {
    text_ += "L" + point_text(to);
    return *this;
}

Path& Path::arc(double radius, Sweep sweep, Turn turn, Point to) {
    const std::string r = svg_number(radius);
    text_ += "A" + r + " " + r + (sweep == Sweep::large ? " 0 1 " : " 0 0 ") + (turn == Turn::clockwise ? "1 " : "0 ");
    text_ += point_text(to);
    return *this;
}

Path& Path::curve(Point first_control, Point second_control, Point to) {
    text_ += "C" + point_text(first_control) + " " + point_text(second_control) + " " + point_text(to);
    return *this;
}

Path& Path::close() {
    text_ += "Z";
    return *this;
}

Path arc_path(Point centre, double radius, double from_degrees, double to_degrees) {
    Path path;
    path.move(centre + on_circle(radius, from_degrees));
    turn(path, centre, radius, from_degrees, to_degrees);
    return path;
}

Path ring_path(Point centre, double inner, double outer, double from_degrees, double to_degrees) {
    Path path = arc_path(centre, outer, from_degrees, to_degrees);
    path.line(centre + on_circle(inner, to_degrees));
    turn(path, centre, inner, to_degrees, from_degrees);
    path.close();
    return path;
}

}  // namespace ciclo::drawing
