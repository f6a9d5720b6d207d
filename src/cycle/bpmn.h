// The plan of a BPMN diagram: what stands in which lane and column, and what leads where. Internal to the room;
// convert.h is the door. Three steps: bpmn_plan() decides nodes and flows, place() gives them rectangles and bends, the
// XML is written.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "cycle/map.h"

namespace ciclo::cycle::bpmn {

enum class NodeKind { start, end, user_task, manual_task, service_task, gateway, annotation };

/// Whole units of the diagram; y grows downwards.
struct Rectangle {
    int x = 0, y = 0, width = 0, height = 0;
    int right() const { return x + width; }
    int bottom() const { return y + height; }
    int middle_x() const { return x + width / 2; }
    int middle_y() const { return y + height / 2; }
};

struct Point {
    int x = 0, y = 0;
};

struct Node {
    std::string id;
    NodeKind kind = NodeKind::manual_task;
    std::string name, documentation;
    Lane lane = Lane::onstage;
    std::size_t column = 0;
    std::size_t row = 0;  ///< in its cell, from the top
    Rectangle box;
    bool main_line = true;  ///< on the customer's chain; false for blueprint actions
};

/// How a flow finds its way: a chain step to the next column, over the optional run, a branch elsewhere, a blueprint
/// arrow.
enum class FlowKind { step, skip, jump, arrow, association };

struct Flow {
    std::string id;
    FlowKind kind = FlowKind::step;
    std::size_t from = 0, to = 0;  ///< positions in nodes
    std::string name;
    std::vector<Point> bends;  ///< at least two
};

struct LaneBand {
    Lane lane = Lane::customer;
    Rectangle box;
};

struct Plan {
    std::vector<Node> nodes;
    std::vector<Flow> flows;
    std::vector<LaneBand> lanes;  ///< those in use, top to bottom
    std::vector<Node> outside;    ///< annotations under the pool: transversal moments
    std::size_t columns = 0;
    Rectangle pool;
};

Plan plan_of(const Map& map, Language language);
/// Gives every node, lane, flow and the pool its place. No two boxes overlap; flows run between them.
void place(Plan& plan);

}  // namespace ciclo::cycle::bpmn
