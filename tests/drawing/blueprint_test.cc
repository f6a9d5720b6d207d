#include "drawing/blueprint_layout.h"

#include <gtest/gtest.h>

#include <set>

#include "chart_examples.h"
#include "drawing/text_fit.h"

namespace ciclo::drawing {
namespace {

using examples::random_blueprint;

constexpr double hair = 1e-6;

bool passes_through(const std::vector<Point>& route, const Box& box) {
    const Box inside = box.grown(-0.5);
    for (std::size_t i = 0; i + 1 < route.size(); ++i) {
        const Box segment{std::min(route[i].x, route[i + 1].x), std::min(route[i].y, route[i + 1].y),
                          std::max(route[i].x, route[i + 1].x), std::max(route[i].y, route[i + 1].y)};
        if (segment.left < inside.right && inside.left < segment.right && segment.top < inside.bottom &&
            inside.top < segment.bottom)
            return true;
    }
    return false;
}

void check_boxes(const BlueprintLayout& layout, const Blueprint& plan) {
    const Box grid{BlueprintLayout::title_width, layout.head_top, layout.grid_right, layout.time_top};
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        const PlacedBox& box = layout.boxes[i];
        ASSERT_TRUE(grid.contains(box.place)) << "box " << i << " lies inside the grid";
        ASSERT_TRUE(box.place.grown(hair).contains(box.text_box)) << "text of box " << i << " lies inside it";
        ASSERT_LE(box.lines.size(), 4U);
        for (const std::string& line : box.lines) ASSERT_LE(safe_width(line, 13), box.place.width() - 2);
        const PlacedLane& lane = layout.lanes[static_cast<std::size_t>(plan.boxes[box.box].lane)];
        ASSERT_GE(box.place.top, lane.content_top - hair);
        ASSERT_LE(box.place.bottom, lane.bottom + hair);
    }
    // Boxes of one column only can meet: columns are checked to be apart below.
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < layout.boxes.size() && layout.boxes[j].column <= layout.boxes[i].column + 1;
             ++j) {
            ASSERT_FALSE(layout.boxes[i].place.overlaps(layout.boxes[j].place)) << i << " and " << j;
        }
    }
    for (std::size_t c = 1; c < layout.columns.size(); ++c) {
        ASSERT_EQ(layout.columns[c].column, layout.columns[c - 1].column + 1) << "columns are in the order of moments";
        ASSERT_GE(layout.columns[c].box_left,
                  layout.columns[c - 1].box_left + BlueprintLayout::box_width + BlueprintLayout::least_gutter);
    }
}

void check_arrow(const BlueprintLayout& layout, const PlacedArrow& arrow) {
    ASSERT_GE(arrow.route.size(), 2U);
    for (std::size_t i = 0; i + 1 < arrow.route.size(); ++i) {
        const Point a = arrow.route[i], b = arrow.route[i + 1];
        ASSERT_TRUE(a.x == b.x || a.y == b.y) << "arrows are orthogonal";
    }
    const double left = BlueprintLayout::title_width;
    for (const Point& point : arrow.route) {
        ASSERT_GE(point.x, left);
        ASSERT_LE(point.x, layout.grid_right);
        ASSERT_GE(point.y, layout.lanes[0].top);
        ASSERT_LE(point.y, layout.time_top);
    }
    for (const PlacedBox& box : layout.boxes) {
        ASSERT_FALSE(passes_through(arrow.route, box.place))
            << "arrow " << arrow.arrow << " runs through box " << box.box;
        const bool named = !arrow.label.empty() || !arrow.code.empty();
        ASSERT_FALSE(named && arrow.label_box.overlaps(box.place.grown(-0.5))) << arrow.label << arrow.code;
    }
    if (arrow.from && arrow.to) {
        ASSERT_EQ(arrow.dots.size(), lines_crossed(static_cast<BlueprintLane>(layout.boxes[*arrow.from].lane),
                                                   static_cast<BlueprintLane>(layout.boxes[*arrow.to].lane))
                                         .size());
        ASSERT_TRUE(layout.boxes[*arrow.from].place.grown(hair).contains(arrow.route.front()));
        ASSERT_TRUE(layout.boxes[*arrow.to].place.grown(hair).contains(arrow.route.back()));
    }
}

