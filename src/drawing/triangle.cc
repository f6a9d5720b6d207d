#include "drawing/triangle.h"

#include <array>

#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "drawing/svg.h"
#include "drawing/words.h"

namespace ciclo::drawing {

namespace {

constexpr double reach = 215;  ///< from the centre to a corner
constexpr double corner_height = 46;
constexpr double badge = 30;      ///< diameter of a number's shape
constexpr double weak_up_to = 2;  ///< F.5
constexpr double margin = 24;

enum Place { strategy, systems, people, customer };

struct Edge {
    const TriangleLink* link;
    Place from, to;
};

class TrianglePainter {
public:
    explicit TrianglePainter(const Triangle& triangle)
        : triangle_(triangle),
          language_(triangle.caption.language),
          svg_(triangle.caption.id_prefix),
          edges_{{{&triangle.customer_strategy, customer, strategy},
                  {&triangle.customer_systems, customer, systems},
                  {&triangle.customer_people, customer, people},
                  {&triangle.strategy_systems, strategy, systems},
                  {&triangle.systems_people, systems, people},
                  {&triangle.strategy_people, people, strategy}}},
          names_{std::string(word::strategy.in(language_)), std::string(word::systems.in(language_)),
                 std::string(word::people.in(language_)),
                 triangle.customer.empty() ? std::string(word::customer.in(language_)) : triangle.customer} {}

    Drawing paint();

private:
    static double direction(Place corner) { return corner == strategy ? 0 : corner == systems ? 120 : 240; }
    static Point at(Place place) { return place == customer ? Point{} : on_circle(reach, direction(place)); }

    static bool is_weak(const TriangleLink& link) { return link.rating && *link.rating <= weak_up_to; }

    static Sign sign_of(const TriangleLink& link);
    std::string name_of(const Edge& edge) const { return names_[edge.from] + "–" + names_[edge.to]; }

    std::string rating_of(const TriangleLink& link) const;
    void draw_line(const Edge& edge);

    /// The organisation may use a long word: two lines, and the circle grows with them a little.
    std::vector<std::string> customer_lines() const;
    double customer_radius() const;
    void draw_customer();
    double corner_half_width(Place corner) const;
    void draw_corner(Place corner);

    /// How much of a line that ends in the middle of a corner's box is hidden by it.
    double hidden_by(Place corner, double degrees) const;

    /// Sides carry their number in the middle, spokes in the middle of what is seen of them.
    Point badge_at(const Edge& edge) const;
    void draw_badge(const Edge& edge);
    std::string sum_words() const;
    std::string weakest_words() const;

    /// "Cliente–Sistemas" inside a sentence: "cliente–sistemas". Only ASCII capitals begin our words.
    static std::string lower_start(std::string name);
    void draw_words();

