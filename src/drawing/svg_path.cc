// The `d` of paths: Path, arcs and pieces of rings.
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

std::string point_text(Point p) {
    return svg_number(p.x) + " " + svg_number(p.y);
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
    const double to = std::min(to_degrees, from_degrees + 359.99);
    const auto sweep = to - from_degrees > 180 ? Path::Sweep::large : Path::Sweep::small;
    Path path;
    path.move(centre + on_circle(radius, from_degrees));
    path.arc(radius, sweep, Path::Turn::clockwise, centre + on_circle(radius, to));
    return path;
}

Path ring_path(Point centre, double inner, double outer, double from_degrees, double to_degrees) {
    const double to = std::min(to_degrees, from_degrees + 359.99);
    const auto sweep = to - from_degrees > 180 ? Path::Sweep::large : Path::Sweep::small;
    Path path = arc_path(centre, outer, from_degrees, to);
    path.line(centre + on_circle(inner, to));
    path.arc(inner, sweep, Path::Turn::anticlockwise, centre + on_circle(inner, from_degrees));
    path.close();
    return path;
}

}  // namespace ciclo::drawing