/// Two arrows may cross; they may not lie on each other.
void check_arrows_apart(const BlueprintLayout& layout) {
    struct Piece {
        std::size_t arrow;
        double across, low, high;
    };
    std::vector<Piece> upright, level;
    for (const PlacedArrow& arrow : layout.arrows) {
        for (std::size_t i = 0; i + 1 < arrow.route.size(); ++i) {
            const Point a = arrow.route[i], b = arrow.route[i + 1];
            if (a.x == b.x)
                upright.push_back({arrow.arrow, a.x, std::min(a.y, b.y), std::max(a.y, b.y)});
            else
                level.push_back({arrow.arrow, a.y, std::min(a.x, b.x), std::max(a.x, b.x)});
        }
    }
    for (std::vector<Piece>* pieces : {&upright, &level}) {
        std::sort(pieces->begin(), pieces->end(),
                  [](const Piece& a, const Piece& b) { return std::tie(a.across, a.low) < std::tie(b.across, b.low); });
        for (std::size_t i = 1; i < pieces->size(); ++i) {
            const Piece &a = (*pieces)[i - 1], &b = (*pieces)[i];
            if (a.arrow == b.arrow || b.across - a.across > 1e-9) continue;
            ASSERT_LE(a.high, b.low + hair) << "arrows " << a.arrow << " and " << b.arrow << " lie on each other";
        }
    }
}

void check_labels_apart(const BlueprintLayout& layout) {
    std::vector<const PlacedArrow*> labelled;
    for (const PlacedArrow& arrow : layout.arrows) {
        if (!arrow.label.empty() || !arrow.code.empty()) labelled.push_back(&arrow);
    }
    for (std::size_t i = 0; i < labelled.size(); ++i) {
        for (std::size_t j = i + 1; j < labelled.size(); ++j) {
            ASSERT_FALSE(labelled[i]->label_box.overlaps(labelled[j]->label_box))
                << labelled[i]->arrow << " '" << labelled[i]->label << labelled[i]->code << "' and "
                << labelled[j]->arrow << " '" << labelled[j]->label << labelled[j]->code << "'";
        }
    }
}

void check(const BlueprintLayout& layout, const Blueprint& plan) {
    ASSERT_NO_FATAL_FAILURE(check_boxes(layout, plan));
    for (const PlacedArrow& arrow : layout.arrows) ASSERT_NO_FATAL_FAILURE(check_arrow(layout, arrow));
    ASSERT_NO_FATAL_FAILURE(check_arrows_apart(layout));
    ASSERT_NO_FATAL_FAILURE(check_labels_apart(layout));
}

TEST(BlueprintInvariants, HoldOnFourThousandSmallMaps) {
    for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Blueprint plan = random_blueprint(seed, 12);
        const BlueprintLayout layout = lay_out_blueprint(plan);
        ASSERT_EQ(layout.boxes.size(), plan.boxes.size());
        ASSERT_EQ(layout.arrows.size(), plan.arrows.size());
        ASSERT_NO_FATAL_FAILURE(check(layout, plan));
    }
}

TEST(BlueprintInvariants, HoldOnAThousandMapsOfUpToSixtyMoments) {
    for (std::uint32_t seed = 10001; seed <= 11000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Blueprint plan = random_blueprint(seed, 60);
        ASSERT_NO_FATAL_FAILURE(check(lay_out_blueprint(plan), plan));
    }
}

TEST(BlueprintInvariants, HoldOnEveryPage) {
    for (std::uint32_t seed = 20001; seed <= 20600; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Blueprint plan = random_blueprint(seed, 40);
        const auto starts = blueprint_page_starts(plan, 8);
        std::vector<std::size_t> pages(plan.columns.size());
        for (std::size_t p = 0; p < starts.size(); ++p) {
            for (std::size_t c = starts[p]; c < pages.size(); ++c) pages[c] = p + 1;
        }
        std::multiset<std::string> left, entered;
        std::size_t boxes = 0;
        for (std::size_t p = 0; p < starts.size(); ++p) {
            const std::size_t end = p + 1 < starts.size() ? starts[p + 1] : plan.columns.size();
            ASSERT_LE(end - starts[p], 8U);
            const BlueprintLayout layout = lay_out_blueprint(plan, {{starts[p], end - starts[p]}, pages});
            ASSERT_NO_FATAL_FAILURE(check(layout, plan));
            boxes += layout.boxes.size();
            for (const PlacedArrow& arrow : layout.arrows) {
                if (arrow.kind == RouteKind::leaves) left.insert(arrow.code.substr(0, arrow.code.find(' ')));
                if (arrow.kind == RouteKind::enters) entered.insert(arrow.code.substr(arrow.code.rfind(' ') + 1));
            }
        }
        ASSERT_EQ(boxes, plan.boxes.size());
        ASSERT_EQ(left, entered) << "what leaves one page enters another under the same letter";
        ASSERT_EQ(std::set<std::string>(left.begin(), left.end()).size(), left.size());
    }
}

TEST(Blueprint, CountsContactsAndHandOffsOfTheStory) {
    const Blueprint plan = examples::story_blueprint();
    const BlueprintLayout layout = lay_out_blueprint(plan);
    EXPECT_EQ(layout.lanes[2].count_text, "9 contactos");
    EXPECT_EQ(layout.lanes[3].count_text, "8 traspasos");
    EXPECT_EQ(layout.lanes[4].count_text, "6 traspasos");
    EXPECT_EQ(layout.lanes[0].count_text, "");
    std::size_t dots = 0;
    for (const PlacedArrow& arrow : layout.arrows) dots += arrow.dots.size();
    EXPECT_EQ(dots, 9U + 8U + 6U);
}

