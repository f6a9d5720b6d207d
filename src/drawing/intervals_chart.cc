#include "drawing/intervals_chart.h"

#include <algorithm>

#include "drawing/axis_paper.h"

namespace ciclo::drawing {

namespace {

bool is_heavy(const IntervalRow& row) {
    return row.weight == IntervalRow::Weight::heavy;
}

AxisScale scale_of(const IntervalAxis& axis) {
    AxisScale scale{.unit = axis.unit, .word = axis.word, .heading = axis.heading};
    const bool any_heavy = std::ranges::any_of(axis.rows, [](const IntervalRow& row) { return row.value && is_heavy(row); });
    const auto reach = [&](double value) { scale.low = std::min(scale.low, value), scale.high = std::max(scale.high, value); };
    for (const IntervalRow& row : axis.rows) {
        if (!row.value) continue;
        reach(row.value->value);
        if (any_heavy && !is_heavy(row)) continue;  // else what is least sure would press all others against 0
        reach(row.value->low.value_or(0));
        reach(row.value->high.value_or(0));
    }
    return scale;
}

void draw_zero(AxisPaper& paper, double middle) {
    constexpr double half = AxisPaper::row_height / 2;
    paper.svg().line({paper.at(0), middle - half}, {paper.at(0), middle + half},
                     {.stroke = Tone::ink_2, .dash = "3 3", .role = "zero"});
}

/// An end of an interval: a tick, or an arrow where it goes on beyond the axis. `outwards`: −1 to the left, 1 to the right.
void draw_end(AxisPaper& paper, double value, double outwards, double middle, const Look& look) {
    constexpr double half = 5;
    if (paper.holds(value)) {
        paper.svg().line({paper.at(value), middle - half}, {paper.at(value), middle + half}, look);
        return;
    }
    const double x = paper.at(value), back = x - outwards * half;
    Path arrow;
    arrow.move({back, middle - half}).line({x, middle}).line({back, middle + half});
    Look open = look;
    open.role = "goes-on";
    paper.svg().path(arrow, open);
}

void draw_value(AxisPaper& paper, const IntervalRow& row, double middle) {
    const SureOf& value = *row.value;
    const Tone tone = is_heavy(row) ? Tone::ink : Tone::ink_2;
    const Look line{.stroke = tone, .stroke_width = is_heavy(row) ? 2.0 : 1.0};
    if (value.low && value.high) {
        Look interval = line;
        interval.role = "interval";
        paper.svg().line({paper.at(*value.low), middle}, {paper.at(*value.high), middle}, interval);
        draw_end(paper, *value.low, -1, middle, line);
        draw_end(paper, *value.high, 1, middle, line);
    }
    constexpr double radius = 5;
    paper.svg().circle({paper.at(value.value), middle}, radius,
                       {.fill = is_heavy(row) ? Tone::accent : Tone::surface,
                        .stroke = tone,
                        .stroke_width = 1.5,
                        .role = is_heavy(row) ? "clear" : "unclear"});
}

}  // namespace

Drawing draw_intervals_chart(const IntervalsChart& chart) {
    std::vector<AxisRow> rows;
    for (const IntervalAxis& axis : chart.axes) {
        for (const IntervalRow& row : axis.rows) rows.push_back({row.name, row.n, row.figure});
    }
    AxisPaper paper(chart.caption, rows);
    paper.say(chart.answer);
    for (const IntervalAxis& axis : chart.axes) {
        paper.begin_axis(scale_of(axis), axis.rows.size());
        for (const IntervalRow& row : axis.rows) {
            const double middle = paper.open_row({row.name, row.n, row.figure});
            if (axis.zero == IntervalAxis::Zero::marked) draw_zero(paper, middle);
            if (row.value) draw_value(paper, row, middle);
            paper.close_row();
        }
    }
    return std::move(paper).finish(chart.notes, "intervals");
}

}  // namespace ciclo::drawing
