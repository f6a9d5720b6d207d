// The invariants of domain F.1 over thousands of circles, every size from 1 to 60 moments.
#include <gtest/gtest.h>

#include "base/text.h"
#include "drawing/circle_examples.h"
#include "drawing/circle_layout.h"

namespace ciclo::drawing {
namespace {

constexpr std::size_t most_moments = 60, circles_per_size = 100;

std::vector<Segment> segments_of(const Leader& leader) {
    return {{leader.from, leader.elbow}, {leader.elbow, leader.to}};
}

int overlapping_labels(const CircleLayout& layout) {
    int found = 0;
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        for (std::size_t j = i + 1; j < layout.labels.size(); ++j) {
            found += layout.labels[i].box.overlaps(layout.labels[j].box) ? 1 : 0;
        }
    }
    return found;
}

int crossing_leaders(const CircleLayout& layout) {
    int found = 0;
    for (std::size_t i = 0; i < layout.leaders.size(); ++i) {
        for (std::size_t j = i + 1; j < layout.leaders.size(); ++j) {
            for (const Segment& a : segments_of(layout.leaders[i])) {
                for (const Segment& b : segments_of(layout.leaders[j])) found += cross(a, b) ? 1 : 0;
            }
        }
    }
    return found;
}

/// A leader that comes nearer to the centre of another node than its outermost ring.
int leaders_through_nodes(const CircleLayout& layout) {
    int found = 0;
    for (std::size_t i = 0; i < layout.leaders.size(); ++i) {
        for (std::size_t j = 0; j < layout.nodes.size(); ++j) {
            if (i == j) continue;
            for (const Segment& part : segments_of(layout.leaders[i])) {
                found += distance(layout.nodes[j].centre, part) < layout.nodes[j].outer_radius ? 1 : 0;
            }
        }
    }
    return found;
}

/// A leader under a name, its own or another's.
int leaders_through_labels(const CircleLayout& layout) {
    int found = 0;
    for (const Leader& leader : layout.leaders) {
        for (const PlacedLabel& label : layout.labels) {
            for (const Segment& part : segments_of(leader)) found += touches(part, label.box) ? 1 : 0;
        }
    }
    return found;
}

int outside_view(const CircleLayout& layout) {
    int found = 0;
    const auto inside = [&](const Box& box) { found += layout.view.contains(box) ? 0 : 1; };
    for (const PlacedLabel& label : layout.labels) inside(label.box);
    for (const PlacedNode& node : layout.nodes) inside(box_around(node.centre, node.outer_radius, node.outer_radius));
    for (const PlacedLine& line : layout.centre) inside(line.box);
    for (const PlacedEntry& entry : layout.legend.entries) inside(entry.box);
    for (const PlacedHeading& heading : layout.legend.headings) inside(heading.box);
    for (const PlacedTransversal& transversal : layout.transversals) inside(transversal.mark);
    for (const Leader& leader : layout.leaders) {
        for (Point p : {leader.from, leader.elbow, leader.to}) found += layout.view.contains(p) ? 0 : 1;
    }
    inside(layout.start);
    if (layout.closing_note) inside(layout.closing_note_box);
    return found;
}

int collisions_of_start(const CircleLayout& layout) {
    int found = 0;
    std::vector<Box> boxes{layout.start};
    if (layout.closing_note) boxes.push_back(layout.closing_note_box);
    for (const Box& box : boxes) {
        for (const PlacedLabel& label : layout.labels) found += label.box.overlaps(box) ? 1 : 0;
        for (const Leader& leader : layout.leaders) {
            for (const Segment& part : segments_of(leader)) found += touches(part, box) ? 1 : 0;
        }
        for (const PlacedNode& node : layout.nodes) {
            const Point nearest{std::clamp(node.centre.x, box.left, box.right),
                                std::clamp(node.centre.y, box.top, box.bottom)};
            found += std::hypot(nearest.x - node.centre.x, nearest.y - node.centre.y) < node.outer_radius ? 1 : 0;
        }
    }
    return found;
}

int centre_outside_disc(const CircleLayout& layout) {
    int found = 0;
    for (const PlacedLine& line : layout.centre) {
        for (double x : {line.box.left, line.box.right}) {
            for (double y : {line.box.top, line.box.bottom}) found += std::hypot(x, y) > layout.disc_radius ? 1 : 0;
        }
        for (const PlacedTransversal& transversal : layout.transversals) {
            found += transversal.mark.overlaps(line.box) ? 1 : 0;
        }
    }
    return found;
}

int overlapping_legend(const CircleLayout& layout) {
    int found = 0;
    std::vector<Box> boxes;
    for (const PlacedEntry& entry : layout.legend.entries) boxes.push_back(entry.box);
    for (const PlacedHeading& heading : layout.legend.headings) boxes.push_back(heading.box);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) found += boxes[i].overlaps(boxes[j]) ? 1 : 0;
        for (const PlacedLabel& label : layout.labels) found += boxes[i].overlaps(label.box) ? 1 : 0;
        found += boxes[i].overlaps(layout.start) ? 1 : 0;
    }
    return found;
}

