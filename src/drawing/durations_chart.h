// How long things take, a row each: the middle one as a bar from 0, the band in which the real middle may lie, and how
// far nine of ten come.
//
//   Drawing picture = draw_durations_chart({.rows = {{.name = "Triage", .figure = "12 min (10 min – 14 min)", .n = "n 272",
//                                           .time = BarTime{720, 600.0, 840.0, 1500}}}, .unit = {60, "min"}, .caption = {…}});
//
// Seconds on one axis that begins at 0, ticks in the unit that was given. A row without a time is a name, its n and no
// bar: nothing is drawn as 0 that is not known. Names that do not fit are cut, the full name behind. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/interval_bar.h"
#include "drawing/picture.h"

namespace ciclo::drawing {

/// Seconds, 0 or more.
struct BarTime {
    double median = 0;
    std::optional<double> low = {}, high = {};  ///< its interval; both or neither
    double p90 = 0;
};

struct DurationRow {
    std::string name = {}, figure = {}, n = {};
    std::optional<BarTime> time = {};
};

struct DurationsChart {
    std::vector<DurationRow> rows;
    struct Unit {
        double seconds = 60;
        std::string word = "min";
    } unit = {};
    std::vector<std::string> notes = {};  ///< lines below
    Caption caption = {};
};

Drawing draw_durations_chart(const DurationsChart& chart);

}  // namespace ciclo::drawing
