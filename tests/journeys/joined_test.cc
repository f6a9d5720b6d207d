// Scores and complaints joined to cases: numbers done by hand, and the join against a plain look for every name.
#include "journeys/joined.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "interval_logs.h"

namespace ciclo::journeys {
namespace {

/// Six cases: 1–4 pass b after 10, 20, 30 and 40 minutes, 5 and 6 do not.
events::Log six_cases() {
    return log_of("1,a,0,0,;1,b,10,11,;2,a,0,0,;2,b,20,21,;3,a,0,0,;3,b,30,31,;4,a,0,0,;4,b,40,41,;5,a,0,0,;6,a,0,0,");
}

TEST(Joined, means_differences_and_heat_by_hand) {
    const events::Log log = six_cases();
    const std::vector<NamedScore> scores{{"1", 5}, {"2", 4}, {"3", 2}, {"4", 1}, {"5", 5}, {"6", 4}, {"9", 1}};
    const CaseVoices voices = voices_of(log.cases, &scores, nullptr);
    EXPECT_EQ(voices.scores_of_unknown_cases, 1);
    const Joined told = joined(Cases(log), Subjects::activities(log), voices, {.scale = ScoreScale{1, 5}});
    EXPECT_EQ(told.scored, 6);
    EXPECT_DOUBLE_EQ(told.score->value, 3.5);
    const SubjectVoices& b = told.subjects[activity_named(log, "b")];
    EXPECT_EQ(b.cases, 4);
    EXPECT_DOUBLE_EQ(b.score->value, 3);
    EXPECT_DOUBLE_EQ(b.score_without->value, 4.5);
    EXPECT_DOUBLE_EQ(b.difference->difference.value, -1.5);
    // s² 10/3 of 4 and 1/2 of 2: standard error √(10/12 + 1/4), degrees (13/12)² / ((10/12)²/3 + (1/4)²/1)
    EXPECT_NEAR(b.difference->t, -1.5 / std::sqrt(13.0 / 12), 1e-12);
    EXPECT_NEAR(b.difference->degrees, (169.0 / 144) / (100.0 / 432 + 1.0 / 16), 1e-12);
    EXPECT_DOUBLE_EQ(*b.mean_wait_seconds, 1500);
    EXPECT_DOUBLE_EQ(*b.shortfall, 0.5);
    EXPECT_DOUBLE_EQ(*b.heat_seconds, 4.0 / 6 * 1500 * 0.5);
    EXPECT_DOUBLE_EQ(b.wait_and_score->rho, -1);
    EXPECT_FALSE(b.wait_and_score->low);
    EXPECT_FALSE(b.complained);
    const SubjectVoices& a = told.subjects[activity_named(log, "a")];
    EXPECT_FALSE(a.score_without);  // nobody went without
    EXPECT_FALSE(a.difference);
    EXPECT_FALSE(a.mean_wait_seconds);  // cases began there
    EXPECT_FALSE(a.heat_seconds);
}

TEST(Joined, who_began_there_did_not_wait_before_it) {
    // of four that pass b one came from elsewhere, after ten minutes
    const events::Log log = log_of("1,b,0,1,;2,a,0,1,;2,b,11,12,;3,b,0,1,;4,b,0,1,");
    const std::vector<NamedScore> scores{{"1", 1}, {"2", 3}};
    const Joined told = joined(Cases(log), Subjects::activities(log), voices_of(log.cases, &scores, nullptr),
                               {.scale = ScoreScale{1, 5}});
    const SubjectVoices& b = told.subjects[activity_named(log, "b")];
    EXPECT_EQ(b.cases, 4);
    EXPECT_EQ(b.waited, 1);
    EXPECT_DOUBLE_EQ(*b.mean_wait_seconds, 600);
    EXPECT_DOUBLE_EQ(*b.heat_seconds, 600.0 / 4 * 0.75);
}

TEST(Joined, thirds_of_the_wait) {
    const events::Log log = six_cases();
    const std::vector<NamedScore> scores{{"1", 5}, {"2", 4}, {"3", 2}, {"4", 1}};
    const Joined told = joined(Cases(log), Subjects::activities(log), voices_of(log.cases, &scores, nullptr));
    const WaitThirds& thirds = *told.subjects[activity_named(log, "b")].thirds;
    EXPECT_DOUBLE_EQ(thirds.quick_until_seconds, 1200);   // 10 + 1/3 · 3 steps of 10 minutes
    EXPECT_DOUBLE_EQ(thirds.middle_until_seconds, 1800);
    EXPECT_DOUBLE_EQ(thirds.score[0]->value, 4.5);
    EXPECT_DOUBLE_EQ(thirds.score[1]->value, 2);
    EXPECT_DOUBLE_EQ(thirds.score[2]->value, 1);
    EXPECT_EQ(told.scale->lowest, 1);
    EXPECT_EQ(told.scale->highest, 5);
}

TEST(Joined, complaints_by_hand) {
    const events::Log log = six_cases();
    const std::vector<std::string_view> complaints{"1", "1", "4", "5", "7"};
    const CaseVoices voices = voices_of(log.cases, nullptr, &complaints);
    EXPECT_EQ(voices.complaints_of_unknown_cases, 1);
    const Joined told = joined(Cases(log), Subjects::activities(log), voices);
    EXPECT_EQ(told.complaining, 3);
    const SubjectVoices& b = told.subjects[activity_named(log, "b")];
    EXPECT_DOUBLE_EQ(b.complained->value, 0.5);
    EXPECT_NEAR(*b.complained->low, 0.150038, 1e-5);  // Wilson of 2 of 4
    EXPECT_NEAR(*b.complained->high, 0.849962, 1e-5);
    EXPECT_DOUBLE_EQ(b.complained_without->value, 0.5);
    EXPECT_DOUBLE_EQ(b.complained_difference->value, 0);
    EXPECT_FALSE(b.score);
    EXPECT_FALSE(b.heat_seconds);
}

TEST(Joined, several_activities_may_be_one_subject_and_some_none) {
    const events::Log log = log_of("1,a,0,0,;1,b,10,10,;1,c,30,30,;2,a,0,0,;2,d,5,5,");
    Subjects subjects{1, std::vector<std::uint32_t>(log.activities.size(), events::no_code)};
    subjects.of_activity[activity_named(log, "b")] = subjects.of_activity[activity_named(log, "c")] = 0;
    const std::vector<NamedScore> scores{{"1", 2}, {"2", 4}};
    const Joined told = joined(Cases(log), subjects, voices_of(log.cases, &scores, nullptr), {.scale = ScoreScale{0, 4}});
    EXPECT_EQ(told.subjects[0].cases, 1);
    EXPECT_DOUBLE_EQ(*told.subjects[0].mean_wait_seconds, 1800);  // 10 before b and 20 before c
    EXPECT_DOUBLE_EQ(*told.subjects[0].heat_seconds, 0.5 * 1800 * 0.5);
}

TEST(Joined, ranks_shared_by_equal_values) {
    // R: cor(c(1,2,2,4,5,6,7,8,9,10), c(3,1,4,1,5,9,2,6,5,3), method = "spearman")
    const auto found = rank_correlation({1, 2, 2, 4, 5, 6, 7, 8, 9, 10}, {3, 1, 4, 1, 5, 9, 2, 6, 5, 3});
    EXPECT_NEAR(found->rho, 0.3650375445251872, 1e-12);
    EXPECT_EQ(found->n, 10);
    EXPECT_NEAR(*found->low, -0.36478247348849385, 1e-9);
    EXPECT_NEAR(*found->high, 0.8170115708168422, 1e-9);
    EXPECT_FALSE(rank_correlation({1, 1, 1}, {1, 2, 3}));
    EXPECT_FALSE(rank_correlation({1, 2}, {1, 2}));
}

RC_GTEST_PROP(Joined, a_join_is_a_look_for_every_name, ()) {
    const events::Log log = six_cases();
    const auto given = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 9), rc::gen::inRange(-5, 6)));
    std::vector<std::string> names;
    for (const auto& one : given) names.push_back(std::to_string(one.first));
    std::vector<NamedScore> scores;
    std::vector<std::string_view> complaints;
    for (std::size_t i = 0; i < given.size(); ++i) {
        scores.push_back({names[i], static_cast<double>(given[i].second)});
        complaints.push_back(names[i]);
    }
    const CaseVoices voices = voices_of(log.cases, &scores, &complaints);
    std::int64_t unknown = 0;
    for (const auto& one : given) unknown += log.cases.find(std::to_string(one.first)) ? 0 : 1;
    RC_ASSERT(voices.scores_of_unknown_cases == unknown);
    RC_ASSERT(voices.complaints_of_unknown_cases == unknown);
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        double sum = 0;
        std::uint32_t n = 0;
        for (const auto& one : given) {
            if (std::to_string(one.first) == log.cases[c]) sum += one.second, ++n;
        }
        RC_ASSERT(voices.complaints[c] == n);
        const bool same = n == 0 ? std::isnan(voices.score[c]) : std::fabs(voices.score[c] - sum / n) < 1e-12;
        RC_ASSERT(same);
    }
}

}  // namespace
}  // namespace ciclo::journeys
