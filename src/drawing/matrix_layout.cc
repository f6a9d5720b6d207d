#include "drawing/matrix_layout.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/number.h"
#include "drawing/chart_paper.h"
#include "drawing/chart_words.h"
#include "drawing/paper.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {

namespace {

const Word& word_of(Quadrant quadrant) {
    switch (quadrant) {
        case Quadrant::concentrate:
            return word::concentrate;
        case Quadrant::keep:
            return word::keep;
        case Quadrant::low_priority:
            return word::low_priority;
        case Quadrant::overkill:
            break;
    }
    return word::overkill;
}

constexpr double plot_side = 500, plot_left = 70, plot_top = 26, strip = 34;  // strip: for the names of quadrants
constexpr double list_gap = 64, row_gap = 10, heading_height = 34;

/// Ends of an axis: round, around all values, with air, inside the scale.
std::pair<double, double> range_of(std::vector<double> values, double low, double high) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double air = std::max(0.15, (*most - *least) * 0.08);
    const double from = std::max(low, std::floor((*least - air) * 2) / 2),
                 to = std::min(high, std::ceil((*most + air) * 2) / 2);
    return from < to ? std::pair{from, to} : std::pair{low, high};
}

bool is_free(const std::vector<PlacedPoint>& placed, Point at, const Box& plot) {
    constexpr double radius = MatrixLayout::badge_radius, apart = 2 * radius + 2;
    if (!plot.contains(box_around(at, radius, radius))) return false;
    return std::none_of(placed.begin(), placed.end(), [&](const PlacedPoint& other) {
        return std::hypot(other.badge.x - at.x, other.badge.y - at.y) < apart;
    });
}

/// The exact place, or the nearest free one in steps of 8 around it.
Point badge_for(const std::vector<PlacedPoint>& placed, Point exact, const Box& plot) {
    if (is_free(placed, exact, plot)) return exact;
    for (int ring = 1; ring < 120; ++ring) {
        const double distance = 8.0 * ring;
        const int places = 8 * std::max(1, ring / 2);
        for (int i = 0; i < places; ++i) {
            const Point at = exact + on_circle(distance, 90 + i * 360.0 / places);
            if (is_free(placed, at, plot)) return at;
        }
    }
    return exact;  // more points than the plot has room for
}

std::string figures_of(const MatrixPoint& point, Language language) {
    const auto one = [&](const Word& word, double value) {
        std::string text(word.in(language));
        text[0] = static_cast<char>(text[0] >= 'A' && text[0] <= 'Z' ? text[0] - 'A' + 'a' : text[0]);
        return text + " " + format_trimmed(value, 2, language);
    };
    return one(word::performance, point.performance) + " · " + one(word::importance, point.importance);
}

class ListPlacer {
public:
    ListPlacer(const ImportancePerformance& matrix, MatrixLayout& layout)
        : matrix_(matrix), layout_(layout), at_{layout.plot.right + list_gap, plot_top - 6} {}

