// Where everything stands. A grid: one column for every node of the customer's chain, one band for every lane;
// blueprint boxes stack in the cell of their moment. Between columns and above every band run free corridors for the
// flows.
#include <algorithm>

#include "base/ensure.h"
#include "cycle/bpmn.h"

namespace ciclo::cycle::bpmn {

namespace {

constexpr int task_width = 140, task_height = 80;
constexpr int gateway_side = 50, event_side = 36;
constexpr int event_column = 130;  // holds the label under the event
constexpr int gutter = 60;         // between columns
constexpr int corridor = 40;       // above the boxes of a lane
constexpr int stack_gap = 20, band_foot = 30;
constexpr int title_width = 30, margin = 80;  // of pool and lane; left and top of the pool
constexpr int track = 14;                     // between parallel lines
constexpr int note_width = 220, note_height = 60;

int width_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::start:
        case NodeKind::end: return event_side;
        case NodeKind::gateway: return gateway_side;
        default: return task_width;
    }
}

int height_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::start:
        case NodeKind::end: return event_side;
        case NodeKind::gateway: return gateway_side;
        default: return task_height;
    }
}

class Placing {
public:
    explicit Placing(Plan& plan) : plan_(plan) {}

    void place();

private:
    void columns();
    void bands();
    const Rectangle& band_of(Lane lane) const;
    void box(Node& node) const;
    void bend(Flow& flow);
    int gutter_left_of(const Node& node) const { return lefts_[node.column]; }
    int gutter_right_of(const Node& node) const { return lefts_[node.column] + widths_[node.column]; }

    /// To the next column: out at the right, in at the left, the height changed inside the gutter.
    std::vector<Point> sideways(const Node& from, const Node& to, int before) const;

    /// Over an optional run, in the corridor of the lane of both gateways.
    std::vector<Point> above(const Node& from, const Node& to) const;

    /// To a moment elsewhere: down from the gateway, whose column holds nothing else, along the floor, up in a gutter.
    std::vector<Point> below(const Node& from, const Node& to);
    bool something_between(const Node& upper, const Node& lower) const;
    std::vector<Point> between(const Node& from, const Node& to) const;
    std::vector<Point> inside_column(const Node& from, const Node& to) const;
    void outside();

    Plan& plan_;
    std::vector<int> widths_, lefts_;
    int floor_ = 0, jumps_ = 0;
};

void Placing::place() {
    columns();
    bands();
    for (Node& node : plan_.nodes) box(node);
    for (Flow& flow : plan_.flows) bend(flow);
    outside();
}

void Placing::columns() {
    widths_.assign(plan_.columns, 0);
    for (const Node& node : plan_.nodes) {
        const bool event = node.kind == NodeKind::start || node.kind == NodeKind::end;
        widths_[node.column] = std::max(widths_[node.column], event ? event_column : width_of(node.kind));
    }
    int x = margin + 2 * title_width + gutter;
    for (const int width : widths_) {
        lefts_.push_back(x);
        x += width + gutter;
    }
    plan_.pool = {margin, margin / 2, x - margin, 0};
}

void Placing::bands() {
    int y = plan_.pool.y;
    const auto jumps = std::count_if(plan_.flows.begin(), plan_.flows.end(),
                                     [](const Flow& flow) { return flow.kind == FlowKind::jump; });
    for (LaneBand& band : plan_.lanes) {
        std::size_t rows = 1;
        for (const Node& node : plan_.nodes) {
            if (node.lane == band.lane) rows = std::max(rows, node.row + 1);
        }
        const int stacked = static_cast<int>(rows) * (task_height + stack_gap) - stack_gap;
        band.box = {plan_.pool.x + title_width, y, plan_.pool.width - title_width, corridor + stacked + band_foot};
        y = band.box.bottom();
    }
    LaneBand& last = plan_.lanes.back();
    floor_ = last.box.bottom();
    last.box.height += static_cast<int>(jumps) * track + (jumps > 0 ? track : 0);
    plan_.pool.height = last.box.bottom() - plan_.pool.y;
}

