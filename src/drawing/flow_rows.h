// The rows of a flow graph while it is laid out: boxes in even rows, labels in odd ones, lanes of lines in both. What
// lay_out_flow() orders and spaces. Internal to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "drawing/flow_layout.h"

namespace ciclo::drawing {

/// One thing in a row: a box, a label with its line, or the lane of a line.
struct FlowItem {
    double left = 0, right = 0;  ///< room it takes on both sides of its line
    double x = 0;
    std::size_t row = 0;
    bool bends = true;                     ///< false: a lane, which should stand straight under its neighbours
    std::vector<std::size_t> above, below;  ///< items of the neighbouring rows that lines lead to
};

struct FlowRows {
    std::vector<FlowItem> items;  ///< the boxes first, as given
    std::vector<std::vector<std::size_t>> rows;   ///< items from left to right
    std::vector<std::vector<std::size_t>> chains;  ///< of each line from the upper box to the lower, both included
    std::vector<bool> upwards;                     ///< of each line
};

/// Layers by the longest way down, lanes and labels put in; rows in the order given.
FlowRows flow_rows(const FlowProblem& problem);
/// Rows put in the order with the fewest crossings that was found.
void order_rows(FlowRows& rows);
/// Every x: nothing overlaps, lines as straight as that allows.
void space_rows(FlowRows& rows);

}  // namespace ciclo::drawing
