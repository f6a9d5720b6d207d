// Edges, refusals and worked examples that are not in the file of known answers.
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "stats/bootstrap.h"
#include "stats/capability.h"
#include "stats/charts.h"
#include "stats/composite.h"
#include "stats/dominance.h"
#include "stats/drivers.h"
#include "stats/funnel.h"
#include "stats/importance_performance.h"
#include "stats/logistic.h"
#include "stats/means.h"
#include "stats/nps.h"
#include "stats/parallel.h"
#include "stats/pareto.h"
#include "stats/proportions.h"
#include "stats/random.h"
#include "stats/rates.h"
#include "stats/reliability.h"
#include "stats/sample_size.h"
#include "stats/series.h"
#include "stats/shrinkage.h"
#include "stats/special.h"
#include "stats/survival.h"
#include "stats/verdict.h"
#include "stats/veto.h"
#include "stats/weights.h"

namespace ciclo::stats {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

template <class Enum>
void expect_all_named(std::size_t enumerators) {
    std::set<std::string_view> codes;
    std::set<Enum> values;
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        codes.insert(row.code);
        values.insert(row.value);
        EXPECT_FALSE(row.es.empty() || row.en.empty() || row.nl.empty());
    }
    EXPECT_EQ(codes.size(), enumerators);
    EXPECT_EQ(values.size(), enumerators);
}

}  // namespace

TEST(Names, EveryEnumeratorHasOneRow) {
    expect_all_named<Method>(method_count);
    expect_all_named<Verdict>(3);
    expect_all_named<Direction>(2);
    expect_all_named<Confidence>(2);
    expect_all_named<DriverMethod>(2);
    expect_all_named<VetoLabel>(4);
    expect_all_named<Quadrant>(4);
    expect_all_named<Cut>(3);
    expect_all_named<AbcClass>(3);
    expect_all_named<ChartKind>(8);
    expect_all_named<Standing>(3);
    expect_all_named<Assurance>(3);
    expect_all_named<Meaning>(3);
    expect_all_named<Signal>(5);
    EXPECT_EQ(from_code<Method>("product_limit"), Method::product_limit);
}

TEST(Firmness, StepsAtFiveAndThirty) {
    EXPECT_EQ(firmness_of(4), Firmness::too_few);
    EXPECT_EQ(firmness_of(5), Firmness::orientative);
    EXPECT_EQ(firmness_of(29), Firmness::orientative);
    EXPECT_EQ(firmness_of(30), Firmness::plain);
}