const Rectangle& Placing::band_of(Lane lane) const {
    const auto found =
        std::find_if(plan_.lanes.begin(), plan_.lanes.end(), [&](const LaneBand& band) { return band.lane == lane; });
    ENSURE(found != plan_.lanes.end(), "every node stands in a lane of the plan");
    return found->box;
}

void Placing::box(Node& node) const {
    const int width = width_of(node.kind), height = height_of(node.kind);
    const int top = band_of(node.lane).y + corridor + static_cast<int>(node.row) * (task_height + stack_gap);
    node.box = {lefts_[node.column] + (widths_[node.column] - width) / 2, top + (task_height - height) / 2, width,
                height};
}

void Placing::bend(Flow& flow) {
    const Node& from = plan_.nodes[flow.from];
    const Node& to = plan_.nodes[flow.to];
    switch (flow.kind) {
        case FlowKind::step: flow.bends = sideways(from, to, gutter / 2); break;
        case FlowKind::skip: flow.bends = above(from, to); break;
        case FlowKind::jump: flow.bends = below(from, to); break;
        case FlowKind::arrow:
        case FlowKind::association: flow.bends = between(from, to); break;
    }
}

std::vector<Point> Placing::sideways(const Node& from, const Node& to, int before) const {
    const Point out{from.box.right(), from.box.middle_y()}, in{to.box.x, to.box.middle_y()};
    if (out.y == in.y) return {out, in};
    const int x = gutter_left_of(to) - before;
    return {out, {x, out.y}, {x, in.y}, in};
}

std::vector<Point> Placing::above(const Node& from, const Node& to) const {
    const int y = band_of(from.lane).y + track;
    return {{from.box.middle_x(), from.box.y},
            {from.box.middle_x(), y},
            {to.box.middle_x(), y},
            {to.box.middle_x(), to.box.y}};
}

std::vector<Point> Placing::below(const Node& from, const Node& to) {
    const int y = floor_ + track * jumps_++, x = gutter_left_of(to) - track;
    return {{from.box.middle_x(), from.box.bottom()},
            {from.box.middle_x(), y},
            {x, y},
            {x, to.box.middle_y()},
            {to.box.x, to.box.middle_y()}};
}

bool Placing::something_between(const Node& upper, const Node& lower) const {
    return std::any_of(plan_.nodes.begin(), plan_.nodes.end(), [&](const Node& node) {
        return node.column == upper.column && node.box.y >= upper.box.bottom() && node.box.bottom() <= lower.box.y;
    });
}

std::vector<Point> Placing::between(const Node& from, const Node& to) const {
    if (from.column == to.column) return inside_column(from, to);
    if (to.column == from.column + 1) return sideways(from, to, track);
    const int y = band_of(to.lane).y + 2 * track;
    const int out = gutter_right_of(from) + track, in = gutter_left_of(to) - track;
    return {{from.box.right(), from.box.middle_y()},
            {out, from.box.middle_y()},
            {out, y},
            {in, y},
            {in, to.box.middle_y()},
            {to.box.x, to.box.middle_y()}};
}

std::vector<Point> Placing::inside_column(const Node& from, const Node& to) const {
    const bool down = from.box.y < to.box.y;
    if (!something_between(down ? from : to, down ? to : from)) {
        return {{from.box.middle_x(), down ? from.box.bottom() : from.box.y},
                {to.box.middle_x(), down ? to.box.y : to.box.bottom()}};
    }
    const int x = gutter_right_of(from) + track;
    return {{from.box.right(), from.box.middle_y()},
            {x, from.box.middle_y()},
            {x, to.box.middle_y()},
            {to.box.right(), to.box.middle_y()}};
}

void Placing::outside() {
    int x = plan_.pool.x;
    for (Node& node : plan_.outside) {
        node.box = {x, plan_.pool.bottom() + gutter / 2, note_width, note_height};
        x += note_width + gutter / 2;
    }
}

}  // namespace

void place(Plan& plan) { Placing(plan).place(); }

}  // namespace ciclo::cycle::bpmn
