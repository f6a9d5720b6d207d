#include "drawing/blueprint.h"

#include <algorithm>

#include "base/number.h"
#include "drawing/blueprint_key.h"
#include "drawing/blueprint_layout.h"
#include "drawing/blueprint_marks.h"
#include "drawing/blueprint_times.h"
#include "drawing/chart_words.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double line_height = BlueprintLayout::line_height, title_inset = 10, name_line = 17;

class BlueprintPainter {
public:
    BlueprintPainter(const Blueprint& blueprint, const BlueprintPage& page, std::size_t number, std::size_t pages)
        : blueprint_(blueprint),
          layout_(lay_out_blueprint(blueprint, page)),
          times_(times_of(blueprint)),
          language_(blueprint.caption.language),
          number_(number),
          pages_(pages),
          svg_(blueprint.caption.id_prefix) {}

    Drawing draw() && {
        draw_ground();
        draw_stages();
        for (const PlacedHead& column : layout_.columns) draw_head(column);
        draw_lanes();
        draw_lines();
        draw_empty_cells();
        for (const PlacedArrow& arrow : layout_.arrows) draw_arrow(arrow);
        for (const PlacedBox& box : layout_.boxes) draw_box(box);
        draw_times(svg_, blueprint_, layout_, times_);
        if (number_ == pages_) draw_total(svg_, layout_, times_, language_);
        const double bottom = draw_key();
        return framed(std::move(svg_), {0, 0, std::max(layout_.margin_right, key_right_), bottom}, blueprint_.caption,
                      "blueprint");
    }

private:
    const BlueprintBox& box_of(const PlacedBox& placed) const { return blueprint_.boxes[placed.box]; }
    std::string in_words(const Word& word) const { return std::string(word.in(language_)); }

    /// What the customer does not see lies on darker paper.
    void draw_ground() {
        const auto& lanes = layout_.lanes;
        svg_.rect({0, lanes[3].top, layout_.grid_right, lanes[4].bottom}, {.fill = Tone::paper, .role = "unseen"});
    }

    void draw_stages() {
        for (const PlacedStageBand& placed : layout_.stages) {
            const BlueprintStage& stage = blueprint_.stages[placed.stage];
            svg_.open_group({.role = "stage"});
            if (placed.cut) svg_.title(stage.name);
            Look look{.fill = placed.stage % 2 == 0 ? Tone::band_1 : Tone::band_2, .stroke = Tone::edge};
            if (stage.optional) look.dash = "5 4";
            svg_.rect({placed.left + 1, 1, placed.right - 1, layout_.stage_bottom - 3}, look);
            const double first =
                layout_.stage_bottom / 2 + 4 - static_cast<double>(placed.lines.size() - 1) * name_line / 2;
            svg_.text({placed.left + 10, first}, stage_letter(placed.stage), {.size = size::small, .face = Face::bold});
            svg_.lines({placed.left + 28, first}, name_line, placed.lines, {.size = size::small});
            svg_.close();
            if (placed.left > BlueprintLayout::title_width) {
                svg_.line({placed.left, layout_.stage_bottom}, {placed.left, layout_.bottom}, {.stroke = Tone::line});
            }
        }
    }

    void draw_head(const PlacedHead& placed) {
        const BlueprintColumn& column = blueprint_.columns[placed.column];
        const double x = placed.box_left + BlueprintLayout::box_width / 2, y = layout_.head_top + 22;
        const bool critical = column.criticality == Criticality::critical;
        std::string spoken = numbered(column.number, column.name);
        if (critical) spoken += ", " + in_words(word::critical);
        svg_.open_link(column.address, spoken, "head");
        if (placed.name_cut) svg_.title(spoken);
        const bool sure = column.rating && !is_few(*column.rating);
        Look look{.fill = sure ? fill_of(column.rating->sign) : Tone::surface,
                  .stroke = sure ? ink_of(column.rating->sign) : Tone::ink_2,
                  .stroke_width = 1.5,
                  .role = "number"};
        if (column.optional) look.dash = "4 3";
        draw_number(svg_, {x, y}, 12, column.number, column.criticality, look);
        if (critical) draw_star(svg_, {x - 29, y}, 14);
        if (column.criticality == Criticality::candidate) draw_candidate_star(svg_, {x - 36, y}, 14);
        const double first = layout_.head_top + 53;
        svg_.lines({x, first}, name_line, placed.name_lines,
                   {.size = size::small,
                    .face = critical ? Face::bold : Face::regular,
                    .anchor = Anchor::middle,
                    .role = "name"});
        draw_rating(column, {x, first + static_cast<double>(placed.name_lines.size()) * name_line + 1});
        svg_.close();
    }

