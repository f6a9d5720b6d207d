// Figures with the band in which each really may lie, a row each, on one axis or several below each other: shares of cases,
// differences between two groups.
//
//   Drawing picture = draw_intervals_chart({.axes = {{.rows = {{.name = "Triage", .figure = "−4 min (−6 min – −1 min)", .n = "272",
//                                           .value = SureOf{-240, -360.0, -60.0}, .weight = IntervalRow::Weight::heavy}},
//                                           .unit = 60, .word = "min", .zero = IntervalAxis::Zero::marked}}, .caption = {…}});
//
// An axis reaches to 0, to every value and to the ends of the heavy rows' intervals (of all, where none is heavy); an interval
// that goes on beyond it ends in an arrow. A row without a value is a name, its n and nothing on the axis. Heavy rows have a
// filled point: told apart without colour. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

struct SureOf {
    double value = 0;
    std::optional<double> low = {}, high = {};  ///< its interval; both or neither
};

struct IntervalRow {
    std::string name = {}, figure = {}, n = {};
    std::optional<SureOf> value = {};
    enum class Weight { light, heavy } weight = Weight::heavy;  ///< heavy: more than chance
};

struct IntervalAxis {
    std::string heading = {};
    std::vector<IntervalRow> rows = {};
    double unit = 1;        ///< values in one unit of the ticks: 60 for seconds told in minutes, 0.01 for shares in percent
    std::string word = {};  ///< "min", "%"
    enum class Zero { plain, marked } zero = Zero::plain;  ///< marked: the line between less and more
};

struct IntervalsChart {
    std::vector<std::string> answer = {};  ///< lines above: what the picture says
    std::vector<IntervalAxis> axes = {};
    std::vector<std::string> notes = {};  ///< lines below
    Caption caption = {};
};

Drawing draw_intervals_chart(const IntervalsChart& chart);

}  // namespace ciclo::drawing
