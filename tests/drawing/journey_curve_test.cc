#include "drawing/journey_layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "chart_examples.h"

namespace ciclo::drawing {
namespace {

using examples::Dice;
using examples::random_journey;
using examples::story_journey;
using examples::Survey;

constexpr double hair = 1e-6;

void check_pieces(const std::vector<CurvePiece>& pieces) {
    for (const CurvePiece& piece : pieces) {
        const double low = std::min(piece.from.y, piece.to.y) - hair, high = std::max(piece.from.y, piece.to.y) + hair;
        double before = piece.from.x - 1;
        for (int step = 0; step <= 20; ++step) {
            const Point at = piece.at(step / 20.0);
            ASSERT_GE(at.y, low) << "the curve stays between its points";
            ASSERT_LE(at.y, high);
            ASSERT_GT(at.x, before) << "the curve runs forward";
            before = at.x;
        }
    }
}

/// All texts of a column, which must not meet those of another column or each other.
std::vector<Box> labels_of(const JourneyColumn& column) {
    std::vector<Box> boxes{column.name_box};
    if (column.value) boxes.push_back(column.value->box);
    if (!column.difference_lines.empty()) boxes.push_back(column.difference_box);
    return boxes;
}

void check_labels(const JourneyLayout& layout) {
    std::vector<Box> before;
    for (const JourneyColumn& column : layout.columns) {
        const std::vector<Box> mine = labels_of(column);
        for (std::size_t i = 0; i < mine.size(); ++i) {
            ASSERT_GE(mine[i].left, column.left - hair) << "a label stays in its column";
            ASSERT_LE(mine[i].right, column.right + hair);
            ASSERT_TRUE(layout.view.grown(hair).contains(mine[i]));
            for (const Box& other : before) ASSERT_FALSE(mine[i].overlaps(other));
            for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(mine[i].overlaps(mine[j]));
        }
        before = mine;
        ASSERT_TRUE(!column.wait_bar || layout.view.contains(*column.wait_bar));
        ASSERT_LE(column.name_lines.size(), 3U);
    }
}

void check(const JourneyLayout& layout, const Journey& journey) {
    for (const JourneyColumn& column : layout.columns) {
        const JourneyMoment& moment = journey.moments[column.moment];
        ASSERT_EQ(column.now.has_value(), moment.now.has_value()) << "no data is a gap, never a point";
        if (moment.now) {
            ASSERT_NEAR(column.now->y, layout.plot.bottom - (moment.now->mean - 1) / 4 * layout.plot.height(), hair);
            ASSERT_EQ(column.low_y.has_value(), moment.now->interval && moment.now->n >= 5)
                << "no interval under five answers";
            ASSERT_GT(column.now->x, column.left);
            ASSERT_LT(column.now->x, column.right);
        }
        ASSERT_GE(column.right - column.left, 60 - hair);
    }
    ASSERT_NO_FATAL_FAILURE(check_pieces(layout.now));
    ASSERT_NO_FATAL_FAILURE(check_pieces(layout.before));
    ASSERT_NO_FATAL_FAILURE(check_labels(layout));
}

TEST(JourneyInvariants, HoldOnFiveThousandJourneys) {
    for (std::uint32_t seed = 1; seed <= 5000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Journey journey = random_journey(seed);
        const JourneyLayout layout = lay_out_journey(journey);
        ASSERT_EQ(layout.columns.size(), journey.moments.size());
        ASSERT_NO_FATAL_FAILURE(check(layout, journey));
        std::size_t joined = 0;
        for (std::size_t i = 1; i < journey.moments.size(); ++i)
            joined += journey.moments[i].now && journey.moments[i - 1].now ? 1 : 0;
        ASSERT_EQ(layout.now.size(), joined) << "the line is broken where nobody answered";
    }
}

TEST(JourneyInvariants, HoldOnEveryPage) {
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Journey journey = random_journey(seed);
        std::size_t columns = 0;
        for (const JourneyPart& part : journey_parts(journey, 12)) {
            ASSERT_LE(part.count, 12U);
            const JourneyLayout layout = lay_out_journey(journey, part);
            ASSERT_NO_FATAL_FAILURE(check(layout, journey));
            for (const CurvePiece& piece : layout.now) {
                ASSERT_GE(piece.from.x, layout.plot.left - hair);
                ASSERT_LE(piece.to.x, layout.plot.right + hair);
            }
            columns += layout.columns.size();
        }
        ASSERT_EQ(columns, journey.moments.size());
    }
}

TEST(MonotoneCubic, HasNoSlopeAtTurnsAndFollowsLines) {
    const std::vector<double> turn = monotone_slopes({{0, 0}, {1, 2}, {2, 1}, {3, 1}, {4, 3}});
    EXPECT_EQ(turn[1], 0);
    EXPECT_EQ(turn[2], 0);
    EXPECT_EQ(turn[3], 0);
    for (const double slope : monotone_slopes({{0, 1}, {2, 2}, {5, 3.5}})) EXPECT_NEAR(slope, 0.5, 1e-12);
    EXPECT_EQ(monotone_slopes({}).size(), 0U);
    EXPECT_EQ(monotone_slopes({{1, 1}})[0], 0);
}

// Fritsch and Carlson (1980), table RPN 14 (Lawrence Livermore data): the fitted curve may not overshoot its flat
// parts.
TEST(MonotoneCubic, IsMonotoneOnRpn14) {
    const std::vector<Point> points{{7.99, 0},       {8.09, 2.76429e-5}, {8.19, 4.37498e-2},
                                    {8.7, 0.169183}, {9.2, 0.469428},    {10, 0.943740},
                                    {12, 0.998636},  {15, 0.999919},     {20, 0.999994}};
    const std::vector<double> slopes = monotone_slopes(points);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double width = points[i + 1].x - points[i].x, secant = (points[i + 1].y - points[i].y) / width;
        const double a = slopes[i] / secant, b = slopes[i + 1] / secant;
        EXPECT_GE(a, 0);
        EXPECT_LE(std::hypot(a, b), 3 + 1e-9);
    }
}

