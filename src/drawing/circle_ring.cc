#include "drawing/circle_parts.h"

#include "base/ensure.h"
#include "base/number.h"

namespace ciclo::drawing {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double plain_free = 4, ringed_free = 7.5;  ///< between a node and the ends of its links
constexpr double closing_earned_at = 0.5;            ///< K-06b
constexpr double bead_inside = 7;
constexpr double long_link = 56;              ///< from here on there is room for a clock on the link itself
const std::string no_break_space = "\u00a0";  ///< a figure and its sign stay on one line
constexpr double widest_code = 56;            ///< a code is short; an id that is not is cut in the arc, not in the key
constexpr double code_height = 17, code_padding = 5, diamond_width = 9;

double degrees_on(double radius, double length) {
    return length / radius * 180 / pi;
}

double step_of(const Circle& circle) {
    return 360.0 / static_cast<double>(std::max<std::size_t>(1, circle.moments.size()));
}

double ring_radius(const Circle& circle, double node_radius) {
    const double n = static_cast<double>(circle.moments.size());
    const double for_nodes = n * (2 * node_radius + 26) / (2 * pi);
    // The centre keeps its room: from the fourth inner arc on the ring grows instead.
    const double arcs = static_cast<double>(circle.transversals.size());
    return std::max({190.0, for_nodes, 190 + ring::arc_step * (arcs - 3)});
}

void place_nodes(const Circle& circle, CircleLayout& layout) {
    const double step = step_of(circle);
    for (std::size_t i = 0; i < circle.moments.size(); ++i) {
        const CircleMoment& moment = circle.moments[i];
        PlacedNode node;
        node.degrees = step * static_cast<double>(i);
        node.centre = on_circle(layout.ring_radius, node.degrees);
        node.radius = layout.node_radius;
        const bool ringed = moment.criticality != Criticality::ordinary;
        node.outer_radius = node.radius + (ringed ? ring::criticality_ring + 1 : 1);
        node.number = moment.number.empty() ? std::to_string(i + 1) : moment.number;
        layout.nodes.push_back(std::move(node));
    }
}

double free_at(const Circle& circle, const CircleLayout& layout, std::size_t i) {
    const bool ringed = circle.moments[i].criticality != Criticality::ordinary;
    return layout.node_radius + (ringed ? ringed_free : plain_free);
}

/// A lived link is as wide as it is frequent, never thinner than a planned one.
double lived_width(const Circle& circle, std::size_t from) {
    constexpr double planned = 1.2, grows = 8;
    for (const CircleMove& move : circle.moves) {
        if (move.from == from && is_between_neighbours(move)) return planned + grows * move.share;
    }
    return planned;
}

/// F.1 rule 13. The link that closes the circle carries no wait: nobody waits between the end and the next start.
double link_width(const Circle& circle, const CircleMoment& next) {
    const double usual = median_wait(circle);
    if (circle.waits == Circle::Waits::hidden || usual <= 0) return 2;
    return 2 + std::min(8.0, next.wait_minutes / usual);
}

Point bead_at(const CircleLayout& layout, const PlacedLink& link) {
    const double middle = (link.from_degrees + link.to_degrees) / 2;
    const double length = (link.to_degrees - link.from_degrees) * pi / 180 * layout.ring_radius;
    if (length >= long_link) return on_circle(layout.ring_radius, middle);
    return on_circle(layout.ring_radius - link.width / 2 - 1.5 - bead_inside, middle);
}

void place_links(const Circle& circle, CircleLayout& layout) {
    const std::size_t n = circle.moments.size();
    if (n < 2) return;
    const double step = step_of(circle), radius = layout.ring_radius;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t next = (i + 1) % n;
        PlacedLink link;
        link.closing = next == 0;
        // The ends are chords away from the node, a hair more than arcs.
        link.from_degrees = step * static_cast<double>(i) + degrees_on(radius, free_at(circle, layout, i));
        link.to_degrees = step * static_cast<double>(i + 1) - degrees_on(radius, free_at(circle, layout, next));
        if (link.closing) {
            link.dashed = !circle.closure || circle.closure->rate < closing_earned_at;
        } else {
            link.width =
                circle.moves.empty() ? link_width(circle, circle.moments[next]) : lived_width(circle, i);
            if (shows_wait(circle, circle.moments[next])) link.bead = bead_at(layout, link);
        }
        layout.links.push_back(link);
    }
}

