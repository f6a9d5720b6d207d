// Finds the way of every arrow through the grid of a blueprint page; used by the layout only, in two steps:
//
//   ArrowRouter router(blueprint, page, boxes);       // what kind of way each arrow takes
//   … router.channel_tracks(lane), router.box_height(i) give the rows their heights …
//   router.assign_gutters(boxes, lanes);              // needs the boxes' y
//   … router.gutter_width(g) gives the columns their x …
//   arrows = router.routes(boxes, lanes, gutter_lefts);
//
// Ports on the right side: straight arrows at the centre of the box, other exits above it, returning arrows below it;
// on the left side entries lie below the centre. Exits and entries of neighbouring boxes therefore never share a line.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "drawing/blueprint_layout.h"

namespace ciclo::drawing {

class ArrowRouter {
public:
    static constexpr double track_pitch = 7;
    static constexpr double channel_margin = 8;  ///< above the first and below the last track of a channel

    ArrowRouter(const Blueprint& blueprint, const BlueprintPage& page, const std::vector<PlacedBox>& boxes);

    std::size_t channel_tracks(std::size_t lane) const { return channel_tracks_[lane]; }
    /// The least height of a box that gives each of its arrows a port.
    double box_height(std::size_t box) const { return heights_[box]; }

    void assign_gutters(const std::vector<PlacedBox>& boxes, const std::array<PlacedLane, blueprint_lanes>& lanes);
    double gutter_width(std::size_t gutter) const;
    std::vector<PlacedArrow> routes(const std::vector<PlacedBox>& boxes,
                                    const std::array<PlacedLane, blueprint_lanes>& lanes,
                                    const std::vector<double>& gutter_lefts) const;

private:
    struct Wire {
        PlacedArrow shown;
        std::size_t lane = 0, channel_track = 0;  ///< RouteKind::channel
        double exit_dy = 0, entry_dy = 0;         ///< of the ports, from the centre of the box
        std::size_t exit_track = 0, entry_track = 0;
        double label_width = 0, code_width = 0;
        double shift_x = 0;  ///< RouteKind::vertical: beside another one of the same pair
        enum class LabelSide { left, right, none } label_side = LabelSide::right;
    };
    struct Gutter {
        std::size_t tracks = 0;
        double left_zone = 8, right_zone = 12;  ///< labels and returning heads; heads of entries and codes
    };

    void add_wire(std::size_t arrow, std::optional<std::size_t> from, std::optional<std::size_t> to);
    RouteKind kind_of(std::size_t from, std::size_t to);
    void add_label(Wire& wire) const;
    void add_code(Wire& wire, std::size_t number) const;
    void spread_verticals();
    void assign_channels();
    void assign_ports();
    void assign_exits(std::size_t box);
    void assign_entries(std::size_t box);
    std::size_t exit_gutter(const Wire& wire) const { return boxes_[*wire.shown.from].column + 1; }
    std::size_t entry_gutter(const Wire& wire) const { return boxes_[*wire.shown.to].column; }
    double channel_y(const Wire& wire, const std::array<PlacedLane, blueprint_lanes>& lanes) const;
    double track_x(std::size_t gutter, std::size_t track, const std::vector<double>& gutter_lefts) const;
    void draw_way(Wire& wire, const std::vector<PlacedBox>& boxes, const std::array<PlacedLane, blueprint_lanes>& lanes,
                  const std::vector<double>& gutter_lefts) const;
    void place_texts(Wire& wire, const std::vector<PlacedBox>& boxes) const;

    const Blueprint& blueprint_;
    const BlueprintPage& page_;
    const std::vector<PlacedBox>& boxes_;  ///< columns, lanes and slots; places are given later
    std::map<std::pair<std::size_t, std::size_t>, int> verticals_, straights_;  ///< how many of each pair of boxes
    std::vector<Wire> wires_;
    std::vector<Gutter> gutters_;
    std::array<std::size_t, blueprint_lanes> channel_tracks_{};
    std::vector<double> heights_;
};

}  // namespace ciclo::drawing
