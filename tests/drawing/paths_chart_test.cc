// Paths in rows of chevrons: what is shown, cut and counted.
#include "drawing/paths_chart.h"

#include <gtest/gtest.h>

#include "counted.h"

namespace ciclo::drawing {
namespace {

TEST(PathsChart, shows_every_step_and_the_share) {
    const std::string svg = draw_paths_chart({.names = {"Register", "Triage <1>", "Leave"},
                                              .paths = {{{0, 1, 2}, "312", 0.4, "40.0%"}, {{0, 2}, "3", {}, "–"}},
                                              .notes = {"2 paths."},
                                              .caption = {.title = "Paths", .summary = "s"}})
                                .svg;
    EXPECT_EQ(times(svg, "cd-step"), 5U);
    EXPECT_EQ(times(svg, ">Register<"), 2U);
    EXPECT_EQ(times(svg, "Triage &lt;1&gt;"), 1U);
    EXPECT_EQ(times(svg, ">40.0%<"), 1U);
    EXPECT_EQ(times(svg, "2 paths."), 1U);
}

TEST(PathsChart, long_paths_and_names_are_cut_and_say_so) {
    PathsChart chart{.names = {"A name that is much longer than a chevron is wide"},
                     .paths = {{std::vector<std::size_t>(most_steps + 3, 0), "1", 1.0, "100%"}}};
    chart.caption = {.title = "Paths", .summary = "s"};
    const std::string svg = draw_paths_chart(chart).svg;
    EXPECT_EQ(times(svg, "cd-step"), most_steps);
    EXPECT_EQ(times(svg, ">+ 3<"), 1U);
    EXPECT_EQ(times(svg, "<title>A name that is much longer than a chevron is wide"), most_steps);
}

}  // namespace
}  // namespace ciclo::drawing
