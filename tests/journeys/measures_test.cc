// The measures against a slow plain twin, on any number of threads, with few and with thousands of activities.
#include "journeys/measures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <cmath>

#include "journeys/interval_logs.h"
#include "journeys/lived_path.h"
#include "journeys/moves.h"
#include "journeys/pairs.h"

namespace ciclo::journeys {
namespace {

/// The same numbers every run.
class Dice {
public:
    std::uint64_t roll(std::uint64_t sides) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return (state_ >> 33U) % sides;
    }

private:
    std::uint64_t state_ = 20251020;
};

std::string two(std::uint64_t n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string day_time(std::uint64_t minutes) {
    return "2026-" + two(1 + minutes / 40'320 % 12) + "-" + two(1 + minutes / 1'440 % 28) + " " +
           two(minutes / 60 % 24) + ":" + two(minutes % 60) + ":00";
}

/// Cases of one to twelve events that may overlap; `activities` names.
events::Log random_log(std::size_t cases, std::uint64_t activities, unsigned threads = 1) {
    Dice dice;
    std::string csv = "case,activity,start,end,resource\n";
    for (std::size_t c = 0; c < cases; ++c) {
        std::uint64_t at = dice.roll(40'000);
        for (std::uint64_t e = 1 + dice.roll(12); e > 0; --e) {
            const std::uint64_t end = at + dice.roll(200);
            csv += "k" + std::to_string(c * 7919 % cases) + ",a" + std::to_string(dice.roll(activities)) + "," +
                   day_time(at) + "," + day_time(end) + ",r" + std::to_string(dice.roll(5)) + "\n";
            at += dice.roll(300);
        }
    }
    auto log = events::read_log(csv, "random.csv", {}, {.threads = threads});
    EXPECT_TRUE(log.ok());
    return std::move(log).value();
}

struct Twin {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::int64_t>> gaps;
    std::map<std::uint32_t, std::vector<std::int64_t>> service, waiting;
    std::map<std::vector<std::uint32_t>, std::int64_t> variants;
    std::map<std::uint32_t, std::int64_t> cases, rework;
    std::vector<std::int64_t> durations;
};

Twin twin_of(const events::Log& log) {
    Twin twin;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::vector<std::uint32_t> path;
        std::map<std::uint32_t, int> times;
        std::int64_t begun = log.start[log.case_begin[c]], ended = log.end[log.case_begin[c]];
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t activity = log.activity[e];
            path.push_back(activity);
            ++times[activity];
            begun = std::min(begun, log.start[e]), ended = std::max(ended, log.end[e]);
            twin.service[activity].push_back(log.end[e] - log.start[e]);
            if (e == log.case_begin[c]) continue;
            const std::int64_t gap = log.start[e] - log.end[e - 1];
            twin.gaps[{log.activity[e - 1], activity}].push_back(gap);
            twin.waiting[activity].push_back(std::max<std::int64_t>(gap, 0));
        }
        ++twin.variants[path];
        for (const auto& [activity, n] : times) {
            ++twin.cases[activity];
            if (n > 1) ++twin.rework[activity];
        }
        twin.durations.push_back(ended - begun);
    }
    return twin;
}

double quantile(std::vector<std::int64_t> us, double p) {
    std::sort(us.begin(), us.end());
    const double at = static_cast<double>(us.size() - 1) * p;
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, us.size() - 1);
    const double low = static_cast<double>(us[below]) / 1e6, high = static_cast<double>(us[above]) / 1e6;
    return low + (at - static_cast<double>(below)) * (high - low);
}

void expect_spread(const Spread& found, const std::vector<std::int64_t>& us) {
    ASSERT_EQ(found.n, static_cast<std::int64_t>(us.size()));
    if (us.empty()) return;
    double sum = 0, squares = 0;
    for (const std::int64_t value : us) sum += static_cast<double>(value) / 1e6;
    const double n = static_cast<double>(us.size()), mean = sum / n;
    for (const std::int64_t value : us) squares += std::pow(static_cast<double>(value) / 1e6 - mean, 2);
    EXPECT_DOUBLE_EQ(found.sum, sum);
    EXPECT_DOUBLE_EQ(found.mean, mean);
    EXPECT_DOUBLE_EQ(found.least, quantile(us, 0));
    EXPECT_DOUBLE_EQ(found.most, quantile(us, 1));
    const std::pair<double, double> levels[] = {{0.05, found.p05}, {0.25, found.p25}, {0.5, found.median},
                                                {0.75, found.p75}, {0.9, found.p90},  {0.95, found.p95},
                                                {0.99, found.p99}};
    for (const auto& [p, value] : levels) EXPECT_NEAR(value, quantile(us, p), 1e-6) << "at " << p << " of " << us.size();
    if (us.size() > 1) {
        EXPECT_NEAR(found.variance, squares / (n - 1), 1e-6 * squares);
    }
}

