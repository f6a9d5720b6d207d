// Rows on an axis: a name, its n, something drawn on the axis, and the figure in words; several axes one below the other.
// Used by the charts of this room only.
//
//   AxisPaper paper(chart.caption, rows_of_all_axes);
//   paper.begin_axis({.low = 0, .high = 3600, .unit = 60, .word = "min"}, rows.size());
//   const double middle = paper.open_row(row);        // the height of its middle
//   paper.svg().line({paper.at(0), middle}, {paper.at(row.value), middle}, {…});
//   paper.close_row();
//   return std::move(paper).finish(notes, "durations");
//
// Names, and every n, share a column as wide as they need; names beyond 300 px are cut, the full name behind. Used by one
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

/// From `low` to `high`; ticks at round numbers of `unit`. Without any length (high = low): no ticks.
struct AxisScale {
    double low = 0, high = 0;
    double unit = 1;
    std::string word = {};     ///< of the unit, behind the ticks
    std::string heading = {};  ///< above the rows; may be empty
};

struct AxisRow {
    std::string_view name = {}, n = {}, figure = {};
};

class AxisPaper {
public:
    /// `rows`: all that will be opened.
    AxisPaper(const Caption& caption, const std::vector<AxisRow>& rows);

    /// Above the first axis: what the rows say, in words.
    void say(const std::vector<std::string>& lines);
    /// Below what is there: an axis for `rows` rows.
    void begin_axis(AxisScale scale, std::size_t rows);
    /// Opens the row's group; the height of its middle.
    double open_row(const AxisRow& row);
    void close_row();

    Svg& svg() { return svg_; }
    /// Where a value stands; at the nearer end of the axis what lies beyond it.
    double at(double value) const;
    bool holds(double value) const { return value >= scale_.low && value <= scale_.high; }

    Drawing finish(const std::vector<std::string>& notes, std::string_view role) &&;

    static constexpr double row_height = 30;

private:
    void draw_ticks(double bottom);
    void text(Point where, std::string_view words, const TextLook& look);

    const Caption& caption_;
    Svg svg_;
    AxisScale scale_;
    double names_ = 0, counts_ = 0, axis_ = 0, right_ = 1;
    double row_ = 0, end_ = 0;  ///< where the next row begins; what is below the last axis
};

}  // namespace ciclo::drawing
