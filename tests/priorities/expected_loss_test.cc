// Expected loss against the known answers (oracle expected_loss_mc) and on the large survey.
#include "priorities/expected_loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <iostream>

#include "indicators/airline_evidence.h"
#include "priorities/linear_probability.h"

namespace ciclo::priorities {
namespace {

// reception, triage, billing, discharge
TEST(Simulation, KnownAnswers) {
    const std::vector<LossIngredients> moments{{12000, 1.5, 60.5, 0.18, 0.05},
                                               {12000, 9.5, 91.5, 0.06, 0.03},
                                               {4000, 22.5, 120.5, 0.11, 0.02},
                                               {9000, 4.5, 20.5, 0.08, 0.04}};
    const double mean[] = {52.31, 67.97, 69.25, 130.23}, low[] = {5.46, 10.38, 41.79, 16.95};
    const double median[] = {39.54, 62.69, 67.65, 114.08}, high[] = {142.45, 142.39, 102.11, 297.29};
    const double first[] = {0.10132, 0.16357, 0.12619, 0.60892}, rank[] = {3.16602, 2.63951, 2.46603, 1.72844};
    const std::vector<LossOutcome> outcomes = simulate_losses(moments, 42, 100'000);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(outcomes[i].expected, mean[i], 0.015 * mean[i]);
        EXPECT_NEAR(outcomes[i].low, low[i], 0.03 * low[i]);
        EXPECT_NEAR(outcomes[i].median, median[i], 0.02 * median[i]);
        EXPECT_NEAR(outcomes[i].high, high[i], 0.02 * high[i]);
        EXPECT_NEAR(outcomes[i].probability_first, first[i], 0.01);
        EXPECT_NEAR(outcomes[i].mean_rank, rank[i], 0.02);
    }
}

TEST(RiskDifference, IsTheDifferenceOfTwoSharesWhenThereIsOneFailure) {
    // 6 of 10 dissatisfied after a failure, 3 of 20 without one
    std::vector<std::vector<double>> failed(1);
    std::vector<double> dissatisfied;
    for (int i = 0; i < 30; ++i) {
        failed[0].push_back(i < 10 ? 1 : 0);
        dissatisfied.push_back(i < 6 || (i >= 10 && i < 13) ? 1 : 0);
    }
    const RiskDifference difference = risk_differences(failed, dissatisfied)->front();
    EXPECT_NEAR(difference.value, 0.45, 1e-12);
    // HC0 variance of a difference of shares is Σp(1−p)/n; HC1 multiplies by n/(n−2)
    EXPECT_NEAR(difference.error, std::sqrt((0.6 * 0.4 / 10 + 0.15 * 0.85 / 20) * 30 / 28), 1e-12);
}

TEST(RiskDifference, RefusesFailuresThatAlwaysCoincide) {
    const std::vector<std::vector<double>> failed{{1, 0, 1, 0, 0, 1}, {1, 0, 1, 0, 0, 1}};
    EXPECT_FALSE(risk_differences(failed, std::vector<double>{1, 0, 1, 0, 1, 0}).has_value());
}

TEST(ExpectedLoss, NeedsAnOverallQuestion) {
    const moments::Evidence evidence = story::on_20_october();
    EXPECT_FALSE(expected_loss(evidence, indicators::measure(evidence)).has_value());
}

TEST(ExpectedLoss, OfTheAirline) {
    auto evidence = airline::evidence();
    if (!evidence) return;
    const indicators::Measures measures = indicators::measure(*evidence);
    const std::clock_t begin = std::clock();
    const ExpectedLoss loss = *expected_loss(*evidence, measures);
    std::cout << "airline losses in " << static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC << " s of CPU\n";
    EXPECT_EQ(loss.n, 119567);
    EXPECT_FALSE(loss.served_known);
    ASSERT_EQ(loss.rows.size(), 14U);
    EXPECT_EQ(loss.rows[0].moment.text, "Online Boarding");
    EXPECT_NEAR(loss.rows[0].ingredients.consequence, 0.2907999198660778, 1e-10) << "fitted apart from this program";
    double ranks = 0;
    for (const LossRow& row : loss.rows) {
        EXPECT_LE(row.outcome.low, row.outcome.median);
        EXPECT_LE(row.outcome.median, row.outcome.high);
        ranks += row.outcome.mean_rank;
    }
    EXPECT_NEAR(ranks, 14 * 15 / 2, 1e-6);
    evidence->exposure.served = 2000;
    const ExpectedLoss twice = *expected_loss(*evidence, measures);
    EXPECT_TRUE(twice.served_known);
    EXPECT_NEAR(twice.rows[0].outcome.expected, 2 * loss.rows[0].outcome.expected, 1e-9);
}

}  // namespace
}  // namespace ciclo::priorities
