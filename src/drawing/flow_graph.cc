#include "drawing/flow_graph.h"

#include <algorithm>

#include "base/ensure.h"
#include "drawing/chart_paper.h"
#include "drawing/flow_layout.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double margin = 24, mark_radius = 9;
constexpr double name_width = 168, most_name_lines = 3, pad = 12;
constexpr double thinnest = 1.2, thickest = 7;
constexpr double loop_width = 26;
constexpr double head_length = 9;
constexpr double note_width = 360;  // the narrowest a line of notes may be

class FlowPainter {
public:
    explicit FlowPainter(const FlowGraph& graph) : graph_(graph), svg_(graph.caption.id_prefix) {
        ENSURE(!graph.nodes.empty(), "a graph has nodes");
        for (const FlowMove& move : graph.moves) heaviest_ = std::max(heaviest_, move.weight);
        for (const FlowNode& node : graph.nodes) names_.push_back(name_of(node));
        layout_ = lay_out_flow(problem());
    }

    Drawing draw() && {
        for (std::size_t i = 0; i < drawn_.size(); ++i) draw_line(graph_.moves[drawn_[i]], layout_.routes[i]);
        for (const FlowMove& move : graph_.moves) {
            if (move.from == move.to) draw_loop(move);
        }
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n) draw_node(n);
        double bottom = layout_.height, right = layout_.width;
        bottom += 12;
        for (const std::string& note : graph_.notes) {
            const Fit fit{.size = size::small, .width = std::max(layout_.width, note_width), .most_lines = 4,
                          .measure = Measure::safe};
            for (const std::string& line : wrap(note, fit).lines) {
                bottom += size::small_line;
                svg_.text({0, bottom}, line, {.size = size::small, .tone = Tone::ink_2, .role = "note"});
                right = std::max(right, safe_width(line, size::small));
            }
        }
        return std::move(svg_).finish({.view = Box{0, 0, right, bottom}.grown(margin),
                                       .title = graph_.caption.title,
                                       .summary = graph_.caption.summary,
                                       .language = graph_.caption.language,
                                       .role = "flow",
                                       .background = Frame::Background::surface});
    }

