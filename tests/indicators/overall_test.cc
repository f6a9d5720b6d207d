// What customers said all in all: recommendation, drivers and veto with their guards, lived times, cases.
#include "indicators/overall_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "indicators/measures.h"
#include "indicators/story_evidence.h"
#include "stats/random.h"

namespace ciclo::indicators {
namespace {

using testing::ElementsAre;

cycle::MomentId id(const char* text) { return cycle::MomentId(text); }

moments::Evidence recommended(int promoters, int passives, int detractors) {
    moments::Evidence evidence;
    evidence.map = story::map();
    std::vector<double> values(static_cast<std::size_t>(promoters), 9);
    values.insert(values.end(), static_cast<std::size_t>(passives), 8);
    values.insert(values.end(), static_cast<std::size_t>(detractors), 6);
    moments::Wave wave;
    wave.answers.respondents = values.size();
    wave.answers.columns.push_back(
        story::column(survey::QuestionKind::recommend, "", survey::zero_to_ten, values, -1));
    evidence.wave = std::move(wave);
    return evidence;
}

// K-18
TEST(Recommend, TwentyAnswers) {
    const Recommend recommend = *measure(recommended(9, 6, 5)).recommend;
    EXPECT_EQ(recommend.promoters, 9);
    EXPECT_EQ(recommend.passives, 6);
    EXPECT_EQ(recommend.detractors, 5);
    EXPECT_NEAR(recommend.nps->value, 20, 1e-12);
    EXPECT_NEAR(*recommend.nps->low, -15, 0.5);
    EXPECT_NEAR(*recommend.nps->high, 50, 0.5);
    EXPECT_EQ(recommend.nps->method, stats::Method::adjusted_wald_nps);
}

TEST(Recommend, IsHiddenBelowTwenty) {
    const Recommend recommend = *measure(recommended(9, 6, 4)).recommend;
    EXPECT_EQ(recommend.promoters, 9);
    EXPECT_FALSE(recommend.nps.has_value());
}

/// Ratings 1–5 that hang together, and an overall answer that follows the first two moments.
moments::Evidence asked_overall(std::size_t respondents) {
    moments::Evidence evidence;
    evidence.map = story::map();
    moments::Wave wave;
    wave.answers.respondents = respondents;
    for (int m = 1; m <= 7; ++m) wave.answers.columns.push_back(story::ratings("M" + std::to_string(m), {}));
    wave.answers.columns.push_back(
        story::column(survey::QuestionKind::satisfied, "", survey::one_to_five, {}, 0));
    for (std::size_t row = 0; row < respondents; ++row) {
        stats::Stream stream(7, row);
        const double mood = stream.normal();
        const auto rate = [&](double about) { return std::clamp(std::round(3 + about), 1.0, 5.0); };
        for (std::size_t m = 0; m < 7; ++m) {
            wave.answers.columns[m].value.push_back(rate(0.6 * mood + stream.normal()));
            wave.answers.columns[m].presence.push_back(survey::Presence::present);
        }
        const double pull = wave.answers.columns[0].value.back() + wave.answers.columns[1].value.back() - 6;
        wave.answers.columns[7].value.push_back(rate(0.5 * pull + 0.7 * stream.normal()));
        wave.answers.columns[7].presence.push_back(survey::Presence::present);
    }
    wave.satisfied_column = 7;
    evidence.wave = std::move(wave);
    return evidence;
}

TEST(Drivers, NeedEnoughRows) {
    EXPECT_EQ(measure(asked_overall(99)).drivers_absent, DriversAbsent::too_few_rows);
    const Measures some = measure(asked_overall(100));
    ASSERT_TRUE(some.drivers.has_value());
    EXPECT_EQ(some.drivers->wording, DriverWording::probably_among_main);
    EXPECT_FALSE(some.veto.has_value());
    const Measures enough = measure(asked_overall(200));
    EXPECT_EQ(enough.drivers->wording, DriverWording::full);
    EXPECT_EQ(enough.drivers_absent, DriversAbsent::present);
    EXPECT_TRUE(enough.veto.has_value());
}

TEST(Drivers, FindWhatMovesThem) {
    const Drivers drivers = *measure(asked_overall(400)).drivers;
    EXPECT_EQ(drivers.rows.size(), 7U);
    EXPECT_THAT((std::vector{drivers.rows[0].moment.text, drivers.rows[1].moment.text}),
                testing::UnorderedElementsAre("M1", "M2"));
    double shares = 0, parts = 0;
    for (const DriverRow& row : drivers.rows) {
        shares += row.share;
        parts += row.lmg;
    }
    EXPECT_NEAR(shares, 1, 1e-12);
    EXPECT_NEAR(parts, drivers.r_squared, 1e-12);
}

TEST(Drivers, LeaveOutWhatFewLivedAndWhatDoesNotVary) {
    moments::Evidence evidence = asked_overall(400);
    survey::Column& rare = evidence.wave->answers.columns[2];
    for (std::size_t row = 0; row < 165; ++row) rare.presence[row] = survey::Presence::not_experienced;
    survey::Column& flat = evidence.wave->answers.columns[4];
    std::fill(flat.value.begin(), flat.value.end(), 4);
    evidence.wave->answers.columns.erase(evidence.wave->answers.columns.begin() + 6);  // M7 was not asked
    evidence.wave->satisfied_column = 6;
    const Drivers drivers = *measure(evidence).drivers;
    EXPECT_EQ(drivers.n, 400) << "a moment left out takes no respondents with it";
    ASSERT_EQ(drivers.left_out.size(), 3U);
    EXPECT_EQ(drivers.left_out[0].moment, id("M3"));
    EXPECT_EQ(drivers.left_out[0].because, DriverLeftOutBecause::few_lived_it);
    EXPECT_EQ(drivers.left_out[1].because, DriverLeftOutBecause::all_answers_equal);
    EXPECT_EQ(drivers.left_out[2].because, DriverLeftOutBecause::no_answers);
    EXPECT_EQ(drivers.rows.size(), 4U);
}

TEST(Drivers, SayWhyThereAreNone) {
    moments::Evidence evidence = asked_overall(400);
    evidence.wave->satisfied_is_last_moment = true;
    EXPECT_EQ(measure(evidence).drivers_absent, DriversAbsent::no_overall_question);
    evidence.wave->satisfied_is_last_moment = false;
    survey::Column& overall = evidence.wave->answers.columns[7];
    std::fill(overall.value.begin(), overall.value.end(), 4);
    EXPECT_EQ(measure(evidence).drivers_absent, DriversAbsent::no_variance);
    evidence.map.moments.erase(evidence.map.moments.begin() + 1, evidence.map.moments.end());
    EXPECT_EQ(measure(evidence).drivers_absent, DriversAbsent::too_few_moments);
}

TEST(Lived, WaitsPerMomentAndEndToEnd) {
    moments::Evidence evidence;
    evidence.map = story::map();
    evidence.lived[id("M2")] = {.wait_minutes = {10, 20, 30}, .service_minutes = {5, 5, 20}, .cases = 3, .visits = 3};
    evidence.lived[id("M3")] = {.wait_minutes = {40}, .service_minutes = {}, .cases = 1, .visits = 1};
    evidence.case_minutes = {15, 25, 50, 90};
    const Measures measures = measure(evidence);
    const TimeSummary wait = *measures.find(id("M2"))->lived_wait;
    EXPECT_EQ(wait.n, 3);
    EXPECT_DOUBLE_EQ(wait.mean, 20);
    EXPECT_DOUBLE_EQ(wait.median, 20);
    EXPECT_DOUBLE_EQ(wait.p90, 30);
    EXPECT_DOUBLE_EQ(wait.longest, 30);
    EXPECT_EQ(wait.unit, "min");
    EXPECT_FALSE(measures.find(id("M3"))->lived_service.has_value());
    EXPECT_DOUBLE_EQ(*measures.lived_wait_share, 100.0 / 130.0);
    EXPECT_DOUBLE_EQ(measures.case_minutes->mean, 45);
    EXPECT_DOUBLE_EQ(measures.case_minutes->median, 37.5);
    EXPECT_EQ(measures.case_minutes->p90_estimate->n, 4);
    EXPECT_FALSE(measures.case_minutes->p90_estimate->has_interval()) << "four cases have no P90 interval";
}

TEST(Lived, AMeanOfManySkewedWaitsHasATInterval) {
    moments::Evidence evidence;
    evidence.map = story::map();
    stats::Stream stream(5, 5);
    moments::LivedTimes& lived = evidence.lived[id("M2")];
    for (int i = 0; i < 501; ++i) lived.wait_minutes.push_back(std::exp(2 * stream.normal()));
    EXPECT_EQ(measure(evidence).find(id("M2"))->lived_wait->mean_estimate->method, stats::Method::student_t);
    lived.wait_minutes.pop_back();
    EXPECT_EQ(measure(evidence).find(id("M2"))->lived_wait->mean_estimate->method, stats::Method::bca_bootstrap);
}

TEST(Lived, WithoutServiceTimesThereIsNoWaitShare) {
    moments::Evidence evidence;
    evidence.map = story::map();
    evidence.lived[id("M2")] = {.wait_minutes = {10, 20, 30}, .service_minutes = {}, .cases = 3, .visits = 3};
    EXPECT_FALSE(measure(evidence).lived_wait_share.has_value());
}

TEST(Cases, OpenOnesOthersAndTheUncoded) {
    moments::Evidence evidence;
    evidence.map = story::map();
    evidence.cases = story::cases(31);
    evidence.cases[0].told_working_days.reset();
    evidence.cases[1].acknowledged_hours.reset();
    evidence.cases[2].moment = {};
    evidence.cases[3].type = complaint::CaseType::suggestion;
    evidence.cases[4].cause = "  Nobody told the WAIT ";
    evidence.cases[5].element.reset();
    const CaseMeasures cases = *measure(evidence).cases;
    EXPECT_EQ(cases.n, 8);
    EXPECT_EQ(cases.others, 1);
    EXPECT_EQ(cases.open, 1);
    EXPECT_EQ(cases.told_in_time->n, 7);
    EXPECT_EQ(cases.acknowledged_in_time->n, 7);
    EXPECT_EQ(cases.without_moment, 1);
    EXPECT_EQ(cases.by_cause.front().count, 2) << "the same cause in another spelling";
    EXPECT_EQ(cases.by_cause.front().key, "nobody told the wait");
    EXPECT_THAT(cases.by_element, ElementsAre(1, 1, 5));
    std::vector<std::string> keys;
    for (const ParetoRow& row : cases.by_moment) keys.push_back(row.key);
    EXPECT_THAT(keys, ElementsAre("M3", "M4", "M1", "M6")) << "3, 2, 1, 1: ties in map order";
    EXPECT_EQ(cases.by_moment.front().abc, 'A');
    EXPECT_EQ(cases.by_moment.back().abc, 'B');
}

TEST(Cases, OnlySuggestionsAreNoComplaints) {
    moments::Evidence evidence;
    evidence.map = story::map();
    evidence.cases = story::cases(2);
    evidence.cases[0].type = complaint::CaseType::compliment;
    evidence.exposure.served = 1000;
    const Measures measures = measure(evidence);
    EXPECT_EQ(measures.cases->n, 0);
    EXPECT_DOUBLE_EQ(measures.cases->per_thousand->value, 0);
    EXPECT_FALSE(measures.cases->acknowledged_in_time || measures.cases->told_working_days);
    EXPECT_FALSE(measures.find(id("M3"))->case_share.has_value());
}

}  // namespace
}  // namespace ciclo::indicators
