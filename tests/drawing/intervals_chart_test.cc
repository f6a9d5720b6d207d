// Values with their intervals on one axis: what is drawn, in what shape, and where an interval goes on beyond it.
#include "drawing/intervals_chart.h"

#include <gtest/gtest.h>

#include "counted.h"

namespace ciclo::drawing {
namespace {

using Weight = IntervalRow::Weight;

std::string drawn(std::vector<IntervalRow> rows) {
    IntervalAxis axis{.heading = "Times <s>", .rows = std::move(rows), .unit = 60, .word = "min", .zero = IntervalAxis::Zero::marked};
    return draw_intervals_chart({.axes = {axis}, .notes = {"A note."}, .caption = {.title = "t", .summary = "s"}}).svg;
}

TEST(IntervalsChart, clear_values_are_filled_and_unknown_ones_are_not_drawn) {
    const std::string svg = drawn({{"Triage", "−4 min", "9 / 8", SureOf{-240, -360.0, -60.0}, Weight::heavy},
                                   {"Doctor", "+1 min", "7 / 7", SureOf{60, -60.0, 120.0}, Weight::light},
                                   {"Seldom", "–", "3 / 2", {}, Weight::light}});
    EXPECT_EQ(times(svg, "cd-row"), 3U);
    EXPECT_EQ(times(svg, "cd-clear"), 1U);
    EXPECT_EQ(times(svg, "cd-unclear"), 1U);
    EXPECT_EQ(times(svg, "cd-zero"), 3U);
    EXPECT_EQ(times(svg, "Times &lt;s&gt;"), 1U);
    EXPECT_EQ(times(svg, "A note."), 1U);
    EXPECT_EQ(times(svg, ">-6<"), 1U);  // the axis begins with the clear one's interval, in minutes
}

TEST(IntervalsChart, an_interval_of_what_is_not_clear_goes_on_beyond_the_axis) {
    const std::vector<IntervalRow> rows{{"Triage", "", "9", SureOf{60, 30.0, 120.0}, Weight::heavy},
                                        {"Doctor", "", "7", SureOf{60, -86'400.0, 86'400.0}, Weight::light}};
    EXPECT_EQ(times(drawn(rows), "cd-goes-on"), 2U);
    EXPECT_EQ(times(drawn({rows[1]}), "cd-goes-on"), 0U);  // alone it has the axis
}

TEST(IntervalsChart, nothing_known_is_an_axis_without_ticks) {
    const std::string svg = drawn({{"Seldom", "–", "3 / 2", {}, Weight::light}});
    EXPECT_EQ(times(svg, "cd-tick"), 0U);
    EXPECT_EQ(times(svg, "nan"), 0U);
}

}  // namespace
}  // namespace ciclo::drawing