void place_stages(const Circle& circle, CircleLayout& layout) {
    const double step = step_of(circle);
    const double middle_radius = (layout.band_inner + layout.band_outer) / 2;
    const double half_gap = degrees_on(middle_radius, 1.25);
    for (std::size_t i = 0; i < circle.stages.size(); ++i) {
        const CircleStage& stage = circle.stages[i];
        ENSURE(stage.first <= stage.last && stage.last < circle.moments.size(), "a stage covers moments that exist");
        PlacedStage placed;
        placed.from_degrees = (static_cast<double>(stage.first) - 0.5) * step + half_gap;
        placed.to_degrees = (static_cast<double>(stage.last) + 0.5) * step - half_gap;
        placed.letter = letter_of_stage(i);
        placed.letter_at = on_circle(middle_radius, (placed.from_degrees + placed.to_degrees) / 2);
        layout.stages.push_back(std::move(placed));
    }
}

/// Neighbouring spans become one arc.
std::vector<PlacedTransversal::Arc> arcs_of(const CircleTransversal& transversal, double step) {
    std::vector<PlacedTransversal::Arc> arcs;
    for (std::size_t k = 0; k < transversal.spans.size(); ++k) {
        const double at = static_cast<double>(transversal.spans[k]);
        if (k > 0 && transversal.spans[k] == transversal.spans[k - 1]) continue;
        const bool follows = k > 0 && transversal.spans[k] == transversal.spans[k - 1] + 1;
        if (follows)
            arcs.back().to_degrees = (at + 0.5) * step;
        else
            arcs.push_back({(at - 0.5) * step, (at + 0.5) * step});
    }
    return arcs;
}

/// The code's box near `degrees` on its arc, moved inwards until it is clear of the stage band.
Box code_box(const CircleLayout& layout, double radius, double degrees, double width) {
    const auto most_inwards = static_cast<int>(radius);
    Box box;
    for (int inwards = 0; inwards < most_inwards; ++inwards) {
        box = box_around(on_circle(radius - inwards, degrees), width / 2, code_height / 2);
        const double farthest = std::hypot(std::max(std::abs(box.left), std::abs(box.right)),
                                           std::max(std::abs(box.top), std::abs(box.bottom)));
        if (farthest <= layout.band_inner - 3) break;
    }
    return box;
}

bool is_free(const CircleLayout& layout, const Box& box) {
    for (const PlacedTransversal& other : layout.transversals) {
        if (other.mark.grown(2).overlaps(box)) return false;
    }
    return true;
}

/// Where the first span begins when that is free, like the name of a road; else where another begins, else inside a
/// span, else anywhere on the thin circle.
Box place_code(const CircleLayout& layout, const CircleTransversal& transversal, const std::string& code, double radius,
               double step) {
    const double width = 2 * code_padding + diamond_width + 4 + safe_width(code, size::micro, Face::bold);
    const auto n = static_cast<std::size_t>(std::llround(360 / step));
    std::vector<double> degrees;
    for (const PlacedTransversal::Arc& arc : arcs_of(transversal, step)) degrees.push_back(arc.from_degrees);
    for (std::size_t span : transversal.spans) degrees.push_back(static_cast<double>(span) * step);
    for (std::size_t i = 0; i < n * 4; ++i) degrees.push_back(static_cast<double>(i) * step / 4);
    for (std::size_t i = 0; i < 180; ++i) degrees.push_back(static_cast<double>(i) * 2);
    for (double at : degrees) {
        const Box box = code_box(layout, radius, at, width);
        if (is_free(layout, box)) return box;
    }
    return code_box(layout, radius, degrees.front(), width);
}

