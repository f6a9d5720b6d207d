// Flow graphs: nothing overlaps, whatever is asked; lines lead where they should; the same bytes every run.
#include "drawing/flow_graph.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "drawing/flow_layout.h"
#include "drawing/flow_rows.h"

namespace ciclo::drawing {
namespace {

FlowProblem random_problem() {
    FlowProblem problem;
    const int boxes = *rc::gen::inRange(1, 14);
    for (int b = 0; b < boxes; ++b) {
        problem.boxes.push_back({static_cast<double>(*rc::gen::inRange(20, 200)),
                                 static_cast<double>(*rc::gen::inRange(20, 80)),
                                 static_cast<double>(*rc::gen::inRange(0, 8)),
                                 static_cast<double>(*rc::gen::inRange(0, 40)), FlowBox::Place::by_order});
    }
    if (boxes > 2) problem.boxes[0].place = FlowBox::Place::top, problem.boxes[1].place = FlowBox::Place::bottom;
    for (int l = *rc::gen::inRange(0, 30); l > 0; --l) {
        const auto from = static_cast<std::size_t>(*rc::gen::inRange(0, boxes));
        const auto to = static_cast<std::size_t>(*rc::gen::inRange(0, boxes));
        if (from != to) problem.lines.push_back({from, to, static_cast<double>(*rc::gen::inRange(10, 120))});
    }
    return problem;
}

Box with_loop(const FlowProblem& problem, const FlowLayout& layout, std::size_t b) {
    Box box = layout.boxes[b];
    box.right += problem.boxes[b].beside;
    return box;
}

Box label_box(const FlowProblem& problem, const FlowLayout& layout, std::size_t l) {
    const Point at = layout.routes[l].label;
    return {at.x, at.y - problem.label_height / 2, at.x + problem.lines[l].label_width, at.y + problem.label_height / 2};
}

RC_GTEST_PROP(FlowLayout, nothing_overlaps, ()) {
    const FlowProblem problem = random_problem();
    const FlowLayout layout = lay_out_flow(problem);
    const Box sheet{-1e-6, -1e-6, layout.width + 1e-6, layout.height + 1e-6};
    for (std::size_t b = 0; b < layout.boxes.size(); ++b) {
        RC_ASSERT(sheet.contains(with_loop(problem, layout, b)));
        for (std::size_t other = 0; other < b; ++other) {
            RC_ASSERT(!with_loop(problem, layout, b).overlaps(with_loop(problem, layout, other)));
        }
    }
    for (std::size_t l = 0; l < layout.routes.size(); ++l) {
        const Box label = label_box(problem, layout, l);
        for (const Box& box : layout.boxes) RC_ASSERT(!label.overlaps(box));
        for (std::size_t other = 0; other < l; ++other) RC_ASSERT(!label.overlaps(label_box(problem, layout, other)));
    }
}

RC_GTEST_PROP(FlowLayout, lines_bend_only_between_rows_and_end_at_their_boxes, ()) {
    const FlowProblem problem = random_problem();
    const FlowLayout layout = lay_out_flow(problem);
    for (std::size_t l = 0; l < layout.routes.size(); ++l) {
        const FlowRoute& route = layout.routes[l];
        const std::size_t upper = route.upwards ? problem.lines[l].to : problem.lines[l].from;
        const std::size_t lower = route.upwards ? problem.lines[l].from : problem.lines[l].to;
        RC_ASSERT(route.points.front().y == layout.boxes[upper].bottom);
        RC_ASSERT(route.points.back().y == layout.boxes[lower].top);
        RC_ASSERT(layout.boxes[lower].top > layout.boxes[upper].bottom);
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            RC_ASSERT(route.points[i].y >= route.points[i - 1].y);
            if (i % 2 == 1) continue;  // within a row: straight, and through no box
            RC_ASSERT(route.points[i].x == route.points[i - 1].x);
            for (const Box& box : layout.boxes) {
                const bool beside = route.points[i].x <= box.left || route.points[i].x >= box.right;
                const bool above = route.points[i].y <= box.top || route.points[i - 1].y >= box.bottom;
                const bool clear = beside || above;
                RC_ASSERT(clear);
            }
        }
    }
}

TEST(FlowLayout, a_line_back_is_laid_out_upside_down) {
    const FlowLayout layout =
        lay_out_flow({.boxes = {{80, 40, 0.0}, {80, 40, 1.0}}, .lines = {{0, 1, 30}, {1, 0, 30}}});
    EXPECT_FALSE(layout.routes[0].upwards);
    EXPECT_TRUE(layout.routes[1].upwards);
    EXPECT_LT(layout.boxes[0].bottom, layout.boxes[1].top);
}

TEST(FlowRows, two_lines_that_need_not_cross_do_not) {
    // boxes a, b above and c, d below; a–d and b–c are given in the order that crosses
    FlowRows rows = flow_rows({.boxes = {{40, 20, 0}, {40, 20, 0.5}, {40, 20, 2}, {40, 20, 3}}, .lines = {{0, 3, 9}, {1, 2, 9}}});
    order_rows(rows);
    const auto place = [&](std::size_t item) {
        const auto& row = rows.rows[rows.items[item].row];
        return std::find(row.begin(), row.end(), item) - row.begin();
    };
    EXPECT_EQ(place(0) < place(1), place(3) < place(2));
}

TEST(FlowGraph, shows_names_figures_and_notes) {
    const FlowGraph graph{.nodes = {{FlowNode::Kind::begin},
                                    {FlowNode::Kind::activity, "Triage & more", "312", 0},
                                    {FlowNode::Kind::end}},
                          .moves = {{0, 1, 300, "300", ""}, {1, 1, 12, "12", "4 min"}, {1, 2, 300, "300", ""}},
                          .notes = {"Drawn: all."},
                          .caption = {.title = "What came after what", .summary = "s"}};
    const std::string svg = draw_flow_graph(graph).svg;
    for (const char* part : {"Triage &amp; more", ">312<", " · 4 min", "Drawn: all.", "stroke-dasharray", "What came after what"}) {
        EXPECT_NE(svg.find(part), std::string::npos) << part;
    }
    EXPECT_EQ(svg.find(" style="), std::string::npos);
    EXPECT_EQ(svg, draw_flow_graph(graph).svg);
}

}  // namespace
}  // namespace ciclo::drawing
