#include "drawing/week_chart.h"

#include <algorithm>

#include "drawing/chart_paper.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

namespace {

constexpr double row_height = 28, hour_width = 30, least_column = 56, padding = 8;
constexpr double deepest_shade = 0.4;  // the figure stays readable on it

class WeekPainter {
public:
    explicit WeekPainter(const WeekChart& chart) : chart_(chart), svg_(chart.caption.id_prefix) {
        for (const auto& day : chart.cells) {
            for (std::size_t hour = 0; hour < day.size(); ++hour) look_at(day[hour], hour);
        }
        if (end_ == 0) first_ = 0;
        for (const std::string& day : chart.days) column_ = std::max(column_, safe_width(day, size::small, Face::bold) + 2 * padding);
    }

    Drawing draw() && {
        for (std::size_t day = 0; day < chart_.days.size(); ++day) {
            svg_.text({middle_of(day), -padding}, chart_.days[day],
                      {.size = size::small, .face = Face::bold, .anchor = Anchor::middle, .role = "day"});
        }
        for (std::size_t hour = first_; hour < end_; ++hour) draw_hour(hour);
        double y = top_of(end_) + size::small_line / 2, right = left_of(chart_.days.size());
        for (const std::string& note : chart_.notes) {
            y += size::small_line;
            svg_.text({0, y}, note, {.size = size::small, .tone = Tone::ink_2, .role = "note"});
            right = std::max(right, safe_width(note, size::small));
        }
        constexpr double margin = 20;
        return framed(std::move(svg_), Box{0, -size::small_line - padding, right, y}.grown(margin), chart_.caption, "week");
    }

private:
    void look_at(const WeekCell& cell, std::size_t hour) {
        if (cell.figure.empty()) return;
        first_ = std::min(first_, hour);
        end_ = std::max(end_, hour + 1);
        most_ = std::max(most_, cell.value.value_or(0));
        column_ = std::max(column_, safe_width(cell.figure, size::small) + 2 * padding);
    }

    double top_of(std::size_t hour) const { return row_height * (static_cast<double>(hour) - static_cast<double>(first_)); }
    double left_of(std::size_t day) const { return hour_width + column_ * static_cast<double>(day); }
    double middle_of(std::size_t day) const { return left_of(day) + column_ / 2; }

    void draw_hour(std::size_t hour) {
        const double top = top_of(hour), baseline = top + row_height / 2 + 5;
        svg_.open_group({.role = "hour"});
        svg_.text({hour_width - padding, baseline}, std::to_string(hour),
                  {.size = size::small, .tone = Tone::ink_2, .anchor = Anchor::end});
        for (std::size_t day = 0; day < chart_.cells.size(); ++day) {
            const WeekCell& cell = chart_.cells[day][hour];
            const Box box{left_of(day), top, left_of(day) + column_, top + row_height};
            if (cell.value && most_ > 0) {
                svg_.rect(box, {.fill = Tone::accent, .opacity = deepest_shade * *cell.value / most_, .role = "shade"});
            }
            svg_.rect(box, {.stroke = Tone::line, .role = "cell"});
            if (!cell.figure.empty())
                svg_.text({middle_of(day), baseline}, cell.figure, {.size = size::small, .anchor = Anchor::middle});
        }
        svg_.close();
    }

    const WeekChart& chart_;
    Svg svg_;
    std::size_t first_ = 24, end_ = 0;  ///< hours that are drawn: none while nothing happened
    double most_ = 0, column_ = least_column;
};

}  // namespace

Drawing draw_week_chart(const WeekChart& chart) {
    return WeekPainter(chart).draw();
}

}  // namespace ciclo::drawing