int overlapping_codes(const CircleLayout& layout) {
    int found = 0;
    const auto& arcs = layout.transversals;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        for (std::size_t j = i + 1; j < arcs.size(); ++j) found += arcs[i].mark.overlaps(arcs[j].mark) ? 1 : 0;
        for (Point corner :
             {Point{arcs[i].mark.left, arcs[i].mark.top}, Point{arcs[i].mark.right, arcs[i].mark.top},
              Point{arcs[i].mark.left, arcs[i].mark.bottom}, Point{arcs[i].mark.right, arcs[i].mark.bottom}}) {
            found += std::hypot(corner.x, corner.y) > layout.band_inner ? 1 : 0;
        }
    }
    return found;
}

int not_clockwise(const CircleLayout& layout) {
    int found = 0;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const PlacedNode& node = layout.nodes[i];
        if (i > 0) found += node.degrees > layout.nodes[i - 1].degrees ? 0 : 1;
        double seen = std::atan2(node.centre.x, -node.centre.y) * 180 / std::numbers::pi;
        if (seen < -1e-9) seen += 360;
        found += std::abs(seen - node.degrees) < 1e-6 ? 0 : 1;
    }
    for (const PlacedLink& link : layout.links) found += link.to_degrees > link.from_degrees ? 0 : 1;
    return found;
}

TEST(CircleLayout, KeepsItsInvariantsForEverySizeAndName) {
    int circles = 0;
    for (std::size_t n = 1; n <= most_moments; ++n) {
        for (std::size_t k = 0; k < circles_per_size; ++k, ++circles) {
            const std::uint64_t seed = n * 1000 + k;
            SCOPED_TRACE("moments " + std::to_string(n) + ", seed " + std::to_string(seed));
            const CircleLayout layout = lay_out_circle(examples::random_circle(seed, n));
            ASSERT_EQ(overlapping_labels(layout), 0);
            ASSERT_EQ(crossing_leaders(layout), 0);
            ASSERT_EQ(leaders_through_nodes(layout), 0);
            ASSERT_EQ(leaders_through_labels(layout), 0);
            ASSERT_EQ(outside_view(layout), 0);
            ASSERT_EQ(layout.labels.size(), n);
            ASSERT_EQ(layout.nodes.size(), n);
            ASSERT_EQ(layout.leaders.size(), n);
            ASSERT_EQ(layout.links.size(), n >= 2 ? n : 0);
            ASSERT_EQ(not_clockwise(layout), 0);
            ASSERT_EQ(collisions_of_start(layout), 0);
            ASSERT_EQ(centre_outside_disc(layout), 0);
            ASSERT_EQ(overlapping_legend(layout), 0);
            ASSERT_EQ(overlapping_codes(layout), 0);
        }
    }
    EXPECT_GE(circles, 5000);
    std::cout << circles << " random circles of 1 to " << most_moments << " moments: 0 violations\n";
}

