// Edges and refusals of drivers, veto, matrix, Pareto, verdicts, charts and times.
#include "stats/limits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "stats/capability.h"
#include "stats/charts.h"
#include "stats/dominance.h"
#include "stats/drivers.h"
#include "stats/importance_performance.h"
#include "stats/logistic.h"
#include "stats/pareto.h"
#include "stats/random.h"
#include "stats/series.h"
#include "stats/survival.h"
#include "stats/verdict.h"
#include "stats/veto.h"

namespace ciclo::stats {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST(Drivers, RefusalsAndFlags) {
    Stream stream(11, 0);
    const auto make = [&](std::size_t rows) {
        std::vector<std::vector<double>> c(4);
        for (std::size_t row = 0; row < rows; ++row) {
            const double a = stream.normal(), b = stream.normal();
            c[0].push_back(a + b);
            c[1].push_back(b +
                           0.01 * stream.normal());  // helps only by cleaning the first of b, and points the other way
            c[2].push_back(3);
            c[3].push_back(a + 0.1 * b + 0.1 * stream.normal());
        }
        return c;
    };
    auto c = make(99);
    EXPECT_FALSE(drivers({c[0], c[1]}, c[3]).ok());
    c = make(150);
    const auto probable = drivers({c[0], c[1], c[2]}, c[3], {.replicates = 0});
    ASSERT_TRUE(probable.ok());
    EXPECT_EQ(probable->confidence, Confidence::probable);
    EXPECT_EQ(probable->constant, std::vector<std::size_t>{2});
    EXPECT_EQ(probable->drivers.size(), 2U);
    EXPECT_FALSE(probable->drivers[0].contribution.has_interval());
    c = make(400);
    c[0][7] = missing;
    const auto firm = drivers({c[0], c[1]}, c[3], {.replicates = 200});
    EXPECT_EQ(firm->confidence, Confidence::firm);
    EXPECT_EQ(firm->left_out, 1);
    EXPECT_EQ(firm->n, 399);
    EXPECT_EQ(firm->order[0], 0U);
    EXPECT_EQ(firm->drivers[0].probability_first, 1);
    EXPECT_FALSE(firm->drivers[0].suppressor);
    EXPECT_EQ(firm->drivers[1].suppressor, firm->drivers[1].r > 0);
    EXPECT_LT(*firm->drivers[1].beta, 0);
    EXPECT_FALSE(drivers({c[0]}, std::vector<double>(400, 1.0)).ok());
    EXPECT_FALSE(drivers({c[2]}, c[3]).ok());
    EXPECT_FALSE(drivers({}, c[3]).ok());
    EXPECT_FALSE(drivers({std::vector<double>(3, 1.0)}, c[3]).ok());
}

TEST(Drivers, LinearlyDependentAndManyColumns) {
    Stream stream(12, 0);
    std::vector<std::vector<double>> c(20);
    std::vector<double> y;
    for (std::size_t row = 0; row < 300; ++row) {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < c.size(); ++i) {
            c[i].push_back(stream.normal());
            sum += static_cast<double>(i) * c[i].back();
        }
        c.back().push_back(c[0].back() + c[1].back());
        y.push_back(sum + 5 * stream.normal());
    }
    const auto twins = drivers({c[0], c[1], c[19]}, y, {.replicates = 0});
    ASSERT_TRUE(twins.ok());
    EXPECT_FALSE(twins->drivers[0].beta);
    EXPECT_FALSE(twins->drivers[0].suppressor);
    const auto many = drivers(Columns(c.begin(), c.end() - 1), y, {.replicates = 50});
    ASSERT_TRUE(many.ok());
    EXPECT_EQ(many->method, DriverMethod::relative_weights);
    EXPECT_GE(many->order[0], 17U);
    double sum = 0;
    for (const Driver& driver : many->drivers) sum += driver.contribution.value;
    EXPECT_NEAR(sum, many->r_squared, 1e-12);
    const auto exact = drivers(Columns(c.begin(), c.begin() + 17), y, {.replicates = 0, .exact_up_to = 17});
    EXPECT_EQ(exact->method, DriverMethod::lmg);
}

TEST(Dominance, AliasedPredictorAddsNothing) {
    LinearModel model{.predictors = 2, .among = {1, 1, 1, 1}, .with = {0.6, 0.6}};
    const auto table = subset_r_squared(model);
    EXPECT_NEAR(table[3], 0.36, 1e-12);
    const auto lmg = shapley(table, 2);
    EXPECT_NEAR(lmg[0], 0.18, 1e-12);
    EXPECT_NEAR(lmg[1], 0.18, 1e-12);
    const auto weights = relative_weights(model);
    EXPECT_NEAR(weights[0] + weights[1], 0.36, 1e-12);
}

