#include "drawing/blueprint_layout.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/ensure.h"
#include "base/number.h"
#include "base/text.h"
#include "drawing/blueprint_routes.h"
#include "drawing/chart_words.h"

namespace ciclo::drawing {

namespace {

using Layout = BlueprintLayout;

constexpr double text_size = size::micro, text_inset = 7, most_text_width = Layout::box_width - 2 * text_inset;
constexpr std::size_t most_text_lines = 4;  // F.2 rule 2
constexpr double mark_row = 20, box_padding = 8, least_box = 46;
constexpr double stack_gap = 18, lane_foot = 18, least_lane = 70;
constexpr double title_inset = 10, title_line = 18, margin_width = 152;
constexpr double head_number = 40, head_line = 17, head_rating = 19, head_foot = 8;
constexpr double time_height = 84;

void check(const Blueprint& blueprint) {
    std::set<std::string> ids;
    for (const BlueprintBox& box : blueprint.boxes) {
        ENSURE(!box.id.empty() && ids.insert(box.id).second, "every box has an id of its own");
        ENSURE(box.column < blueprint.columns.size(), "a box stands in a column that exists");
    }
    for (const BlueprintColumn& column : blueprint.columns) {
        ENSURE(blueprint.stages.empty() || column.stage < blueprint.stages.size(), "a column's stage exists");
    }
}

bool has_marks(const BlueprintBox& box) {
    using Mark = BlueprintBox::Mark;
    return box.fail_point == Mark::yes || box.wait_point == Mark::yes || box.decision == Mark::yes ||
           box.by == BlueprintBox::By::system;
}

double text_height(const Blueprint& blueprint, const PlacedBox& placed) {
    const double rows = static_cast<double>(placed.lines.size()) + (placed.role_line.empty() ? 0 : 1);
    return (has_marks(blueprint.boxes[placed.box]) ? mark_row : 0) + rows * Layout::line_height;
}

std::vector<PlacedBox> boxes_of(const Blueprint& blueprint, const ColumnRun& run) {
    std::vector<PlacedBox> boxes;
    std::vector<std::array<std::size_t, blueprint_lanes>> stacked(run.count);
    for (std::size_t i = 0; i < blueprint.boxes.size(); ++i) {
        const BlueprintBox& box = blueprint.boxes[i];
        if (box.column < run.first || box.column >= run.first + run.count) continue;
        PlacedBox placed;
        placed.box = i;
        placed.column = box.column - run.first;
        placed.lane = static_cast<std::size_t>(box.lane);
        placed.slot = stacked[placed.column][placed.lane]++;
        Wrapped text = wrap(
            box.text,
            {.size = text_size, .width = most_text_width, .most_lines = most_text_lines, .measure = Measure::safe});
        placed.lines = std::move(text.lines);
        placed.cut = text.cut;
        if (!box.role.empty())
            placed.role_line = shorten(box.role, text_size, Face::regular, most_text_width, Measure::safe);
        boxes.push_back(std::move(placed));
    }
    return boxes;
}

std::string lane_title(const Blueprint& blueprint, std::size_t lane) {
    const Language language = blueprint.caption.language;
    const Word* words[] = {&word::lane_evidence, &word::lane_customer, &word::lane_onstage, &word::lane_backstage,
                           &word::lane_support};
    if (lane == 1 && !blueprint.customer_word.empty()) {
        return std::string(word::lane_actions.in(language)) + ": " + blueprint.customer_word;
    }
    return std::string(words[lane]->in(language));
}

/// How many arrows of the map cross the line above each lane, also those of other pages.
std::array<std::int64_t, blueprint_lanes> crossings_of(const Blueprint& blueprint) {
    std::map<std::string_view, BlueprintLane> lane_of;
    for (const BlueprintBox& box : blueprint.boxes) lane_of[box.id] = box.lane;
    std::array<std::int64_t, blueprint_lanes> crossings{};
    for (const BlueprintArrow& arrow : blueprint.arrows) {
        for (const std::size_t line : lines_crossed(lane_of.at(arrow.from), lane_of.at(arrow.to))) ++crossings[line];
    }
    return crossings;
}

/// "6 contactos", "1 traspaso"; empty for the lanes without a line above them, and where no arrow was given at all:
/// then nothing is known, which is not none.
std::string crossing_text(std::int64_t n, std::size_t lane, const Blueprint& blueprint) {
    if (lane < 2 || blueprint.arrows.empty()) return {};
    const Language language = blueprint.caption.language;
    const Word& one = lane == 2 ? word::contact : word::hand_off;
    const Word& many = lane == 2 ? word::contacts : word::hand_offs;
    return format_count(n, language) + " " + std::string((n == 1 ? one : many).in(language));
}

/// Heights of boxes, then of lanes, from `top` down.
void place_lanes(Layout& layout, const Blueprint& blueprint, const ArrowRouter& router, double top) {
    const auto crossings = crossings_of(blueprint);
    for (std::size_t lane = 0; lane < blueprint_lanes; ++lane) {
        PlacedLane& placed = layout.lanes[lane];
        placed.title_lines = wrap(lane_title(blueprint, lane), {.size = size::small,
                                                                .face = Face::bold,
                                                                .width = Layout::title_width - 2 * title_inset,
                                                                .most_lines = 4,
                                                                .measure = Measure::safe})
                                 .lines;
        placed.count_text = crossing_text(crossings[lane], lane, blueprint);
        placed.box_height = least_box;
        std::size_t tallest = 1;
        for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
            const PlacedBox& box = layout.boxes[i];
            if (box.lane != lane) continue;
            tallest = std::max(tallest, box.slot + 1);
            placed.box_height =
                std::max({placed.box_height, text_height(blueprint, box) + 2 * box_padding, router.box_height(i)});
        }
        placed.top = top;
        placed.channel_tracks = router.channel_tracks(lane);
        const double tracks = static_cast<double>(placed.channel_tracks);
        placed.content_top =
            top + 2 * ArrowRouter::channel_margin + std::max(0.0, tracks - 1) * ArrowRouter::track_pitch;
        const double stack = static_cast<double>(tallest) * (placed.box_height + stack_gap) - stack_gap;
        const double titles =
            static_cast<double>(placed.title_lines.size()) * title_line + (placed.count_text.empty() ? 0 : title_line);
        placed.bottom = std::max({placed.content_top + stack + lane_foot, top + titles + 20, top + least_lane});
        top = placed.bottom;
    }
}

double stack_y(const PlacedLane& lane, std::size_t slot) {
    return lane.content_top + static_cast<double>(slot) * (lane.box_height + stack_gap);
}

double head_height(const Layout& layout, const Blueprint& blueprint) {
    std::size_t lines = 1;
    bool rated = false;
    for (const PlacedHead& column : layout.columns) {
        lines = std::max(lines, column.name_lines.size());
        rated = rated || blueprint.columns[column.column].rating;
    }
    return head_number + static_cast<double>(lines) * head_line + (rated ? head_rating : 0) + head_foot;
}

void wrap_heads(Layout& layout, const Blueprint& blueprint, const ColumnRun& run) {
    for (std::size_t i = run.first; i < run.first + run.count; ++i) {
        const BlueprintColumn& column = blueprint.columns[i];
        PlacedHead placed;
        placed.column = i;
        const Face face = column.criticality == Criticality::critical ? Face::bold : Face::regular;
        Wrapped name = wrap(
            tied(column.name, size::small, face, Layout::box_width),
            {.size = size::small, .face = face, .width = Layout::box_width, .most_lines = 3, .measure = Measure::safe});
        placed.name_lines = std::move(name.lines);
        placed.name_cut = name.cut;
        layout.columns.push_back(std::move(placed));
    }
}

/// x of columns, boxes and gutters, from left to right; gives the left edges of the gutters.
std::vector<double> place_columns(Layout& layout, const ArrowRouter& router) {
    std::vector<double> gutters;
    double x = Layout::title_width;
    for (std::size_t g = 0; g <= layout.columns.size(); ++g) {
        const double width = router.gutter_width(g);
        gutters.push_back(x);
        if (g > 0) layout.columns[g - 1].right = g < layout.columns.size() ? x + width / 2 : x + width;
        x += width;
        if (g == layout.columns.size()) break;
        layout.columns[g].left = g > 0 ? x - width / 2 : Layout::title_width;
        layout.columns[g].box_left = x;
        x += Layout::box_width;
    }
    layout.grid_right = x;
    layout.margin_right = x + margin_width;
    for (PlacedBox& box : layout.boxes) {
        box.place.left = layout.columns[box.column].box_left;
        box.place.right = box.place.left + Layout::box_width;
    }
    return gutters;
}

void place_stages(Layout& layout, const Blueprint& blueprint) {
    if (blueprint.stages.empty()) return;
    for (const PlacedHead& column : layout.columns) {
        const std::size_t stage = blueprint.columns[column.column].stage;
        if (!layout.stages.empty() && layout.stages.back().stage == stage)
            layout.stages.back().right = column.right;
        else
            layout.stages.push_back({stage, column.left, column.right, {}, false});
    }
    for (PlacedStageBand& stage : layout.stages) {
        Wrapped name = wrap(
            blueprint.stages[stage.stage].name,
            {.size = size::small, .width = stage.right - stage.left - 38, .most_lines = 2, .measure = Measure::safe});
        stage.lines = std::move(name.lines);
        stage.cut = name.cut;
    }
}

void place_text_boxes(Layout& layout, const Blueprint& blueprint) {
    for (PlacedBox& box : layout.boxes) {
        const double height = text_height(blueprint, box), top = box.place.centre().y - height / 2;
        const double width = std::max(safe_width(box.lines, text_size), safe_width(box.role_line, text_size));
        const double half = std::max(width, has_marks(blueprint.boxes[box.box]) ? most_text_width : 0) / 2;
        box.text_box = {box.place.centre().x - half, top, box.place.centre().x + half, top + height};
    }
}

}  // namespace

