#include "report/lived_circle.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cycle/read_map.h"

namespace {

using namespace ciclo;

cycle::Map emergency() {
    std::ifstream file(std::string(CICLO_SOURCE) + "/templates/hospital-emergency.yaml");
    std::stringstream text;
    text << file.rdbuf();
    auto opened = cycle::read_map(text.str(), "hospital-emergency.yaml");
    EXPECT_TRUE(static_cast<bool>(opened));
    return std::move(opened).value();
}

report::LivedCircleMove move(int from, int to, std::int64_t times) {
    return {cycle::MomentId("M" + std::to_string(from)), cycle::MomentId("M" + std::to_string(to)), times};
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

std::string drawn(std::vector<report::LivedCircleMove> moves) {
    report::LivedCycle lived{.cases = 100, .moments = {{.moment = cycle::MomentId("M3"), .lived = 100}}, .moves = std::move(moves)};
    report::PictureOptions options;
    options.language = Language::en;
    return report::lived_circle_of(emergency(), lived, options).svg;
}

TEST(LivedCircle, draws_moves_across_the_ring_and_tells_those_without_a_plan) {
    const std::string svg = drawn({move(3, 4, 90),    // neighbours: the link of the ring grows
                                   move(3, 5, 12),    // not in the map
                                   move(5, 4, 7),     // back: not in the map
                                   move(4, 4, 20),    // to itself: told by "repeated"
                                   move(2, 6, 4)});   // fewer than five
    EXPECT_EQ(count(svg, "cd-move-unplanned"), 2U);
    EXPECT_EQ(count(svg, "cd-move "), 0U);
    EXPECT_EQ(count(svg, "move: the wider, the more frequent"), 1U) << "one line of the legend";
    EXPECT_EQ(count(svg, "move that the map does not have"), 1U);
    EXPECT_EQ(count(svg, "cd-below-centre"), 1U);
}

TEST(LivedCircle, says_nothing_of_moves_where_none_were_counted) {
    const std::string svg = drawn({move(2, 6, 4)});
    EXPECT_EQ(count(svg, "cd-move"), 0U);
    EXPECT_EQ(count(svg, "the more frequent"), 0U);
    EXPECT_EQ(count(svg, "cd-below-centre"), 0U);
}

TEST(LivedCircle, keeps_to_the_most_frequent_lines) {
    std::vector<report::LivedCircleMove> moves;
    for (int from = 1; from <= 7; ++from) {
        for (int to = 1; to <= 7; ++to) {
            moves.push_back(move(from, to, 10 * from + to));
        }
    }
    const std::string svg = drawn(moves);
    const std::size_t across = count(svg, "cd-move-unplanned") + count(svg, "cd-move ");
    EXPECT_GT(across, 8U);
    EXPECT_LE(across, 16U);
    EXPECT_EQ(svg, drawn(moves));
}

}  // namespace
