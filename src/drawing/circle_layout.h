// Where everything of the circle stands. draw_circle() only paints what is decided here; tests check it.
//
// Origin = centre of the ring. What holds for every layout: no two labels overlap, no two leaders cross, no leader goes
// through another node, everything is inside `view`, nodes go clockwise, the start mark and the marks of the inner arcs
// touch nothing, the centre's text stays in its disc. Boxes use the safe widths (text_fit.h), so it holds in any font.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/circle.h"
#include "drawing/geometry.h"
#include "drawing/legend.h"

namespace ciclo::drawing {

enum class Side { right, left };

struct PlacedNode {
    double degrees = 0;  ///< clockwise from 12
    Point centre;
    double radius = 0;
    double outer_radius = 0;  ///< with the ring of a critical or candidate moment
    std::string number;
};

/// Name and, when there is something to say, a line with the rating and one with the wait.
struct PlacedLabel {
    Side side = Side::right;
    double x = 0;  ///< where the lines begin (right) or end (left)
    std::vector<std::string> name;
    bool cut = false;
    std::string rating;       ///< "2,85 −"
    std::string answers;      ///< " · n 20"
    std::string wait;         ///< "espera 35 min"
    Box box;                  ///< in the widest font
    double likely_width = 0;  ///< in Source Sans 3
    double first_baseline = 0;
};

struct Leader {
    Point from, elbow, to;
};

struct PlacedLink {
    double from_degrees = 0, to_degrees = 0;  ///< the tip of the arrow is at to_degrees
    double width = 2;
    bool closing = false;  ///< from the last moment back to the first
    bool dashed = false;
    std::optional<Point> bead;
};

struct PlacedStage {
    double from_degrees = 0, to_degrees = 0;
    std::string letter;
    Point letter_at;
};

struct PlacedTransversal {
    double radius = 0;
    struct Arc {
        double from_degrees = 0, to_degrees = 0;
    };
    std::vector<Arc> arcs;
    std::string code;  ///< as shown
    Box mark;          ///< of the diamond and the code
};

struct PlacedLine {
    std::string text;
    double baseline = 0;
    double size = 0;
    Face face = Face::regular;
    Tone tone = Tone::ink;
    Box box;
};

struct CircleLayout {
    double ring_radius = 0, node_radius = 0;
    double band_inner = 0, band_outer = 0;
    double disc_radius = 0;  ///< free for the centre's text
    std::vector<PlacedNode> nodes;
    std::vector<PlacedLabel> labels;  ///< one per node; none when names are hidden
    std::vector<Leader> leaders;      ///< one per label
    std::vector<PlacedLink> links;
    std::vector<PlacedStage> stages;
    std::vector<PlacedTransversal> transversals;
    std::vector<PlacedLine> centre;
    Point start_text;  ///< baseline; "▼ inicio" ends here
    Box start;
    std::optional<Point> closing_note;  ///< baseline, text ends here; none when there is no free place
    Box closing_note_box;
    std::string closing_text;
    std::vector<LegendColumn> legend_columns;
    LegendLayout legend;
    Box view;
};

CircleLayout lay_out_circle(const Circle& circle);

/// The least displacement that parts boxes in a column: `wanted` centres and `heights` from top to bottom, `gap`
/// between neighbours. Least squares under the order (pool adjacent violators); the result may leave the wanted range,
/// nothing is clamped. Returns the centres.
std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& heights, double gap);

}  // namespace ciclo::drawing