TEST(JourneyExtremes, OfTheStory) {
    const JourneyExtremes found = extremes_of(story_journey(Language::es, Survey::a));
    EXPECT_EQ(found.valley, 2U);
    EXPECT_EQ(found.peak, 4U);
    EXPECT_EQ(found.end, 6U);
}

TEST(JourneyExtremes, TiesGoToTheCriticalThenToFewerAnswers) {
    Journey journey = story_journey(Language::es, Survey::a);
    journey.moments[3].now->mean = 2.85;
    EXPECT_EQ(extremes_of(journey).valley, 2U) << "same n: the first";
    journey.moments[3].now->n = 12;
    EXPECT_EQ(extremes_of(journey).valley, 3U) << "fewer answers";
    journey.moments[2].criticality = Criticality::critical;
    EXPECT_EQ(extremes_of(journey).valley, 2U) << "critical first";
}

TEST(JourneyExtremes, FewAnswersAndEqualMeansHaveNone) {
    Journey journey = story_journey(Language::es, Survey::a);
    for (JourneyMoment& moment : journey.moments) moment.now->mean = 3.5;
    EXPECT_FALSE(extremes_of(journey).valley);
    EXPECT_FALSE(extremes_of(journey).peak);
    journey.moments[0].now->mean = 1;
    journey.moments[0].now->n = 4;
    EXPECT_FALSE(extremes_of(journey).valley) << "four answers make no valley";
}

TEST(JourneyCurve, ShowsTheNumbersOfSceneSix) {
    const std::string svg = draw_journey_curve(story_journey(Language::es, Survey::a)).svg;
    for (const char* text :
         {"3,13", "3,63", "2,85", "3,55", "4,15", "3,89", "3,94", "n 20", "n 18", "n 8", "valle", "pico", "final"}) {
        EXPECT_NE(svg.find(">" + std::string(text) + "<"), std::string::npos) << text;
    }
    EXPECT_NE(svg.find("<desc"), std::string::npos);
    EXPECT_NE(svg.find("Valle en 3 Recepción en urgencias: 2,85 de 5, n 20."), std::string::npos);
    EXPECT_EQ(svg.find("style="), std::string::npos);
}

TEST(JourneyCurve, FillsACriticalValleyOnly) {
    EXPECT_EQ(draw_journey_curve(story_journey(Language::es, Survey::a)).svg.find("cd-valley"), std::string::npos);
    EXPECT_NE(draw_journey_curve(story_journey(Language::es, Survey::b)).svg.find("cd-valley"), std::string::npos);
}

TEST(JourneyCurve, BeforeIsDashedAndTellsTheDifference) {
    const std::string svg = draw_journey_curve(story_journey(Language::es, Survey::b)).svg;
    EXPECT_NE(svg.find("+1,00 claro"), std::string::npos);
    EXPECT_NE(svg.find("antes 2,85"), std::string::npos);
    EXPECT_NE(svg.find("9 5"), std::string::npos);
}

TEST(JourneyCurve, WaitNotKnownIsNotZero) {
    Journey journey = story_journey(Language::en, Survey::a);
    journey.moments[6].wait_minutes.reset();
    const JourneyLayout layout = lay_out_journey(journey);
    EXPECT_EQ(layout.columns[6].wait_text, "n/d");
    EXPECT_FALSE(layout.columns[6].wait_bar);
    EXPECT_EQ(layout.columns[0].wait_text, "0.2");
}

TEST(JourneyCurve, CutsQuotesAtNinetyLettersAndShowsThree) {
    Journey journey = story_journey(Language::es, Survey::a);
    journey.quotes.assign(5, {"3", std::string(200, 'q')});
    const std::string svg = draw_journey_curve(journey).svg;
    std::size_t shown = 0;
    for (std::size_t at = 0; (at = svg.find("cd-quote", at)) != std::string::npos; ++at) ++shown;
    EXPECT_EQ(shown, 3U);
}

TEST(JourneyCurve, PicturesToLookAt) {
    for (const Language language : languages) {
        const std::string code(code_of(language));
        examples::keep_chart("journey-story-" + code, draw_journey_curve(story_journey(language, Survey::a)));
        examples::keep_chart("journey-before-after-" + code, draw_journey_curve(story_journey(language, Survey::b)));
    }
    const Journey none{.caption = {"t", "s", Language::en, "e"}};
    EXPECT_GT(draw_journey_curve(none).width, 0);
    EXPECT_TRUE(draw_journey_pages(none).empty());
    EXPECT_EQ(draw_journey_curve(random_journey(7)).svg, draw_journey_curve(random_journey(7)).svg);
}

}  // namespace
}  // namespace ciclo::drawing
