// Svg: writes one SVG drawing, element by element, in the order they are painted.
//
//   Svg svg("matrix");
//   svg.open_group({.role = "bars"});
//   svg.rect({0, 0, 40, 12}, {.fill = Tone::positive, .stroke = Tone::positive_ink});
//   svg.text({44, 10}, "7 of 20", {.size = size::small});
//   svg.close();
//   return std::move(svg).finish({.view = {-20, -20, 300, 60}, .title = "…", .summary = "…", .language = language});
//
// Numbers are written with at most two decimals. All text is escaped; characters that XML forbids become U+FFFD.
// Texts stay <text>. No element carries a style attribute. Used by one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "drawing/geometry.h"
#include "drawing/paper.h"
#include "drawing/picture.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {

/// At most two decimals, no trailing zeros, never "-0".
std::string svg_number(double value);
/// Escaped for text and for attribute values.
std::string svg_escaped(std::string_view text);

/// The `d` of a <path>.
class Path {
public:
    Path& move(Point to);
    Path& line(Point to);
    enum class Turn { clockwise, anticlockwise };
    enum class Sweep { small, large };  ///< large: more than half a turn
    Path& arc(double radius, Sweep sweep, Turn turn, Point to);
    Path& curve(Point first_control, Point second_control, Point to);
    Path& close();
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// An open arc of a circle around `centre`, clockwise from one angle to a larger one (0 = top), up to a full turn.
Path arc_path(Point centre, double radius, double from_degrees, double to_degrees);
/// A closed piece of a ring.
Path ring_path(Point centre, double inner, double outer, double from_degrees, double to_degrees);

/// How a shape is painted. Without fill it is see-through; without stroke it has no outline.
struct Look {
    std::optional<Tone> fill = {};
    std::optional<Tone> stroke = {};
    double stroke_width = 1;
    std::string_view dash = {};                      ///< "5 4"
    enum class Cap { butt, round } cap = Cap::butt;  ///< round also rounds the joins
    double opacity = 1;
    std::string_view role = {};  ///< class "cd-<role>"
    double corner_radius = 0;    ///< rect only
};

enum class Anchor { start, middle, end };

struct TextLook {
    double size = size::body;
    Face face = Face::regular;
    Tone tone = Tone::ink;
    Anchor anchor = Anchor::start;
    std::string_view role = {};
    double turn_degrees = 0;  ///< turned clockwise around the point
};

/// A piece of a line of text with a look of its own (bold value, grey rest).
struct TextSpan {
    std::string text = {};
    Face face = Face::regular;
    Tone tone = Tone::ink;
};

struct GroupLook {
    std::string_view role = {};
    std::string id = {};     ///< written as "<id_prefix>-<id>"
    std::string label = {};  ///< becomes aria-label
    std::optional<Point> moved_to = {};
};

/// What surrounds the drawing.
struct Frame {
    Box view = {};             ///< viewBox; its size is the natural size
    std::string title = {};    ///< accessible name
    std::string summary = {};  ///< the sentence with the finding: <desc>
    Language language = Language::en;
    std::string_view role = {};  ///< class of the root, "cd cd-<role>"
    enum class Background { transparent, surface } background = Background::transparent;
};

class Svg {
public:
    /// Several drawings live in one page, so every id begins with a prefix that the page makes unique.
    explicit Svg(std::string id_prefix = "drawing") : id_prefix_(std::move(id_prefix)) {}

    void circle(Point centre, double radius, const Look& look);
    void rect(const Box& box, const Look& look);
    void line(Point from, Point to, const Look& look);
    void path(const Path& path, const Look& look);
    void text(Point at, std::string_view text, const TextLook& look);
    /// One line of several looks; the spans follow each other without a space of their own.
    void text(Point at, const std::vector<TextSpan>& spans, const TextLook& look);
    /// One <text> per line, `line_height` apart, the first baseline at `first`.
    void lines(Point first, double line_height, const std::vector<std::string>& lines, const TextLook& look);

    void open_group(const GroupLook& look = {});
    /// A link; with an empty `address` a plain group, so that the caller need not tell the two apart. `label` is what a
    /// screen reader says instead of the texts inside.
    void open_link(const std::string& address, const std::string& label, std::string_view role = {});
    void close();
    /// <title> of the open group: the full text, shown when pointed at.
    void title(std::string_view text);

    /// role="img" when nothing inside can be pressed, else "group" (an img hides the links inside it from readers).
    /// Every group must have been closed.
    Drawing finish(const Frame& frame) &&;

private:
    void paint(const Look& look);
    void font(const TextLook& look);
    void attribute(std::string_view name, std::string_view value);
    void attribute(std::string_view name, double value);

    std::string id_prefix_;
    std::string body_;
    std::vector<std::string_view> open_;
    bool has_links_ = false;
};

}  // namespace ciclo::drawing
