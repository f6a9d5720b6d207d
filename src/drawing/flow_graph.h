// What came after what, as a graph of boxes and lines: the directly-follows moves of an event log.
//
//   Drawing picture = draw_flow_graph({.nodes = {{.name = "Triage", .figure = "312", .order = 1.4}, …},
//                                      .lines = {{.from = 0, .to = 1, .figure = "290", .weight = 290, .label = "4 min"}},
//                                      .caption = {…}});
//
// From top to bottom by `order`; a line's width follows its weight, its label says the figures. Nothing overlaps: no line
// runs through a box, no label lies on another (flow_layout.h). Lines that lead back are drawn upwards, those of cases
// that begin or end dashed. Names are broken into three lines and cut with the full name behind. Pure; any thread.
// Broken promises (ENSURE): lines name nodes that exist; at least one node.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

struct FlowNode {
    enum class Kind { activity, begin, end } kind = Kind::activity;  ///< begin and end of cases have no name
    std::string name = {};
    std::string figure = {};  ///< "312"
    double order = 0;
};

struct FlowMove {
    std::size_t from = 0, to = 0;  ///< the same: a loop
    double weight = 0;             ///< 0 or more
    std::string figure = {};       ///< "290"
    std::string label = {};        ///< "4 min"; empty: not told
};

struct FlowGraph {
    std::vector<FlowNode> nodes;
    std::vector<FlowMove> moves;
    std::vector<std::string> notes = {};  ///< lines below the picture
    Caption caption = {};
};

Drawing draw_flow_graph(const FlowGraph& graph);

}  // namespace ciclo::drawing
