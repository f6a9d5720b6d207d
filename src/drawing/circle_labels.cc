#include <cmath>

#include "base/number.h"
#include "drawing/circle_parts.h"

namespace ciclo::drawing {

namespace {

constexpr double gap_between_labels = 10;
constexpr double longest_word = 264;    ///< a single word may be this wide before it is cut
constexpr double name_baseline = 14.5;  ///< below the top of a line of 19

/// Few moments leave room above each other, many do not: then the lines are longer instead.
double name_width(std::size_t moments) {
    return moments <= 10 ? 130 : moments <= 14 ? 150 : moments <= 24 ? 176 : 216;
}

Side side_of(std::size_t i, std::size_t n) {
    return 2 * i < n ? Side::right : Side::left;
}

PlacedLabel make_label(const Circle& circle, const CircleLayout& layout, std::size_t i) {
    const CircleMoment& moment = circle.moments[i];
    const Language language = circle.caption.language;
    PlacedLabel label;
    label.side = side_of(i, circle.moments.size());
    label.x = (layout.ring_radius + ring::label_gap) * (label.side == Side::right ? 1 : -1);
    const Face face = moment.criticality == Criticality::critical ? Face::bold : Face::regular;
    const std::string_view mark = mark_of(moment.criticality);
    Wrapped wrapped = wrap(moment.name, {.size = size::body,
                                         .face = face,
                                         .width = name_width(circle.moments.size()),
                                         .widest = longest_word,
                                         .most_lines = 3,
                                         .first_line_indent = text_width(mark, size::body, Face::bold)});
    label.name = std::move(wrapped.lines);
    label.cut = wrapped.cut;
    if (is_measured(circle)) {
        label.rating = rating_words(moment.rating, language);
        label.answers = answers_words(moment.rating, language);
    }
    if (moment.lived) {
        label.rating = lived_words(*moment.lived, language);
        label.answers = moment.lived->note.empty() ? "" : " · " + moment.lived->note;
    }
    if (shows_wait(circle, moment)) {
        label.wait = filled(word::wait_of.in(language), {duration_text(moment.wait_minutes, language)});
    }
    return label;
}

double height_of(const PlacedLabel& label) {
    const double names = static_cast<double>(std::max<std::size_t>(1, label.name.size())) * size::body_line;
    return names + (label.rating.empty() ? 0 : size::small_line) + (label.wait.empty() ? 0 : size::small_line);
}

template <class Width>
double widest_line(const CircleMoment& moment, const PlacedLabel& label, const Width& width) {
    const Face face = moment.criticality == Criticality::critical ? Face::bold : Face::regular;
    double widest = 0;
    for (std::size_t k = 0; k < label.name.size(); ++k) {
        const double mark = k == 0 ? width(mark_of(moment.criticality), size::body, Face::bold) : 0;
        widest = std::max(widest, mark + width(label.name[k], size::body, face));
    }
    widest = std::max(widest,
                      width(label.rating, size::small, Face::bold) + width(label.answers, size::small, Face::regular));
    return std::max(widest, width(label.wait, size::small, Face::regular));
}

void settle(PlacedLabel& label, const CircleMoment& moment, double centre_y) {
    const double height = height_of(label);
    const auto safe = [](std::string_view text, double size, Face face) { return safe_width(text, size, face); };
    const double width = widest_line(moment, label, safe);
    label.likely_width = widest_line(moment, label, text_width);
    label.box.top = centre_y - height / 2;
    label.box.bottom = centre_y + height / 2;
    label.box.left = label.side == Side::right ? label.x : label.x - width;
    label.box.right = label.side == Side::right ? label.x + width : label.x;
    label.first_baseline = label.box.top + name_baseline;
}

void settle_column(const Circle& circle, CircleLayout& layout, const std::vector<std::size_t>& members) {
    std::vector<double> wanted, heights;
    for (std::size_t i : members) {
        wanted.push_back((layout.ring_radius + 24) * on_circle(1, layout.nodes[i].degrees).y);
        heights.push_back(height_of(layout.labels[i]));
    }
    const std::vector<double> centres = spread(wanted, heights, gap_between_labels);
    for (std::size_t k = 0; k < members.size(); ++k) {
        settle(layout.labels[members[k]], circle.moments[members[k]], centres[k]);
    }
}

Leader leader_of(const CircleLayout& layout, std::size_t i) {
    const PlacedNode& node = layout.nodes[i];
    const PlacedLabel& label = layout.labels[i];
    const double radius = layout.ring_radius;
    const double end = (radius + ring::leader_gap) * (label.side == Side::right ? 1 : -1);
    return {on_circle(radius + node.outer_radius, node.degrees),
            on_circle(radius + node.radius + ring::leader_radial, node.degrees),
            {end, label.box.centre().y}};
}

bool is_free(const CircleLayout& layout, const Box& box) {
    for (const PlacedLabel& label : layout.labels) {
        if (label.box.overlaps(box)) return false;
    }
    for (const Leader& leader : layout.leaders) {
        if (touches({leader.from, leader.elbow}, box) || touches({leader.elbow, leader.to}, box)) return false;
    }
    for (const PlacedNode& node : layout.nodes) {
        const Point nearest{std::clamp(node.centre.x, box.left, box.right),
                            std::clamp(node.centre.y, box.top, box.bottom)};
        if (std::hypot(nearest.x - node.centre.x, nearest.y - node.centre.y) < node.outer_radius + 2) return false;
    }
    return true;
}

Box line_box_ending_at(Point end, std::string_view text, double text_size) {
    return {end.x - safe_width(text, text_size), end.y - text_size * 0.8, end.x, end.y + text_size * 0.25};
}

std::string closing_words(const Circle& circle) {
    if (!circle.closure) return "";
    const Language language = circle.caption.language;
    const CircleClosure& closure = *circle.closure;
    if (closure.ended > 0) {
        return filled(word::returning.in(language),
                      {format_count(closure.returning, language), format_count(closure.ended, language)});
    }
    return filled(word::returning_share.in(language), {format_percent(closure.rate, 1, language)});
}

}  // namespace

std::string lived_words(const CircleLived& lived, Language language) {
    // as the lists beside the circle write it: 62.5 %, but 46 % and not 46.0 %
    const int decimals = std::lround(lived.share * 1000) % 10 == 0 ? 0 : 1;
    return filled(word::lived_by.in(language), {format_percent(lived.share, decimals, language)});
}

std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& heights, double gap) {
    struct Block {
        double sum = 0;
        std::size_t members = 0;
        double mean() const { return sum / static_cast<double>(members); }
    };
    // With the heights taken off, "no overlap" is "non-decreasing"; blocks that violate it share their mean.
    std::vector<double> taken(wanted.size(), 0);
    std::vector<Block> blocks;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        if (k > 0) taken[k] = taken[k - 1] + (heights[k - 1] + heights[k]) / 2 + gap;
        blocks.push_back({wanted[k] - taken[k], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().members += last.members;
        }
    }
    std::vector<double> centres;
    for (const Block& block : blocks) {
        for (std::size_t member = 0; member < block.members; ++member) {
            centres.push_back(block.mean() + taken[centres.size()]);
        }
    }
    return centres;
}

