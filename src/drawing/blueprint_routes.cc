#include "drawing/blueprint_routes.h"

#include <algorithm>
#include <unordered_map>

#include "base/ensure.h"
#include "drawing/chart_words.h"

namespace ciclo::drawing {

namespace {

constexpr double widest_label = 80, widest_vertical_label = 52;
constexpr int most_verticals = 3;  // of one pair of boxes; more go around
constexpr double vertical_pitch = 20;
constexpr double first_port = 8, least_pitch = 7, returning_port = 11.5;
constexpr double label_room = 15, code_room = 13, bare_room = 3;  // that an arrow's text takes beside its line
constexpr double port_margin = 5;                                 // between the last port and the corner of the box
constexpr double clearance = 4;                                   // between two arrows on one track

/// Ends of arrows on one track, in the order met; tells the lowest track where `low`…`high` is free.
class Tracks {
public:
    std::size_t place(double low, double high) {
        std::size_t track = 0;
        while (track < taken_.size() && is_taken(track, low, high)) ++track;
        if (track == taken_.size()) taken_.emplace_back();
        taken_[track].emplace_back(low, high);
        return track;
    }
    std::size_t count() const { return taken_.size(); }

private:
    bool is_taken(std::size_t track, double low, double high) const {
        return std::any_of(taken_[track].begin(), taken_[track].end(),
                           [&](const auto& span) { return span.first <= high && low <= span.second; });
    }
    std::vector<std::vector<std::pair<double, double>>> taken_;
};

/// Room that an arrow needs at its port: on the side away from the centre (labels stand there) and towards it.
struct PortRoom {
    double away = bare_room, towards = bare_room;
};

PortRoom room_of(const PlacedArrow& arrow) {
    if (!arrow.code.empty()) return {code_room, code_room};
    return {arrow.label.empty() ? bare_room : label_room, bare_room};
}

/// Distances of ports from the centre of a box, one after the other.
class PortRow {
public:
    explicit PortRow(double first) : next_(first), used_(0) {}
    void keep_free(double distance) { used_ = std::max(used_, distance); }
    double place(const PortRoom& room) {
        const double at = std::max(next_, used_ + room.towards);
        next_ = at + least_pitch;
        used_ = at + room.away;
        return at;
    }
    double used() const { return used_; }

private:
    double next_, used_;
};

/// a, b, … z, aa, ab, …
std::string letters(std::size_t number) {
    const std::string letter(1, static_cast<char>('a' + number % 26));
    return number < 26 ? letter : letters(number / 26 - 1) + letter;
}

/// Down a column: by lane, then by place in the cell.
bool is_above(const PlacedBox& a, const PlacedBox& b) {
    return a.lane != b.lane ? a.lane < b.lane : a.slot < b.slot;
}

}  // namespace

ArrowRouter::ArrowRouter(const Blueprint& blueprint, const BlueprintPage& page, const std::vector<PlacedBox>& boxes)
    : blueprint_(blueprint), page_(page), boxes_(boxes), gutters_(page.columns.count + 1), heights_(boxes.size(), 0) {
    std::unordered_map<std::string, std::size_t> on_page, known;  // looked up only, never iterated
    for (std::size_t i = 0; i < boxes.size(); ++i) on_page[blueprint.boxes[boxes[i].box].id] = i;
    for (std::size_t i = 0; i < blueprint.boxes.size(); ++i) known[blueprint.boxes[i].id] = i;
    std::size_t continuations = 0;
    for (std::size_t i = 0; i < blueprint.arrows.size(); ++i) {
        const BlueprintArrow& arrow = blueprint.arrows[i];
        ENSURE(known.contains(arrow.from) && known.contains(arrow.to), "an arrow joins boxes that exist");
        const auto place = [&](const std::string& id) {
            const auto found = on_page.find(id);
            return found == on_page.end() ? std::nullopt : std::optional(found->second);
        };
        const auto page_of = [&](const std::string& id) {
            return page.page_of_column[blueprint.boxes[known[id]].column];
        };
        const bool continues = page_of(arrow.from) != page_of(arrow.to);
        const auto from = place(arrow.from), to = place(arrow.to);
        if (from || to) add_wire(i, from, to);
        if (continues && (from || to)) add_code(wires_.back(), continuations);
        continuations += continues ? 1 : 0;
    }
    spread_verticals();
    assign_channels();
    assign_ports();
}

RouteKind ArrowRouter::kind_of(std::size_t from, std::size_t to) {
    const PlacedBox &a = boxes_[from], &b = boxes_[to];
    if (a.column == b.column) {
        const bool between = std::any_of(boxes_.begin(), boxes_.end(), [&](const PlacedBox& other) {
            if (other.column != a.column) return false;
            return (is_above(a, other) && is_above(other, b)) || (is_above(b, other) && is_above(other, a));
        });
        if (from == to || between) return RouteKind::beside;
        return ++verticals_[std::minmax(from, to)] <= most_verticals ? RouteKind::vertical : RouteKind::beside;
    }
    if (b.column != a.column + 1) return RouteKind::channel;
    const bool level = a.lane == b.lane && a.slot == b.slot && ++straights_[{from, to}] == 1;
    return level ? RouteKind::straight : RouteKind::gutter;
}

void ArrowRouter::add_wire(std::size_t arrow, std::optional<std::size_t> from, std::optional<std::size_t> to) {
    Wire wire;
    wire.shown.arrow = arrow;
    wire.shown.from = from;
    wire.shown.to = to;
    wire.shown.kind = from && to ? kind_of(*from, *to) : from ? RouteKind::leaves : RouteKind::enters;
    add_label(wire);
    wires_.push_back(std::move(wire));
}

void ArrowRouter::add_label(Wire& wire) const {
    const std::string& label = blueprint_.arrows[wire.shown.arrow].label;
    if (label.empty() || wire.shown.kind == RouteKind::enters) return;
    const double most = wire.shown.kind == RouteKind::vertical ? widest_vertical_label : widest_label;
    wire.shown.label = shorten(label, size::micro, Face::regular, most, Measure::safe);
    wire.label_width = safe_width(wire.shown.label, size::micro);
}

void ArrowRouter::add_code(Wire& wire, std::size_t number) const {
    const BlueprintArrow& arrow = blueprint_.arrows[wire.shown.arrow];
    const bool leaves = wire.shown.kind == RouteKind::leaves;
    const std::string& other = leaves ? arrow.to : arrow.from;
    const auto box = std::find_if(blueprint_.boxes.begin(), blueprint_.boxes.end(),
                                  [&](const BlueprintBox& candidate) { return candidate.id == other; });
    const std::string page = std::string(word::page_short.in(blueprint_.caption.language)) + " " +
                             std::to_string(page_.page_of_column[box->column]);
    wire.shown.code = leaves ? letters(number) + " → " + page : page + " → " + letters(number);
    wire.code_width = safe_width(wire.shown.code, size::micro, Face::bold);
}

void ArrowRouter::spread_verticals() {
    std::map<std::pair<std::size_t, std::size_t>, int> met;
    for (Wire& wire : wires_) {
        if (wire.shown.kind != RouteKind::vertical) continue;
        const std::pair<std::size_t, std::size_t> pair = std::minmax(*wire.shown.from, *wire.shown.to);
        const int all = std::min(verticals_[pair], most_verticals), mine = met[pair]++;
        wire.shift_x = (mine - (all - 1) / 2.0) * vertical_pitch;
        if (mine + 1 < all) wire.label_side = mine == 0 ? Wire::LabelSide::left : Wire::LabelSide::none;
    }
}

void ArrowRouter::assign_channels() {
    std::array<Tracks, blueprint_lanes> channels;
    for (Wire& wire : wires_) {
        if (wire.shown.kind != RouteKind::channel) continue;
        const PlacedBox &a = boxes_[*wire.shown.from], &b = boxes_[*wire.shown.to];
        // The lower lane's channel lies below the line between the two: each line is crossed once, as it is counted.
        wire.lane = std::max(a.lane, b.lane);
        const auto out = static_cast<double>(exit_gutter(wire)), in = static_cast<double>(entry_gutter(wire));
        wire.channel_track = channels[wire.lane].place(std::min(out, in), std::max(out, in));
    }
    for (std::size_t lane = 0; lane < blueprint_lanes; ++lane) channel_tracks_[lane] = channels[lane].count();
}

void ArrowRouter::assign_ports() {
    for (std::size_t box = 0; box < boxes_.size(); ++box) {
        assign_exits(box);
        assign_entries(box);
    }
}

void ArrowRouter::assign_exits(std::size_t box) {
    std::vector<Wire*> exits;
    bool straight = false, straight_label = false;
    for (Wire& wire : wires_) {
        if (wire.shown.from != box || wire.shown.kind == RouteKind::vertical) continue;
        if (wire.shown.kind == RouteKind::straight) {
            straight = true;
            straight_label = straight_label || !wire.shown.label.empty();
        } else {
            exits.push_back(&wire);
        }
    }
    // What goes furthest down leaves nearest to the centre: fewer crossings.
    std::stable_sort(exits.begin(), exits.end(), [this](const Wire* a, const Wire* b) {
        if (!a->shown.to || !b->shown.to) return a->shown.to.has_value() && !b->shown.to.has_value();
        return is_above(boxes_[*b->shown.to], boxes_[*a->shown.to]);
    });
    PortRow row(first_port);
    if (straight) row.keep_free(straight_label ? label_room : bare_room);
    for (Wire* wire : exits) wire->exit_dy = -row.place(room_of(wire->shown));
    heights_[box] = std::max(heights_[box], 2 * (row.used() + port_margin));
}

void ArrowRouter::assign_entries(std::size_t box) {
    std::vector<Wire*> entries, returning;
    for (Wire& wire : wires_) {
        const RouteKind kind = wire.shown.kind;
        if (wire.shown.to != box || kind == RouteKind::vertical || kind == RouteKind::straight) continue;
        (kind == RouteKind::beside ? returning : entries).push_back(&wire);
    }
    std::stable_sort(entries.begin(), entries.end(), [this](const Wire* a, const Wire* b) {
        if (!a->shown.from || !b->shown.from) return a->shown.from.has_value() && !b->shown.from.has_value();
        return is_above(boxes_[*a->shown.from], boxes_[*b->shown.from]);
    });
    PortRow row(first_port), returning_row(returning_port);
    row.keep_free(bare_room);  // a straight arrow may come in at the centre
    for (Wire* wire : entries) wire->entry_dy = row.place(wire->shown.code.empty() ? PortRoom{} : room_of(wire->shown));
    for (Wire* wire : returning) wire->entry_dy = returning_row.place({});
    heights_[box] = std::max(heights_[box], 2 * (std::max(row.used(), returning_row.used()) + port_margin));
}

double ArrowRouter::channel_y(const Wire& wire, const std::array<PlacedLane, blueprint_lanes>& lanes) const {
    return lanes[wire.lane].top + channel_margin + static_cast<double>(wire.channel_track) * track_pitch;
}

void ArrowRouter::assign_gutters(const std::vector<PlacedBox>& boxes,
                                 const std::array<PlacedLane, blueprint_lanes>& lanes) {
    std::vector<Tracks> tracks(gutters_.size());
    const auto place = [&](std::size_t gutter, double a, double b) {
        return tracks[gutter].place(std::min(a, b) - clearance, std::max(a, b) + clearance);
    };
    for (Wire& wire : wires_) {
        const auto port = [&](std::optional<std::size_t> box, double dy) {
            return box ? boxes[*box].place.centre().y + dy : 0;
        };
        const double out = port(wire.shown.from, wire.exit_dy), in = port(wire.shown.to, wire.entry_dy);
        switch (wire.shown.kind) {
            case RouteKind::gutter:
                wire.exit_track = place(entry_gutter(wire), out, in);
                break;
            case RouteKind::beside:
                wire.exit_track = place(exit_gutter(wire), out, in);
                break;
            case RouteKind::channel:
                wire.exit_track = place(exit_gutter(wire), out, channel_y(wire, lanes));
                wire.entry_track = place(entry_gutter(wire), channel_y(wire, lanes), in);
                break;
            case RouteKind::vertical:
            case RouteKind::straight:
            case RouteKind::leaves:
            case RouteKind::enters:
                break;
        }
        if (wire.shown.kind == RouteKind::vertical) continue;
        if (wire.shown.from) {
            Gutter& gutter = gutters_[exit_gutter(wire)];
            if (wire.label_width > 0) gutter.left_zone = std::max(gutter.left_zone, wire.label_width + 8);
            if (wire.code_width > 0) gutter.left_zone = std::max(gutter.left_zone, wire.code_width + 22);
            if (wire.shown.kind == RouteKind::beside) gutter.left_zone = std::max(gutter.left_zone, 14.0);
        } else {
            Gutter& gutter = gutters_[entry_gutter(wire)];
            gutter.right_zone = std::max(gutter.right_zone, wire.code_width + 26);
        }
    }
    for (std::size_t g = 0; g < gutters_.size(); ++g) gutters_[g].tracks = tracks[g].count();
}

double ArrowRouter::gutter_width(std::size_t gutter) const {
    const Gutter& it = gutters_[gutter];
    const double width = it.left_zone + static_cast<double>(it.tracks) * track_pitch + it.right_zone;
    return std::max(BlueprintLayout::least_gutter, width);
}

double ArrowRouter::track_x(std::size_t gutter, std::size_t track, const std::vector<double>& gutter_lefts) const {
    return gutter_lefts[gutter] + gutters_[gutter].left_zone + (static_cast<double>(track) + 0.5) * track_pitch;
}

void ArrowRouter::draw_way(Wire& wire, const std::vector<PlacedBox>& boxes,
                           const std::array<PlacedLane, blueprint_lanes>& lanes,
                           const std::vector<double>& gutter_lefts) const {
    std::vector<Point>& route = wire.shown.route;
    const Box from = wire.shown.from ? boxes[*wire.shown.from].place : Box{},
              to = wire.shown.to ? boxes[*wire.shown.to].place : Box{};
    const double out = from.centre().y + wire.exit_dy, in = to.centre().y + wire.entry_dy;
    switch (wire.shown.kind) {
        case RouteKind::vertical: {
            const double x = from.centre().x + wire.shift_x;
            const bool down = from.top < to.top;
            route = {{x, down ? from.bottom : from.top}, {x, down ? to.top : to.bottom}};
            break;
        }
        case RouteKind::beside: {
            const double x = track_x(exit_gutter(wire), wire.exit_track, gutter_lefts);
            route = {{from.right, out}, {x, out}, {x, in}, {to.right, in}};
            break;
        }
        case RouteKind::straight:
            route = {{from.right, from.centre().y}, {to.left, from.centre().y}};
            break;
        case RouteKind::gutter: {
            const double x = track_x(entry_gutter(wire), wire.exit_track, gutter_lefts);
            route = {{from.right, out}, {x, out}, {x, in}, {to.left, in}};
            break;
        }
        case RouteKind::channel: {
            const double first = track_x(exit_gutter(wire), wire.exit_track, gutter_lefts), y = channel_y(wire, lanes);
            const double second = track_x(entry_gutter(wire), wire.entry_track, gutter_lefts);
            route = {{from.right, out}, {first, out}, {first, y}, {second, y}, {second, in}, {to.left, in}};
            break;
        }
        case RouteKind::leaves:
            route = {{from.right, out}, {from.right + 12, out}};
            break;
        case RouteKind::enters:
            route = {{to.left - 16, in}, {to.left, in}};
            break;
    }
}

void ArrowRouter::place_texts(Wire& wire, const std::vector<PlacedBox>& boxes) const {
    PlacedArrow& arrow = wire.shown;
    if (!arrow.code.empty()) {
        const Point end = arrow.kind == RouteKind::leaves ? arrow.route.back() : arrow.route.front();
        const double left = arrow.kind == RouteKind::leaves ? end.x + 4 : end.x - 4 - wire.code_width;
        arrow.label_at = {left, end.y + 4.5};
        arrow.label_box = {left, end.y - 8, left + wire.code_width, end.y + 8};
        arrow.label.clear();  // there is room for one text; the page that holds both ends shows it
        return;
    }
    if (arrow.label.empty()) return;
    if (arrow.kind != RouteKind::vertical) {
        arrow.label_at = {arrow.route[0].x + 5, arrow.route[0].y - 4};
        arrow.label_box = {arrow.label_at.x, arrow.label_at.y - 11, arrow.label_at.x + wire.label_width,
                           arrow.label_at.y + 3};
        return;
    }
    if (wire.label_side == Wire::LabelSide::none) {
        arrow.label.clear();
        return;
    }
    const double upper = std::min(boxes[*arrow.from].place.bottom, boxes[*arrow.to].place.bottom);
    const double x = arrow.route[0].x;
    const double left = wire.label_side == Wire::LabelSide::left ? x - 5 - wire.label_width : x + 5;
    arrow.label_at = {left, upper + 12.5};
    arrow.label_box = {left, upper + 1, left + wire.label_width, upper + 16};
}

std::vector<PlacedArrow> ArrowRouter::routes(const std::vector<PlacedBox>& boxes,
                                             const std::array<PlacedLane, blueprint_lanes>& lanes,
                                             const std::vector<double>& gutter_lefts) const {
    std::vector<PlacedArrow> arrows;
    for (const Wire& planned : wires_) {
        Wire wire = planned;
        draw_way(wire, boxes, lanes, gutter_lefts);
        place_texts(wire, boxes);
        const bool whole = wire.shown.from && wire.shown.to;
        const auto lane_of = [&](std::size_t box) { return static_cast<BlueprintLane>(boxes[box].lane); };
        const auto crossed =
            whole ? lines_crossed(lane_of(*wire.shown.from), lane_of(*wire.shown.to)) : std::vector<std::size_t>{};
        for (const std::size_t line : crossed) {
            const double y = lanes[line].top;
            for (std::size_t i = 0; i + 1 < wire.shown.route.size(); ++i) {
                const Point a = wire.shown.route[i], b = wire.shown.route[i + 1];
                if (a.x == b.x && std::min(a.y, b.y) < y && y < std::max(a.y, b.y)) wire.shown.dots.push_back({a.x, y});
            }
        }
        arrows.push_back(std::move(wire.shown));
    }
    return arrows;
}

}  // namespace ciclo::drawing
