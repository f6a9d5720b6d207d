// One moment at a time: signs, shares, reach, the weakest, candidates; what is unknown stays unknown.
#include "indicators/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indicators/measures.h"
#include "indicators/moment_measures.h"
#include "indicators/story_evidence.h"

namespace ciclo::indicators {
namespace {

using testing::ElementsAre;

cycle::MomentId id(const char* text) { return cycle::MomentId(text); }

TEST(Sign, HoldsAtTheEdgesOfOneToFive) {
    EXPECT_EQ(sign_of(4.0, survey::one_to_five, 5), Sign::positive);
    EXPECT_EQ(sign_of(3.999, survey::one_to_five, 5), Sign::mixed);
    EXPECT_EQ(sign_of(3.0, survey::one_to_five, 5), Sign::mixed);
    EXPECT_EQ(sign_of(2.999, survey::one_to_five, 5), Sign::negative);
    EXPECT_EQ(sign_of(1.0, survey::one_to_five, answers_for_a_word - 1), Sign::none);
}

TEST(Sign, FollowsOtherScales) {
    EXPECT_EQ(sign_of(7.5, survey::zero_to_ten, 10), Sign::positive);
    EXPECT_EQ(sign_of(5.0, survey::zero_to_ten, 10), Sign::mixed);
    EXPECT_EQ(sign_of(4.9, survey::zero_to_ten, 10), Sign::negative);
}

/// One moment with the given ratings; 0 = not experienced, -1 refused, -2 unknown, -3 lost.
moments::Evidence one_moment(const std::vector<double>& values) {
    moments::Evidence evidence;
    evidence.map.moments.push_back(
        story::moment("M1", false, cycle::Lane::onstage, cycle::Actor::employee, cycle::Channel::phone));
    moments::Wave wave;
    wave.answers.columns.push_back(story::ratings("M1", values));
    survey::Column& column = wave.answers.columns.front();
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values[row] == -1) column.presence[row] = survey::Presence::refused;
        if (values[row] == -2) column.presence[row] = survey::Presence::unknown;
        if (values[row] == -3) column.presence[row] = survey::Presence::lost;
        if (values[row] < 0) column.value[row] = 0;
    }
    wave.answers.respondents = values.size();
    evidence.wave = std::move(wave);
    return evidence;
}

TEST(Presence, EveryKindOfMissingIsCountedAndNoneIsANumber) {
    const Measures measures = measure(one_moment({5, 4, 0, 0, 0, -1, -2, -3, -3, 3}));
    const MomentMeasure& m1 = measures.moments.front();
    EXPECT_EQ(m1.n, 3);
    EXPECT_EQ(m1.not_experienced, 3);
    EXPECT_EQ(m1.otherwise_missing, 4);
    EXPECT_DOUBLE_EQ(m1.mean->value, 4);
    EXPECT_DOUBLE_EQ(m1.reach->value, 5.0 / 8.0) << "who refused or did not know had passed; lost answers say nothing";
    EXPECT_EQ(m1.sign, Sign::none) << "three answers have no sign";
    EXPECT_EQ(measures.weakest, std::nullopt);
    EXPECT_EQ(measures.respondents, 10);
    EXPECT_EQ(measures.cycle.index->n, 3) << "who rated nothing is not a voice";
    EXPECT_EQ(measures.cycle.integrity, std::nullopt) << "no moment is critical";
}

TEST(Presence, NothingAskedIsNothingKnown) {
    moments::Evidence evidence = one_moment({});
    evidence.wave.reset();
    const Measures measures = measure(evidence);
    ASSERT_EQ(measures.moments.size(), 1U);
    const MomentMeasure& m1 = measures.moments.front();
    EXPECT_EQ(m1.n, 0);
    EXPECT_EQ(m1.number, 1);
    EXPECT_FALSE(m1.mean || m1.positive || m1.negative || m1.net || m1.reach || m1.importance || m1.case_share);
    EXPECT_FALSE(measures.cycle.index || measures.cycle.weighted_mean || measures.cycle.integrity);
    EXPECT_FALSE(measures.satisfied || measures.closure || measures.loyalty || measures.recommend);
    EXPECT_FALSE(measures.cases || measures.coverage || measures.case_minutes || measures.before_after);
    for (const CriterionState& state : m1.candidate.criteria) {
        if (state.criterion != Criterion::first_direct_contact) {
            EXPECT_EQ(state.met, std::nullopt);
        }
    }
    EXPECT_EQ(m1.candidate.criteria[3].met, false) << "by telephone";
}

TEST(Presence, EqualAnswersHaveAMeanAndNoInterval) {
    const Measures measures = measure(one_moment(std::vector<double>(12, 4)));
    EXPECT_DOUBLE_EQ(measures.moments.front().mean->value, 4);
    EXPECT_FALSE(measures.moments.front().mean->has_interval());
    EXPECT_DOUBLE_EQ(measures.cycle.index->value, 75);
    EXPECT_FALSE(measures.cycle.index->has_interval());
}

TEST(Candidate, RatingsOfFourPeopleAreNotACriterion) {
    moments::Evidence evidence = one_moment({1, 1, 1, 1});
    evidence.importance[id("M1")] = {4.9, 4};
    evidence.importance_source = moments::ImportanceSource::asked;
    const MomentMeasure m1 = measure(evidence).moments.front();
    EXPECT_EQ(m1.candidate.criteria[0].met, true);
    EXPECT_EQ(m1.candidate.criteria[1].met, std::nullopt);
    EXPECT_FALSE(m1.candidate.proposed);
    EXPECT_FALSE(m1.alarm);
}