TEST(Blueprint, DrawsOnlyTheArrowsGiven) {
    Blueprint plan = examples::story_blueprint();
    plan.arrows.clear();
    EXPECT_TRUE(lay_out_blueprint(plan).arrows.empty());
    EXPECT_EQ(draw_blueprint(plan).svg.find("cd-way"), std::string::npos);
}

TEST(Blueprint, AddsTimesUnlessAnArrowLeadsBack) {
    Blueprint plan = examples::story_blueprint();
    EXPECT_FALSE(has_rework_loop(plan));
    EXPECT_NE(draw_blueprint(plan).svg.find("348,2 min"), std::string::npos);
    EXPECT_NE(draw_blueprint(plan).svg.find("42,3"), std::string::npos);
    plan.arrows.push_back({"b4", "c3", "faltan datos"});
    EXPECT_TRUE(has_rework_loop(plan));
    const std::string svg = draw_blueprint(plan).svg;
    EXPECT_EQ(svg.find("348,2 min"), std::string::npos);
    EXPECT_NE(svg.find("bucle"), std::string::npos);
}

TEST(Blueprint, MissingMinutesAreNotZero) {
    Blueprint plan = examples::story_blueprint();
    plan.columns[2].present_minutes.reset();
    const std::string svg = draw_blueprint(plan).svg;
    EXPECT_EQ(svg.find("308,2 min"), std::string::npos);
    EXPECT_NE(svg.find(">n/d<"), std::string::npos);
}

TEST(Blueprint, AsksAboutEveryEmptyCell) {
    const Blueprint plan = examples::story_blueprint();
    std::set<std::pair<std::size_t, BlueprintLane>> filled;
    for (const BlueprintBox& box : plan.boxes) filled.insert({box.column, box.lane});
    const std::string svg = draw_blueprint(plan).svg;
    std::size_t asked = 0;
    for (std::size_t at = 0; (at = svg.find("cd-empty", at)) != std::string::npos; ++at) ++asked;
    EXPECT_EQ(asked, 7 * 5 - filled.size());
    EXPECT_NE(svg.find("¿aquí no ocurre nada?"), std::string::npos);
}

TEST(Blueprint, BreaksPagesAtBordersOfStages) {
    Blueprint plan;
    plan.stages = {{"A", false}, {"B", false}, {"C", false}, {"D", false}};
    for (const std::size_t stage : {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3})
        plan.columns.push_back({.number = "1", .name = "x", .stage = stage});
    EXPECT_EQ(blueprint_page_starts(plan, 8), (std::vector<std::size_t>{0, 5}));
    EXPECT_EQ(blueprint_page_starts(plan, 4), (std::vector<std::size_t>{0, 4, 5, 9}));
    EXPECT_EQ(draw_blueprint_pages(plan, 8).size(), 2U);
    plan.stages.clear();
    EXPECT_EQ(blueprint_page_starts(plan, 8), (std::vector<std::size_t>{0, 8}));
}

TEST(Blueprint, NamesTheLinesInThreeLanguages) {
    Blueprint plan = examples::story_blueprint();
    for (const auto& [language, name] : {std::pair{Language::es, "línea de visibilidad"},
                                         {Language::en, "line of visibility"},
                                         {Language::nl, "zichtbaarheidslijn"}}) {
        plan.caption.language = language;
        EXPECT_NE(draw_blueprint(plan).svg.find(name), std::string::npos);
    }
}

TEST(Blueprint, RefusesArrowsToNowhereAndDoubleIds) {
    Blueprint plan = examples::story_blueprint();
    plan.arrows.push_back({"c1", "nowhere", {}});
    EXPECT_THROW(draw_blueprint(plan), Broken);
    plan = examples::story_blueprint();
    plan.boxes.push_back(plan.boxes[0]);
    EXPECT_THROW(draw_blueprint(plan), Broken);
}

TEST(Blueprint, PicturesToLookAt) {
    examples::keep_chart("blueprint-story", draw_blueprint(examples::story_blueprint()));
    int page = 0;
    for (const Drawing& drawing : draw_blueprint_pages(examples::story_blueprint(), 4)) {
        examples::keep_chart("blueprint-story-" + std::to_string(++page), drawing);
    }
    const Blueprint empty{.caption = {"t", "s", Language::en, "e"}};
    EXPECT_GT(draw_blueprint(empty).width, 0);
    EXPECT_EQ(draw_blueprint(examples::story_blueprint()).svg, draw_blueprint(examples::story_blueprint()).svg);
}

}  // namespace
}  // namespace ciclo::drawing