    void draw_rating(const BlueprintColumn& column, Point at) {
        if (!column.rating) return;
        const std::string mean = format_number(column.rating->mean, 2, language_);
        const std::string n = " · n " + format_count(column.rating->n, language_);
        if (is_few(*column.rating)) {
            svg_.text(at, {{mean + n, Face::regular, Tone::ink_2}}, {.size = size::micro, .anchor = Anchor::middle});
            return;
        }
        const double width = 21 + text_width(mean, size::small, Face::bold) + text_width(n, size::small);
        draw_sign(svg_, column.rating->sign, {at.x - width / 2 + 8, at.y - 4.5}, 16);
        svg_.text({at.x - width / 2 + 21, at.y}, {{mean, Face::bold, Tone::ink}, {n, Face::regular, Tone::ink_2}},
                  {.size = size::small});
    }

    void draw_lanes() {
        for (std::size_t i = 0; i < blueprint_lanes; ++i) {
            const PlacedLane& lane = layout_.lanes[i];
            if (i < 2)
                svg_.line({0, lane.top}, {layout_.grid_right, lane.top}, {.stroke = i == 0 ? Tone::ink : Tone::edge});
            const double first = lane.top + 24;
            svg_.lines({title_inset, first}, 18, lane.title_lines,
                       {.size = size::small, .face = Face::bold, .role = "lane"});
            if (lane.count_text.empty()) continue;
            svg_.text({title_inset, first + 18 * static_cast<double>(lane.title_lines.size())}, lane.count_text,
                      {.size = size::micro, .tone = Tone::ink_2});
        }
        const double bottom = layout_.time_top;
        svg_.line({0, bottom}, {layout_.grid_right, bottom}, {.stroke = Tone::ink});
    }

    void draw_lines() {
        const std::pair<const Word*, Look> lines[] = {
            {&word::line_interaction, {.stroke = Tone::ink, .stroke_width = 2, .role = "interaction"}},
            {&word::line_visibility, {.stroke = Tone::ink, .stroke_width = 2.5, .dash = "10 4", .role = "visibility"}},
            {&word::line_internal, {.stroke = Tone::ink, .stroke_width = 2, .dash = "2 4", .role = "internal"}}};
        const double right = layout_.margin_right;
        for (std::size_t i = 0; i < 3; ++i) {
            const double y = layout_.lanes[i + 2].top;
            svg_.line({0, y}, {right, y}, lines[i].second);
            const Wrapped name = wrap(lines[i].first->in(language_), {.size = size::small,
                                                                      .width = right - layout_.grid_right - 10,
                                                                      .most_lines = 2,
                                                                      .measure = Measure::safe});
            const double first = y - 8 - static_cast<double>(name.lines.size() - 1) * name_line;
            svg_.lines({right, first}, name_line, name.lines, {.size = size::small, .anchor = Anchor::end});
        }
    }

    /// A dash in every empty cell; beside the middle where an arrow passes.
    void draw_empty_cells() {
        std::vector<std::array<bool, blueprint_lanes>> filled(layout_.columns.size());
        for (const PlacedBox& box : layout_.boxes) filled[box.column][box.lane] = true;
        for (std::size_t column = 0; column < layout_.columns.size(); ++column) {
            const double middle = layout_.columns[column].box_left + BlueprintLayout::box_width / 2;
            for (std::size_t i = 0; i < blueprint_lanes; ++i) {
                if (filled[column][i]) continue;
                const double y = (layout_.lanes[i].content_top + layout_.lanes[i].bottom) / 2;
                const bool passed =
                    std::any_of(layout_.arrows.begin(), layout_.arrows.end(), [&](const PlacedArrow& arrow) {
                        if (arrow.kind != RouteKind::vertical || layout_.boxes[*arrow.from].column != column)
                            return false;
                        return std::min(arrow.route[0].y, arrow.route[1].y) < y &&
                               y < std::max(arrow.route[0].y, arrow.route[1].y);
                    });
                svg_.open_group({.role = "empty"});
                svg_.title(word::nothing_supplied.in(language_));
                svg_.text({passed ? middle - 50 : middle, y + 3}, "–", {.tone = Tone::ink_2, .anchor = Anchor::middle});
                svg_.close();
            }
        }
    }

