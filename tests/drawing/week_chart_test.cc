// The hours of a week: which are drawn, how deep they are shaded, and that a figure is written for each.
#include "drawing/week_chart.h"

#include <gtest/gtest.h>

#include "counted.h"

namespace ciclo::drawing {
namespace {

WeekChart chart() {
    return {.days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, .notes = {"A note."}, .caption = {.title = "t", .summary = "s"}};
}

TEST(WeekChart, hours_at_the_ends_of_the_day_without_anything_are_left_out) {
    WeekChart week = chart();
    week.cells[0][8] = {"12 min", 720};
    week.cells[6][10] = {"6 min", 360};
    week.cells[2][9] = {"–", {}};
    const std::string svg = draw_week_chart(week).svg;
    EXPECT_EQ(times(svg, "cd-hour"), 3U);
    EXPECT_EQ(times(svg, "cd-cell"), 21U);
    EXPECT_EQ(times(svg, "cd-shade"), 2U);
    EXPECT_EQ(times(svg, "opacity=\"0.4\""), 1U);
    EXPECT_EQ(times(svg, "opacity=\"0.2\""), 1U);
    EXPECT_EQ(times(svg, "12 min"), 1U);
}

TEST(WeekChart, a_week_without_anything_is_its_days_and_its_notes) {
    const std::string svg = draw_week_chart(chart()).svg;
    EXPECT_EQ(times(svg, "cd-hour"), 0U);
    EXPECT_EQ(times(svg, "cd-day"), 7U);
    EXPECT_EQ(times(svg, "A note."), 1U);
}

}  // namespace
}  // namespace ciclo::drawing
