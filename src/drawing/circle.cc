#include "drawing/circle.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/circle_layout.h"
#include "drawing/circle_parts.h"
#include "drawing/text_fit.h"
#include "drawing/words.h"

namespace ciclo::drawing {

namespace {

constexpr double pi = std::numbers::pi;

class CirclePainter {
public:
    CirclePainter(const Circle& circle, const CircleLayout& layout)
        : circle_(circle), layout_(layout), language_(circle.caption.language), svg_(circle.caption.id_prefix) {}

    Drawing paint();

private:
    bool compact() const { return circle_.names == Circle::Names::hidden; }

    void draw_stages();
    void draw_transversals();
    void draw_code(std::size_t j);
    void draw_links();
    void draw_bead(std::size_t link_index, const PlacedLink& link);
    void draw_start();

    /// "3. Recepción en urgencias: media 2,85, negativo, 20 respuestas, candidato a crítico, espera 35 min"
    std::string spoken(const std::string& number, const std::string& name, Criticality criticality,
                       const std::optional<Rating>& rating, double wait,
                       const std::optional<CircleLived>& lived = {}) const;
    void draw_moment(std::size_t i);
    void draw_leader(const Leader& leader);
    void draw_node(const CircleMoment& moment, const PlacedNode& node);
    void draw_share(const PlacedNode& node, double share);

    /// The shaped sign on the node's inner edge, with a rim of paper around its own shape.
    void draw_sign_on(const PlacedNode& node, Sign sign);
    void draw_label(const CircleMoment& moment, const PlacedLabel& label);
    void draw_paper_below_centre();
    void draw_centre();