    const Triangle& triangle_;
    Language language_;
    Svg svg_;
    std::array<Edge, 6> edges_;
    std::array<std::string, 4> names_;
    double half_width_ = 0, bottom_ = 0;
};

Drawing TrianglePainter::paint() {
    for (const Edge& edge : edges_) draw_line(edge);
    draw_customer();
    for (Place corner : {strategy, systems, people}) draw_corner(corner);
    for (const Edge& edge : edges_) draw_badge(edge);
    draw_words();
    return std::move(svg_).finish({.view = {-half_width_, -reach - corner_height / 2 - margin, half_width_, bottom_},
                                   .title = triangle_.caption.title,
                                   .summary = triangle_.caption.summary,
                                   .language = language_,
                                   .role = "triangle"});
}

Sign TrianglePainter::sign_of(const TriangleLink& link) {
    if (!link.rating) return Sign::none;
    return *link.rating >= 4 ? Sign::positive : *link.rating > weak_up_to ? Sign::mixed : Sign::negative;
}

std::string TrianglePainter::rating_of(const TriangleLink& link) const {
    return link.rating ? format_trimmed(*link.rating, 1, language_) : std::string(word::no_data.in(language_));
}

void TrianglePainter::draw_line(const Edge& edge) {
    const TriangleLink& link = *edge.link;
    ENSURE(!link.rating || (*link.rating >= 1 && *link.rating <= 5), "the links of the triangle are rated 1 to 5");
    svg_.line(at(edge.from), at(edge.to),
              {.stroke = link.rating ? Tone::ink_2 : Tone::edge,
               .stroke_width = link.rating ? 1 + 1.4 * *link.rating : 1,
               .dash = !link.rating    ? "2 4"
                       : is_weak(link) ? "9 6"
                                       : "",
               .role = "bond"});
}

std::vector<std::string> TrianglePainter::customer_lines() const {
    return wrap(names_[customer],
                {.size = size::strong, .face = Face::bold, .width = 96, .widest = 96, .most_lines = 2})
        .lines;
}

double TrianglePainter::customer_radius() const {
    const std::vector<std::string> lines = customer_lines();
    const double half_height = static_cast<double>(lines.size()) * 10;
    return std::max(46.0, std::hypot(safe_width(lines, size::strong, Face::bold) / 2, half_height) + 6);
}

void TrianglePainter::draw_customer() {
    const std::vector<std::string> lines = customer_lines();
    svg_.open_group();
    svg_.title(names_[customer]);
    svg_.circle({}, customer_radius(), {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 2});
    svg_.lines({0, 6 - (static_cast<double>(lines.size()) - 1) * 10}, 20, lines,
               {.size = size::strong, .face = Face::bold, .anchor = Anchor::middle});
    svg_.close();
}

double TrianglePainter::corner_half_width(Place corner) const {
    return safe_width(names_[corner], size::strong, Face::bold) / 2 + 18;
}

void TrianglePainter::draw_corner(Place corner) {
    const double half = corner_half_width(corner);
    const Point c = at(corner);
    svg_.rect(box_around(c, half, corner_height / 2),
              {.fill = Tone::band_1, .stroke = Tone::edge, .stroke_width = 1.5, .corner_radius = 8});
    svg_.text({c.x, c.y + 6}, names_[corner], {.size = size::strong, .face = Face::bold, .anchor = Anchor::middle});
    half_width_ = std::max(half_width_, std::abs(c.x) + half + margin);
}

double TrianglePainter::hidden_by(Place corner, double degrees) const {
    const Point along = on_circle(1, degrees);
    return std::min(corner_half_width(corner) / std::max(std::abs(along.x), 1e-9),
                    corner_height / 2 / std::max(std::abs(along.y), 1e-9));
}

Point TrianglePainter::badge_at(const Edge& edge) const {
    if (edge.from != customer) return (at(edge.from) + at(edge.to)) * 0.5;
    const double degrees = direction(edge.to);
    return on_circle((customer_radius() + reach - hidden_by(edge.to, degrees)) / 2, degrees);
}

void TrianglePainter::draw_badge(const Edge& edge) {
    const TriangleLink& link = *edge.link;
    const Point c = badge_at(edge);
    std::string spoken = name_of(edge) + ": " + rating_of(link);
    if (!link.evidence.empty()) spoken += ". " + link.evidence;
    svg_.open_link(link.address, spoken, "rating");
    svg_.title(spoken);
    svg_.circle(c, badge / 2 + 8, {.role = "focus"});
    draw_sign_plate(svg_, sign_of(link), c, badge);
    svg_.text({c.x, c.y + 5.5}, rating_of(link),
              {.size = link.rating ? size::body : size::micro, .face = Face::bold, .anchor = Anchor::middle});
    if (is_weak(link)) {
        svg_.rect(box_around({c.x + badge / 2 + 9, c.y}, 6.5, 10), {.fill = Tone::surface});
        svg_.text({c.x + badge / 2 + 9, c.y + 7}, "!",
                  {.size = size::title, .face = Face::bold, .tone = Tone::negative_ink, .anchor = Anchor::middle});
    }
    svg_.close();
}

std::string TrianglePainter::sum_words() const {
    double sum = 0;
    int rated = 0;
    for (const Edge& edge : edges_) {
        if (!edge.link->rating) continue;
        sum += *edge.link->rating;
        ++rated;
    }
    if (rated < 6) return filled(word::links_rated.in(language_), {std::to_string(rated)});
    return filled(word::sum_of_links.in(language_),
                  {format_trimmed(sum, 1, language_), format_percent(sum / 30, 0, language_)});
}

std::string TrianglePainter::weakest_words() const {
    double lowest = 6;
    for (const Edge& edge : edges_) lowest = std::min(lowest, edge.link->rating.value_or(6));
    if (lowest > 5) return "";
    std::vector<std::string> names;
    for (const Edge& edge : edges_) {
        if (edge.link->rating && *edge.link->rating - lowest < 1e-9) names.push_back(lower_start(name_of(edge)));
    }
    if (names.size() == edges_.size()) return "";
    return filled(word::weakest.in(language_), {format_trimmed(lowest, 1, language_), join(names, ", ")});
}

std::string TrianglePainter::lower_start(std::string name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool begins = i == 0 || (i >= 3 && name.compare(i - 3, 3, "–") == 0);
        if (begins && name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] - 'A' + 'a');
    }
    return name;
}

void TrianglePainter::draw_words() {
    const double width = 2 * half_width_ - 2 * margin;
    double y = reach / 2 + corner_height / 2 + 42;
    svg_.text({0, y}, sum_words(), {.size = size::title, .face = Face::bold, .anchor = Anchor::middle});
    const auto paragraph = [&](const std::string& text, double text_size, double line, Tone tone) {
        const Wrapped lines =
            wrap(text, {.size = text_size, .width = width, .widest = width, .most_lines = 4, .measure = Measure::safe});
        for (const std::string& one : lines.lines) {
            y += line;
            svg_.text({0, y}, one, {.size = text_size, .tone = tone, .anchor = Anchor::middle});
        }
    };
    y += 4;
    paragraph(weakest_words(), size::body, size::body_line + 2, Tone::ink);
    y += 4;
    paragraph(std::string(word::link_key.in(language_)), size::micro, size::micro_line + 1, Tone::ink_2);
    bottom_ = y + margin - 6;
}

}  // namespace

Drawing draw_triangle(const Triangle& triangle) {
    return TrianglePainter(triangle).paint();
}

}  // namespace ciclo::drawing
