// Geometry of the blueprint: everything decided before anything is painted, so that it can be tested.
//
// Boxes stand on a grid of columns and lanes. Between two columns lies a gutter, at the top of every lane a channel:
// no box stands in either, so an arrow that keeps to them runs through no box. Each arrow has tracks and ports of its
// own, so that two arrows may cross but never lie on each other. All texts are measured with the widest font.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "drawing/blueprint.h"
#include "drawing/chart_paper.h"

namespace ciclo::drawing {

struct PlacedBox {
    std::size_t box = 0;             ///< index into Blueprint::boxes
    std::size_t column = 0;          ///< on this page
    std::size_t lane = 0, slot = 0;  ///< slot: place in the stack of its cell
    Box place;
    std::vector<std::string> lines;
    bool cut = false;
    std::string role_line;
    Box text_box;  ///< all of its texts and marks, safe
};

/// How an arrow travels.
enum class RouteKind {
    vertical,  ///< to its neighbour in the same column
    beside,    ///< out and back on the right of the same column, around what stands between
    straight,  ///< to the box at its right
    gutter,    ///< to the next column by one gutter
    channel,   ///< gutter, channel, gutter
    leaves,
    enters  ///< goes on on another page
};

struct PlacedArrow {
    std::size_t arrow = 0;  ///< index into Blueprint::arrows
    RouteKind kind = RouteKind::vertical;
    std::optional<std::size_t> from, to;  ///< indices into BlueprintLayout::boxes; none on another page
    std::vector<Point> route;             ///< at least two points; every segment is horizontal or vertical
    std::vector<Point> dots;              ///< where it crosses one of the three lines
    std::string label;                    ///< shown; shortened
    Point label_at;
    Box label_box;
    std::string code;  ///< of a continuation: "a ▸ 2", "1 ▸ a"
};

struct PlacedHead {
    std::size_t column = 0;                    ///< index into Blueprint::columns
    double left = 0, right = 0, box_left = 0;  ///< left and right: the middles of its gutters
    std::vector<std::string> name_lines;
    bool name_cut = false;
};

struct PlacedLane {
    double top = 0, content_top = 0, bottom = 0;  ///< the channel lies between top and content_top
    std::size_t channel_tracks = 0;
    double box_height = 0;
    std::vector<std::string> title_lines;
    std::string count_text;  ///< "6 contactos"
};

struct PlacedStageBand {
    std::size_t stage = 0;
    double left = 0, right = 0;
    std::vector<std::string> lines;
    bool cut = false;
};

struct BlueprintLayout {
    static constexpr double title_width = 150, box_width = 148, least_gutter = 20, line_height = 16;

    double grid_right = 0, margin_right = 0;  ///< where the last gutter ends; where the names of lines end
    double stage_bottom = 0, head_top = 0;
    std::array<PlacedLane, blueprint_lanes> lanes;
    double time_top = 0, bottom = 0;
    std::vector<PlacedStageBand> stages;
    std::vector<PlacedHead> columns;
    std::vector<PlacedBox> boxes;
    std::vector<PlacedArrow> arrows;
};

/// Which columns a page shows, and the codes of the arrows that go on elsewhere.
struct BlueprintPage {
    ColumnRun columns;
    std::vector<std::size_t> page_of_column;  ///< for every column of the blueprint, its page from 1
};

BlueprintLayout lay_out_blueprint(const Blueprint& blueprint);
BlueprintLayout lay_out_blueprint(const Blueprint& blueprint, const BlueprintPage& page);

/// The lines between lanes that a straight way from one lane to the other crosses: indices of the lanes below them
/// (2 interaction, 3 visibility, 4 internal interaction).
std::vector<std::size_t> lines_crossed(BlueprintLane from, BlueprintLane to);

}  // namespace ciclo::drawing
