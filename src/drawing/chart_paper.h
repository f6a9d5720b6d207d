// What charts are drawn on: frame, ticks, hatching, the key in a row. Used by the charts of this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/legend.h"
#include "drawing/svg.h"

namespace ciclo::drawing {

/// The finished drawing with what its caption says.
Drawing framed(Svg svg, const Box& view, const Caption& caption, std::string_view role);

/// Round values inside low…high, `wanted` of them or a few less or more: steps of 1, 2 or 5 times a power of ten.
/// Never empty; at most 3 · wanted.
std::vector<double> round_ticks(double low, double high, int wanted);
/// Decimals needed to tell the ticks apart.
int decimals_of(const std::vector<double>& ticks);

/// Thin slanted lines inside `box`: a region, told apart without colour.
void draw_hatching(Svg& svg, const Box& box, double spacing, Tone tone);

/// Neighbouring columns that stand on one page.
struct ColumnRun {
    std::size_t first = 0, count = 0;
};
/// Runs of at most `most` columns in order, broken where the stage changes when there is such a place, else after
/// `most`.
std::vector<ColumnRun> runs_of_columns(const std::vector<std::size_t>& stage_of_column, std::size_t most);

/// Each entry in a column of its own: a key that flows in rows.
std::vector<LegendColumn> in_a_row(std::vector<LegendEntry> entries);

/// A number in a circle, as the nodes of the cycle have it; double dark ring = critical, dashed = candidate.
void draw_number(Svg& svg, Point centre, double radius, std::string_view number, Criticality criticality,
                 const Look& look);

/// `text` with its short words ("y", "de") tied to the word behind them by a no-break space, so that no line of a
/// narrow column consists of "y" alone; not where the pair is wider (safe) than `most_width`.
std::string tied(std::string_view text, double size, Face face, double most_width);

/// "A" for stage 0, "B" for 1, … as the bands of the circle.
std::string stage_letter(std::size_t stage);

/// "3 Recepción en urgencias" in two faces, told apart: the number bold.
std::string numbered(const std::string& number, const std::string& name);

}  // namespace ciclo::drawing