TEST(Logistic, RefusesSeparationAndDependence) {
    const std::vector<double> x{1, 2, 3, 4, 5, 6}, y{0, 0, 0, 1, 1, 1}, mixed{0, 1, 0, 1, 0, 1},
        twice{2, 4, 6, 8, 10, 12};
    EXPECT_FALSE(logistic({{x}, y, {}}).ok());
    EXPECT_FALSE(logistic({{x, twice}, mixed, {}}).ok());
    EXPECT_FALSE(logistic({{x}, std::vector<double>(6, 1.0), {}}).ok());
    EXPECT_FALSE(logistic({{x}, std::vector<double>{0, 1}, {}}).ok());
    ASSERT_TRUE(logistic({{x}, mixed, {}}).ok());
    // counts of equal rows are the rows themselves
    const std::vector<double> two{0, 1}, hits{3, 8}, counts{10, 12};
    const auto joined = logistic({{two}, hits, counts});
    EXPECT_NEAR(joined->coefficients[0], std::log(3.0 / 7), 1e-9);
    EXPECT_NEAR(joined->coefficients[1], std::log(8.0 / 4) - std::log(3.0 / 7), 1e-9);
    EXPECT_EQ(joined->n, 22);
}

TEST(Veto, LabelsNeedEnoughPeopleAndTheRightSign) {
    std::vector<std::vector<Flag>> failed(3);
    std::vector<Flag> unhappy;
    const auto add = [&](int times, Flag a, Flag b, Flag c, Flag judgement) {
        for (int i = 0; i < times; ++i) {
            failed[0].push_back(a);
            failed[1].push_back(b);
            failed[2].push_back(c);
            unhappy.push_back(judgement);
        }
    };
    add(90, Flag::no, Flag::no, Flag::no, Flag::no);
    add(10, Flag::no, Flag::no, Flag::no, Flag::yes);
    add(28, Flag::yes, Flag::no, Flag::missing, Flag::yes);  // a alone: 28 of 30
    add(2, Flag::yes, Flag::no, Flag::no, Flag::no);
    add(3, Flag::no, Flag::yes, Flag::no, Flag::no);   // b alone: 3 people
    add(4, Flag::no, Flag::no, Flag::yes, Flag::yes);  // c alone: 4 of 30
    add(26, Flag::no, Flag::no, Flag::yes, Flag::no);
    add(5, Flag::no, Flag::no, Flag::no, Flag::missing);
    const auto v = veto(failed, unhappy);
    ASSERT_TRUE(v.ok());
    EXPECT_EQ(v->n, 163);
    EXPECT_NEAR(v->baseline->value, 0.1, 1e-12);
    EXPECT_EQ(v->items[0].label, VetoLabel::veto);
    EXPECT_EQ(v->items[1].label, VetoLabel::insufficient);
    EXPECT_EQ(v->items[2].label, VetoLabel::tolerated);
    EXPECT_EQ(v->items[2].lived, 135);
    EXPECT_NEAR(*v->items[0].relative_risk, (28.0 / 30) / (14.0 / 133), 1e-12);
    EXPECT_FALSE(veto({}, unhappy).ok());
    EXPECT_FALSE(veto(failed, std::vector<Flag>(3, Flag::no)).ok());
    EXPECT_FALSE(veto(failed, std::vector<Flag>(163 + 5, Flag::missing)).ok());
}

TEST(Quadrants, TiesGoUpAndRight) {
    EXPECT_EQ(quadrant_of({4, 3}, 4, 3), Quadrant::keep_up);
    EXPECT_EQ(quadrant_of({4 - 1e-12, 3 - 1e-12}, 4, 3), Quadrant::keep_up);
    EXPECT_EQ(quadrant_of({4, 2.9}, 4, 3), Quadrant::concentrate_here);
    EXPECT_EQ(quadrant_of({3.9, 3}, 4, 3), Quadrant::possible_overkill);
    EXPECT_EQ(quadrant_of({3.9, 2.9}, 4, 3), Quadrant::low_priority);
    EXPECT_FALSE(quadrants({}));
}

