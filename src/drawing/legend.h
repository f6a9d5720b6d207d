// The key under a drawing: columns of entries, each a mark or a letter with its words.
//
// lay_out_legend() decides where everything stands (texts are measured with the widest font of the stack, so entries
// never overlap in any font), draw_legend() paints it. Pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "drawing/svg.h"

namespace ciclo::drawing {

struct LegendEntry {
    /// Paints the mark centred at the point, inside 24 × 18 units; none for a line of text alone.
    std::function<void(Svg&, Point)> mark = {};
    std::string text = {};
    std::string address = {};  ///< a link; empty = none
    std::string star = {};     ///< "★ " or "★? " before the text, in the colour of criticality
};

struct LegendColumn {
    std::string heading = {};
    std::vector<LegendEntry> entries = {};
};

struct PlacedEntry {
    std::size_t column = 0, entry = 0;
    Point mark = {};  ///< centre of the mark
    Point text = {};  ///< first baseline
    std::vector<std::string> lines = {};
    bool cut = false;
    Box box = {};  ///< mark and text, safe
};

struct PlacedHeading {
    std::string text = {};
    Point at = {};
    Box box = {};
};

struct LegendLayout {
    std::vector<PlacedHeading> headings = {};
    std::vector<PlacedEntry> entries = {};
    Box box = {};  ///< around all; zero-sized when there is nothing
};

/// What happens to columns that do not fit beside each other.
enum class Overflow {
    next_row,  ///< they begin a new row: for many short columns
    pile  ///< texts get narrower, then neighbours stand on top of each other, as evenly as can be: for few long ones
};

/// Columns from left to right inside `width`; those without entries are left out. A column is as wide as its longest
/// line of text, at most 260 units.
LegendLayout lay_out_legend(const std::vector<LegendColumn>& columns, Point top_left, double width,
                            Overflow overflow = Overflow::next_row);
void draw_legend(Svg& svg, const std::vector<LegendColumn>& columns, const LegendLayout& layout);

}  // namespace ciclo::drawing
