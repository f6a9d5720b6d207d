#include <algorithm>

#include "drawing/circle_parts.h"

namespace ciclo::drawing {

namespace {

constexpr double thinnest = 1.2, widest = 7;  ///< of a line across
constexpr double beside = 0.18;               ///< of the step between moments: those who go and come do not meet
constexpr double deepest = 0.62;              ///< how far a line to the other side bends to the centre, whose text is there

/// From just inside the ring of `from`, bent inwards the more the farther it goes, to that of `to`.
void draw_across(Svg& svg, const CircleMove& move, const CircleLayout& layout) {
    const double n = static_cast<double>(layout.nodes.size()), step = 360 / n;
    const double apart = std::abs(static_cast<double>(move.to) - static_cast<double>(move.from));
    const double bend = deepest * std::min(apart, n - apart) / (n / 2);
    const double radius = layout.disc_radius, inner = radius * (1 - bend);
    const double from = layout.nodes[move.from].degrees + beside * step;
    const double to = layout.nodes[move.to].degrees - beside * step;
    const double width = thinnest + (widest - thinnest) * move.share;
    const double head = 6 + 0.9 * width;
    const Tone tone = move.planned ? Tone::ink_2 : Tone::critical;
    Path path;
    path.move(on_circle(radius, from));
    path.curve(on_circle(inner, from), on_circle(inner, to), on_circle(radius - head * 0.8, to));
    svg.path(path, {.stroke = tone,
                    .stroke_width = width,
                    .dash = move.planned ? "" : "6 4",
                    .opacity = 0.55,
                    .role = move.planned ? "move" : "move-unplanned"});
    draw_arrowhead(svg, on_circle(radius, to), to, head, width + 5, tone);
}

}  // namespace

bool is_between_neighbours(const CircleMove& move) {
    return move.to == move.from + 1;
}

void draw_moves(Svg& svg, const Circle& circle, const CircleLayout& layout) {
    for (const CircleMove& move : circle.moves) {
        if (move.from == move.to || is_between_neighbours(move)) continue;
        draw_across(svg, move, layout);
    }
}

}  // namespace ciclo::drawing
