#include "drawing/flow_layout.h"

#include <algorithm>

#include "drawing/flow_rows.h"

namespace ciclo::drawing {

namespace {

struct Band {
    double top = 0, bottom = 0;
};

/// The tallest bend between two rows needs room, so that lines far apart do not lie flat on each other.
double room_between(const FlowRows& rows, std::size_t row) {
    constexpr double least = 26, most = 64, slope = 7;
    double widest = 0;
    for (const std::size_t item : rows.rows[row]) {
        for (const std::size_t below : rows.items[item].below) {
            widest = std::max(widest, std::abs(rows.items[below].x - rows.items[item].x));
        }
    }
    return std::clamp(widest / slope, least, most);
}

std::vector<Band> bands_of(const FlowProblem& problem, const FlowRows& rows) {
    std::vector<double> heights(rows.rows.size(), 0);
    for (std::size_t r = 1; r < heights.size(); r += 2) heights[r] = problem.label_height;
    for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
        double& height = heights[rows.items[b].row];
        height = std::max(height, problem.boxes[b].height);
    }
    std::vector<Band> bands;
    double y = 0;
    for (std::size_t r = 0; r < heights.size(); ++r) {
        bands.push_back({y, y + heights[r]});
        y += heights[r] + (r + 1 < heights.size() ? room_between(rows, r) : 0);
    }
    return bands;
}

/// Lines meet a box side by side, in the order of where they come from.
double port(const FlowRows& rows, const FlowBox& box, std::size_t item, const std::vector<std::size_t>& near, std::size_t other) {
    std::vector<std::size_t> order = near;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows.items[a].x < rows.items[b].x; });
    const auto place = static_cast<double>(std::find(order.begin(), order.end(), other) - order.begin());
    const double room = box.width * 0.6, count = static_cast<double>(order.size());
    const double step = count > 1 ? std::min(22.0, room / (count - 1)) : 0;
    return rows.items[item].x + (place - (count - 1) / 2) * step;
}

FlowRoute route_of(const FlowProblem& problem, const FlowRows& rows, const std::vector<Box>& boxes,
                   const std::vector<Band>& bands, std::size_t line) {
    const std::vector<std::size_t>& chain = rows.chains[line];
    const std::size_t upper = chain.front(), lower = chain.back();
    FlowRoute route{.points = {}, .label = {}, .upwards = rows.upwards[line]};
    route.points.push_back(
        {port(rows, problem.boxes[upper], upper, rows.items[upper].below, chain[1]), boxes[upper].bottom});
    for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
        const FlowItem& lane = rows.items[chain[i]];
        route.points.push_back({lane.x, bands[lane.row].top});
        route.points.push_back({lane.x, bands[lane.row].bottom});
    }
    route.points.push_back(
        {port(rows, problem.boxes[lower], lower, rows.items[lower].above, chain[chain.size() - 2]), boxes[lower].top});
    const FlowItem& labelled = rows.items[chain[route.upwards ? chain.size() - 2 : 1]];
    const Band& band = bands[labelled.row];
    route.label = {labelled.x + 6, (band.top + band.bottom) / 2};
    return route;
}

}  // namespace

FlowLayout lay_out_flow(const FlowProblem& problem) {
    FlowLayout layout;
    if (problem.boxes.empty()) return layout;
    FlowRows rows = flow_rows(problem);
    order_rows(rows);
    space_rows(rows);
    double left = rows.items[0].x, right = left;
    for (const FlowItem& item : rows.items) left = std::min(left, item.x - item.left), right = std::max(right, item.x + item.right);
    for (FlowItem& item : rows.items) item.x -= left;
    const std::vector<Band> bands = bands_of(problem, rows);
    for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
        const Band& band = bands[rows.items[b].row];
        layout.boxes.push_back(box_around({rows.items[b].x, (band.top + band.bottom) / 2}, problem.boxes[b].width / 2,
                                          problem.boxes[b].height / 2));
    }
    for (std::size_t l = 0; l < problem.lines.size(); ++l) {
        layout.routes.push_back(route_of(problem, rows, layout.boxes, bands, l));
    }
    layout.width = right - left;
    layout.height = bands.back().bottom;
    return layout;
}

}  // namespace ciclo::drawing
