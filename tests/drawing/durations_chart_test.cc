// Bars of times: what is drawn, where, and what is not known is not drawn.
#include "drawing/durations_chart.h"

#include <gtest/gtest.h>

#include "counted.h"

namespace ciclo::drawing {
namespace {

TEST(DurationsChart, one_bar_for_each_time_and_none_for_what_is_not_known) {
    const std::string svg = draw_durations_chart({.rows = {{"Triage <1>", "12 min", "272", BarTime{720, 600.0, 840.0, 1500}},
                                                           {"Doctor", "5 min", "8", BarTime{300, {}, {}, 900}},
                                                           {"Seldom", "–", "3", {}}},
                                                  .notes = {"Medians."},
                                                  .caption = {.title = "Waits", .summary = "s"}})
                                .svg;
    EXPECT_EQ(times(svg, "cd-row"), 3U);
    EXPECT_EQ(times(svg, "cd-median"), 2U);
    EXPECT_EQ(times(svg, "cd-interval"), 1U);
    EXPECT_EQ(times(svg, "Triage &lt;1&gt;"), 1U);
    EXPECT_EQ(times(svg, ">25<"), 1U);  // the axis ends with the longest, in minutes
    EXPECT_EQ(times(svg, "Medians."), 1U);
}

TEST(DurationsChart, without_times_there_is_no_axis) {
    const std::string svg =
        draw_durations_chart({.rows = {{"A", "–", "1", {}}, {"B", "0 s", "9", BarTime{}}}, .caption = {.title = "t", .summary = "s"}}).svg;
    EXPECT_EQ(times(svg, "cd-tick"), 0U);
    EXPECT_EQ(times(svg, "nan"), 0U);
    EXPECT_EQ(times(svg, "cd-median"), 1U);
}

}  // namespace
}  // namespace ciclo::drawing
