#include "drawing/blueprint.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "drawing/blueprint_layout.h"
#include "drawing/chart_words.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double line_height = BlueprintLayout::line_height, title_inset = 10, name_line = 17;
constexpr double bar_top = 18, bar_height = 12;

/// Sums of minutes, when they may be added at all.
struct Times {
    enum class State { none, added, unknown, loop } state = State::none;
    double present = 0, wait = 0, most = 0;
};

Times times_of(const Blueprint& blueprint) {
    Times times;
    bool any = false, all = true;
    for (const BlueprintColumn& column : blueprint.columns) {
        any = any || column.present_minutes;
        all = all && column.present_minutes;
        times.present += column.present_minutes.value_or(0);
        times.wait += column.wait_minutes.value_or(0);
        times.most = std::max(times.most, column.present_minutes.value_or(0));
    }
    if (!any) return times;
    times.state = has_rework_loop(blueprint) ? Times::State::loop : all ? Times::State::added : Times::State::unknown;
    return times;
}

void draw_cog(Svg& svg, Point centre) {
    constexpr int teeth = 8;
    Path outline;
    for (int i = 0; i < teeth; ++i) {
        const double middle = i * 360.0 / teeth;
        for (const auto& [radius, angle] : {std::pair{5.4, -16.0}, {7.6, -9.0}, {7.6, 9.0}, {5.4, 16.0}}) {
            const Point at = centre + on_circle(radius, middle + angle);
            if (i == 0 && angle == -16.0) outline.move(at);
            else outline.line(at);
        }
    }
    outline.close();
    svg.path(outline, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "cog"});
    svg.circle(centre, 2.2, {.stroke = Tone::ink_2, .stroke_width = 1.25});
}

