// What must hold for any input.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "stats/bootstrap.h"
#include "stats/charts.h"
#include "stats/dominance.h"
#include "stats/drivers.h"
#include "stats/means.h"
#include "stats/pareto.h"
#include "stats/proportions.h"
#include "stats/random.h"
#include "stats/survival.h"
#include "stats/weights.h"

namespace ciclo::stats {

namespace {

// Columns with a common part, so that predictors correlate; the last one is the response.
std::vector<std::vector<double>> correlated(std::uint64_t seed, std::size_t columns, std::size_t rows) {
    Stream stream(seed, 0);
    std::vector<std::vector<double>> out(columns);
    for (std::size_t row = 0; row < rows; ++row) {
        const double common = stream.normal();
        for (auto& column : out) column.push_back(0.7 * common + stream.normal());
    }
    return out;
}

LinearModel model_of(const std::vector<std::vector<double>>& columns) {
    const Result<Correlations> all = correlations(Columns(columns.begin(), columns.end()));
    return linear_model(*all, columns.size() - 1);
}

double total(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST(Property, WilsonStaysInsideHoldsTheShareAndRises) {
    EXPECT_TRUE(rc::check([] {
        const auto n = *rc::gen::inRange<std::int64_t>(1, 5000);
        const auto x = *rc::gen::inRange<std::int64_t>(0, n + 1);
        const auto level = *rc::gen::element(0.8, 0.9, 0.95, 0.99);
        for (const auto& way : {wilson, wilson_corrected, agresti_coull, clopper_pearson, jeffreys}) {
            const auto e = way(x, n, level);
            RC_ASSERT(e && *e->low >= 0 && *e->high <= 1);
            RC_ASSERT(*e->low <= e->value && e->value <= *e->high);
            RC_ASSERT(x > 0 || *e->low == 0);
            RC_ASSERT(x < n || *e->high == 1);
            if (x < n) {
                const auto next = way(x + 1, n, level);
                RC_ASSERT(*next->low >= *e->low && *next->high >= *e->high);
            }
        }
        const auto plain = wilson(x, n, level), corrected = wilson_corrected(x, n, level);
        RC_ASSERT(*corrected->low <= *plain->low && *plain->high <= *corrected->high);
    }));
}

TEST(Property, NewcombeTurnsAroundWithItsGroups) {
    EXPECT_TRUE(rc::check([] {
        const auto n1 = *rc::gen::inRange<std::int64_t>(1, 300), n2 = *rc::gen::inRange<std::int64_t>(1, 300);
        const auto x1 = *rc::gen::inRange<std::int64_t>(0, n1 + 1), x2 = *rc::gen::inRange<std::int64_t>(0, n2 + 1);
        const auto there = newcombe_difference(x1, n1, x2, n2), back = newcombe_difference(x2, n2, x1, n1);
        RC_ASSERT(std::fabs(*there->low + *back->high) < 1e-12 && std::fabs(*there->high + *back->low) < 1e-12);
        RC_ASSERT(*there->low <= there->value && there->value <= *there->high);
    }));
}

TEST(Property, SharesOfTheExplainedAddUpWhateverTheOrder) {
    EXPECT_TRUE(rc::check("LMG", [] {
        const auto predictors = *rc::gen::inRange<std::size_t>(1, 8);
        auto columns = correlated(*rc::gen::arbitrary<std::uint64_t>(), predictors + 1, 40);
        const LinearModel model = model_of(columns);
        const auto table = subset_r_squared(model);
        const auto lmg = shapley(table, predictors);
        const Contributions other = contributions(model);
        RC_ASSERT(std::fabs(total(lmg) - other.r_squared) < 1e-10);
        RC_ASSERT(std::fabs(total(relative_weights(model)) - other.r_squared) < 1e-10);
        RC_ASSERT(std::fabs(total(other.pratt) - other.r_squared) < 1e-10);
        for (const double part : lmg) RC_ASSERT(part >= -1e-12);
        const auto by_size = conditional_dominance(table, predictors);
        for (std::size_t i = 0; i < predictors; ++i) {
            RC_ASSERT(std::fabs(total(by_size[i]) / static_cast<double>(predictors) - lmg[i]) < 1e-10);
            RC_ASSERT(std::fabs(by_size[i].front() - other.first[i]) < 1e-10);
            RC_ASSERT(std::fabs(by_size[i].back() - other.last[i]) < 1e-10);
        }
        // the other order, other scales
        std::reverse(columns.begin(), columns.end() - 1);
        for (double& value : columns.front()) value = 7 - 3 * value;
        auto again = shapley(subset_r_squared(model_of(columns)), predictors);
        std::reverse(again.begin(), again.end());
        for (std::size_t i = 0; i < predictors; ++i) RC_ASSERT(std::fabs(again[i] - lmg[i]) < 1e-10);
    }));
}

TEST(Property, RakingMeetsItsMargins) {
    EXPECT_TRUE(rc::check([] {
        const auto rows = *rc::gen::inRange<std::size_t>(30, 200);
        std::vector<Margin> margins(2);
        for (std::size_t m = 0; m < 2; ++m) {
            margins[m].population = {300, 700};
            for (std::size_t row = 0; row < rows; ++row) {
                // every pair of categories occurs, so that the margins can be met
                margins[m].category_of_row.push_back(row < 4 ? (row >> m & 1U) : *rc::gen::inRange<std::size_t>(0, 2));
            }
        }
        const Result<Raking> raked = rake(margins, {.iterations = 10'000, .trim_low = 0, .trim_high = 0});
        RC_ASSERT(raked.ok() && raked->converged);
        for (const Margin& margin : margins) {
            double first = 0;
            for (std::size_t row = 0; row < rows; ++row)
                first += margin.category_of_row[row] == 0 ? raked->weights[row] : 0;
            RC_ASSERT(std::fabs(first - 300) < 1e-4);
        }
        RC_ASSERT(raked->n_effective <= static_cast<double>(rows) + 1e-9);
    }));
}

TEST(Property, LaneyLimitsAreThePlainOnesTimesSigma) {
    EXPECT_TRUE(rc::check([] {
        const auto points = *rc::gen::inRange<std::size_t>(3, 40);
        std::vector<std::int64_t> n, x;
        for (std::size_t i = 0; i < points; ++i) {
            n.push_back(*rc::gen::inRange<std::int64_t>(20, 400));
            x.push_back(*rc::gen::inRange<std::int64_t>(1, n.back()));
        }
        const auto plain = proportion_chart(x, n, {.dispersion = Dispersion::plain});
        const auto laney = proportion_chart(x, n, {.dispersion = Dispersion::laney});
        const auto automatic = proportion_chart(x, n);
        RC_ASSERT(plain.ok() && laney.ok() && automatic.ok());
        const double sigma = laney->sigma_z;
        for (std::size_t i = 0; i < points; ++i) {
            const double half = 3 * std::sqrt(plain->centre * (1 - plain->centre) / static_cast<double>(n[i]));
            RC_ASSERT(std::fabs(laney->points[i].high - std::min(1.0, plain->centre + half * sigma)) < 1e-12);
            RC_ASSERT(std::fabs(plain->points[i].high - std::min(1.0, plain->centre + half)) < 1e-12);
        }
        RC_ASSERT(automatic->kind == (sigma > 1.3 ? ChartKind::p_prime : ChartKind::p));
    }));
}

TEST(Property, FrozenLimitsDoNotSeeWhatCameAfter) {
    EXPECT_TRUE(rc::check([] {
        auto values = *rc::gen::container<std::vector<double>>(
            30, rc::gen::map(rc::gen::inRange(0, 1000), [](int v) { return v / 10.0; }));
        const auto before = individuals_chart(values, {.baseline = 12});
        for (std::size_t i = 12; i < values.size(); ++i) values[i] += 500;
        const auto after = individuals_chart(values, {.baseline = 12});
        RC_ASSERT(before.ok() && after.ok());
        RC_ASSERT(before->centre == after->centre && before->points[29].low == after->points[29].low);
        RC_ASSERT(before->points[29].high == after->points[29].high);
    }));
}

TEST(Property, SurvivalNeverRises) {
    EXPECT_TRUE(rc::check([] {
        const auto cases = *rc::gen::inRange<std::size_t>(1, 60);
        std::vector<double> time;
        std::vector<bool> ended;
        for (std::size_t i = 0; i < cases; ++i) {
            time.push_back(*rc::gen::inRange(0, 20));
            ended.push_back(*rc::gen::arbitrary<bool>());
        }
        const auto s = kaplan_meier(time, ended);
        RC_ASSERT(s.ok());
        double last = 1;
        for (const SurvivalStep& step : s->steps) {
            RC_ASSERT(step.survival < last && step.survival >= -1e-12);
            RC_ASSERT(step.low <= step.survival + 1e-12 && step.survival <= step.high + 1e-12);
            last = step.survival;
        }
        // without open cases it is the plain share still open
        const auto all = kaplan_meier(time, std::vector<bool>(cases, true));
        for (const SurvivalStep& step : all->steps) {
            const auto later = std::count_if(time.begin(), time.end(), [&](double t) { return t > step.time; });
            RC_ASSERT(std::fabs(step.survival - static_cast<double>(later) / static_cast<double>(cases)) < 1e-9);
        }
    }));
}

TEST(Property, ColumnAndCountsGiveTheSameBytes) {
    EXPECT_TRUE(rc::check([] {
        const auto ratings =
            *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(rc::gen::element(1.0, 2.0, 3.0, 4.0, 5.0)));
        std::vector<double> values{5, 4, 3, 2, 1};
        std::vector<std::int64_t> counts;
        for (const double value : values) counts.push_back(std::count(ratings.begin(), ratings.end(), value));
        const Resampling how{.seed = 9, .replicates = 200};
        RC_ASSERT(mean_estimate(ratings, how) == mean_estimate(histogram_of(values, counts), how));
    }));
}

TEST(Property, ParetoKeepsAllWeightAndOthersLast) {
    EXPECT_TRUE(rc::check([] {
        const auto counts = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1000)));
        std::vector<Cause> causes;
        for (const int count : counts) causes.push_back({.count = count});
        causes.back().others = true;
        const auto p = pareto(causes);
        RC_ASSERT(p && std::fabs(p->lines.back().cumulative - 1) < 1e-12);
        RC_ASSERT(p->lines.back().cause + 1 == causes.size() && p->lines.back().abc != AbcClass::a);
        RC_ASSERT(p->gini >= -1e-12 && p->gini < 1);
        for (std::size_t i = 1; i + 1 < p->lines.size(); ++i) RC_ASSERT(p->lines[i - 1].weight >= p->lines[i].weight);
    }));
}

TEST(Determinism, SameBytesWithAnyNumberOfThreads) {
    const auto columns = correlated(4, 6, 400);
    const Columns moments(columns.begin(), columns.end() - 1);
    const auto run = [&](int threads) {
        return drivers(moments, columns.back(), {.seed = 77, .replicates = 120, .threads = threads});
    };
    const auto f = [&](std::span<const std::uint32_t> rows) {
        double sum = 0;
        for (const auto row : rows) sum += columns[0][row];
        return sum;
    };
    const auto one = run(1);
    ASSERT_TRUE(one.ok());
    for (const int threads : {2, 3, 7}) {
        const auto many = run(threads);
        for (std::size_t i = 0; i < one->drivers.size(); ++i) {
            EXPECT_EQ(one->drivers[i].contribution, many->drivers[i].contribution);
            EXPECT_EQ(one->drivers[i].share, many->drivers[i].share);
            EXPECT_EQ(one->drivers[i].probability_first, many->drivers[i].probability_first);
        }
        EXPECT_EQ(bootstrap_replicates(400, f, {.seed = 5, .threads = 1}),
                  bootstrap_replicates(400, f, {.seed = 5, .threads = threads}));
    }
}

}  // namespace ciclo::stats