TEST(CircleLayout, HoldsForTheLargestMapThatIsRead) {
    const CircleLayout layout = lay_out_circle(examples::random_circle(1, 200));
    EXPECT_EQ(overlapping_labels(layout) + crossing_leaders(layout) + leaders_through_nodes(layout), 0);
    EXPECT_EQ(outside_view(layout), 0);
}

TEST(CircleLayout, FollowsTheRadiiOfTheRules) {
    const CircleLayout seven = lay_out_circle(examples::random_circle(1, 7));
    EXPECT_DOUBLE_EQ(seven.node_radius, 20);
    EXPECT_DOUBLE_EQ(seven.ring_radius, 190);
    EXPECT_DOUBLE_EQ(seven.band_outer, 156);
    EXPECT_DOUBLE_EQ(seven.band_inner, 128);
    const CircleLayout twenty = lay_out_circle(examples::random_circle(1, 20));
    EXPECT_NEAR(twenty.ring_radius, 20 * 66 / (2 * std::numbers::pi), 1e-9);
    const CircleLayout sixty = lay_out_circle(examples::random_circle(1, 60));
    EXPECT_DOUBLE_EQ(sixty.node_radius, 15);
    EXPECT_NEAR(sixty.ring_radius, 60 * 56 / (2 * std::numbers::pi), 1e-9);
    EXPECT_NEAR(std::abs(sixty.labels[0].x), sixty.ring_radius + 64, 1e-9);
    EXPECT_EQ(sixty.labels[29].side, Side::right);
    EXPECT_EQ(sixty.labels[30].side, Side::left);
}

TEST(CircleLayout, GivesBandsHalfAStepOnBothSides) {
    const CircleLayout layout = lay_out_circle(examples::hospital(Language::es));
    ASSERT_EQ(layout.stages.size(), 4u);
    const double step = 360.0 / 7;
    EXPECT_NEAR(layout.stages[0].from_degrees, -step / 2, 1);
    EXPECT_NEAR(layout.stages[0].to_degrees, 1.5 * step, 1);
    EXPECT_EQ(layout.stages[3].letter, "D");
}

TEST(CircleLayout, ThickensLinksByTheWaitOverTheMedian) {
    const CircleLayout layout = lay_out_circle(examples::hospital(Language::es));
    // Waits 0.2, 10, 35, 12, 60, 30, 0: the median is 12.
    EXPECT_NEAR(layout.links[1].width, 2 + 35.0 / 12, 1e-9);
    EXPECT_NEAR(layout.links[3].width, 2 + 60.0 / 12, 1e-9);
    EXPECT_NEAR(layout.links[5].width, 2, 1e-9);
    EXPECT_TRUE(layout.links[1].bead.has_value());
    EXPECT_FALSE(layout.links[0].bead.has_value());  // 10 is below the median
    EXPECT_EQ(layout.labels[2].wait, "espera 35 min");
    Circle quiet = examples::hospital(Language::es);
    quiet.waits = Circle::Waits::hidden;
    for (const PlacedLink& link : lay_out_circle(quiet).links) EXPECT_DOUBLE_EQ(link.width, 2);
}

TEST(CircleLayout, ClosesOnlyWhenHalfWouldReturn) {
    Circle circle = examples::hospital(Language::es);
    EXPECT_FALSE(lay_out_circle(circle).links.back().dashed);  // 10 of 18
    circle.closure->rate = 0.5;
    EXPECT_FALSE(lay_out_circle(circle).links.back().dashed);
    circle.closure->rate = 0.49;
    EXPECT_TRUE(lay_out_circle(circle).links.back().dashed);
    circle.closure.reset();
    EXPECT_TRUE(lay_out_circle(circle).links.back().dashed);
    for (std::size_t i = 0; i + 1 < circle.moments.size(); ++i) EXPECT_FALSE(lay_out_circle(circle).links[i].dashed);
}

