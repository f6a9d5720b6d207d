#include "drawing/importance_performance.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/matrix_layout.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

class MatrixPainter {
public:
    explicit MatrixPainter(const ImportancePerformance& matrix)
        : matrix_(matrix),
          layout_(lay_out_matrix(matrix)),
          language_(matrix.caption.language),
          svg_(matrix.caption.id_prefix) {}

    Drawing draw() && {
        draw_ground();
        draw_axes();
        if (matrix_.whiskers == ImportancePerformance::Whiskers::drawn) draw_whiskers();
        draw_leaders();
        for (std::size_t i = 0; i < matrix_.points.size(); ++i) draw_point(i);
        draw_list();
        return framed(std::move(svg_), layout_.view, matrix_.caption, "matrix");
    }

private:
    std::string in_words(const Word& word) const { return std::string(word.in(language_)); }

    void draw_ground() {
        const Box& plot = layout_.plot;
        const double x = layout_.x(matrix_.cut_performance), y = layout_.y(matrix_.cut_importance);
        svg_.rect({plot.left, plot.top, x, y}, {.fill = Tone::sunk, .role = "concentrate"});
        const Look cut{.stroke = Tone::ink, .stroke_width = 1.5, .dash = "6 4", .role = "cut"};
        svg_.line({x, plot.top}, {x, plot.bottom}, cut);
        svg_.line({plot.left, y}, {plot.right, y}, cut);
        svg_.rect(plot, {.stroke = Tone::edge});
        const TextLook quiet{.size = size::small, .tone = Tone::ink_2};
        TextLook loud = quiet, end = quiet;
        loud.face = Face::bold;
        loud.tone = Tone::ink;
        end.anchor = Anchor::end;
        svg_.text({plot.left + 10, plot.top + 20}, word::concentrate.in(language_), loud);
        svg_.text({plot.right - 10, plot.top + 20}, word::keep.in(language_), end);
        svg_.text({plot.left + 10, plot.bottom - 10}, word::low_priority.in(language_), quiet);
        svg_.text({plot.right - 10, plot.bottom - 10}, word::overkill.in(language_), end);
        const TextLook value{.size = size::micro, .face = Face::bold, .anchor = Anchor::middle};
        svg_.text({x, plot.top - 7}, format_trimmed(matrix_.cut_performance, 2, language_), value);
        svg_.text({plot.right + 6, y + 4.5}, format_trimmed(matrix_.cut_importance, 2, language_),
                  {.size = size::micro, .face = Face::bold});
    }