std::string_view mark_of(Criticality criticality) {
    switch (criticality) {
        case Criticality::critical:
            return "★ ";
        case Criticality::candidate:
            return "★? ";
        case Criticality::ordinary:
            break;
    }
    return "";
}

void place_labels(const Circle& circle, CircleLayout& layout) {
    if (circle.names == Circle::Names::hidden) return;
    std::vector<std::size_t> right, left;
    for (std::size_t i = 0; i < circle.moments.size(); ++i) {
        layout.labels.push_back(make_label(circle, layout, i));
        if (layout.labels.back().side == Side::right)
            right.push_back(i);
        else
            left.insert(left.begin(), i);
    }
    settle_column(circle, layout, right);
    settle_column(circle, layout, left);
    for (std::size_t i = 0; i < circle.moments.size(); ++i) layout.leaders.push_back(leader_of(layout, i));
}

void place_start(const Circle& circle, CircleLayout& layout) {
    const double text_size = circle.names == Circle::Names::hidden ? 18 : size::small;
    const std::string text = "▼ " + std::string(word::start.in(circle.caption.language));
    const double top = layout.ring_radius + layout.node_radius;
    // F.1 rule 11, and when a crowded ring leaves no room there, higher and nearer to the middle.
    Point end{-(layout.node_radius + 8), -(top - 4)};
    constexpr int most_tries = 130;  // 3 units each: above any pile of leaders that 200 moments make
    for (int tried = 0; tried < most_tries && !is_free(layout, line_box_ending_at(end, text, text_size)); ++tried) {
        end = {-7, -(top + ring::leader_radial + 4 + 3 * tried)};
    }
    layout.start_text = end;
    layout.start = line_box_ending_at(end, text, text_size);
    layout.closing_text = closing_words(circle);
    if (layout.closing_text.empty() || circle.moments.size() < 2 || circle.names == Circle::Names::hidden) return;
    const Point above{end.x, end.y - size::small_line};
    const Box box = line_box_ending_at(above, layout.closing_text, size::small);
    if (!is_free(layout, box)) return;
    layout.closing_note = above;
    layout.closing_note_box = box;
}

}  // namespace ciclo::drawing