    const Circle& circle_;
    const CircleLayout& layout_;
    Language language_;
    Svg svg_;
};

Drawing CirclePainter::paint() {
    if (layout_.nodes.empty()) {  // the blank circle that members fill in
        svg_.circle({0, 0}, layout_.ring_radius, {.stroke = Tone::edge, .stroke_width = 1.5, .dash = "6 5"});
    }
    draw_stages();
    draw_transversals();
    draw_moves(svg_, circle_, layout_);
    draw_links();
    draw_start();
    for (std::size_t i = 0; i < layout_.nodes.size(); ++i) draw_moment(i);
    draw_centre();
    if (!layout_.legend.entries.empty()) draw_legend(svg_, layout_.legend_columns, layout_.legend);
    return std::move(svg_).finish({.view = layout_.view,
                                   .title = circle_.caption.title,
                                   .summary = circle_.caption.summary,
                                   .language = language_,
                                   .role = "circle"});
}

void CirclePainter::draw_stages() {
    for (std::size_t i = 0; i < layout_.stages.size(); ++i) {
        const PlacedStage& placed = layout_.stages[i];
        const CircleStage& stage = circle_.stages[i];
        svg_.open_group({.role = "stage"});
        std::string name = stage.name;
        if (stage.optional) name += " (" + std::string(word::optional.in(language_)) + ")";
        svg_.title(filled(word::stage_of.in(language_), {placed.letter, name}));
        svg_.path(ring_path({0, 0}, layout_.band_inner, layout_.band_outer, placed.from_degrees, placed.to_degrees),
                  {.fill = i % 2 == 0 ? Tone::band_1 : Tone::band_2,
                   .stroke = Tone::edge,
                   .dash = stage.optional ? "5 4" : ""});
        const double text_size = compact() ? 18 : size::body;
        svg_.text({placed.letter_at.x, placed.letter_at.y + text_size * 0.34}, placed.letter,
                  {.size = text_size, .face = Face::bold, .anchor = Anchor::middle});
        svg_.close();
    }
}

void CirclePainter::draw_transversals() {
    for (std::size_t j = 0; j < layout_.transversals.size(); ++j) {
        const PlacedTransversal& placed = layout_.transversals[j];
        const Criticality criticality = circle_.transversals[j].criticality;
        svg_.circle({0, 0}, placed.radius, {.stroke = Tone::line});
        for (const PlacedTransversal::Arc& arc : placed.arcs) {
            svg_.path(arc_path({0, 0}, placed.radius, arc.from_degrees, arc.to_degrees),
                      {.stroke = criticality == Criticality::critical ? Tone::critical : Tone::ink_2,
                       .stroke_width = 4,
                       .role = "span"});
        }
    }
    for (std::size_t j = 0; j < layout_.transversals.size(); ++j) draw_code(j);
}

void CirclePainter::draw_code(std::size_t j) {
    const CircleTransversal& moment = circle_.transversals[j];
    const Box& box = layout_.transversals[j].mark;
    svg_.open_link(moment.address, spoken(moment.code, moment.name, moment.criticality, moment.rating, 0));
    svg_.title(moment.code + " " + moment.name);
    svg_.rect(box.grown(3), {.role = "focus", .corner_radius = 6});
    svg_.rect(box, {.fill = Tone::surface, .corner_radius = 4});
    draw_transversal_diamond(svg_, {box.left + 9.5, box.centre().y}, moment.criticality);
    svg_.text({box.left + 18, box.centre().y + 4.5}, layout_.transversals[j].code,
              {.size = size::micro,
               .face = Face::bold,
               .tone = moment.criticality == Criticality::critical ? Tone::critical : Tone::ink_2});
    svg_.close();
}

void CirclePainter::draw_links() {
    for (std::size_t i = 0; i < layout_.links.size(); ++i) {
        const PlacedLink& link = layout_.links[i];
        // Between crowded nodes a link is hardly longer than its head, which then shrinks with it.
        const double room = (link.to_degrees - link.from_degrees) * pi / 180 * layout_.ring_radius;
        const double length = std::min(9 + 0.35 * link.width, 0.6 * room);
        const double width = std::min(std::max(8.5, link.width + 6), std::max(8.5, 1.4 * length));
        const double head = length / layout_.ring_radius * 180 / pi;
        svg_.open_group({.role = link.closing ? "way-back" : "link"});
        if (link.to_degrees - head > link.from_degrees) {
            svg_.path(arc_path({0, 0}, layout_.ring_radius, link.from_degrees, link.to_degrees - head * 0.9),
                      {.stroke = Tone::ink_2, .stroke_width = link.width, .dash = link.dashed ? "6 5" : ""});
        }
        draw_arrowhead(svg_, on_circle(layout_.ring_radius, link.to_degrees), link.to_degrees + 90 - head / 2, length,
                       width, Tone::ink_2);
        if (link.bead) draw_bead(i, link);
        svg_.close();
    }
}

void CirclePainter::draw_bead(std::size_t link_index, const PlacedLink& link) {
    const bool on_link = std::hypot(link.bead->x, link.bead->y) > layout_.ring_radius - 1;
    const CircleMoment& next = circle_.moments[link_index + 1];
    svg_.open_group({.role = "wait"});
    svg_.title(filled(word::wait_of.in(language_), {duration_text(next.wait_minutes, language_)}));
    if (on_link) svg_.circle(*link.bead, 11.5, {.fill = Tone::surface});
    draw_clock(svg_, *link.bead, on_link ? 9 : 6.5);
    svg_.close();
}

void CirclePainter::draw_start() {
    const double text_size = compact() ? 18 : size::small;
    svg_.text(layout_.start_text, "▼ " + std::string(word::start.in(language_)),
              {.size = text_size, .tone = Tone::ink_2, .anchor = Anchor::end, .role = "start"});
    if (layout_.closing_note) {
        svg_.text(*layout_.closing_note, layout_.closing_text,
                  {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::end, .role = "label"});
    }
}

std::string CirclePainter::spoken(const std::string& number, const std::string& name, Criticality criticality,
                                  const std::optional<Rating>& rating, double wait,
                                  const std::optional<CircleLived>& lived) const {
    std::string text = number + ". " + name;
    std::vector<std::string> facts;
    if (lived) facts.push_back(lived_words(*lived, language_));
    if (lived && !lived->note.empty()) facts.push_back(lived->note);
    if (rating && is_few(*rating)) facts.push_back(rating_words(rating, language_));
    if (rating && !is_few(*rating)) {
        facts.push_back(filled(word::mean_of.in(language_), {format_number(rating->mean, 2, language_)}));
        facts.emplace_back(printed(rating->sign, language_));
        facts.push_back(filled(word::answer_count.in(language_), {format_count(rating->n, language_)}));
    }
    if (criticality == Criticality::critical) facts.emplace_back(word::critical.in(language_));
    if (criticality == Criticality::candidate) facts.emplace_back(word::candidate.in(language_));
    if (wait > 0) facts.push_back(filled(word::wait_of.in(language_), {duration_text(wait, language_)}));
    for (std::size_t i = 0; i < facts.size(); ++i) text += (i == 0 ? ": " : ", ") + facts[i];
    return text;
}

void CirclePainter::draw_moment(std::size_t i) {
    const CircleMoment& moment = circle_.moments[i];
    const PlacedNode& node = layout_.nodes[i];
    svg_.open_link(moment.address,
                   spoken(node.number, moment.name, moment.criticality, moment.rating, moment.wait_minutes, moment.lived),
                   "moment");
    svg_.title(node.number + ". " + moment.name);
    if (!layout_.labels.empty()) draw_leader(layout_.leaders[i]);
    draw_node(moment, node);
    if (!layout_.labels.empty()) draw_label(moment, layout_.labels[i]);
    svg_.close();
}

void CirclePainter::draw_leader(const Leader& leader) {
    Path path;
    path.move(leader.from).line(leader.elbow).line(leader.to);
    svg_.path(path, {.stroke = Tone::edge, .role = "label"});
}

void CirclePainter::draw_node(const CircleMoment& moment, const PlacedNode& node) {
    const Sign sign = shown_sign(moment.rating);
    const bool critical = moment.criticality == Criticality::critical;
    svg_.circle(node.centre, node.radius + 9, {.role = "focus"});
    if (moment.criticality != Criticality::ordinary) {
        svg_.circle(
            node.centre, node.radius + ring::criticality_ring,
            {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 2, .dash = critical ? "" : "4 3"});
    }
    svg_.circle(node.centre, node.radius,
                {.fill = fill_of(sign),
                 .stroke = critical ? Tone::critical : ink_of(sign),
                 .stroke_width = critical ? 2 : 1.75,
                 .dash = moment.optional ? "5 3.5" : "",
                 .role = "node"});
    if (moment.lived) draw_share(node, moment.lived->share);
    const double text_size = node.radius < ring::node_few ? size::small : compact() ? 20 : size::strong;
    svg_.text({node.centre.x, node.centre.y + text_size * 0.34}, node.number,
              {.size = text_size, .face = Face::bold, .anchor = Anchor::middle, .role = "number"});
    if (is_measured(circle_)) draw_sign_on(node, sign);
}

/// Clockwise from 12, on the rim.
void CirclePainter::draw_share(const PlacedNode& node, double share) {
    constexpr double width = 4, whole = 359.5;  // an arc that ends where it begins is none
    if (share <= 0) return;
    if (share * 360 >= whole) {
        svg_.circle(node.centre, node.radius, {.stroke = Tone::ink, .stroke_width = width, .role = "lived"});
        return;
    }
    svg_.path(arc_path(node.centre, node.radius, 0, share * 360), {.stroke = Tone::ink, .stroke_width = width, .role = "lived"});
}

void CirclePainter::draw_sign_on(const PlacedNode& node, Sign sign) {
    const double diameter = node.radius < ring::node_few ? 15 : 18;
    const Point at = on_circle(layout_.ring_radius - node.radius - 3, node.degrees);
    draw_sign(svg_, sign, at, diameter, Rim::paper);
}

void CirclePainter::draw_label(const CircleMoment& moment, const PlacedLabel& label) {
    const Anchor anchor = label.side == Side::right ? Anchor::start : Anchor::end;
    const Face face = moment.criticality == Criticality::critical ? Face::bold : Face::regular;
    svg_.open_group({.role = "label"});
    double y = label.first_baseline;
    for (std::size_t k = 0; k < label.name.size(); ++k, y += size::body_line) {
        std::vector<TextSpan> spans;
        if (k == 0 && moment.criticality != Criticality::ordinary) {
            spans.push_back({std::string(mark_of(moment.criticality)), Face::bold, Tone::critical});
        }
        spans.push_back({label.name[k], face, Tone::ink});
        svg_.text({label.x, y}, spans, {.face = face, .anchor = anchor, .role = "name"});
    }
    if (label.name.empty()) y += size::body_line;
    const TextLook small{.size = size::small, .tone = Tone::ink_2, .anchor = anchor};
    if (!label.rating.empty()) {
        const bool firm = !label.answers.empty();
        svg_.text({label.x, y - 0.5},
                  {{label.rating, firm ? Face::bold : Face::regular, firm ? Tone::ink : Tone::ink_2},
                   {label.answers, Face::regular, Tone::ink_2}},
                  small);
        y += size::small_line;
    }
    svg_.text({label.x, y - 0.5}, label.wait, small);
    svg_.close();
}

/// Lines that go across pass below the name.
void CirclePainter::draw_paper_below_centre() {
    constexpr double margin = 12;
    if (layout_.centre.empty()) return;
    double half = 0;
    for (const PlacedLine& line : layout_.centre) half = std::max(half, text_width(line.text, line.size, line.face) / 2);
    const PlacedLine& first = layout_.centre.front();
    const double top = first.baseline - first.size - margin / 2;
    const double bottom = layout_.centre.back().baseline + margin;
    svg_.rect({-half - margin, top, half + margin, bottom}, {.fill = Tone::surface, .opacity = 0.86, .role = "below-centre"});
}

void CirclePainter::draw_centre() {
    svg_.open_group({.role = "centre"});
    if (!circle_.moves.empty()) draw_paper_below_centre();
    for (const PlacedLine& line : layout_.centre) {
        svg_.text({0, line.baseline}, line.text,
                  {.size = line.size, .face = line.face, .tone = line.tone, .anchor = Anchor::middle});
    }
    svg_.close();
}

}  // namespace

void draw_transversal_diamond(Svg& svg, Point centre, Criticality criticality) {
    Path path;
    path.move({centre.x, centre.y - 5}).line({centre.x + 5, centre.y}).line({centre.x, centre.y + 5});
    path.line({centre.x - 5, centre.y}).close();
    svg.path(path, {.fill = criticality == Criticality::critical ? Tone::critical : Tone::ink_2});
}

Drawing draw_circle(const Circle& circle) {
    const CircleLayout layout = lay_out_circle(circle);
    return CirclePainter(circle, layout).paint();
}

}  // namespace ciclo::drawing