void place_transversals(const Circle& circle, CircleLayout& layout) {
    const double step = step_of(circle);
    layout.disc_radius = layout.band_inner - 8;
    for (std::size_t j = 0; j < circle.transversals.size(); ++j) {
        const CircleTransversal& transversal = circle.transversals[j];
        for (std::size_t k = 0; k < transversal.spans.size(); ++k) {
            ENSURE(transversal.spans[k] < circle.moments.size(), "a transversal moment spans moments that exist");
            ENSURE(k == 0 || transversal.spans[k - 1] <= transversal.spans[k], "spans are in order");
        }
        PlacedTransversal placed;
        placed.radius = layout.ring_radius - ring::first_arc - ring::arc_step * static_cast<double>(j);
        placed.arcs = arcs_of(transversal, step);
        placed.code = shorten(transversal.code, size::micro, Face::bold, widest_code, Measure::safe);
        placed.mark = place_code(layout, transversal, placed.code, placed.radius, step);
        layout.disc_radius = placed.radius - 9;
        layout.transversals.push_back(std::move(placed));
    }
}

}  // namespace

bool is_measured(const Circle& circle) {
    return std::any_of(circle.moments.begin(), circle.moments.end(),
                       [](const CircleMoment& moment) { return moment.rating.has_value(); });
}

bool is_lived(const Circle& circle) {
    return std::any_of(circle.moments.begin(), circle.moments.end(),
                       [](const CircleMoment& moment) { return moment.lived.has_value(); });
}

double median_wait(const Circle& circle) {
    std::vector<double> waits, positive;
    for (const CircleMoment& moment : circle.moments) {
        waits.push_back(moment.wait_minutes);
        if (moment.wait_minutes > 0) positive.push_back(moment.wait_minutes);
    }
    if (positive.empty()) return 0;
    const auto median = [](std::vector<double>& values) {
        std::sort(values.begin(), values.end());
        const std::size_t half = values.size() / 2;
        return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    };
    const double of_all = median(waits);
    return of_all > 0 ? of_all : median(positive);  // most moments without a wait: compare the waits with each other
}

bool shows_wait(const Circle& circle, const CircleMoment& moment) {
    if (moment.wait_minutes <= 0 || circle.waits == Circle::Waits::hidden) return false;
    if (circle.waits == Circle::Waits::every_wait) return true;
    const auto without = std::count_if(circle.moments.begin(), circle.moments.end(),
                                       [](const CircleMoment& other) { return other.wait_minutes <= 0; });
    const bool mostly_without = 2 * static_cast<std::size_t>(without) >= circle.moments.size();
    const double usual = median_wait(circle);
    return mostly_without ? moment.wait_minutes >= usual : moment.wait_minutes > usual;
}

Sign shown_sign(const std::optional<Rating>& rating) {
    return rating && !is_few(*rating) ? rating->sign : Sign::none;
}

std::string_view glyph_of(Sign sign) {
    switch (sign) {
        case Sign::positive:
            return "+";
        case Sign::mixed:
            return "~";
        case Sign::negative:
            return "−";
        case Sign::none:
            break;
    }
    return "";
}

std::string rating_words(const std::optional<Rating>& rating, Language language) {
    if (!rating) return std::string(word::no_data.in(language));
    if (is_few(*rating)) return filled(word::few_answers_n.in(language), {format_count(rating->n, language)});
    std::string text = format_number(rating->mean, 2, language);
    const std::string_view glyph = glyph_of(rating->sign);
    if (!glyph.empty()) text += no_break_space + std::string(glyph);
    return text;
}

std::string answers_words(const std::optional<Rating>& rating, Language language) {
    if (!rating || is_few(*rating)) return "";
    return " ·" + no_break_space + "n" + no_break_space + format_count(rating->n, language);
}

std::string letter_of_stage(std::size_t index) {
    std::string letters;
    for (std::size_t left = index + 1; left > 0; left = (left - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return letters;
}

void place_ring(const Circle& circle, CircleLayout& layout) {
    constexpr std::size_t few = 20;  // F.1 rule 1
    layout.node_radius = circle.moments.size() <= few ? ring::node_few : ring::node_many;
    layout.ring_radius = ring_radius(circle, layout.node_radius);
    layout.band_inner = layout.ring_radius - ring::band_from;
    layout.band_outer = layout.ring_radius - ring::band_to;
    place_nodes(circle, layout);
    place_links(circle, layout);
    place_stages(circle, layout);
    place_transversals(circle, layout);
}

}  // namespace ciclo::drawing