std::vector<std::size_t> lines_crossed(BlueprintLane from, BlueprintLane to) {
    const auto a = static_cast<std::size_t>(from), b = static_cast<std::size_t>(to);
    const std::size_t upper = std::min(a, b), lower = std::max(a, b);
    std::vector<std::size_t> crossed;
    for (std::size_t line = 2; line < blueprint_lanes; ++line) {
        if (upper < line && line <= lower) crossed.push_back(line);
    }
    return crossed;
}

bool has_rework_loop(const Blueprint& blueprint) {
    std::map<std::string_view, std::size_t> column_of;
    for (const BlueprintBox& box : blueprint.boxes) column_of[box.id] = box.column;
    return std::any_of(blueprint.arrows.begin(), blueprint.arrows.end(), [&](const BlueprintArrow& arrow) {
        const auto from = column_of.find(arrow.from), to = column_of.find(arrow.to);
        ENSURE(from != column_of.end() && to != column_of.end(), "an arrow joins boxes that exist");
        return to->second < from->second;
    });
}

std::vector<std::size_t> blueprint_page_starts(const Blueprint& blueprint, std::size_t most_columns) {
    std::vector<std::size_t> stages, starts;
    for (const BlueprintColumn& column : blueprint.columns)
        stages.push_back(blueprint.stages.empty() ? 0 : column.stage);
    for (const ColumnRun& run : runs_of_columns(stages, most_columns)) starts.push_back(run.first);
    return starts;
}

