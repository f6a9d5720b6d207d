// Scene 9 of the story, and the rules of the ranking.
#include "priorities/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/number.h"
#include "indicators/story_evidence.h"
#include "priorities/ranking.h"

namespace ciclo::priorities {
namespace {

using testing::ElementsAre;

cycle::MomentId id(const char* text) { return cycle::MomentId(text); }

Ranking ranking_of(const moments::Evidence& evidence, const indicators::MeasureOptions& options = {}) {
    return *rank(evidence, indicators::measure(evidence, options), options);
}

std::vector<std::string> printed_rows(const Ranking& ranking) {
    std::vector<std::string> rows;
    for (const RankedMoment& row : ranking.rows) {
        rows.push_back(row.moment.text + " " + format_number(row.score, 2, Language::en));
    }
    return rows;
}

const Ranking& scene_9() {
    static const Ranking ranking = ranking_of(story::on_20_october());
    return ranking;
}

TEST(Scene9, OrderAndScores) {
    EXPECT_THAT(printed_rows(scene_9()),
                ElementsAre("M3 9.89", "M5 8.33", "M1 7.20", "M2 5.17", "M4 4.93", "M6 3.80", "M7 3.80"));
    EXPECT_EQ(scene_9().importance_source, moments::ImportanceSource::given);
    EXPECT_TRUE(scene_9().unranked.empty());
}

TEST(Scene9, EachRowCarriesItsArithmetic) {
    for (const RankedMoment& row : scene_9().rows) {
        EXPECT_NEAR(row.score, row.importance * row.distance * row.criticality_weight * row.reach, 1e-12);
    }
    const RankedMoment& m1 = scene_9().rows[2];
    EXPECT_DOUBLE_EQ(m1.importance, 4.8);
    EXPECT_DOUBLE_EQ(m1.distance, 1.875);
    EXPECT_EQ(m1.criticality_weight, 2);
    EXPECT_DOUBLE_EQ(m1.reach, 0.4);
    EXPECT_EQ(format_number(scene_9().rows[0].score_if_critical, 2, Language::en), "19.78");
}

TEST(Scene9, TheTieIsShown) {
    std::vector<bool> tied;
    for (const RankedMoment& row : scene_9().rows) tied.push_back(row.tied_on_display);
    EXPECT_THAT(tied, ElementsAre(false, false, false, false, false, true, true));
}

TEST(Scene9, AlarmsStandAboveTheOrder) {
    EXPECT_THAT(scene_9().alarms, ElementsAre(id("M1"), id("M3")));
    EXPECT_TRUE(scene_9().rows[0].alarm);
    EXPECT_FALSE(scene_9().rows[1].alarm);
}

TEST(Scene9, Matrix) {
    EXPECT_EQ(format_number(scene_9().cut_importance, 3, Language::en), "4.314");
    EXPECT_EQ(format_number(scene_9().cut_performance, 3, Language::en), "3.590");
    std::vector<Quadrant> quadrants;
    for (const QuadrantPoint& point : scene_9().quadrants) quadrants.push_back(point.quadrant);
    EXPECT_THAT(quadrants, ElementsAre(Quadrant::concentrate, Quadrant::keep, Quadrant::concentrate, Quadrant::low,
                                       Quadrant::keep, Quadrant::overkill, Quadrant::overkill));
}

TEST(Scene9, ChancesAreChances) {
    double sum = 0;
    for (const RankedMoment& row : scene_9().rows) sum += row.probability_first;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_GT(scene_9().rows[0].probability_first, 0.5);
    EXPECT_LT(scene_9().rows[0].probability_first, 0.99) << "twenty answers do not settle it";
    EXPECT_LT(scene_9().rows[6].probability_first, 0.01);
    const QuadrantPoint &m2 = scene_9().quadrants[1], &m3 = scene_9().quadrants[2];
    EXPECT_LT(m2.probability, quadrant_certain_from) << "eight answers near the cut: a border case";
    EXPECT_GT(m3.probability, 0.95);
}

TEST(Ranking, TheSameBitsWithAnyNumberOfThreads) {
    const Ranking one = ranking_of(story::on_20_october(), {.threads = 1});
    const Ranking three = ranking_of(story::on_20_october(), {.threads = 3});
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        EXPECT_EQ(one.rows[i].probability_first, three.rows[i].probability_first);
        EXPECT_EQ(one.quadrants[i].probability, three.quadrants[i].probability);
    }
}

TEST(Ranking, NoAnswersNoRanking) {
    moments::Evidence evidence;
    evidence.map = story::map();
    EXPECT_FALSE(rank(evidence, indicators::measure(evidence), {}).has_value());
}

TEST(Ranking, WhatIsNotWeighedIsNotRanked) {
    moments::Evidence evidence = story::on_20_october();
    evidence.importance.erase(id("M4"));
    evidence.wave->answers.columns.erase(evidence.wave->answers.columns.begin());
    evidence.wave->satisfied_column = 5;
    const Ranking ranking = ranking_of(evidence);
    EXPECT_THAT(ranking.unranked, ElementsAre(id("M1"), id("M4")));
    EXPECT_EQ(ranking.rows.size(), 5U);
    EXPECT_EQ(ranking.quadrants.size(), 5U);
}

TEST(Ranking, WithoutImportanceEverythingWeighsOne) {
    moments::Evidence evidence = story::on_20_october();
    evidence.importance.clear();
    evidence.importance_source = moments::ImportanceSource::none;
    const Ranking ranking = ranking_of(evidence);
    EXPECT_DOUBLE_EQ(ranking.rows[0].importance, 1);
    EXPECT_EQ(ranking.rows[0].moment, id("M3"));
    EXPECT_TRUE(ranking.quadrants.empty());
}

TEST(Ranking, AskedImportanceIsResampledWithItsRespondents) {
    moments::Evidence evidence = story::on_20_october();
    const Ranking still = ranking_of(evidence);
    evidence.importance_source = moments::ImportanceSource::asked;
    survey::Column asked = story::ratings("M3", std::vector<double>(20, 0));
    asked.kind = survey::QuestionKind::importance;
    for (std::size_t row = 0; row < 20; ++row) {
        asked.presence[row] = survey::Presence::present;
        asked.value[row] = row < 18 ? 5 : 1;  // mean 4.6, widely spread
    }
    evidence.wave->answers.columns.push_back(asked);
    const Ranking moved = ranking_of(evidence);
    EXPECT_DOUBLE_EQ(moved.rows[0].score, still.rows[0].score);
    EXPECT_NE(moved.rows[0].probability_first, still.rows[0].probability_first);
}

TEST(Ranking, DifferentScalesAreCarriedToOneToFive) {
    moments::Evidence evidence = story::on_20_october();
    survey::Column& m3 = evidence.wave->answers.columns[2];
    m3.scale = {0, 10, 7, 4};
    for (double& value : m3.value) value = (value - 1) / 4 * 10;
    EXPECT_THAT(printed_rows(ranking_of(evidence)), printed_rows(scene_9()));
}

TEST(Ranking, AFullTieGoesToTheCriticalThenToTheEarlier) {
    moments::Evidence evidence = story::on_20_october();
    const std::vector<double> same(20, 3);
    for (std::size_t i = 0; i < 7; ++i) {
        evidence.wave->answers.columns[i] = story::ratings("M" + std::to_string(i + 1), same);
        const double weight = evidence.map.moments[i].criticality.critical ? 2 : 4;
        evidence.importance[evidence.map.moments[i].id] = {weight, 0};
    }
    std::vector<std::string> order;
    for (const RankedMoment& row : ranking_of(evidence).rows) order.push_back(row.moment.text);
    EXPECT_THAT(order, ElementsAre("M1", "M2", "M5", "M3", "M4", "M6", "M7"));
}

}  // namespace
}  // namespace ciclo::priorities
