#include <gtest/gtest.h>

#include <cmath>

#include "chart_examples.h"
#include "counted.h"
#include "drawing/chart_paper.h"
#include "drawing/interval_bar.h"
#include "drawing/matrix_layout.h"

namespace ciclo::drawing {
namespace {

using examples::Dice;

Caption caption(Language language = Language::es) {
    return {"Título", "Una frase.", language, "x"};
}

// ---- Interval bar

TEST(IntervalBar, DrawsBandAndShapedPoint) {
    const std::string svg =
        draw_interval_bar({.rating = Rating{2.85, Interval{2.39, 3.31}, 20, Sign::negative}, .caption = caption()}).svg;
    EXPECT_EQ(times(svg, "cd-band"), 1U);
    EXPECT_NE(svg.find("cd-f-neg-ink"), std::string::npos);
    EXPECT_EQ(svg.find("pocas"), std::string::npos);
}

TEST(IntervalBar, FewAnswersAreHollowWithoutBandOrSign) {
    const std::string svg =
        draw_interval_bar({.rating = Rating{2.85, Interval{2.39, 3.31}, 3, Sign::negative}, .caption = caption()}).svg;
    EXPECT_EQ(times(svg, "cd-band"), 0U);
    EXPECT_EQ(svg.find("neg"), std::string::npos);
    EXPECT_NE(svg.find("pocas respuestas (n 3)"), std::string::npos);
}

TEST(IntervalBar, NobodyIsNotZero) {
    const std::string svg = draw_interval_bar({.caption = caption(Language::nl)}).svg;
    EXPECT_EQ(times(svg, "cd-point"), 0U);
    EXPECT_NE(svg.find("n.b."), std::string::npos);
}

TEST(IntervalBar, KnowsIndexAndPercent) {
    const BarAxis index{.low = 0, .high = 100, .step = 25, .middle = {}, .target = 75};
    EXPECT_NE(draw_interval_bar({.rating = Rating{65.1, Interval{55, 74.4}, 20}, .axis = index, .caption = caption()})
                  .svg.find(">100<"),
              std::string::npos);
    const BarAxis share{.low = 0, .high = 1, .step = 0.5, .middle = {}, .unit = BarAxis::Unit::percent};
    EXPECT_NE(draw_interval_bar({.rating = Rating{0.6, {}, 20}, .axis = share, .caption = caption(Language::en)})
                  .svg.find(">50%<"),
              std::string::npos);
}

TEST(BeforeAfterBar, ShowsTheVerdict) {
    const Drawing drawing = draw_before_after_bar({.before_label = "14–19 oct",
                                                   .after_label = "27–30 oct",
                                                   .before = Rating{2.85, Interval{2.39, 3.31}, 20, Sign::negative},
                                                   .after = Rating{3.85, Interval{3.52, 4.18}, 20, Sign::mixed},
                                                   .difference = "+1,00 claro",
                                                   .caption = caption()});
    EXPECT_EQ(times(drawing.svg, "cd-band"), 2U);
    EXPECT_NE(drawing.svg.find("+1,00 claro"), std::string::npos);
    examples::keep_chart("before-after-bar", drawing);
}

// ---- Importance–performance

ImportancePerformance story_matrix() {
    ImportancePerformance matrix;
    for (std::size_t i = 0; i < examples::story().size(); ++i) {
        const auto& told = examples::story()[i];
        matrix.points.push_back({.number = std::to_string(i + 1),
                                 .name = told.name[0],
                                 .performance = told.mean_a,
                                 .importance = told.importance,
                                 .performance_interval = Interval{told.mean_a - told.half_a, told.mean_a + told.half_a},
                                 .quadrant_probability = i == 1 || i == 3 ? 0.55 : 0.95,
                                 .sign = examples::sign_of_mean(told.mean_a),
                                 .criticality = told.criticality});
    }
    matrix.cut_performance = 3.590;
    matrix.cut_importance = 4.314;
    matrix.caption = caption();
    return matrix;
}

TEST(Quadrant, OfTheStory) {
    const ImportancePerformance matrix = story_matrix();
    const auto of = [&](std::size_t i) {
        return quadrant_of(matrix.points[i - 1].performance, matrix.points[i - 1].importance, 3.590, 4.314);
    };
    EXPECT_EQ(of(1), Quadrant::concentrate);
    EXPECT_EQ(of(3), Quadrant::concentrate);
    EXPECT_EQ(of(2), Quadrant::keep);
    EXPECT_EQ(of(5), Quadrant::keep);
    EXPECT_EQ(of(4), Quadrant::low_priority);
    EXPECT_EQ(of(6), Quadrant::overkill);
    EXPECT_EQ(of(7), Quadrant::overkill);
    EXPECT_EQ(quadrant_of(3, 4, 3, 4), Quadrant::keep) << "on the line counts as upper right";
}

TEST(Matrix, PlacesEveryNumberApartAndInside) {
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        ImportancePerformance matrix{.caption = caption(examples::any_language(dice))};
        const std::size_t n = 1 + dice.below(60);
        const bool coarse = dice.one_in(2);
        for (std::size_t i = 0; i < n; ++i) {
            const auto value = [&] { return coarse ? 1.0 + static_cast<double>(dice.below(5)) : 1 + 4 * dice.share(); };
            matrix.points.push_back({.number = std::to_string(i + 1),
                                     .name = dice.words(1, 9),
                                     .performance = value(),
                                     .importance = value(),
                                     .criticality = examples::any_criticality(dice)});
        }
        matrix.cut_performance = 1 + 4 * dice.share();
        matrix.cut_importance = 1 + 4 * dice.share();
        const MatrixLayout layout = lay_out_matrix(matrix);
        ASSERT_EQ(layout.rows.size(), n);
        for (std::size_t i = 0; i < n; ++i) {
            const Point at = layout.points[i].badge;
            ASSERT_TRUE(layout.plot.contains(box_around(at, MatrixLayout::badge_radius, MatrixLayout::badge_radius)));
            ASSERT_NEAR(layout.points[i].exact.x, layout.x(matrix.points[i].performance), 1e-9);
            const double moved = std::hypot(at.x - layout.points[i].exact.x, at.y - layout.points[i].exact.y);
            ASSERT_NEAR(std::remainder(moved, 8.0), 0, 1e-6) << "fans out in steps of 8";
            for (std::size_t j = 0; j < i; ++j) {
                ASSERT_GE(std::hypot(at.x - layout.points[j].badge.x, at.y - layout.points[j].badge.y),
                          2 * MatrixLayout::badge_radius);
            }
            const PlacedRow& row = layout.rows[i];
            ASSERT_TRUE(layout.view.contains(
                Box{row.at.x, row.at.y, row.at.x + MatrixLayout::list_width, row.at.y + row.height}));
            for (std::size_t j = 0; j < i; ++j) {
                const PlacedRow& other = layout.rows[j];
                ASSERT_FALSE(row.at.x == other.at.x && row.at.y < other.at.y + other.height &&
                             other.at.y < row.at.y + row.height);
            }
        }
    }
}

TEST(Matrix, DrawsBorderCasesHollowWithTheirShare) {
    const Drawing drawing = draw_importance_performance(story_matrix());
    EXPECT_EQ(times(drawing.svg, "en el límite: 55"), 2U);
    EXPECT_NE(drawing.svg.find("Concentrarse aquí"), std::string::npos);
    examples::keep_chart("matrix-story", drawing);
    ImportancePerformance none{.caption = caption()};
    EXPECT_GT(draw_importance_performance(none).width, 0);
}

// ---- Pareto

TEST(Pareto, ShowsTheStorysGatheredShares) {
    const Drawing drawing = draw_pareto_chart({.bars = {{"1 Solicitud de ambulancia", 2},
                                                        {"3 Recepción en urgencias", 4},
                                                        {"4 Trámites administrativos", 2},
                                                        {"6 Alta y recuperación", 1}},
                                               .unit = "quejas",
                                               .caption = caption()});
    const std::string& svg = drawing.svg;
    for (const char* share : {"44,4", "66,7", "88,9", "100,0"})
        EXPECT_NE(svg.find(">" + std::string(share)), std::string::npos) << share;
    EXPECT_LT(svg.find("Recepción"), svg.find("Solicitud")) << "the largest first";
    EXPECT_LT(svg.find("Solicitud"), svg.find("Trámites")) << "equal counts keep their order";
    examples::keep_chart("pareto-story", drawing);
}

TEST(Pareto, RestComesLastAndNothingIsNothing) {
    const std::string svg =
        draw_pareto_chart({.bars = {{"otros", 9, true}, {"ruido", 2}}, .unit = "quejas", .caption = caption()}).svg;
    EXPECT_LT(svg.find("ruido"), svg.find("otros"));
    const std::string empty = draw_pareto_chart({.bars = {{"ruido", 0}}, .unit = "quejas", .caption = caption()}).svg;
    EXPECT_NE(empty.find(">n/d<"), std::string::npos);
    EXPECT_EQ(times(empty, "cd-gathered"), 0U);
    EXPECT_THROW(draw_pareto_chart({.bars = {{"x", -1}}, .unit = "", .caption = caption()}), Broken);
}

// ---- Run chart

RunChart call_times() {
    RunChart chart;
    int number = 0;
    for (const int seconds : {6, 8, 9, 14, 22, 7, 10, 31, 9, 12, 8, 18, 5, 9, 27, 11, 7, 10, 16, 9}) {
        chart.points.push_back({.label = std::to_string(++number),
                                .value = seconds,
                                .standing = seconds <= 10 ? Standing::met : Standing::not_met});
    }
    chart.unit = "s";
    chart.target = RunTarget{10, RunTarget::Side::at_most, "norma: 10 s"};
    chart.references = {{12.4, "media 12,4 s"}, {22, "9 de cada 10: 22 s"}};
    chart.caption = caption();
    return chart;
}

TEST(RunChart, ShowsTwelveOfTwentyCalls) {
    const Drawing drawing = draw_run_chart(call_times());
    EXPECT_NE(drawing.svg.find("cumple: 12"), std::string::npos);
    EXPECT_NE(drawing.svg.find("no cumple: 8"), std::string::npos);
    EXPECT_EQ(times(drawing.svg, "\"cd-point\""), 20U);
    EXPECT_NE(drawing.svg.find("norma: 10 s"), std::string::npos);
    examples::keep_chart("run-calls", drawing);
}

TEST(RunChart, MarksSignalsGapsAndProvisionalLimits) {
    RunChart chart{
        .kind = RunChart::Kind::period, .scale = RunChart::Scale::percent, .limits = RunChart::Limits::provisional};
    for (int i = 0; i < 14; ++i) {
        chart.points.push_back({.label = std::to_string(i + 1),
                                .value = 0.6 + 0.02 * i,
                                .n = 120,
                                .lower_limit = 0.5,
                                .upper_limit = 0.8,
                                .centre = 0.65});
    }
    chart.points[5].value.reset();
    chart.points[13].signal = 1;
    chart.signals = {"fuera de límites"};
    chart.changes = {{7, "v2"}};
    chart.caption = caption();
    const std::string svg = draw_run_chart(chart).svg;
    EXPECT_EQ(times(svg, "cd-signal"), 1U);
    EXPECT_EQ(times(svg, "\"cd-point\""), 13U);
    EXPECT_EQ(times(svg, ">n/d<"), 1U);
    EXPECT_NE(svg.find("límites provisionales"), std::string::npos);
    EXPECT_NE(svg.find("señal: fuera de límites"), std::string::npos);
    chart.points[13].signal = 2;
    EXPECT_THROW(draw_run_chart(chart), Broken);
}

TEST(RunChart, SurvivesOneValueEqualValuesAndNone) {
    RunChart chart{.caption = caption()};
    EXPECT_NE(draw_run_chart(chart).svg.find(">n/d<"), std::string::npos);
    chart.points = {{.label = "1", .value = 7}};
    EXPECT_EQ(draw_run_chart(chart).svg.find("nan"), std::string::npos);
    chart.points.assign(3, {.label = "1", .value = 0});
    EXPECT_EQ(draw_run_chart(chart).svg.find("inf"), std::string::npos);
}

// ---- Chart paper

TEST(RoundTicks, AreRoundAndInside) {
    EXPECT_EQ(round_ticks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(round_ticks(7, 7, 5), std::vector<double>{7});
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        Dice dice(seed);
        const double low = (dice.share() - 0.5) * std::pow(10, static_cast<double>(dice.below(8)) - 3),
                     high = low + dice.share() * 1000 + 1e-6;
        const auto ticks = round_ticks(low, high, 5);
        ASSERT_FALSE(ticks.empty());
        ASSERT_LE(ticks.size(), 15U);
        for (const double tick : ticks) {
            ASSERT_GE(tick, low - (high - low) * 1e-6);
            ASSERT_LE(tick, high + (high - low) * 1e-6);
        }
    }
}

TEST(Tied, KeepsShortWordsWithTheNext) {
    EXPECT_EQ(tied("Alta y recuperación", 14, Face::regular, 200), "Alta y\u00a0recuperación");
    EXPECT_EQ(tied("Alta y recuperación", 14, Face::regular, 20), "Alta y recuperación");
    EXPECT_EQ(tied("a", 14, Face::regular, 200), "a");
}

TEST(StageLetter, GoesOnAfterZ) {
    EXPECT_EQ(stage_letter(0), "A");
    EXPECT_EQ(stage_letter(25), "Z");
    EXPECT_EQ(stage_letter(26), "AA");
    EXPECT_EQ(stage_letter(51), "AZ");
    EXPECT_EQ(stage_letter(52), "BA");
}

}  // namespace
}  // namespace ciclo::drawing