    void draw_axes() {
        const Box& plot = layout_.plot;
        const auto text = [&](double value, int decimals) { return format_number(value, decimals, language_); };
        for (const double tick : layout_.x_ticks) {
            const double x = layout_.x(tick);
            svg_.line({x, plot.bottom}, {x, plot.bottom + 5}, {.stroke = Tone::edge});
            svg_.text({x, plot.bottom + 20}, text(tick, decimals_of(layout_.x_ticks)),
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::middle});
        }
        for (const double tick : layout_.y_ticks) {
            const double y = layout_.y(tick);
            svg_.line({plot.left - 5, y}, {plot.left, y}, {.stroke = Tone::edge});
            svg_.text({plot.left - 9, y + 4.5}, text(tick, decimals_of(layout_.y_ticks)),
                      {.size = size::micro, .tone = Tone::ink_2, .anchor = Anchor::end});
        }
        const std::string across =
            matrix_.performance_label.empty() ? in_words(word::performance) : matrix_.performance_label;
        const std::string up = matrix_.importance_label.empty() ? in_words(word::importance) : matrix_.importance_label;
        svg_.text({plot.centre().x, plot.bottom + 44}, across + " →",
                  {.size = size::small, .face = Face::bold, .anchor = Anchor::middle});
        if (has_border_case(matrix_)) {
            svg_.text({plot.left, plot.bottom + 68}, word::border_case_key.in(language_),
                      {.size = size::micro, .tone = Tone::ink_2});
        }
        svg_.text({plot.left - 46, plot.centre().y}, up + " →",
                  {.size = size::small, .face = Face::bold, .anchor = Anchor::middle, .turn_degrees = -90});
    }

    void draw_whiskers() {
        for (const PlacedPoint& placed : layout_.points) {
            const auto& interval = matrix_.points[placed.point].performance_interval;
            if (!interval) continue;
            const Box& plot = layout_.plot;
            const double from = std::clamp(layout_.x(interval->low), plot.left, plot.right);
            const double to = std::clamp(layout_.x(interval->high), plot.left, plot.right), y = placed.exact.y;
            svg_.line({from, y}, {to, y}, {.stroke = Tone::edge, .stroke_width = 1.25, .role = "whisker"});
            for (const double x : {from, to})
                svg_.line({x, y - 4}, {x, y + 4}, {.stroke = Tone::edge, .stroke_width = 1.25});
        }
    }

    void draw_leaders() {
        for (const PlacedPoint& placed : layout_.points) {
            if (placed.exact == placed.badge) continue;
            svg_.line(placed.exact, placed.badge, {.stroke = Tone::ink_2});
            svg_.circle(placed.exact, 3, {.fill = Tone::ink, .role = "exact"});
        }
    }

    Look look_of(const MatrixPoint& point) const {
        Look look{.fill = fill_of(point.sign), .stroke = ink_of(point.sign), .stroke_width = 1.5, .role = "point"};
        if (is_border_case(matrix_, point)) {
            look.fill = Tone::surface;
            look.dash = "3 3";
        }
        return look;
    }

    void draw_point(std::size_t i) {
        const MatrixPoint& point = matrix_.points[i];
        svg_.open_link(point.address, numbered(point.number, point.name), "moment");
        svg_.title(numbered(point.number, point.name));
        draw_number(svg_, layout_.points[i].badge, MatrixLayout::badge_radius, point.number, point.criticality,
                    look_of(point));
        svg_.close();
    }

    void draw_list() {
        for (const PlacedHeading& heading : layout_.headings) {
            svg_.text(heading.at, heading.text, {.size = size::small, .face = Face::bold});
            svg_.line({heading.at.x, heading.at.y + 6},
                      {heading.at.x + MatrixLayout::list_width - 24, heading.at.y + 6}, {.stroke = Tone::line});
        }
        for (const PlacedRow& row : layout_.rows) {
            const MatrixPoint& point = matrix_.points[row.point];
            svg_.open_group({.role = "row"});
            if (row.cut) svg_.title(point.name);
            draw_number(svg_, {row.at.x + 16, row.at.y + 18}, 11, point.number, point.criticality, look_of(point));
            const Face face = point.criticality == Criticality::critical ? Face::bold : Face::regular;
            double x = row.at.x + MatrixLayout::list_indent;
            const Point first{x, row.at.y + 14};
            svg_.lines(first, MatrixLayout::list_line, row.lines, {.size = size::small, .face = face});
            const double y = row.at.y + 14 + MatrixLayout::list_line * static_cast<double>(row.lines.size());
            draw_sign(svg_, point.sign, {x + 7, y - 4.5}, 14);
            svg_.text({x + 19, y}, row.figures, {.size = size::micro, .tone = Tone::ink_2});
            if (!row.border.empty())
                svg_.text({x, y + 17}, row.border, {.size = size::micro, .face = Face::bold, .tone = Tone::ink_2});
            svg_.close();
        }
    }

    const ImportancePerformance& matrix_;
    const MatrixLayout layout_;
    const Language language_;
    Svg svg_;
};

}  // namespace

Quadrant quadrant_of(double performance, double importance, double cut_performance, double cut_importance) {
    constexpr double tie = 1e-9;  // B.4: compared with a tolerance, so that ties are ties
    const bool right = performance >= cut_performance - tie, upper = importance >= cut_importance - tie;
    if (upper) return right ? Quadrant::keep : Quadrant::concentrate;
    return right ? Quadrant::overkill : Quadrant::low_priority;
}

Drawing draw_importance_performance(const ImportancePerformance& matrix) {
    return MatrixPainter(matrix).draw();
}

}  // namespace ciclo::drawing