void expect_twin(const events::Log& log, const Measures& measures) {
    Twin twin = twin_of(log);
    ASSERT_EQ(measures.moves.size(), twin.gaps.size());
    for (const MoveTimes& move : measures.moves) expect_spread(move.gap, twin.gaps[{move.from, move.to}]);
    for (std::uint32_t a = 0; a < measures.activities.size(); ++a) {
        const ActivityMeasures& activity = measures.activities[a];
        expect_spread(activity.service, twin.service[a]);
        expect_spread(activity.waiting, twin.waiting[a]);
        EXPECT_EQ(activity.cases, twin.cases[a]);
        EXPECT_EQ(activity.rework_cases, twin.rework[a]);
        EXPECT_EQ(activity.self_loops, static_cast<std::int64_t>(twin.gaps[{a, a}].size()));
    }
    expect_spread(measures.durations, twin.durations);
    ASSERT_EQ(measures.variants.all.size(), twin.variants.size());
    for (std::size_t v = 0; v < measures.variants.all.size(); ++v) {
        EXPECT_EQ(measures.variants.all[v].cases, twin.variants[measures.variants.path(log, v)]);
        if (v == 0) continue;
        const Variant &before = measures.variants.all[v - 1], &now = measures.variants.all[v];
        EXPECT_TRUE(before.cases > now.cases || (before.cases == now.cases && before.first_case < now.first_case));
    }
}

/// Everything in it, as text.
std::string printed(const Measures& measures) {
    std::string out;
    const auto add = [&](const Spread& s) {
        for (const double value : {s.sum, s.mean, s.least, s.most, s.median, s.variance, s.p05, s.p25, s.p75, s.p90, s.p95, s.p99}) {
            out += std::to_string(value) + " ";
        }
        out += std::to_string(s.n) + "\n";
    };
    for (const MoveTimes& move : measures.moves) add(move.gap);
    for (const ActivityMeasures& activity : measures.activities) add(activity.service), add(activity.waiting);
    add(measures.durations), add(measures.durations_by_end), add(measures.events_per_case);
    for (const Variant& variant : measures.variants.all) {
        out += std::to_string(variant.first_case) + ":" + std::to_string(variant.cases) + " ";
    }
    for (std::size_t c = 0; c < measures.variants.of_case.size(); ++c) {
        out += std::to_string(measures.variants.of_case[c]) + " ";
    }
    return out;
}

