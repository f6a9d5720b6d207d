#include "drawing/legend.h"

namespace ciclo::drawing {

namespace {

constexpr double mark_width = 30;                  ///< mark and the air behind it
constexpr double text_widths[] = {260, 230, 200};  ///< tried before columns are put on top of each other
constexpr double row_column_gap = 24;              ///< in rows
constexpr double column_gap = 36, row_gap = 18, entry_gap = 6;
constexpr double line_height = size::small_line, heading_height = 24;
constexpr double first_baseline = 13;  ///< below the top of a line

struct PlacedColumn {
    std::vector<PlacedEntry> entries;
    PlacedHeading heading;
    double width = 0, height = 0;
};

PlacedEntry place_entry(const LegendEntry& entry, double indent, double top, double width) {
    PlacedEntry placed;
    Wrapped wrapped = wrap(entry.text, {.size = size::small,
                                        .width = width,
                                        .widest = width,
                                        .most_lines = 5,
                                        .measure = Measure::safe,
                                        .first_line_indent = safe_width(entry.star, size::small, Face::bold)});
    placed.lines = std::move(wrapped.lines);
    placed.cut = wrapped.cut;
    placed.mark = {12, top + line_height / 2};
    placed.text = {indent, top + first_baseline};
    const double rows = static_cast<double>(std::max<std::size_t>(1, placed.lines.size()));
    double longest = safe_width(placed.lines, size::small);
    if (!placed.lines.empty()) {
        longest = std::max(
            longest, safe_width(entry.star, size::small, Face::bold) + safe_width(placed.lines.front(), size::small));
    }
    placed.box = {0, top, indent + longest, top + rows * line_height};
    return placed;
}

/// Texts of a column stand on one line, beside the marks when any entry has one.
double indent_of(const LegendColumn& column) {
    for (const LegendEntry& entry : column.entries) {
        if (entry.mark) return mark_width;
    }
    return 0;
}

PlacedColumn place_column(const LegendColumn& column, std::size_t index, double width) {
    PlacedColumn placed;
    double y = 0;
    if (!column.heading.empty()) {
        placed.width = safe_width(column.heading, size::small, Face::bold);
        placed.heading = {column.heading, {0, first_baseline}, {0, 0, placed.width, line_height}};
        y = heading_height;
    }
    const double indent = indent_of(column);
    for (std::size_t i = 0; i < column.entries.size(); ++i) {
        PlacedEntry entry = place_entry(column.entries[i], indent, y, width);
        entry.column = index;
        entry.entry = i;
        placed.width = std::max(placed.width, entry.box.right);
        y = entry.box.bottom + entry_gap;
        placed.entries.push_back(std::move(entry));
    }
    placed.height = y - entry_gap;
    return placed;
}

Box moved(const Box& box, Point by) {
    return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

void add_column(LegendLayout& layout, PlacedColumn column, Point at) {
    if (!column.heading.text.empty()) {
        column.heading.at = column.heading.at + at;
        column.heading.box = moved(column.heading.box, at);
        layout.headings.push_back(std::move(column.heading));
    }
    for (PlacedEntry& entry : column.entries) {
        entry.mark = entry.mark + at;
        entry.text = entry.text + at;
        entry.box = moved(entry.box, at);
        layout.entries.push_back(std::move(entry));
    }
}

std::vector<PlacedColumn> place_columns(const std::vector<LegendColumn>& columns, double width) {
    std::vector<PlacedColumn> placed;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].entries.empty()) placed.push_back(place_column(columns[i], i, width));
    }
    return placed;
}

/// Columns on top of each other.
struct Tower {
    std::vector<PlacedColumn> columns;
    double width = 0, height = 0;
};

void pile(Tower& tower, PlacedColumn column) {
    tower.width = std::max(tower.width, column.width);
    tower.height += (tower.columns.empty() ? 0 : row_gap) + column.height;
    tower.columns.push_back(std::move(column));
}

double total_width(const std::vector<Tower>& towers) {
    double total = 0;
    for (const Tower& tower : towers) total += tower.width + column_gap;
    return total - column_gap;
}