TEST(CircleLayout, SaysTheWholeCentreOfTheStory) {
    const CircleLayout layout = lay_out_circle(examples::hospital(Language::es));
    std::vector<std::string> lines;
    for (const PlacedLine& line : layout.centre) lines.push_back(line.text);
    EXPECT_EQ(join(lines, "|"),
              "Atención de|urgencias, v1|14–19 oct 2025|65,1|índice de 100|integridad 80\u00a0%|n 20 · 3 críticos");
}

TEST(CircleLayout, LeavesNoSignToFewAnswers) {
    Circle circle = examples::hospital(Language::en);
    circle.moments[3].rating->n = 4;
    circle.moments[4].rating.reset();
    const CircleLayout layout = lay_out_circle(circle);
    EXPECT_EQ(layout.labels[3].rating, "few answers (n 4)");
    EXPECT_EQ(layout.labels[3].answers, "");
    EXPECT_EQ(layout.labels[4].rating, "n/d");
    EXPECT_EQ(layout.labels[0].rating, "3.13\u00a0~");
}

TEST(CircleLayout, HasRoomForManyTransversals) {
    Circle circle = examples::bank();
    const CircleTransversal first = circle.transversals.front();
    for (int i = 2; i <= 20; ++i) {
        circle.transversals.push_back(first);
        circle.transversals.back().code = "T" + std::to_string(i);
    }
    const CircleLayout layout = lay_out_circle(circle);
    EXPECT_EQ(overlapping_codes(layout), 0);
    EXPECT_EQ(centre_outside_disc(layout), 0);
    EXPECT_GT(layout.disc_radius, 60);
    EXPECT_FALSE(layout.centre.empty());
}

TEST(Spread, MovesAsLittleAsItCan) {
    // Two boxes of 20 wanted at the same place part by 15 each way (half of 20 + gap 10).
    EXPECT_EQ(spread({0, 0}, {20, 20}, 10), (std::vector<double>{-15, 15}));
    EXPECT_EQ(spread({0, 100}, {20, 20}, 10), (std::vector<double>{0, 100}));
    EXPECT_EQ(spread({0, 0, 100}, {20, 20, 20}, 10), (std::vector<double>{-15, 15, 100}));
    EXPECT_EQ(spread({}, {}, 10), std::vector<double>{});
}

TEST(Spread, IsTheLeastSquaresAnswer) {
    // Against a slow search: no small move of any pair that keeps the order lowers the sum of squares.
    examples::Dice dice(11);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> wanted, heights;
        for (std::size_t i = 0; i < 6; ++i) {
            wanted.push_back(static_cast<double>(dice.below(300)));
            heights.push_back(static_cast<double>(20 + dice.below(40)));
        }
        std::sort(wanted.begin(), wanted.end());
        const std::vector<double> found = spread(wanted, heights, 10);
        const auto cost = [&](const std::vector<double>& centres) {
            double sum = 0;
            for (std::size_t i = 0; i < 6; ++i) sum += (centres[i] - wanted[i]) * (centres[i] - wanted[i]);
            return sum;
        };
        const auto allowed = [&](const std::vector<double>& centres) {
            for (std::size_t i = 1; i < 6; ++i) {
                if (centres[i] - centres[i - 1] < (heights[i] + heights[i - 1]) / 2 + 10 - 1e-9) return false;
            }
            return true;
        };
        ASSERT_TRUE(allowed(found));
        for (std::size_t from = 0; from < 6; ++from) {
            for (std::size_t to = from; to < 6; ++to) {
                for (double by : {-0.5, 0.5}) {
                    std::vector<double> other = found;
                    for (std::size_t i = from; i <= to; ++i) other[i] += by;
                    if (!allowed(other)) continue;
                    ASSERT_GE(cost(other), cost(found) - 1e-9);
                }
            }
        }
    }
}

}  // namespace
}  // namespace ciclo::drawing
