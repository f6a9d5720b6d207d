// Where the boxes, labels and lines of a flow graph stand: rows from top to bottom, as few crossings as some sweeps find
// (Sugiyama, Tagawa and Toda 1981). Internal to the room.
//
//   FlowLayout layout = lay_out_flow({.boxes = {{120, 40, 0.0}, {90, 40, 1.0}}, .lines = {{0, 1, 60}}});
//
// Every line has its own lane through every row, and every label has a place in a row of its own, so that no line runs
// through a box, no label lies on another, and nothing need be moved by hand. Between rows lines bend; within a row they
// run straight down. A line against the order (from a later box to an earlier) is laid out upside down.
// The same answer every run; ties go to what was given first. Lines name boxes that exist, no line leads to its own box:
// ENSURE.
#pragma once

#include <cstddef>
#include <vector>

#include "drawing/geometry.h"

namespace ciclo::drawing {

struct FlowBox {
    double width = 0, height = 0;
    double order = 0;        ///< earlier stands higher
    double beside = 0;       ///< room at its right for what belongs to it (a loop to itself)
    enum class Place { by_order, top, bottom } place = Place::by_order;
};

struct FlowLine {
    std::size_t from = 0, to = 0;
    double label_width = 0;
};

struct FlowProblem {
    std::vector<FlowBox> boxes;
    std::vector<FlowLine> lines;
    double label_height = 20;
};

/// From the upper end to the lower: pairs of points, bent between pairs, straight within one.
struct FlowRoute {
    std::vector<Point> points;  ///< first at the upper box's lower edge, last at the lower box's upper edge
    Point label;                ///< left end of the label, half way up
    bool upwards = false;       ///< the line leads from its last point to its first
};

struct FlowLayout {
    std::vector<Box> boxes;         ///< parallel to the boxes, without what is beside
    std::vector<FlowRoute> routes;  ///< parallel to the lines
    double width = 0, height = 0;
};

FlowLayout lay_out_flow(const FlowProblem& problem);

}  // namespace ciclo::drawing
