// The paper that drawings are made on: colours, sizes and the sign shapes, as look/tokens.css has them.
//
// A drawing carries its colours as plain attributes (light tokens), because pages forbid inline styles and renderers
// know no variables. Every painted element also carries a class, "cd-f-ink" (fill) or "cd-s-edge" (stroke), so that a
// page can paint it with its own tokens (dark mode, print): page_stylesheet() is that sheet, served as a file.
#pragma once

#include <string>
#include <string_view>

#include "drawing/geometry.h"
#include "drawing/sign.h"

namespace ciclo::drawing {

/// One per token of look/tokens.css.
enum class Tone {
    ink,
    ink_2,
    edge,
    line,
    surface,
    paper,
    sunk,
    accent,
    accent_soft,
    critical,
    positive,
    positive_ink,
    mixed,
    mixed_ink,
    negative,
    negative_ink,
    none,
    none_ink,
    band_1,
    band_2
};

std::string_view colour_of(Tone tone);  ///< "#16222a", the light value
std::string_view token_of(Tone tone);   ///< "ink" (of --ink)
Tone fill_of(Sign sign);
Tone ink_of(Sign sign);

/// Sizes in CSS pixels at natural size. Nothing is smaller than `micro`.
namespace size {
inline constexpr double micro = 13, small = 14, body = 15, strong = 17, title = 19, figure = 40;
inline constexpr double micro_line = 17, small_line = 18, body_line = 19;
}  // namespace size

/// Rules for a page that shows drawings inside itself: maps every class to its token, hides names on a narrow screen
/// (".cd-label") before they get too small, and rings the focused link. Wrappers ".cd-only-wide" and ".cd-only-narrow"
/// let a page carry two drawings of one thing (Circle::Names::hidden on a telephone). Contains no URL.
std::string page_stylesheet();

class Svg;
/// The sign's shape with its glyph, `diameter` wide, centred at `centre`; with a rim of paper in its own shape when it
/// lies on something else.
enum class Rim { bare, paper };
void draw_sign(Svg& svg, Sign sign, Point centre, double diameter, Rim rim = Rim::bare);
/// The sign's shape without its glyph, as a plate for a number.
void draw_sign_plate(Svg& svg, Sign sign, Point centre, double diameter);
/// Only the shape, filled with the sign's ink: a point on an axis. `hollow` leaves it empty (few answers).
enum class Filling { solid, hollow };
void draw_sign_point(Svg& svg, Sign sign, Point centre, double diameter, Filling filling = Filling::solid);
/// Five-pointed star in the colour of criticality, `width` wide.
void draw_star(Svg& svg, Point centre, double width);
/// A star with a question mark at its right: a candidate. Its box is `width` + candidate_mark_width(width) wide.
void draw_candidate_star(Svg& svg, Point centre_of_star, double width);
double candidate_mark_width(double star_width);
/// A small clock face: a wait.
void draw_clock(Svg& svg, Point centre, double radius);
/// Filled triangle pointing along `degrees` (0 = up, clockwise), its tip at `tip`.
void draw_arrowhead(Svg& svg, Point tip, double degrees, double length, double width, Tone tone);

}  // namespace ciclo::drawing