TEST(Measures, AgreeWithAPlainTwin) {
    const events::Log log = random_log(3'000, 4);
    expect_twin(log, measure(log, {.detail = Detail::quantiles}));
}

TEST(Measures, AgreeWithAPlainTwinWithThousandsOfActivities) {
    const events::Log log = random_log(3'000, 5'000);
    ASSERT_GT(log.activities.size() * log.activities.size(), most_plain_pairs);
    expect_twin(log, measure(log, {.detail = Detail::quantiles}));
}

TEST(Measures, AreTheSameOnAnyNumberOfThreads) {
    for (const std::uint64_t activities : {30, 2'000}) {
        const events::Log log = random_log(17'000, activities);
        ASSERT_GT(log.events(), 100'000U);
        const std::string alone = printed(measure(log, {.threads = 1, .detail = Detail::quantiles}));
        const events::Log again = random_log(17'000, activities, 3);
        EXPECT_TRUE(printed(measure(again, {.threads = 2, .detail = Detail::quantiles})) == alone);
    }
}

TEST(Measures, TakeGapsThatFitNo31Bits) {
    // seconds apart by more than 68 years, and a case that overlaps itself
    const auto log = events::read_log("case,activity,start,end\n"
                                      "1,a,1990-01-01 00:00:00,1990-01-01 00:00:10\n"
                                      "1,b,2090-01-01 00:00:10,2090-01-01 00:01:00\n"
                                      "2,a,2000-01-01 00:00:00,2000-01-01 01:00:00\n"
                                      "2,b,2000-01-01 00:30:00,2000-01-01 02:00:00\n",
                                      "far.csv", {}, {});
    ASSERT_TRUE(log.ok());
    const Measures measures = measure(*log);
    ASSERT_EQ(measures.moves.size(), 1U);
    EXPECT_EQ(measures.moves[0].gap.most, 36'525.0 * 86'400);
    EXPECT_EQ(measures.moves[0].gap.least, -1'800);
    EXPECT_EQ(measures.activities[1].waiting.least, 0);
    EXPECT_EQ(measures.activities[1].waiting.sum, 36'525.0 * 86'400);
}

TEST(Measures, OfALogWithOneTimePerEvent) {
    const auto log = events::read_log("case,activity,time\n1,a,2026-01-05 10:00:00\n1,b,2026-01-05 10:05:00\n"
                                      "2,a,2026-01-06 10:00:00\n",
                                      "one.csv", {}, {});
    ASSERT_TRUE(log.ok());
    const Measures measures = measure(*log, {.detail = Detail::quantiles});
    EXPECT_EQ(measures.activities[0].service.n, 0);
    EXPECT_EQ(measures.activities[1].waiting.median, 300);
    EXPECT_EQ(measures.durations.median, 150);
    EXPECT_EQ(measures.cases_per_day, 2.0);
    EXPECT_EQ(iso_text(measures.first), "2026-01-05T10:00:00Z");
    EXPECT_EQ(iso_text(measures.last), "2026-01-06T10:00:00Z");
}

TEST(LivedPath, SaysHowFarCustomersCameAndWhatCameNext) {
    // ask → book ×3, of which one leaves, one pays at once, one asks again first; one asks and leaves
    const events::Log log = log_of("1,ask,0,1,r;1,book,2,3,r;1,pay,4,5,r;"
                                   "2,ask,0,1,r;2,book,2,3,r;"
                                   "3,ask,0,1,r;3,ask,2,3,r;3,book,4,5,r;3,pay,6,7,r;"
                                   "4,ask,0,1,r");
    const Measures measures = measure(log);
    const LivedPath lived = lived_path(log, measures);
    const auto ask = *log.activities.find("ask"), book = *log.activities.find("book"), pay = *log.activities.find("pay");
    EXPECT_EQ(lived.activities[book].reach, 0.75);
    EXPECT_EQ(lived.activities[ask].abandonment, 0.25);
    EXPECT_DOUBLE_EQ(lived.activities[book].abandonment, 1.0 / 3);
    EXPECT_EQ(lived.activities[ask].next[0].to, book);
    EXPECT_EQ(lived.activities[ask].next[0].share, 0.6);
    // after five asks: book 3, ask 1, the end 1
    EXPECT_NEAR(lived.activities[ask].entropy_bits, 1.3709505944546687, 1e-12);
    EXPECT_EQ(lived.activities[pay].entropy_bits, 0);
    EXPECT_NEAR(lived.divergence_bits, (5 * 1.3709505944546687 + 3 * 0.9182958340544896) / 10, 1e-12);
    EXPECT_DOUBLE_EQ(lived.variant_entropy_bits, 2);
    EXPECT_DOUBLE_EQ(lived.variant_entropy_normalised, 1);
    const std::uint32_t way[] = {ask, book, pay};
    const std::vector<Step> steps = funnel(log, measures.variants, way);
    EXPECT_EQ(steps[1].cases, 3);
    EXPECT_EQ(steps[1].conversion, 0.75);
    EXPECT_DOUBLE_EQ(steps[2].conversion, 2.0 / 3);
    EXPECT_EQ(steps[2].reach, 0.5);
    const std::uint32_t twice[] = {ask, ask};
    EXPECT_EQ(funnel(log, measures.variants, twice)[1].cases, 1);
}

}  // namespace
}  // namespace ciclo::journeys