private:
    static bool is_activity(const FlowNode& node) { return node.kind == FlowNode::Kind::activity; }

    static Wrapped name_of(const FlowNode& node) {
        return wrap(node.name, {.size = size::small, .face = Face::bold, .width = name_width, .widest = name_width + 40,
                                .most_lines = static_cast<std::size_t>(most_name_lines), .measure = Measure::safe});
    }

    static double label_width(const FlowMove& move) {
        return safe_width(move.figure, size::micro, Face::bold) + safe_width(tail_of(move), size::micro) + 8;
    }
    static std::string tail_of(const FlowMove& move) { return move.label.empty() ? "" : " · " + move.label; }

    FlowBox box_of(std::size_t n) const {
        const FlowNode& node = graph_.nodes[n];
        using Place = FlowBox::Place;
        if (!is_activity(node)) {
            return {2 * mark_radius, 2 * mark_radius, 0, 0, node.kind == FlowNode::Kind::begin ? Place::top : Place::bottom};
        }
        const double text = std::max(safe_width(names_[n].lines, size::small, Face::bold), safe_width(node.figure, size::micro));
        const double lines = static_cast<double>(names_[n].lines.size()) * size::small_line + size::micro_line;
        FlowBox box{std::max(72.0, text + 2 * pad), lines + 14, node.order, 0, Place::by_order};
        for (const FlowMove& move : graph_.moves) {
            if (move.from == n && move.to == n) box.beside = loop_width + label_width(move) + 4;
        }
        return box;
    }

    FlowProblem problem() {
        FlowProblem out;
        for (std::size_t n = 0; n < graph_.nodes.size(); ++n) out.boxes.push_back(box_of(n));
        for (std::size_t m = 0; m < graph_.moves.size(); ++m) {
            const FlowMove& move = graph_.moves[m];
            ENSURE(move.from < graph_.nodes.size() && move.to < graph_.nodes.size(), "a move leads from node to node");
            if (move.from == move.to) continue;
            drawn_.push_back(m);
            out.lines.push_back({move.from, move.to, label_width(move)});
        }
        return out;
    }

    double width_of(const FlowMove& move) const {
        return heaviest_ > 0 ? thinnest + (thickest - thinnest) * move.weight / heaviest_ : thinnest;
    }
    double head_of(const FlowMove& move) const { return head_length + width_of(move); }

    Look look_of(const FlowMove& move) const {
        Look look{.stroke = Tone::ink_2, .stroke_width = width_of(move), .role = "move"};
        if (!is_activity(graph_.nodes[move.from]) || !is_activity(graph_.nodes[move.to])) look.dash = "4 4";
        return look;
    }

    void draw_label(const FlowMove& move, Point at) {
        svg_.text({at.x, at.y + 4.5}, {{move.figure, Face::bold, Tone::ink}, {tail_of(move), Face::regular, Tone::ink_2}},
                  {.size = size::micro, .role = "label"});
    }

    void draw_line(const FlowMove& move, const FlowRoute& route) {
        const double head = head_of(move);
        std::vector<Point> points = route.points;
        Point& end = route.upwards ? points.front() : points.back();
        const Point tip = end;
        end.y += route.upwards ? head - 1 : 1 - head;
        Path path;
        path.move(points[0]);
        for (std::size_t i = 1; i < points.size(); ++i) {
            const Point from = points[i - 1], to = points[i];
            const double middle = (from.y + to.y) / 2;
            if (i % 2 == 0 || from.x == to.x)
                path.line(to);
            else
                path.curve({from.x, middle}, {to.x, middle}, to);
        }
        svg_.open_group({.role = "line"});
        svg_.path(path, look_of(move));
        draw_arrowhead(svg_, tip, route.upwards ? 0 : 180, head, head * 0.8, Tone::ink_2);
        draw_label(move, {route.label.x + width_of(move) / 2, route.label.y});
        svg_.close();
    }

    void draw_loop(const FlowMove& move) {
        const Box& box = layout_.boxes[move.from];
        const double top = box.centre().y - 11, bottom = box.centre().y + 11, head = head_of(move);
        Path path;
        path.move({box.right, top})
            .curve({box.right + loop_width, top - 6}, {box.right + loop_width, bottom + 6}, {box.right + head - 1, bottom});
        svg_.open_group({.role = "loop"});
        svg_.path(path, look_of(move));
        draw_arrowhead(svg_, {box.right, bottom}, 270, head, head * 0.8, Tone::ink_2);
        draw_label(move, {box.right + loop_width, box.centre().y});
        svg_.close();
    }

    void draw_node(std::size_t n) {
        const FlowNode& node = graph_.nodes[n];
        const Box& box = layout_.boxes[n];
        svg_.open_group({.role = "node"});
        if (!is_activity(node)) {
            const Look ring{.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 2};
            svg_.circle(box.centre(), mark_radius, ring);
            if (node.kind == FlowNode::Kind::end) svg_.circle(box.centre(), mark_radius - 4, {.fill = Tone::ink});
        } else {
            svg_.rect(box, {.fill = Tone::band_1, .stroke = Tone::edge, .stroke_width = 1.5, .corner_radius = 8});
            if (names_[n].cut) svg_.title(node.name);
            const Point first{box.centre().x, box.top + 7 + size::small_line * 0.8};
            svg_.lines(first, size::small_line, names_[n].lines,
                       {.size = size::small, .face = Face::bold, .anchor = Anchor::middle});
            svg_.text({first.x, first.y + size::small_line * static_cast<double>(names_[n].lines.size())}, node.figure,
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        svg_.close();
    }

    const FlowGraph& graph_;
    Svg svg_;
    double heaviest_ = 0;
    std::vector<Wrapped> names_;
    std::vector<std::size_t> drawn_;  ///< moves that are lines, parallel to the routes
    FlowLayout layout_;
};

}  // namespace

Drawing draw_flow_graph(const FlowGraph& graph) {
    return FlowPainter(graph).draw();
}

}  // namespace ciclo::drawing
