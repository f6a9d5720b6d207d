// Both routes of resampling tell the same story; neither depends on threads.
#include "indicators/resampled_moments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "indicators/respondent_ratios.h"
#include "indicators/story_evidence.h"
#include "stats/random.h"

namespace ciclo::indicators {
namespace {

/// Seven ratings that hang together by mood; the happy skip M2 more often; some refuse, some are lost; M3 is weighed.
survey::Answers made_up(std::size_t respondents) {
    survey::Answers answers;
    answers.respondents = respondents;
    for (int m = 1; m <= 7; ++m) answers.columns.push_back(story::ratings("M" + std::to_string(m), {}));
    answers.columns.push_back(story::ratings("M3", {}));
    answers.columns.back().kind = survey::QuestionKind::importance;
    for (std::size_t row = 0; row < respondents; ++row) {
        stats::Stream stream(11, row);
        const double mood = stream.normal();
        for (std::size_t c = 0; c < 8; ++c) {
            const double about = 3.4 + 0.1 * static_cast<double>(c) + 0.7 * mood + stream.normal();
            const double value = std::clamp(std::round(about), 1.0, 5.0);
            const double luck = stream.unit();
            survey::Presence presence = survey::Presence::present;
            if (c == 1 && luck < (mood > 0 ? 0.6 : 0.2)) presence = survey::Presence::not_experienced;
            if (c == 4 && luck < 0.1) presence = survey::Presence::refused;
            if (c == 5 && luck < 0.1) presence = survey::Presence::lost;
            if (c == 5 && luck > 0.8) presence = survey::Presence::not_experienced;
            answers.columns[c].value.push_back(presence == survey::Presence::present ? value : 0);
            answers.columns[c].presence.push_back(presence);
        }
    }
    return answers;
}

struct Spread {
    double mean = 0, sd = 0, low = 0, high = 0;
};

Spread spread_of(const ResampledMoments& again, const std::function<double(std::size_t)>& value) {
    std::vector<double> values;
    for (std::size_t r = 0; r < again.replicates; ++r) values.push_back(value(r));
    Spread spread;
    for (const double one : values) spread.mean += one / static_cast<double>(values.size());
    for (const double one : values) spread.sd += (one - spread.mean) * (one - spread.mean);
    spread.sd = std::sqrt(spread.sd / static_cast<double>(values.size() - 1));
    std::sort(values.begin(), values.end());
    spread.low = values[values.size() / 40];
    spread.high = values[values.size() - 1 - values.size() / 40];
    return spread;
}

/// The Monte-Carlo error of a mean of 2,000 replicates is sd/45, of an sd 1/63 of it, of a 2.5 % end about sd/17.
void expect_alike(const Spread& rows, const Spread& normal, const std::string& what) {
    EXPECT_NEAR(rows.mean, normal.mean, 0.14 * rows.sd) << what;
    EXPECT_NEAR(rows.sd, normal.sd, 0.09 * rows.sd) << what;
    EXPECT_NEAR(rows.low, normal.low, 0.30 * rows.sd) << what;
    EXPECT_NEAR(rows.high, normal.high, 0.30 * rows.sd) << what;
}

TEST(Resampling, BothRoutesAgreeAtFiveThousand) {
    const survey::Answers answers = made_up(5000);
    const cycle::Map map = story::map();
    const ResampledMoments rows = resample_moments(map, answers, {.seed = 3});
    const ResampledMoments normal = resample_moments(map, answers, {.seed = 4, .route = ResampleRoute::normal});
    ASSERT_EQ(rows.route, ResampleRoute::rows);
    const auto compare = [&](const std::string& what, const auto& value) {
        expect_alike(spread_of(rows, [&](std::size_t r) { return value(rows, r); }),
                     spread_of(normal, [&](std::size_t r) { return value(normal, r); }), what);
    };
    using Again = ResampledMoments;
    for (std::size_t m = 0; m < 7; ++m) {
        compare("mean " + std::to_string(m), [m](const Again& again, std::size_t r) { return again.mean(r, m); });
    }
    for (const std::size_t m : {std::size_t{1}, std::size_t{5}}) {
        compare("reach " + std::to_string(m), [m](const Again& again, std::size_t r) { return again.reach(r, m); });
    }
    compare("importance", [](const Again& again, std::size_t r) { return again.importance(r, 2); });
    // what depends on how the moments hang together: a difference, a sum, a product with reach
    compare("difference", [](const Again& again, std::size_t r) { return again.mean(r, 0) - again.mean(r, 6); });
    compare("sum", [](const Again& again, std::size_t r) { return again.mean(r, 0) + again.mean(r, 3) + again.mean(r, 6); });
    compare("product", [](const Again& again, std::size_t r) { return (5 - again.mean(r, 1)) * again.reach(r, 1); });
}

TEST(Resampling, TakesTheNormalRouteForTheMany) {
    EXPECT_EQ(resample_moments(story::map(), made_up(5001), {.replicates = 3}).route, ResampleRoute::normal);
    EXPECT_EQ(resample_moments(story::map(), made_up(5000), {.replicates = 3}).route, ResampleRoute::rows);
}

TEST(Resampling, ThreadsChangeNothing) {
    const survey::Answers answers = made_up(300);
    for (const ResampleRoute route : {ResampleRoute::rows, ResampleRoute::normal}) {
        const auto with = [&](int threads) {
            return resample_moments(story::map(), answers, {.replicates = 50, .threads = threads, .route = route});
        };
        const ResampledMoments one = with(1), four = with(4);
        EXPECT_EQ(one.reaches, four.reaches);
        for (std::size_t i = 0; i < one.means.size(); ++i) EXPECT_EQ(one.means[i], four.means[i]);
    }
}

TEST(Resampling, EverybodyReachedStaysEverybody) {
    for (const ResampleRoute route : {ResampleRoute::rows, ResampleRoute::normal}) {
        const ResampledMoments again = resample_moments(story::map(), made_up(200), {.replicates = 20, .route = route});
        for (std::size_t r = 0; r < again.replicates; ++r) EXPECT_EQ(again.reach(r, 0), 1);
    }
}

TEST(Resampling, WhatNobodyRatedStaysMissing) {
    survey::Answers answers = story::survey_a();
    answers.columns.erase(answers.columns.begin());
    answers.columns[0] = story::ratings("M2", {4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const ResampledMoments again = resample_moments(story::map(), answers, {.replicates = 400});
    std::size_t absent = 0;
    for (std::size_t r = 0; r < again.replicates; ++r) {
        EXPECT_TRUE(std::isnan(again.mean(r, 0)));
        absent += std::isnan(again.mean(r, 1)) ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(absent) / 400, std::pow(0.95, 20), 0.1) << "the one who rated M2 was not drawn";
}

TEST(Cholesky, GivesTheCovarianceBack) {
    const std::vector<double> covariance{4, 2, 3, 2, 1, 1};  // the third is a combination of the others: singular
    const std::vector<double> lower = cholesky_of(covariance, 3);
    const auto at = [&](std::size_t i, std::size_t j) { return j > i ? 0.0 : lower[i * (i + 1) / 2 + j]; };
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = 0;
            for (std::size_t k = 0; k < 3; ++k) sum += at(i, k) * at(j, k);
            EXPECT_NEAR(sum, covariance[i * (i + 1) / 2 + j], 1e-12);
        }
    }
    EXPECT_EQ(at(2, 2), 0);
}

TEST(Ratios, CovarianceOfAMeanIsItsVarianceOverN) {
    const survey::Answers answers = made_up(400);
    RespondentRatios ratios = ratios_over(400);
    ratios.add_mean(answers.columns[0]);
    double sum = 0, squares = 0;
    for (const double value : answers.columns[0].value) {
        sum += value;
        squares += value * value;
    }
    const double variance = squares / 400 - (sum / 400) * (sum / 400);
    EXPECT_NEAR(covariance_of(ratios)[0], variance / 400, 1e-15);
}

}  // namespace
}  // namespace ciclo::indicators
