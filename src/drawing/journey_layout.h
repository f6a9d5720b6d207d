// Geometry of the journey curve: everything decided before anything is painted, so that it can be tested.
//
// x and y in user units; the plot's top is 5, its bottom 1. All texts are measured with the widest font of the stack.
// By construction labels cannot collide: each stays in its own column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/chart_paper.h"
#include "drawing/journey_curve.h"

namespace ciclo::drawing {

/// A cubic Bézier between two neighbouring points. `few`: one of its ends rests on few answers.
struct CurvePiece {
    std::size_t from_column = 0;
    Point from, first_control, second_control, to;
    bool few = false;
    Point at(double t) const;  ///< t in 0…1
};

enum class JourneyTag { none, peak, valley, end };

/// The value beside a point, with the tag above or below it.
struct PlacedValue {
    std::string text, tag_text;
    JourneyTag tag = JourneyTag::none;
    bool critical_tag = false;  ///< ★ before the tag
    Point at, tag_at;           ///< baselines
    bool centred = false;       ///< else begins at `at`
    double size = 15;
    Box box;  ///< value and tag, safe
};

struct JourneyColumn {
    std::size_t moment = 0;
    double left = 0, right = 0, x = 0;
    std::optional<Point> now, before;
    std::optional<double> low_y, high_y;  ///< ends of the interval as drawn: low_y is further down
    std::vector<std::string> name_lines, difference_lines;
    bool name_cut = false;
    Box name_box, difference_box;
    std::optional<PlacedValue> value;
    std::optional<Box> wait_bar;
    std::string wait_text, count_text;
};

struct JourneyBand {  ///< header of a stage
    std::size_t stage = 0;
    double left = 0, right = 0;
    std::vector<std::string> lines;
    bool cut = false;
};

/// Baselines and edges of the rows under the plot.
struct JourneyRows {
    double names_top = 0, counts = 0, differences_top = 0, waits_top = 0, waits_bottom = 0, quotes_top = 0, bottom = 0;
};

struct JourneyLayout {
    Box view, plot;
    double left_margin = 0;
    std::vector<JourneyColumn> columns;
    std::vector<CurvePiece> now, before;
    std::vector<JourneyBand> bands;
    double bands_bottom = 0, bands_height = 0;
    JourneyRows rows;
    std::size_t name_rows = 1;
    bool has_before = false, has_waits = false;

    double y(double mean) const { return plot.bottom - (mean - 1) / 4 * plot.height(); }
};

/// One page. The line runs on to its edges when there is more beyond.
using JourneyPart = ColumnRun;

/// `part` of the journey; extremes, wait scale and the line are those of the whole.
JourneyLayout lay_out_journey(const Journey& journey, const JourneyPart& part);
JourneyLayout lay_out_journey(const Journey& journey);
/// Parts of at most `most_columns` moments, broken at borders of stages where there are any.
std::vector<JourneyPart> journey_parts(const Journey& journey, std::size_t most_columns);

/// The monotone cubic of Fritsch and Carlson (1980) through the points, x ascending: slopes at the points (per unit x).
/// Zero at local extremes; between two points the curve never leaves their range.
std::vector<double> monotone_slopes(const std::vector<Point>& points);

/// Steps of the layout: the lines, then the values beside the points, of a layout whose columns have their points.
void place_lines(JourneyLayout& layout, const Journey& journey, const JourneyPart& part);
void place_values(JourneyLayout& layout, const Journey& journey);

/// The index of the highest and the lowest mean. Equal lows: critical first, then fewer answers (K-07); equal highs:
/// the first. Only moments with `fewest_answers`; none when fewer than two of them.
struct JourneyExtremes {
    std::optional<std::size_t> peak, valley, end;
};
JourneyExtremes extremes_of(const Journey& journey);

}  // namespace ciclo::drawing
