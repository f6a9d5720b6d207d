// The same answer to the last bit on any number of threads: a log large enough to be shared among them.
#include <gtest/gtest.h>

#include "interval_logs.h"
#include "journeys/between.h"
#include "journeys/case_times.h"
#include "journeys/resources.h"
#include "journeys/waits.h"

namespace ciclo::journeys {
namespace {

/// 32,000 cases of 3 to 7 events of 9 activities by 5 resources; chance with a seed, times in whole seconds.
const events::Log& large_log() {
    static const events::Log log = [] {
        std::string csv = "case,activity,start,end,resource\n";
        std::uint64_t state = 20'260'105;
        const auto below = [&state](std::uint64_t n) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            return static_cast<std::int64_t>((state >> 33U) % n);
        };
        for (int c = 0; c < 32'000; ++c) {
            std::int64_t at = 1'767'571'200 + below(8'000'000);
            for (std::int64_t left = 3 + below(5); left > 0; --left) {
                const std::int64_t end = at + below(900);
                csv += "c" + std::to_string(c) + ",A" + std::to_string(below(9)) + "," +
                       iso_text(calendar::Instant{at * 1'000'000}) + "," +
                       iso_text(calendar::Instant{end * 1'000'000}) + ",r" + std::to_string(below(5)) + "\n";
                at = end - 60 + below(7200);
            }
        }
        return std::move(events::read_log(csv, "large.csv", {}, {})).value();
    }();
    return log;
}

void expect_same(const std::optional<Durations>& a, const std::optional<Durations>& b) {
    ASSERT_EQ(a.has_value(), b.has_value());
    if (!a) return;
    EXPECT_EQ(a->median, b->median);
    EXPECT_EQ(a->spread.n, b->spread.n);
    EXPECT_EQ(a->spread.sum, b->spread.sum);
    EXPECT_EQ(a->spread.variance, b->spread.variance);
    EXPECT_EQ(a->spread.p99, b->spread.p99);
}

void expect_same(const Waits& a, const Waits& b) {
    ASSERT_EQ(a.moves.size(), b.moves.size());
    for (std::size_t i = 0; i < a.moves.size(); ++i) {
        EXPECT_EQ(a.moves[i].from, b.moves[i].from);
        EXPECT_EQ(a.moves[i].to, b.moves[i].to);
        EXPECT_EQ(a.moves[i].overlaps, b.moves[i].overlaps);
        expect_same(a.moves[i].wait, b.moves[i].wait);
    }
    for (std::size_t i = 0; i < a.activities.size(); ++i) {
        EXPECT_EQ(a.activities[i].events, b.activities[i].events);
        EXPECT_EQ(a.activities[i].overlaps, b.activities[i].overlaps);
        expect_same(a.activities[i].wait, b.activities[i].wait);
        expect_same(a.activities[i].service, b.activities[i].service);
    }
}

TEST(Threads, give_the_same_waits) {
    const Cases all(large_log());
    ASSERT_GT(all.ranges({.threads = 3}).size(), 2U);  // else nothing is shared
    std::vector<std::uint32_t> odd;
    for (std::uint32_t c = 1; c < all.size(); c += 2) odd.push_back(c);
    const WorkingClock clock = *WorkingClock::over({}, *calendar::zone_of("Europe/Madrid"), large_log());
    for (const Cases& cases : {all, Cases(large_log(), odd)}) {
        for (const WorkingClock* reading : {static_cast<const WorkingClock*>(nullptr), &clock}) {
            const Waits one = waits_of(cases, {.clock = reading, .threads = 1});
            std::int64_t events = 0;
            for (const ActivityWaits& activity : one.activities) events += activity.events;
            EXPECT_EQ(events, static_cast<std::int64_t>(cases.events()));
            expect_same(one, waits_of(cases, {.clock = reading, .threads = 3}));
        }
    }
}

TEST(Threads, give_the_same_times_of_cases_spans_and_resources) {
    const Cases all(large_log());
    const CaseTimes one = case_times(all, {.threads = 1}), four = case_times(all, {.threads = 4});
    EXPECT_EQ(one.throughput, four.throughput);
    EXPECT_EQ(one.idle, four.idle);
    EXPECT_EQ(one.processing, four.processing);
    const Span span{{{0}, End::end}, {{1, 2}, End::start}, Occurrence::each_to_next};
    const Between first = between(all, span, {.threads = 1}), again = between(all, span, {.threads = 4});
    EXPECT_GT(first.microseconds.size(), 1000U);
    EXPECT_EQ(first.microseconds, again.microseconds);
    EXPECT_EQ(first.of_case, again.of_case);
    EXPECT_EQ(first.open, again.open);
    const Resources who = resources_of(all, {.threads = 1}), same = resources_of(all, {.threads = 4});
    for (std::size_t r = 0; r < who.resources.size(); ++r) {
        expect_same(who.resources[r].processing, same.resources[r].processing);
        EXPECT_EQ(who.resources[r].busy_seconds, same.resources[r].busy_seconds);
    }
    EXPECT_EQ(who.resource_activities.size(), 45U);
}

}  // namespace
}  // namespace ciclo::journeys