void draw_fail(Svg& svg, Point centre) {
    svg.circle(centre, 8, {.fill = Tone::surface, .stroke = Tone::critical, .stroke_width = 1.75, .role = "fail"});
    svg.text({centre.x, centre.y + 4.6}, "F", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

void draw_wait(Svg& svg, Point centre) {
    Path triangle;
    triangle.move({centre.x, centre.y - 11}).line({centre.x + 12, centre.y + 8.5}).line({centre.x - 12, centre.y + 8.5}).close();
    svg.path(triangle, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "wait"});
    svg.text({centre.x, centre.y + 7.2}, "W", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

void draw_diamond(Svg& svg, Point centre) {
    Path diamond;
    diamond.move({centre.x, centre.y - 9}).line({centre.x + 11, centre.y}).line({centre.x, centre.y + 9}).line({centre.x - 11, centre.y}).close();
    svg.path(diamond, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "decision"});
    svg.text({centre.x, centre.y + 4.6}, "?", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
}

class BlueprintPainter {
public:
    BlueprintPainter(const Blueprint& blueprint, const BlueprintPage& page, std::size_t number, std::size_t pages)
        : blueprint_(blueprint), layout_(lay_out_blueprint(blueprint, page)), times_(times_of(blueprint)),
          language_(blueprint.caption.language), number_(number), pages_(pages), svg_(blueprint.caption.id_prefix) {}

    Drawing draw() && {
        draw_ground();
        draw_stages();
        for (const PlacedHead& column : layout_.columns) draw_head(column);
        draw_lanes();
        draw_lines();
        draw_empty_cells();
        for (const PlacedArrow& arrow : layout_.arrows) draw_arrow(arrow);
        for (const PlacedBox& box : layout_.boxes) draw_box(box);
        draw_times();
        const double bottom = draw_key();
        return framed(std::move(svg_), {0, 0, std::max(layout_.margin_right, key_right_), bottom}, blueprint_.caption, "blueprint");
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
            const double first = layout_.stage_bottom / 2 + 4 - static_cast<double>(placed.lines.size() - 1) * name_line / 2;
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
                  .stroke = sure ? ink_of(column.rating->sign) : Tone::ink_2, .stroke_width = 1.5, .role = "number"};
        if (column.optional) look.dash = "4 3";
        draw_number(svg_, {x, y}, 12, column.number, column.criticality, look);
        if (critical) draw_star(svg_, {x - 29, y}, 14);
        if (column.criticality == Criticality::candidate) draw_candidate_star(svg_, {x - 36, y}, 14);
        const double first = layout_.head_top + 53;
        svg_.lines({x, first}, name_line, placed.name_lines,
                   {.size = size::small, .face = critical ? Face::bold : Face::regular, .anchor = Anchor::middle, .role = "name"});
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
        svg_.text({at.x - width / 2 + 21, at.y}, {{mean, Face::bold, Tone::ink}, {n, Face::regular, Tone::ink_2}}, {.size = size::small});
    }

    void draw_lanes() {
        for (std::size_t i = 0; i < blueprint_lanes; ++i) {
            const PlacedLane& lane = layout_.lanes[i];
            if (i < 2) svg_.line({0, lane.top}, {layout_.grid_right, lane.top}, {.stroke = i == 0 ? Tone::ink : Tone::edge});
            const double first = lane.top + 24;
            svg_.lines({title_inset, first}, 18, lane.title_lines, {.size = size::small, .face = Face::bold, .role = "lane"});
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
            const Wrapped name = wrap(lines[i].first->in(language_), {.size = size::small, .width = right - layout_.grid_right - 10,
                                                                      .most_lines = 2, .measure = Measure::safe});
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
                const bool passed = std::any_of(layout_.arrows.begin(), layout_.arrows.end(), [&](const PlacedArrow& arrow) {
                    if (arrow.kind != RouteKind::vertical || layout_.boxes[*arrow.from].column != column) return false;
                    return std::min(arrow.route[0].y, arrow.route[1].y) < y && y < std::max(arrow.route[0].y, arrow.route[1].y);
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
            svg_.rect(arrow.label_box.grown(4), {.fill = Tone::surface, .stroke = Tone::ink_2, .role = "code", .corner_radius = 4});
            svg_.text(arrow.label_at, arrow.code, {.size = size::micro, .face = Face::bold});
        } else if (!arrow.label.empty()) {
            svg_.text(arrow.label_at, arrow.label, {.size = size::micro});
        }
        svg_.close();
    }

    void draw_outline(const PlacedBox& placed) {
        const Box& place = placed.place;
        switch (box_of(placed).lane) {
            case BlueprintLane::evidence: draw_sheet(place); break;
            case BlueprintLane::customer:
                svg_.rect(place, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "box", .corner_radius = 14});
                break;
            case BlueprintLane::onstage: svg_.rect(place, {.fill = Tone::surface, .stroke = Tone::ink, .stroke_width = 1.5, .role = "box"}); break;
            case BlueprintLane::backstage: svg_.rect(place, {.fill = Tone::band_1, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "box"}); break;
            case BlueprintLane::support:
                svg_.rect(place, {.fill = Tone::surface, .stroke = Tone::ink_2, .stroke_width = 1.25, .role = "box"});
                for (const double x : {place.left + 4, place.right - 4}) {
                    svg_.line({x, place.top}, {x, place.bottom}, {.stroke = Tone::ink_2, .stroke_width = 1.25});
                }
                break;
        }
    }

    /// A sheet with a turned corner: a thing one can see and touch.
    void draw_sheet(const Box& place) {
        constexpr double corner = 11;
        Path sheet, fold;
        sheet.move({place.left, place.top}).line({place.right - corner, place.top}).line({place.right, place.top + corner});
        sheet.line({place.right, place.bottom}).line({place.left, place.bottom}).close();
        fold.move({place.right - corner, place.top}).line({place.right - corner, place.top + corner}).line({place.right, place.top + corner});
        svg_.path(sheet, {.fill = Tone::surface, .stroke = Tone::edge, .stroke_width = 1.25, .role = "box"});
        svg_.path(fold, {.stroke = Tone::edge, .stroke_width = 1.25});
    }

    void draw_box(const PlacedBox& placed) {
        const BlueprintBox& box = box_of(placed);
        svg_.open_group({.role = "action"});
        if (placed.cut || placed.role_line != box.role) svg_.title(box.role.empty() ? box.text : box.text + " (" + box.role + ")");
        draw_outline(placed);
        const double x = placed.place.centre().x;
        double y = placed.text_box.top;
        if (draw_marks(box, {placed.place.left + 16, y + 8})) y += 20;
        svg_.lines({x, y + 12}, line_height, placed.lines, {.size = size::micro, .anchor = Anchor::middle});
        y += line_height * static_cast<double>(placed.lines.size());
        if (!placed.role_line.empty()) {
            svg_.text({x, y + 12}, placed.role_line, {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        svg_.close();
    }

    /// Marks in a row from the left; true when there are any.
    bool draw_marks(const BlueprintBox& box, Point at) {
        using Mark = BlueprintBox::Mark;
        const double first = at.x;
        if (box.by == BlueprintBox::By::system) draw_cog(svg_, at), at.x += 21;
        if (box.fail_point == Mark::yes) draw_fail(svg_, at), at.x += 22;
        if (box.decision == Mark::yes) draw_diamond(svg_, {at.x + 2, at.y}), at.x += 25;
        if (box.wait_point == Mark::yes) {
            draw_wait(svg_, {at.x + 4, at.y});
            at.x += 27;
            if (box.wait_minutes) {
                svg_.text({at.x - 7, at.y + 5}, format_trimmed(*box.wait_minutes, 1, language_) + " min", {.size = size::micro, .face = Face::bold});
            }
        }
        return at.x > first;
    }

    void draw_times() {
        if (times_.state == Times::State::none) return;
        const double top = layout_.time_top;
        svg_.text({title_inset, top + 24}, in_words(word::lane_time), {.size = size::small, .face = Face::bold});
        svg_.text({title_inset, top + 42}, in_words(word::wait) + ":", {.size = size::micro, .tone = Tone::ink_2});
        const Box swatch{title_inset + text_width(in_words(word::wait) + ": ", size::micro) + 2, top + 32, title_inset + 92, top + 43};
        svg_.rect(swatch, {.fill = Tone::surface});
        draw_hatching(svg_, swatch, 5, Tone::ink_2);
        svg_.rect(swatch, {.stroke = Tone::ink_2});
        for (const PlacedHead& placed : layout_.columns) draw_time(blueprint_.columns[placed.column], placed.box_left, top);
        if (number_ == pages_) draw_total(top);
    }

    void draw_time(const BlueprintColumn& column, double left, double top) {
        const TextLook quiet{.size = size::micro, .tone = Tone::ink_2};
        if (!column.present_minutes) return svg_.text({left, top + 45}, word::no_data.in(language_), quiet);
        const double scale = times_.most > 0 ? BlueprintLayout::box_width / times_.most : 0;
        const double width = std::max(1.0, *column.present_minutes * scale);
        const double wait = std::clamp(column.wait_minutes.value_or(0) * scale, 0.0, width);
        const Box bar{left, top + bar_top, left + width, top + bar_top + bar_height};
        svg_.rect(bar, {.fill = Tone::band_2, .role = "time"});
        const Box waiting{bar.right - wait, bar.top, bar.right, bar.bottom};
        if (wait > 0.5) {
            svg_.rect(waiting, {.fill = Tone::surface});
            draw_hatching(svg_, waiting, 5, Tone::ink_2);
        }
        svg_.rect(bar, {.stroke = Tone::ink_2});
        svg_.text({left, top + 46}, format_trimmed(*column.present_minutes, 1, language_) + " min", {.size = size::small, .face = Face::bold});
        if (column.wait_minutes && *column.wait_minutes > 0) {
            svg_.text({left, top + 63}, in_words(word::wait) + " " + format_trimmed(*column.wait_minutes, 1, language_), quiet);
        }
    }

    void draw_total(double top) {
        const double x = layout_.grid_right + 10, width = layout_.margin_right - x;
        if (times_.state == Times::State::added) {
            svg_.text({x, top + 28}, format_trimmed(times_.present, 1, language_) + " min", {.size = size::strong, .face = Face::bold});
            svg_.text({x, top + 46}, word::total.in(language_), {.size = size::micro, .tone = Tone::ink_2});
            const double share = times_.present > 0 ? times_.wait / times_.present : 0;
            svg_.text({x, top + 63}, in_words(word::wait) + " " + format_trimmed(times_.wait, 1, language_) + " (" + format_percent(share, 1, language_) + ")",
                      {.size = size::micro, .tone = Tone::ink_2});
            return;
        }
        const Word& why = times_.state == Times::State::loop ? word::rework_loop : word::time_unknown;
        const Wrapped lines = wrap(why.in(language_), {.size = size::micro, .face = Face::bold, .width = width, .most_lines = 5, .measure = Measure::safe});
        svg_.lines({x, top + 22}, line_height, lines.lines, {.size = size::micro, .face = Face::bold});
    }

    std::vector<LegendEntry> key() const {
        using Mark = BlueprintBox::Mark;
        std::vector<LegendEntry> entries;
        const auto any = [&](auto test) { return std::any_of(layout_.boxes.begin(), layout_.boxes.end(), [&](const PlacedBox& placed) { return test(box_of(placed)); }); };
        const auto add = [&](bool used, std::function<void(Svg&, Point)> mark, const Word& words) {
            if (used) entries.push_back({std::move(mark), in_words(words), {}});
        };
        if (pages_ > 1) {
            entries.push_back({{}, in_words(word::page) + " " + std::to_string(number_) + " " + in_words(word::page_of) + " " + std::to_string(pages_), {}});
        }
        const bool dots = std::any_of(layout_.arrows.begin(), layout_.arrows.end(), [](const PlacedArrow& a) { return !a.dots.empty(); });
        const bool codes = std::any_of(layout_.arrows.begin(), layout_.arrows.end(), [](const PlacedArrow& a) { return !a.code.empty(); });
        add(dots, [](Svg& svg, Point c) {
            svg.line({c.x - 12, c.y}, {c.x + 12, c.y}, {.stroke = Tone::ink, .stroke_width = 2});
            svg.circle(c, 4, {.fill = Tone::ink});
        }, word::crossing);
        add(any([](const BlueprintBox& b) { return b.by == BlueprintBox::By::system; }), draw_cog, word::system);
        add(any([](const BlueprintBox& b) { return b.fail_point == Mark::yes; }), draw_fail, word::fail_point);
        add(any([](const BlueprintBox& b) { return b.wait_point == Mark::yes; }), draw_wait, word::wait_point);
        add(any([](const BlueprintBox& b) { return b.decision == Mark::yes; }), draw_diamond, word::decision);
        const auto weighs = [&](Criticality criticality) {
            return std::any_of(layout_.columns.begin(), layout_.columns.end(), [&](const PlacedHead& placed) { return blueprint_.columns[placed.column].criticality == criticality; });
        };
        add(weighs(Criticality::critical), [](Svg& svg, Point c) { draw_star(svg, c, 14); }, word::critical);
        add(weighs(Criticality::candidate), [](Svg& svg, Point c) { draw_candidate_star(svg, {c.x - 4, c.y}, 14); }, word::candidate);
        add(codes, [](Svg& svg, Point c) {
            svg.rect(box_around(c, 12, 9), {.fill = Tone::surface, .stroke = Tone::ink_2, .corner_radius = 4});
            svg.text({c.x, c.y + 4.5}, "a →", {.size = size::micro, .face = Face::bold, .anchor = Anchor::middle});
        }, word::goes_on);
        return entries;
    }

    double draw_key() {
        const auto columns = in_a_row(key());
        const double top = times_.state == Times::State::none ? layout_.time_top + 16 : layout_.bottom + 12;
        const LegendLayout key = lay_out_legend(columns, {title_inset, top}, std::min(layout_.margin_right - title_inset, 1200.0));
        draw_legend(svg_, columns, key);
        key_right_ = key.box.right + 4;
        return std::max(top, key.box.bottom + 8);
    }

    const Blueprint& blueprint_;
    const BlueprintLayout layout_;
    const Times times_;
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
        pages.push_back(BlueprintPainter(named, {{starts[page], end - starts[page]}, page_of_column}, page + 1, starts.size()).draw());
    }
    return pages;
}

}  // namespace ciclo::drawing
