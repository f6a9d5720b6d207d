#include "drawing/durations_chart.h"

#include <algorithm>

#include "drawing/axis_paper.h"

namespace ciclo::drawing {

namespace {

double furthest(const BarTime& time) {
    return std::max({time.median, time.high.value_or(0), time.p90});
}

double longest_of(const DurationsChart& chart) {
    double longest = 0;
    for (const DurationRow& row : chart.rows) {
        if (row.time) longest = std::max(longest, furthest(*row.time));
    }
    return longest;
}

/// To nine of ten a thin line, to the middle one a bar, and the interval of the middle one with its ends.
void draw_time(AxisPaper& paper, const BarTime& time, double middle) {
    Svg& svg = paper.svg();
    svg.line({paper.at(0), middle}, {paper.at(time.p90), middle}, {.stroke = Tone::ink_2, .role = "nine-of-ten"});
    svg.rect({paper.at(0), middle - 7, paper.at(time.median), middle + 7},
             {.fill = Tone::band_2, .stroke = Tone::edge, .role = "median"});
    if (!time.low || !time.high) return;
    svg.line({paper.at(*time.low), middle}, {paper.at(*time.high), middle},
             {.stroke = Tone::ink, .stroke_width = 2, .role = "interval"});
    for (const double end : {*time.low, *time.high})
        svg.line({paper.at(end), middle - 5}, {paper.at(end), middle + 5}, {.stroke = Tone::ink, .stroke_width = 2});
}

}  // namespace

Drawing draw_durations_chart(const DurationsChart& chart) {
    std::vector<AxisRow> rows;
    for (const DurationRow& row : chart.rows) rows.push_back({row.name, row.n, row.figure});
    AxisPaper paper(chart.caption, rows);
    paper.begin_axis({.high = longest_of(chart), .unit = chart.unit.seconds, .word = chart.unit.word}, chart.rows.size());
    for (const DurationRow& row : chart.rows) {
        const double middle = paper.open_row({row.name, row.n, row.figure});
        if (row.time) draw_time(paper, *row.time, middle);
        paper.close_row();
    }
    return std::move(paper).finish(chart.notes, "durations");
}

}  // namespace ciclo::drawing
