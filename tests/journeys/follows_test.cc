// Eventually follows: by hand, against brute force on random logs, and the temporal profile.
#include "journeys/follows.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>

#include "interval_logs.h"

namespace ciclo::journeys {
namespace {

using Pair = std::pair<std::string, std::string>;

std::map<Pair, Follow> by_name(const events::Log& log) {
    const auto follows = eventually_follows(Cases(log));
    std::map<Pair, Follow> out;
    for (const Follow& one : *follows) {
        out[{std::string(log.activities[one.from]), std::string(log.activities[one.to])}] = one;
    }
    return out;
}

TEST(Follows, by_hand) {
    // two cases: a 0–0, b 10–10, a 20–20, b 50–50 and b 0–0, c 5–5 (minutes)
    const events::Log log = log_of("1,a,0,0,;1,b,10,10,;1,a,20,20,;1,b,50,50,;2,b,0,0,;2,c,5,5,");
    const auto follows = by_name(log);
    ASSERT_EQ(follows.size(), 5U);  // aa ab ba bb bc
    const Follow& ab = follows.at({"a", "b"});
    EXPECT_EQ(ab.cases, 1);
    EXPECT_EQ(ab.pairs, 3);  // 0→10, 0→50, 20→50
    EXPECT_EQ(ab.next->spread.median, 600);
    EXPECT_DOUBLE_EQ(*ab.profile_mean_seconds, 60 * (10 + 50 + 30) / 3.0);
    EXPECT_DOUBLE_EQ(*ab.profile_sd_seconds, 60 * 20);  // of 10, 50, 30
    EXPECT_EQ(follows.at({"b", "a"}).pairs, 1);
    EXPECT_FALSE(follows.at({"b", "a"}).profile_sd_seconds);
    EXPECT_EQ(follows.at({"b", "c"}).next->spread.median, 300);
    EXPECT_FALSE(follows.contains({"a", "c"}));
}

TEST(Follows, what_overlaps_is_a_case_and_no_pair) {
    const auto follows = by_name(log_of("1,a,0,30,;1,b,20,40,"));
    const Follow& ab = follows.at({"a", "b"});
    EXPECT_EQ(ab.cases, 1);
    EXPECT_EQ(ab.pairs, 0);
    EXPECT_EQ(ab.next->spread.median, -600);
    EXPECT_FALSE(ab.profile_mean_seconds);
}

RC_GTEST_PROP(Follows, agree_with_brute_force, ()) {
    const auto minutes = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 30), rc::gen::inRange(0, 30)));
    RC_PRE(!minutes.empty());
    std::string rows;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        const int start = minutes[i].first;
        rows += std::to_string(i % 3) + "," + std::string(1, static_cast<char>('a' + minutes[i].second % 4)) + "," +
                std::to_string(start) + "," + std::to_string(start + minutes[i].second) + ",;";
    }
    const events::Log log = log_of(rows);
    std::map<Pair, std::pair<std::int64_t, std::vector<double>>> expected;  // cases, differences of pairs
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::map<Pair, bool> met;
        for (auto i = log.case_begin[c]; i < log.case_begin[c + 1]; ++i) {
            for (auto j = i + 1; j < log.case_begin[c + 1]; ++j) {
                const Pair pair{std::string(log.activities[log.activity[i]]), std::string(log.activities[log.activity[j]])};
                if (!met[pair]) ++expected[pair].first;
                met[pair] = true;
                const std::int64_t gap = log.start[j] - log.end[i];
                if (gap >= 0) expected[pair].second.push_back(static_cast<double>(gap) * 1e-6);
            }
        }
    }
    const auto follows = by_name(log);
    RC_ASSERT(follows.size() == expected.size());
    for (const auto& [pair, counted] : expected) {
        const Follow& one = follows.at(pair);
        RC_ASSERT(one.cases == counted.first);
        RC_ASSERT(one.pairs == static_cast<std::int64_t>(counted.second.size()));
        double sum = 0;
        for (const double gap : counted.second) sum += gap;
        if (one.pairs > 0) {
            RC_ASSERT(std::fabs(*one.profile_mean_seconds - sum / static_cast<double>(one.pairs)) < 1e-6);
        }
    }
}

TEST(Follows, of_the_running_example_have_the_counts_of_plain_python) {
    const std::filesystem::path file = std::filesystem::path(CICLO_SHARED) / "logs/running-example.csv";
    if (!std::filesystem::exists(file)) {
        std::cout << "skipped 1 log: " << file << " is absent\n";
        return;
    }
    const auto log = events::read_log(file_bytes(file), "running-example.csv", {}, {});
    ASSERT_TRUE(log);
    const auto follows = by_name(*log);
    std::int64_t pairs = 0;
    for (const auto& entry : follows) pairs += entry.second.pairs;
    EXPECT_EQ(follows.size(), 39U);
    EXPECT_EQ(pairs, 154);
    const Follow& decided = follows.at({"examine casually", "decide"});
    EXPECT_EQ(decided.cases, 4);
    EXPECT_EQ(decided.pairs, 10);
    EXPECT_NEAR(*decided.profile_mean_seconds, 575634.0, 1e-6);
    EXPECT_NEAR(*decided.profile_sd_seconds, 415381.24796384346, 1e-6);
}

}  // namespace
}  // namespace ciclo::journeys