TEST(Pareto, OthersLastRanksRangeAndEightyTwenty) {
    const std::vector<Cause> causes{{.count = 10}, {.count = 60}, {.count = 500, .others = true}, {.count = 12}};
    const auto p = pareto(causes, {.replicates = 400, .seed = 2});
    EXPECT_EQ(p->lines[0].cause, 1U);
    EXPECT_EQ(p->lines[3].cause, 2U);
    EXPECT_EQ(p->lines[3].abc, AbcClass::b);
    EXPECT_EQ(p->lines[0].rank_low, 1U);
    EXPECT_EQ(p->lines[0].rank_high, 1U);
    EXPECT_EQ(p->lines[1].rank_low, 2U);
    EXPECT_EQ(p->lines[1].rank_high, 3U);
    EXPECT_FALSE(p->eighty_twenty);
    EXPECT_TRUE(pareto(std::vector<Cause>{{.count = 90}, {.count = 4}, {.count = 3}, {.count = 2}, {.count = 1}})
                    ->eighty_twenty);
    EXPECT_FALSE(pareto(std::vector<Cause>{{.count = 0}}));
    // severity turns the order around
    EXPECT_EQ(pareto(std::vector<Cause>{{.count = 10}, {.count = 3, .severity = 9}})->lines[0].cause, 1U);
    EXPECT_NEAR(*gini(std::vector<double>{1, 1, 1}), 0, 1e-12);
}

TEST(Verdict, ThreeStatesBothWays) {
    const Estimate e{.value = 0.8, .low = 0.7, .high = 0.9};
    EXPECT_EQ(verdict(e, 0.7, Direction::higher), Verdict::met);
    EXPECT_EQ(verdict(e, 0.75, Direction::higher), Verdict::not_proven);
    EXPECT_EQ(verdict(e, 0.91, Direction::higher), Verdict::not_met);
    EXPECT_EQ(verdict(e, 0.9, Direction::lower), Verdict::met);
    EXPECT_EQ(verdict(e, 0.8, Direction::lower), Verdict::not_proven);
    EXPECT_EQ(verdict(e, 0.69, Direction::lower), Verdict::not_met);
    EXPECT_EQ(verdict(Estimate{.value = 0.8}, 0.7, Direction::higher), Verdict::not_proven);
    EXPECT_EQ(verdict(Estimate{.value = 0.8}, 0.7, Direction::higher, Census::yes), Verdict::met);
    EXPECT_EQ(verdict(Estimate{.value = 0.6}, 0.9, Direction::higher, Census::yes), Verdict::not_met);
    EXPECT_EQ(verdict_in_band(e, 0.6, 0.95), Verdict::met);
    EXPECT_EQ(verdict_in_band(e, 0.95, 1), Verdict::not_met);
    EXPECT_EQ(verdict_in_band(e, 0.75, 1), Verdict::not_proven);
    EXPECT_FALSE(sla_attainment({.open_not_due = 4}));
    const RegressionToMean below{4, 0.3, 0.25, 3.6, 1, Chosen::below};
    RegressionToMean above = below;
    above.cut = 4.4;
    above.chosen = Chosen::above;
    EXPECT_NEAR(regression_to_mean(above).amount, -regression_to_mean(below).amount, 1e-12);
}

TEST(Charts, SignalsHavePrecedenceAndMeaning) {
    // a run of eight above the mean with one point far out: outside wins at that point
    std::vector<double> x{10, 9, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11, 14, 12, 12.5, 12, 12.6, 12, 12.4, 40};
    const auto chart = individuals_chart(x, {.baseline = 12});
    ASSERT_TRUE(chart.ok());
    EXPECT_EQ(chart->standing, Standing::provisional);
    EXPECT_EQ(chart->points[19].signal, Signal::outside_limits);
    EXPECT_EQ(chart->points[13].signal, Signal::shift);
    EXPECT_EQ(meaning(chart->points[13], Direction::higher), Meaning::improvement);
    EXPECT_EQ(meaning(chart->points[13], Direction::lower), Meaning::concern);
    EXPECT_EQ(meaning(chart->points[0], Direction::lower), Meaning::common_cause);
    // a rise of seven that crosses the centre is a trend, not a shift
    const std::vector<double> rise{5, 6, 5, 6, 5, 2, 3, 4, 5, 6, 7, 8, 5, 6, 5};
    const auto trend = individuals_chart(rise, {.moving_range_factor = 10});
    for (std::size_t i = 5; i <= 11; ++i) EXPECT_EQ(trend->points[i].signal, Signal::trend) << i;
    EXPECT_EQ(trend->points[4].signal, Signal::none);
}