    void place() {
        double all = 4 * heading_height;
        for (std::size_t i = 0; i < matrix_.points.size(); ++i) all += row_of(i).height + row_gap;
        constexpr double most_columns = 3, slack = 80;  // a column ends early by at most a heading and a row
        column_bottom_ = std::max(layout_.plot.bottom + 44, plot_top + all / most_columns + slack);
        for (const Quadrant quadrant :
             {Quadrant::concentrate, Quadrant::keep, Quadrant::low_priority, Quadrant::overkill}) {
            bool headed = false;
            for (std::size_t i = 0; i < matrix_.points.size(); ++i) {
                const MatrixPoint& point = matrix_.points[i];
                if (quadrant_of(point.performance, point.importance, matrix_.cut_performance, matrix_.cut_importance) !=
                    quadrant)
                    continue;
                PlacedRow row = row_of(i);
                make_room(row.height + (headed ? 0 : heading_height));
                if (!headed) place_heading(quadrant);
                headed = true;
                row.at = at_;
                at_.y += row.height + row_gap;
                bottom_ = std::max(bottom_, at_.y);
                layout_.rows.push_back(std::move(row));
            }
        }
    }
    double right() const { return at_.x + MatrixLayout::list_width; }
    double bottom() const { return bottom_; }

private:
    PlacedRow row_of(std::size_t i) const {
        const MatrixPoint& point = matrix_.points[i];
        const Language language = matrix_.caption.language;
        PlacedRow row;
        row.point = i;
        const Face face = point.criticality == Criticality::critical ? Face::bold : Face::regular;
        Wrapped name = wrap(point.name, {.size = size::small,
                                         .face = face,
                                         .width = MatrixLayout::list_width - MatrixLayout::list_indent - 24,
                                         .most_lines = 2,
                                         .measure = Measure::safe});
        row.lines = std::move(name.lines);
        if (row.lines.empty()) row.lines.push_back(point.number);
        row.cut = name.cut;
        row.figures = figures_of(point, language);
        if (is_border_case(matrix_, point)) {
            row.border = std::string(word::border_case.in(language)) + ": " +
                         format_percent(*point.quadrant_probability, 0, language);
        }
        row.height =
            MatrixLayout::list_line * static_cast<double>(row.lines.size() + 1 + (row.border.empty() ? 0 : 1)) + 4;
        return row;
    }

    /// A new column when the row does not fit above the end of the plot, or of a third of a long list.
    void make_room(double height) {
        if (at_.y + height <= column_bottom_ || at_.y <= plot_top) return;
        at_ = {at_.x + MatrixLayout::list_width, plot_top - 6};
    }

    void place_heading(Quadrant quadrant) {
        PlacedHeading heading;
        heading.text = std::string(word_of(quadrant).in(matrix_.caption.language));
        heading.at = {at_.x, at_.y + 14};
        layout_.headings.push_back(std::move(heading));
        at_.y += heading_height - 6;
    }

    const ImportancePerformance& matrix_;
    MatrixLayout& layout_;
    Point at_;
    double bottom_ = 0, column_bottom_ = 0;
};

}  // namespace

bool has_border_case(const ImportancePerformance& matrix) {
    return std::any_of(matrix.points.begin(), matrix.points.end(),
                       [&](const MatrixPoint& point) { return is_border_case(matrix, point); });
}

bool is_border_case(const ImportancePerformance& matrix, const MatrixPoint& point) {
    return point.quadrant_probability && *point.quadrant_probability < matrix.certain_enough;
}

MatrixLayout lay_out_matrix(const ImportancePerformance& matrix) {
    MatrixLayout layout;
    std::vector<double> across{matrix.cut_performance}, up{matrix.cut_importance};
    for (const MatrixPoint& point : matrix.points) across.push_back(point.performance), up.push_back(point.importance);
    std::tie(layout.x_low, layout.x_high) = range_of(across, matrix.scale_low, matrix.scale_high);
    std::tie(layout.y_low, layout.y_high) = range_of(up, matrix.scale_low, matrix.scale_high);
    layout.plot = {plot_left, plot_top, plot_left + plot_side, plot_top + plot_side};
    layout.field = {layout.plot.left + 20, layout.plot.top + strip, layout.plot.right - 20, layout.plot.bottom - strip};
    layout.x_ticks = round_ticks(layout.x_low, layout.x_high, 6);
    layout.y_ticks = round_ticks(layout.y_low, layout.y_high, 6);
    const Box inside{layout.plot.left, layout.plot.top + strip - 8, layout.plot.right, layout.plot.bottom - strip + 8};
    for (std::size_t i = 0; i < matrix.points.size(); ++i) {
        const Point exact{layout.x(matrix.points[i].performance), layout.y(matrix.points[i].importance)};
        layout.points.push_back({i, exact, badge_for(layout.points, exact, inside)});
    }
    ListPlacer list(matrix, layout);
    list.place();
    layout.view = {0, 0, list.right(),
                   std::max(layout.plot.bottom + (has_border_case(matrix) ? 80 : 58), list.bottom())};
    return layout;
}

}  // namespace ciclo::drawing