TEST(Stream, IsReproducibleAndUnbiased) {
    Stream a(1, 0), b(1, 0), c(1, 1), d(2, 0);
    EXPECT_EQ(a.next(), b.next());
    EXPECT_NE(b.next(), c.next());
    EXPECT_NE(c.next(), d.next());
    std::vector<std::int64_t> seen(6, 0);
    Stream dice(seed_of("dice"), 3);
    for (int i = 0; i < 60'000; ++i) ++seen[dice.below(6)];
    double chi = 0;
    for (const auto count : seen) chi += std::pow(static_cast<double>(count) - 10'000, 2) / 10'000;
    EXPECT_LT(chi, 20.5);  // 99.9 % of χ²(5)
}

TEST(Stream, BinomialFollowsItsLaw) {
    for (const auto& [trials, share] : {std::pair(std::int64_t{40}, 0.1), std::pair(std::int64_t{60}, 0.5),
                                        std::pair(std::int64_t{200}, 0.8), std::pair(std::int64_t{5000}, 0.02)}) {
        constexpr int draws = 40'000;
        std::vector<double> seen(static_cast<std::size_t>(trials) + 1, 0);
        Stream stream(seed_of("binomial"), static_cast<std::uint64_t>(trials));
        for (int i = 0; i < draws; ++i) seen[static_cast<std::size_t>(stream.binomial(trials, share))] += 1;
        double chi = 0, cells = 0, rest_seen = 0, rest = 0;
        for (std::int64_t k = 0; k <= trials; ++k) {
            const double expected = draws * binomial_density(k, trials, share);
            if (expected < 10) {
                rest += expected;
                rest_seen += seen[static_cast<std::size_t>(k)];
                continue;
            }
            chi += std::pow(seen[static_cast<std::size_t>(k)] - expected, 2) / expected;
            cells += 1;
        }
        if (rest > 5) chi += std::pow(rest_seen - rest, 2) / rest;
        EXPECT_GT(chi_squared_upper(chi, cells), 0.001) << trials << " " << share;
    }
}

TEST(Parallel, RunsEachIndexOnceAndPassesOnTheFailure) {
    std::vector<int> times(1000, 0);
    for_each_index(times.size(), 4, [&](std::size_t, std::size_t index) { ++times[index]; });
    EXPECT_EQ(times, std::vector<int>(1000, 1));
    EXPECT_THROW(for_each_index(10, 3, [](std::size_t, std::size_t index) { ENSURE(index != 7, "not seven"); }),
                 Broken);
    EXPECT_EQ(workers_for(2, 16), 2U);
    EXPECT_EQ(workers_for(0, 4), 1U);
}

TEST(Proportions, NothingFromNothingAndNoNonsense) {
    EXPECT_FALSE(wilson(0, 0));
    EXPECT_FALSE(clopper_pearson(0, 0));
    EXPECT_FALSE(newcombe_difference(0, 0, 1, 2));
    EXPECT_FALSE(iceberg_multiplier(0, 10));
    EXPECT_THROW((void)wilson(3, 2), Broken);
    EXPECT_THROW((void)wilson(1, 2, 1.0), Broken);
    EXPECT_EQ(*wilson(0, 20)->low, 0);
    EXPECT_EQ(*wilson(20, 20)->high, 1);
    // weights that make 150 answers worth 100
    const auto weighted = wilson_effective(0.77, 100, 150);
    EXPECT_EQ(weighted->n, 150);
    EXPECT_NEAR(*weighted->low, *wilson(77, 100)->low, 1e-12);
}

TEST(Means, ChoosesTheIntervalByShape) {
    const std::vector<double> m1{4, 2, 5, 3, 2, 4, 1, 4};  // K-01
    const auto small = mean_estimate(m1);
    EXPECT_EQ(small->value, 3.125);
    EXPECT_EQ(small->n, 8);
    EXPECT_EQ(small->method, Method::bca_bootstrap);
    EXPECT_NEAR(*small->low, 2.2, 0.25);
    EXPECT_NEAR(*small->high, 3.9, 0.2);
    const std::vector<double> m3{2, 3, 3, 4, 2, 3, 1, 4, 3, 2, 4, 3, 2, 5, 3, 2, 4, 3, 1, 3};
    const auto t = mean_estimate(m3);
    EXPECT_EQ(t->method, Method::student_t);
    EXPECT_NEAR(t->value, 2.85, 1e-12);
    EXPECT_NEAR(*t->high - t->value, 0.49, 0.005);  // 2.093 · 1.0400 / √20
    EXPECT_FALSE(mean_estimate(std::vector<double>{}));
    EXPECT_EQ(mean_estimate(std::vector<double>{4})->method, Method::count_only);
    EXPECT_EQ(mean_estimate(std::vector<double>(50, 5.0))->method, Method::count_only);
    EXPECT_FALSE(mean_estimate(std::vector<double>(50, 5.0))->has_interval());
    EXPECT_THROW((void)mean_estimate(std::vector<double>{1, missing}), Broken);
}

TEST(Means, LargeSkewedColumnsNeedNoResampling) {
    std::vector<double> times;
    Stream stream(21, 0);
    for (int i = 0; i < 20'000; ++i) times.push_back(-std::log(1 - stream.unit()));  // exponential: skewness 2
    const auto mean = mean_estimate(times);
    EXPECT_EQ(mean->method, Method::student_t);
    // where both can be had they agree within the error of 2000 replicates
    times.resize(6000);
    const auto t = mean_student_t(histogram_of(times)), bca = mean_bca(histogram_of(times), {.seed = 4});
    const double width = *t->high - *t->low;
    EXPECT_NEAR(*t->low, *bca->low, 0.08 * width);
    EXPECT_NEAR(*t->high, *bca->high, 0.08 * width);
    times.resize(400);
    EXPECT_EQ(mean_estimate(times)->method, Method::bca_bootstrap);
}

TEST(Means, QuantilesOfTheCallTimes) {
    const Histogram calls =
        histogram_of(std::vector<double>{6, 8, 9, 14, 22, 7, 10, 31, 9, 12, 8, 18, 5, 9, 27, 11, 7, 10, 16, 9});
    EXPECT_NEAR(summary_of(calls)->mean, 12.4, 1e-12);
    EXPECT_EQ(quantile_nearest_rank(calls, 0.9), 22);
    EXPECT_EQ(quantile_type7(calls, 0.5), 9.5);
    EXPECT_EQ(summary_of(calls)->highest, 31);
    EXPECT_EQ(count_between(calls, 0, 10), 12);
    EXPECT_EQ(quantile_estimate(calls, 0.9)->method, Method::count_only);  // 20 values cannot bound a P90
    const auto median = median_estimate(calls);
    EXPECT_EQ(median->value, 9.5);
    EXPECT_EQ(*median->low, 8);  // 6th and 15th of the sorted values: P(6 ≤ Bin(20, ½) < 15) = 0.9586
    EXPECT_EQ(*median->high, 14);
    EXPECT_EQ(quantile_nearest_rank(calls, 0), 5);
    EXPECT_EQ(quantile_nearest_rank(calls, 1), 31);
}

TEST(Means, WelchOfTheSleepData) {
    const Histogram a = histogram_of(std::vector<double>{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0});
    const Histogram b = histogram_of(std::vector<double>{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4});
    const auto w = welch_difference(a, b);  // R's help page of t.test: t = -1.8608, df = 17.776, p = 0.07939
    EXPECT_NEAR(w->t, -1.8608, 5e-5);
    EXPECT_NEAR(w->degrees, 17.776, 5e-4);
    EXPECT_NEAR(w->p, 0.07939, 5e-6);
    EXPECT_NEAR(*w->difference.low, -3.3654832, 5e-8);
    EXPECT_NEAR(*w->difference.high, 0.2054832, 5e-8);
    EXPECT_FALSE(welch_difference(a, histogram_of(std::vector<double>{1})));
}

TEST(Means, ClearOnlyWhenIntervalsAreApart) {
    const Estimate a{.value = 2.85, .low = 2.39, .high = 3.31}, b{.value = 3.85, .low = 3.52, .high = 4.18};
    EXPECT_TRUE(intervals_apart(a, b));
    EXPECT_TRUE(intervals_apart(b, a));
    EXPECT_FALSE(intervals_apart(a, Estimate{.value = 3.4, .low = 3.3, .high = 3.5}));
    EXPECT_FALSE(intervals_apart(a, Estimate{.value = 5}));
}

TEST(Nps, WorkedExampleAndRefusals) {
    const auto e = nps({.detractors = 5, .passives = 6, .promoters = 9});  // K-18
    EXPECT_NEAR(e->value, 0.20, 1e-12);
    EXPECT_NEAR(*e->low, -0.15, 0.005);
    EXPECT_NEAR(*e->high, 0.50, 0.005);
    EXPECT_FALSE(nps({}));
    const auto bad = nps_counts(std::vector<double>{9, 11, 6.5, 3});
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.errors().size(), 2U);
    const auto same = nps_difference({50, 30, 20}, {50, 30, 20});
    EXPECT_NEAR(same->difference.value, 0, 1e-12);
    EXPECT_NEAR(same->p, 1, 1e-12);
    EXPECT_LT(nps_difference({10, 30, 60}, {60, 30, 10})->p, 1e-9);
}

TEST(Rates, EdgesAndWorkedExample) {
    EXPECT_NEAR(poisson_rate(9, 2790, 1000)->value, 3.23, 0.005);  // K-15
    EXPECT_EQ(*poisson_rate(0, 100)->low, 0);
    EXPECT_NEAR(*poisson_rate(0, 100)->high, 3.689 / 100, 1e-5);
    EXPECT_FALSE(poisson_rate(1, 0));
    EXPECT_EQ(ratio_of_amounts(8, 4)->value, 2);
    EXPECT_FALSE(ratio_of_amounts(8, 0));
    EXPECT_EQ(*index_base_100(3.6, 3.2), 112.5);
    EXPECT_FALSE(rate_ratio(1, 10, 0, 10));
    const std::vector<double> a{2, 4, 6, 8}, b{1, 2, 3, 4};
    const auto exact = ratio_of_sums(a, b);
    EXPECT_EQ(exact->value, 2);
    EXPECT_NEAR(*exact->low, 2, 1e-12);  // the ratio is the same in every row: nothing to be unsure of
    EXPECT_FALSE(retention(0).expected_periods);
}

TEST(Weights, RefusalsAndTrimming) {
    Margin sex{{0, 0, 1, 1}, {500, 500}};
    EXPECT_FALSE(rake(std::vector<Margin>{{{0, 0, 0, 0}, {500, 500}}}).ok());       // nobody in a category
    EXPECT_FALSE(rake(std::vector<Margin>{sex, {{0, 1, 0, 1}, {400, 500}}}).ok());  // totals differ
    EXPECT_FALSE(rake(std::vector<Margin>{sex, {{0, 1, 0, 2}, {500, 500}}}).ok());  // category out of range
    EXPECT_FALSE(rake(std::vector<Margin>{sex, {{0, 1, 0}, {500, 500}}}).ok());     // somebody without category
    EXPECT_FALSE(rake(std::vector<Margin>{}).ok());
    // one person for half of the population would weigh 25 times the mean
    Margin lopsided{std::vector<std::size_t>(50, 0), {500, 500}};
    lopsided.category_of_row[0] = 1;
    const auto trimmed = rake(std::vector<Margin>{lopsided}, {.trim_low = 0.3, .trim_high = 3});
    ASSERT_TRUE(trimmed.ok());
    EXPECT_EQ(trimmed->trimmed, 1);
    EXPECT_NEAR(trimmed->n_effective, 50 * 50 / (50.0 * 50 / 4 + 50.0 * 50 / 4 / 49), 1e-6);
    EXPECT_EQ(kish_n_effective(std::vector<double>(7, 2.0)), 7);
    EXPECT_NEAR(cluster_design_effect(11, 0.05), 1.5, 1e-12);
    EXPECT_FALSE(weighted_mean(std::vector<double>{1}, std::vector<double>{0}));
    EXPECT_NEAR(finite_population_factor(100, 100), 0, 1e-12);
}

TEST(SampleSize, InvitesForTheResponseAndTheDesign) {
    const SampleSize size = cochran(0.05, 0.5, 1000, {.response_rate = 0.25, .design_effect = 1.5});
    EXPECT_EQ(size.n, 278);
    EXPECT_EQ(size.invited, 1668);
    EXPECT_FALSE(detectable_rise(0.99, 10));
    EXPECT_NEAR(power_of_two_proportions(0.7, 0.8, 293.151285813647), 0.8, 1e-9);
}

TEST(Reliability, DropsConstantsAndUsesTwoItemFormula) {
    const std::vector<double> a{1, 2, 3, 4, 5, missing}, b{2, 2, 4, 4, 6, 1}, same{3, 3, 3, 3, 3, 3};
    const auto alpha = cronbach({a, b, same});
    ASSERT_TRUE(alpha);
    EXPECT_EQ(alpha->constant, std::vector<std::size_t>{2});
    EXPECT_EQ(alpha->left_out, 1);
    EXPECT_EQ(alpha->alpha.n, 5);
    ASSERT_TRUE(alpha->spearman_brown);
    EXPECT_NEAR(*alpha->spearman_brown, alpha->standardised, 1e-12);  // for two items they are the same number
    EXPECT_FALSE(cronbach({a, same}));
    EXPECT_FALSE(gap_reliability({1, 1, 0.8, 0.8, 1}));
}

TEST(Shrinkage, FewUnitsAndNoDifferences) {
    const auto few = shrink_shares(std::vector<UnitCount>{{1, 4}, {30, 40}});
    EXPECT_EQ(few->prior, Prior::fixed_weak);
    EXPECT_EQ(*few->prior_size, 10);
    const double pooled = 31.0 / 44;
    EXPECT_NEAR(few->units[0].value, (1 + 10 * pooled) / 14, 1e-12);
    const auto alike = shrink_shares(std::vector<UnitCount>(6, {5, 10}));
    EXPECT_EQ(alike->prior, Prior::no_differences);
    EXPECT_EQ(alike->units[3].value, 0.5);
    EXPECT_FALSE(shrink_shares(std::vector<UnitCount>{{0, 5}, {0, 8}}).ok());
    EXPECT_FALSE(shrink_shares(std::vector<UnitCount>{{3, 2}}).ok());
    EXPECT_FALSE(shrink_means(std::vector<UnitMean>{{3, 0, 5}, {4, 1, 5}}).ok());
    const auto equal = shrink_means(std::vector<UnitMean>{{3, 1, 5}, {3.1, 1, 5}});
    EXPECT_EQ(equal->between_variance, 0);
    EXPECT_NEAR(equal->units[0].value, 3.05, 1e-12);
    EXPECT_FALSE(james_stein(std::vector<double>{1, 2, 3}, 1));
    EXPECT_FALSE(funnel(std::vector<UnitCount>{{1, 2}, {2, 3}}).ok());
}

TEST(Composite, RespondentsAreResampledAndMixIsRemoved) {
    std::vector<std::vector<double>> top(2);
    for (int person = 0; person < 60; ++person) {
        top[0].push_back(person % 3 == 0 ? 0 : 1);
        top[1].push_back(person % 4 == 0 ? missing : person % 2);
    }
    const auto e = composite_top_box(top, {.seed = 3, .replicates = 500});
    EXPECT_NEAR(e->value, (40.0 / 60 + 30.0 / 45) / 2, 1e-12);
    EXPECT_EQ(e->n, 60);
    EXPECT_LT(*e->low, e->value);
    EXPECT_FALSE(composite_top_box(std::vector<std::vector<double>>{{missing, missing}}));
    // two units with the same shares per stratum and other mixes are the same after standardising
    const auto a = standardised_share(std::vector<StandardStratum>{{0.5, {10, 100}}, {0.5, {90, 300}}});
    const auto b = standardised_share(std::vector<StandardStratum>{{0.5, {30, 300}}, {0.5, {30, 100}}});
    EXPECT_NEAR(a->value, 0.2, 1e-12);
    EXPECT_NEAR(a->value, b->value, 1e-12);
    EXPECT_FALSE(standardised_share(std::vector<StandardStratum>{{0.5, {1, 2}}, {0.5, {0, 0}}}));
    EXPECT_NEAR(mix_adjusted(80, std::vector<double>{2}, std::vector<double>{0.6}, std::vector<double>{0.5}), 79.8,
                1e-12);
}

TEST(Composite, ServqualNeedsHalfOfADimension) {
    ServqualInput input;
    input.dimensions = 2;
    input.dimension_of_item = {0, 0, 0, 1};
    input.expectation = {{7, 7, 7, 6}, {6, 6, 6, 6}};
    input.perception = {{5, missing, missing, 5}, {5, 5, 2, 6}};
    input.reversed = {false, false, true, false};
    const auto s = servqual(input);
    ASSERT_TRUE(s.ok());
    EXPECT_EQ(s->dimension_gap[0]->n, 1);  // the first person answered one of three
    EXPECT_NEAR(s->dimension_gap[0]->value, (-1 - 1 + 4) / 3.0, 1e-12);
    EXPECT_FALSE(s->person_unweighted[0]);
    EXPECT_NEAR(*s->unweighted, (2.0 / 3 - 0.5) / 2, 1e-12);
    EXPECT_FALSE(s->weighted);
    input.perception.pop_back();
    EXPECT_FALSE(servqual(input).ok());
}

}  // namespace ciclo::stats