BlueprintLayout lay_out_blueprint(const Blueprint& blueprint, const BlueprintPage& page) {
    check(blueprint);
    Layout layout;
    layout.boxes = boxes_of(blueprint, page.columns);
    wrap_heads(layout, blueprint, page.columns);
    ArrowRouter router(blueprint, page, layout.boxes);
    layout.stage_bottom = blueprint.stages.empty() ? 0 : 46;
    layout.head_top = layout.stage_bottom;
    place_lanes(layout, blueprint, router, layout.head_top + head_height(layout, blueprint));
    for (PlacedBox& box : layout.boxes) {
        box.place.top = stack_y(layout.lanes[box.lane], box.slot);
        box.place.bottom = box.place.top + layout.lanes[box.lane].box_height;
    }
    router.assign_gutters(layout.boxes, layout.lanes);
    const std::vector<double> gutters = place_columns(layout, router);
    layout.arrows = router.routes(layout.boxes, layout.lanes, gutters);
    place_stages(layout, blueprint);
    place_text_boxes(layout, blueprint);
    layout.time_top = layout.lanes.back().bottom;
    layout.bottom = layout.time_top + time_height;
    return layout;
}

BlueprintLayout lay_out_blueprint(const Blueprint& blueprint) {
    const std::size_t n = blueprint.columns.size();
    return lay_out_blueprint(blueprint, {{0, n}, std::vector<std::size_t>(n, 1)});
}

}  // namespace ciclo::drawing