TEST(Candidate, FiveOfThemAre) {
    moments::Evidence evidence = one_moment({1, 1, 1, 1, 5});
    evidence.importance[id("M1")] = {4.5, 5};
    evidence.importance_source = moments::ImportanceSource::asked;
    const Measures measures = measure(evidence);
    EXPECT_TRUE(measures.moments.front().candidate.proposed);
    EXPECT_TRUE(measures.moments.front().alarm);
    ASSERT_EQ(measures.what_if.size(), 1U);
    EXPECT_DOUBLE_EQ(measures.what_if.front().reading.integrity->value, 0.2);
}

TEST(Candidate, DerivedImportanceIsOnAnotherScale) {
    moments::Evidence evidence = one_moment({1, 1, 1, 1, 5});
    evidence.importance[id("M1")] = {5, 5};
    evidence.importance_source = moments::ImportanceSource::derived;
    EXPECT_EQ(measure(evidence).moments.front().candidate.criteria[0].met, std::nullopt);
}

TEST(Candidate, SafetyCountsWhenTheMapSaysSo) {
    moments::Evidence evidence = one_moment({1, 1, 1, 1, 5});
    evidence.map.moments.front().safety_or_money = true;
    EXPECT_EQ(measure(evidence).moments.front().candidate.met(), 2);
}

TEST(Candidate, WhatIsCriticalAlreadyIsNotProposed) {
    moments::Evidence evidence = one_moment({1, 1, 1, 1, 5});
    evidence.map.moments.front().safety_or_money = true;
    evidence.map.moments.front().criticality.critical = true;
    const MomentMeasure m1 = measure(evidence).moments.front();
    EXPECT_EQ(m1.candidate.met(), 2);
    EXPECT_FALSE(m1.candidate.proposed);
    EXPECT_TRUE(m1.alarm);
}

TEST(Weakest, TiesGoToTheCriticalThenToFewerAnswers) {
    moments::Evidence evidence;
    evidence.map = story::map();
    moments::Wave wave;
    wave.answers.respondents = 6;
    wave.answers.columns.push_back(story::ratings("M3", {3, 3, 3, 3, 3, 3}));
    wave.answers.columns.push_back(story::ratings("M4", {3, 3, 3, 3, 3, 0}));
    evidence.wave = wave;
    EXPECT_EQ(measure(evidence).weakest, id("M4"));
    evidence.wave->answers.columns.push_back(story::ratings("M5", {3, 3, 3, 3, 3, 3}));
    EXPECT_EQ(measure(evidence).weakest, id("M5"));
    evidence.wave->answers.columns.push_back(story::ratings("M6", {1, 1, 1, 1, 0, 0}));
    EXPECT_EQ(measure(evidence).weakest, id("M5")) << "four answers name no weakest moment";
}

// G.3: surveillance rated 2 by 3 of 40 makes integrity fall though all 13 steps are fine
TEST(Bank, TheTransversalMomentCounts) {
    moments::Evidence evidence;
    moments::Wave wave;
    wave.answers.respondents = 40;
    for (int i = 1; i <= 13; ++i) {
        const std::string name = "M" + std::to_string(i);
        const bool critical = i == 5 || i == 10;
        evidence.map.moments.push_back(
            story::moment(name, critical, cycle::Lane::customer, cycle::Actor::customer, cycle::Channel::in_person));
        wave.answers.columns.push_back(story::ratings(name, std::vector<double>(40, 4)));
    }
    evidence.map.transversal.push_back(
        story::moment("T1", true, cycle::Lane::onstage, cycle::Actor::employee, cycle::Channel::in_person));
    std::vector<double> guarded(40, 4);
    guarded[3] = guarded[17] = guarded[39] = 2;
    wave.answers.columns.push_back(story::ratings("T1", guarded));
    evidence.wave = std::move(wave);
    const Measures measures = measure(evidence);
    EXPECT_DOUBLE_EQ(measures.cycle.integrity->value, 37.0 / 40.0);
    EXPECT_THAT(measures.cycle.broken, ElementsAre("row 4", "row 18", "row 40"));
    EXPECT_TRUE(measures.moments.back().transversal);
    EXPECT_EQ(measures.moments.back().number, 0);
    EXPECT_NEAR(*measures.cycle.weighted_mean, (11 * 4 + 4 * 4 + 2 * 3.85) / 17, 1e-12);
}

TEST(Index, ScalesThatDifferMeetBetweenZeroAndHundred) {
    moments::Evidence evidence = story::on_20_october();
    const double plain = measure(evidence).cycle.index->value;
    survey::Column& m4 = evidence.wave->answers.columns[3];
    m4.scale = {0, 10, 7, 4};
    for (double& value : m4.value) value = (value - 1) / 4 * 10;
    const Measures measures = measure(evidence);
    EXPECT_NEAR(measures.cycle.index->value, plain, 1e-12);
    EXPECT_FALSE(measures.cycle.weighted_mean.has_value()) << "there is no common scale to print it on";
}

}  // namespace
}  // namespace ciclo::indicators