/// The two neighbours that make the lowest tower become one.
void merge_lowest(std::vector<Tower>& towers) {
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < towers.size(); ++i) {
        const double here = towers[i].height + towers[i + 1].height;
        if (here < towers[best].height + towers[best + 1].height) best = i;
    }
    for (PlacedColumn& column : towers[best + 1].columns) pile(towers[best], std::move(column));
    towers.erase(towers.begin() + static_cast<std::ptrdiff_t>(best) + 1);
}

std::vector<Tower> towers_for(const std::vector<LegendColumn>& columns, double width) {
    std::size_t merged = 0;
    for (;; ++merged) {
        for (double text_room : text_widths) {
            std::vector<Tower> towers;
            for (PlacedColumn& column : place_columns(columns, text_room))
                pile(towers.emplace_back(), std::move(column));
            for (std::size_t i = 0; i < merged; ++i) merge_lowest(towers);
            if (towers.size() < 2 || total_width(towers) <= width) return towers;
        }
    }
}

LegendLayout in_towers(const std::vector<LegendColumn>& columns, Point top_left, double width) {
    LegendLayout layout;
    Point at = top_left;
    double bottom = at.y, right = at.x;
    for (Tower& tower : towers_for(columns, width)) {
        at.y = top_left.y;
        for (PlacedColumn& column : tower.columns) {
            const double height = column.height;
            add_column(layout, std::move(column), at);
            bottom = std::max(bottom, at.y + height);
            at.y += height + row_gap;
        }
        right = std::max(right, at.x + tower.width);
        at.x += tower.width + column_gap;
    }
    layout.box = {top_left.x, top_left.y, right, bottom};
    return layout;
}

LegendLayout in_rows(const std::vector<LegendColumn>& columns, Point top_left, double width) {
    LegendLayout layout;
    Point at = top_left;
    double row_bottom = at.y, right = at.x;
    for (PlacedColumn& column : place_columns(columns, text_widths[0])) {
        if (at.x > top_left.x && at.x + column.width > top_left.x + width) at = {top_left.x, row_bottom + entry_gap};
        row_bottom = std::max(row_bottom, at.y + column.height);
        right = std::max(right, at.x + column.width);
        const double next = at.x + column.width + row_column_gap;
        add_column(layout, std::move(column), at);
        at.x = next;
    }
    layout.box = {top_left.x, top_left.y, right, row_bottom};
    return layout;
}

void draw_entry_text(Svg& svg, const LegendEntry& entry, const PlacedEntry& placed) {
    const TextLook look{.size = size::small, .tone = Tone::ink_2};
    for (std::size_t k = 0; k < placed.lines.size(); ++k) {
        const Point at{placed.text.x, placed.text.y + line_height * static_cast<double>(k)};
        const bool starred = k == 0 && !entry.star.empty();
        if (!starred)
            svg.text(at, placed.lines[k], look);
        else
            svg.text(at, {{entry.star, Face::bold, Tone::critical}, {placed.lines[k], look.face, look.tone}}, look);
    }
}

}  // namespace

LegendLayout lay_out_legend(const std::vector<LegendColumn>& columns, Point top_left, double width, Overflow overflow) {
    if (overflow == Overflow::pile) return in_towers(columns, top_left, width);
    return in_rows(columns, top_left, width);
}

void draw_legend(Svg& svg, const std::vector<LegendColumn>& columns, const LegendLayout& layout) {
    svg.open_group({.role = "legend"});
    for (const PlacedHeading& heading : layout.headings) {
        svg.text(heading.at, heading.text, {.size = size::small, .face = Face::bold});
    }
    for (const PlacedEntry& placed : layout.entries) {
        const LegendEntry& entry = columns[placed.column].entries[placed.entry];
        svg.open_link(entry.address, entry.star + entry.text);
        if (placed.cut) svg.title(entry.text);
        if (entry.mark) entry.mark(svg, placed.mark);
        draw_entry_text(svg, entry, placed);
        svg.close();
    }
    svg.close();
}

}  // namespace ciclo::drawing