TEST(Charts, RefusalsAndWarnings) {
    const std::vector<std::int64_t> x{3, 4, 5}, n{10, 0, 10};
    EXPECT_FALSE(proportion_chart(x, n).ok());
    EXPECT_FALSE(proportion_chart(x, std::vector<std::int64_t>{10, 10}).ok());
    EXPECT_FALSE(proportion_chart(x, std::vector<std::int64_t>{10, 3, 10}).ok());
    EXPECT_FALSE(rate_chart(x, std::vector<double>{1, 0, 1}).ok());
    EXPECT_FALSE(count_chart(std::vector<std::int64_t>{}).ok());
    EXPECT_FALSE(count_chart(x, {.left_out = {7}}).ok());
    EXPECT_FALSE(count_chart(x, {.left_out = {0, 1}}).ok());
    EXPECT_FALSE(individuals_chart(std::vector<double>{1, missing, 2}).ok());
    EXPECT_FALSE(time_between_chart(std::vector<double>{1, 0, 2}).ok());
    EXPECT_EQ(count_chart(x)->standing, Standing::run_chart);
    std::vector<double> drift;
    for (int i = 0; i < 30; ++i) drift.push_back(i * 0.5 + (i % 2));
    const auto chart = individuals_chart(drift);
    EXPECT_TRUE(chart->autocorrelated);
    EXPECT_EQ(chart->standing, Standing::firm);
    EXPECT_EQ(assurance(*chart, 1000, Direction::lower), Assurance::meets);
    EXPECT_EQ(assurance(*chart, -1000, Direction::lower), Assurance::fails);
    EXPECT_EQ(assurance(*chart, -1000, Direction::higher), Assurance::meets);
    EXPECT_EQ(assurance(*chart, chart->centre, Direction::higher), Assurance::hit_and_miss);
}

TEST(Capability, OneSidedAndNone) {
    const auto upper = capability(10, 1, {.high = 13});
    EXPECT_NEAR(upper->cpk, 1, 1e-12);
    EXPECT_FALSE(upper->cp);
    EXPECT_FALSE(capability(10, 1, {}));
    EXPECT_FALSE(capability(10, 0, {.high = 13}));
    EXPECT_NEAR(share_above(std::vector<double>{1, 2, 3, 4}, 3)->value, 0.25, 1e-12);
    EXPECT_FALSE(percentile_capability(45, 10, 10));
}

TEST(Survival, RefusesAndFindsP90) {
    EXPECT_FALSE(kaplan_meier(std::vector<double>{-1}, {true}).ok());
    EXPECT_FALSE(kaplan_meier(std::vector<double>{}, {}).ok());
    std::vector<double> days;
    for (int i = 1; i <= 40; ++i) days.push_back(i);
    const auto s = kaplan_meier(days, std::vector<bool>(40, true));
    EXPECT_EQ(time_quantile(*s, 0.9)->value, 36);
    EXPECT_EQ(time_quantile(*s, 0.5)->value, 20);
    EXPECT_TRUE(time_quantile(*s, 0.5)->has_interval());
    const auto open = kaplan_meier(days, std::vector<bool>(40, false));
    EXPECT_FALSE(time_quantile(*open, 0.5));
    const std::vector<std::size_t> group(40, 0);
    EXPECT_FALSE(log_rank(days, std::vector<bool>(40, true), group, 2).ok());
}

TEST(Survival, CountedTimesGiveTheSameTest) {
    const std::vector<double> first{3, 3, 4, 7, 7, 7, 12, 20}, second{1, 3, 7, 7, 9, 20, 20, 31, 31, 40};
    std::vector<double> both(first);
    both.insert(both.end(), second.begin(), second.end());
    std::vector<std::size_t> group(both.size(), 1);
    std::fill_n(group.begin(), first.size(), 0);
    const auto plain = log_rank(both, std::vector<bool>(both.size(), true), group, 2);
    const auto counted = log_rank(histogram_of(first), histogram_of(second));
    EXPECT_NEAR(counted->chi_squared, plain->chi_squared, 1e-12);
    EXPECT_NEAR(counted->p, plain->p, 1e-12);
    EXPECT_EQ(counted->degrees, 1);
    EXPECT_FALSE(log_rank(histogram_of(std::vector<double>{}), histogram_of(first)).ok());
    EXPECT_FALSE(log_rank(histogram_of(std::vector<double>{-1}), histogram_of(first)).ok());
    EXPECT_FALSE(log_rank(histogram_of(std::vector<double>{2, 2}), histogram_of(std::vector<double>{2})).ok());
}

TEST(Series, RefusesImpossibleCounts) {
    EXPECT_FALSE(yields(std::vector<std::int64_t>{5}, std::vector<std::int64_t>{6}, 10).ok());
    EXPECT_FALSE(yields(std::vector<std::int64_t>{5}, std::vector<std::int64_t>{}, 10).ok());
    EXPECT_THROW((void)series(std::vector<double>{1.2}), Broken);
    EXPECT_FALSE(necessary_condition(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3}));
}

}  // namespace ciclo::stats