    void draw_arrow(const PlacedArrow& arrow) {
        const BlueprintArrow& given = blueprint_.arrows[arrow.arrow];
        svg_.open_group({.role = "arrow"});
        if (!given.label.empty()) svg_.title(given.label);
        Path way;
        way.move(arrow.route.front());
        for (std::size_t i = 1; i < arrow.route.size(); ++i) way.line(arrow.route[i]);
        svg_.path(way, {.stroke = Tone::ink_2, .stroke_width = 1.5, .role = "way"});
        if (arrow.kind != RouteKind::leaves) {
            const Point tip = arrow.route.back(), before = arrow.route[arrow.route.size() - 2];
            const double degrees = tip.x > before.x ? 90 : tip.x < before.x ? 270 : tip.y > before.y ? 180 : 0;
            draw_arrowhead(svg_, tip, degrees, 9, 7, Tone::ink_2);
        }
        for (const Point& dot : arrow.dots) svg_.circle(dot, 4, {.fill = Tone::ink, .role = "crossing"});
        if (!arrow.code.empty()) {
            svg_.rect(arrow.label_box.grown(4),
                      {.fill = Tone::surface, .stroke = Tone::ink_2, .role = "code", .corner_radius = 4});
            svg_.text(arrow.label_at, arrow.code, {.size = size::micro, .face = Face::bold});
        } else if (!arrow.label.empty()) {
            svg_.text(arrow.label_at, arrow.label, {.size = size::micro});
        }
        svg_.close();
    }

    void draw_box(const PlacedBox& placed) {
        const BlueprintBox& box = box_of(placed);
        svg_.open_group({.role = "action"});
        if (placed.cut || placed.role_line != box.role)
            svg_.title(box.role.empty() ? box.text : box.text + " (" + box.role + ")");
        draw_outline(svg_, box.lane, placed.place);
        const double x = placed.place.centre().x;
        double y = placed.text_box.top;
        if (draw_marks(svg_, box, {placed.place.left + 16, y + 8}, language_)) y += 20;
        svg_.lines({x, y + 12}, line_height, placed.lines, {.size = size::micro, .anchor = Anchor::middle});
        y += line_height * static_cast<double>(placed.lines.size());
        if (!placed.role_line.empty()) {
            svg_.text({x, y + 12}, placed.role_line,
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        svg_.close();
    }

    /// "Página 1 de 3"
    std::string page_text() const {
        return in_words(word::page) + " " + std::to_string(number_) + " " + in_words(word::page_of) + " " +
               std::to_string(pages_);
    }

    double draw_key() {
        std::vector<LegendEntry> entries = key_of(blueprint_, layout_);
        if (pages_ > 1) entries.insert(entries.begin(), {{}, page_text(), {}});
        const auto columns = in_a_row(std::move(entries));
        const double top = times_.state == BlueprintTimes::State::none ? layout_.time_top + 16 : layout_.bottom + 12;
        const LegendLayout key =
            lay_out_legend(columns, {title_inset, top}, std::min(layout_.margin_right - title_inset, 1200.0));
        draw_legend(svg_, columns, key);
        key_right_ = key.box.right + 4;
        return std::max(top, key.box.bottom + 8);
    }

    const Blueprint& blueprint_;
    const BlueprintLayout layout_;
    const BlueprintTimes times_;
    const Language language_;
    const std::size_t number_, pages_;
    Svg svg_;
    double key_right_ = 0;
};

}  // namespace

Drawing draw_blueprint(const Blueprint& blueprint) {
    const std::size_t n = blueprint.columns.size();
    const BlueprintPage page{{0, n}, std::vector<std::size_t>(n, 1)};
    return BlueprintPainter(blueprint, page, 1, 1).draw();
}

std::vector<Drawing> draw_blueprint_pages(const Blueprint& blueprint, std::size_t most_columns) {
    const std::vector<std::size_t> starts = blueprint_page_starts(blueprint, most_columns);
    const std::size_t n = blueprint.columns.size();
    std::vector<std::size_t> page_of_column(n, 1);
    for (std::size_t page = 0; page < starts.size(); ++page) {
        for (std::size_t i = starts[page]; i < n; ++i) page_of_column[i] = page + 1;
    }
    std::vector<Drawing> pages;
    for (std::size_t page = 0; page < starts.size(); ++page) {
        const std::size_t end = page + 1 < starts.size() ? starts[page + 1] : n;
        Blueprint named = blueprint;
        if (starts.size() > 1) named.caption.id_prefix += std::to_string(page + 1);
        pages.push_back(
            BlueprintPainter(named, {{starts[page], end - starts[page]}, page_of_column}, page + 1, starts.size())
                .draw());
    }
    return pages;
}

}  // namespace ciclo::drawing
