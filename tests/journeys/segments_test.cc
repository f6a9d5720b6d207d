// Spans between moments, filters, profiles and comparisons: small logs whose answers are seen by eye.
#include <gtest/gtest.h>

#include <cmath>

#include "interval_logs.h"
#include "journeys/between.h"
#include "journeys/compare.h"
#include "journeys/filter.h"
#include "journeys/instants.h"
#include "journeys/more_than_chance.h"
#include "journeys/profile.h"
#include "journeys/queue.h"

namespace ciclo::journeys {
namespace {

std::vector<double> minutes(const Between& found) {
    std::vector<double> out;
    for (const std::int64_t us : found.microseconds) out.push_back(static_cast<double>(us) / 6e7);
    return out;
}

Span span_of_ab(const events::Log& log, Occurrence occurrence) {
    return {{{activity_named(log, "A")}, End::end}, {{activity_named(log, "B")}, End::start}, occurrence};
}

TEST(Between, requirement_example_has_a_mean_of_13_and_a_half_minutes) {
    // M1.end → M2.start of 9, 14, 12, 19 minutes
    const events::Log log =
        log_of("1,A,0,5,r; 1,B,14,20,r; 2,A,0,5,r; 2,B,19,20,r; 3,A,0,5,r; 3,B,17,20,r; 4,A,0,5,r; 4,B,24,30,r");
    const Between found = between(Cases(log), span_of_ab(log, Occurrence::first_to_first), {});
    EXPECT_EQ(minutes(found), (std::vector<double>{9, 14, 12, 19}));
    EXPECT_DOUBLE_EQ(found.durations->spread.mean, 13.5 * 60);
    EXPECT_EQ(found.open, 0);
}

TEST(Between, each_rule_joins_its_own_occurrences) {
    // A ends at 1, 11; B starts at 5, 20, 30
    const events::Log log = log_of("c,A,0,1,r; c,B,5,6,r; c,A,10,11,r; c,B,20,21,r; c,B,30,31,r");
    const auto of = [&](Occurrence occurrence) {
        return minutes(between(Cases(log), span_of_ab(log, occurrence), {}));
    };
    EXPECT_EQ(of(Occurrence::first_to_first), (std::vector<double>{4}));
    EXPECT_EQ(of(Occurrence::first_to_last), (std::vector<double>{29}));
    EXPECT_EQ(of(Occurrence::last_to_first), (std::vector<double>{9}));
    EXPECT_EQ(of(Occurrence::each_to_next), (std::vector<double>{4, 9}));
}

TEST(Between, what_is_missing_is_counted_and_never_zero) {
    // c1: two calls before help; c2: never helped; c3: no call; c4: helped before the call only
    const events::Log log = log_of("1,A,0,1,r; 1,A,5,6,r; 1,B,10,11,r; 2,A,0,1,r; 3,B,0,1,r; 4,B,0,1,r; 4,A,2,3,r");
    const Between found = between(Cases(log), span_of_ab(log, Occurrence::each_to_next), {});
    EXPECT_EQ(minutes(found), (std::vector<double>{4}));
    EXPECT_EQ(found.open, 3);
    EXPECT_EQ(found.cases_without_from, 1);
    EXPECT_EQ(found.of_case, (std::vector<std::uint32_t>{0}));
}

TEST(Between, an_event_meets_itself_only_from_its_start_to_its_end) {
    const events::Log log = log_of("c,A,0,7,r; c,A,20,25,r");
    const std::vector<std::uint32_t> a{0};
    EXPECT_EQ(minutes(between(Cases(log), {{a, End::start}, {a, End::end}, Occurrence::each_to_next}, {})),
              (std::vector<double>{7, 5}));
    EXPECT_EQ(minutes(between(Cases(log), {{a, End::end}, {a, End::start}, Occurrence::each_to_next}, {})),
              (std::vector<double>{13}));
    EXPECT_EQ(minutes(between(Cases(log), {{a, End::end}, {a, End::end}, Occurrence::first_to_first}, {})),
              (std::vector<double>{18}));
}

TEST(Between, of_one_activity_at_one_instant_the_next_is_the_next_of_the_log) {
    const events::Log log = log_of("c,A,0,1,r; c,A,0,2,r; c,A,0,3,r; c,A,5,6,r");
    const auto starts = [&](Occurrence occurrence) {
        return between(Cases(log), {{{0}, End::start}, {{0}, End::start}, occurrence}, {});
    };
    const Between each = starts(Occurrence::each_to_next);
    EXPECT_EQ(minutes(each), (std::vector<double>{0, 0, 5}));
    EXPECT_EQ(each.open, 1);
    EXPECT_EQ(minutes(starts(Occurrence::first_to_first)), (std::vector<double>{0}));
    const events::Log two = log_of("c,A,0,1,r; c,A,0,2,r");
    EXPECT_EQ(between(Cases(two), {{{0}, End::start}, {{0}, End::start}, Occurrence::last_to_first}, {}).open, 1);
}

TEST(Between, hand_offs_are_complete_when_they_are_taken_over_in_time) {
    const events::Log log = log_of("1,A,0,1,r; 1,B,5,6,s; 2,A,0,1,r; 2,B,50,51,s; 3,A,0,1,r; 4,A,0,1,r; 4,B,1,2,s");
    const Span required = span_of_ab(log, Occurrence::each_to_next);
    const auto all = hand_off_completeness(Cases(log), required, {}, {});
    EXPECT_DOUBLE_EQ(all->value, 0.75);
    EXPECT_EQ(all->n, 4);
    EXPECT_DOUBLE_EQ(hand_off_completeness(Cases(log), required, 600.0, {})->value, 0.5);
}

TEST(Filter, each_kind_keeps_its_cases) {
    const events::Log log = log_of("1,A,0,10,r; 1,B,20,30,s; 2,A,100,101,r; 3,B,1440,1500,s; 3,A,1600,1700,r");
    const auto kept = [&](Filter filter) {
        const Result<Cases> cases = filtered(Cases(log), {std::move(filter)});
        std::vector<std::uint32_t> out;
        for (std::size_t i = 0; i < cases->size(); ++i) out.push_back((*cases)[i]);
        return out;
    };
    using Numbers = std::vector<std::uint32_t>;
    const std::int64_t minute = 60'000'000, day = log.start[0];
    const auto b = activity_named(log, "B");
    EXPECT_EQ(kept(Reached{{b}, Presence::present}), (Numbers{0, 2}));
    EXPECT_EQ(kept(Reached{{b}, Presence::absent}), (Numbers{1}));
    EXPECT_EQ(kept(Within{day, day + 50 * minute, Touch::begins}), (Numbers{0}));
    EXPECT_EQ(kept(Within{day + 25 * minute, day + 200 * minute, Touch::touches}), (Numbers{0, 1}));
    EXPECT_EQ(kept(Within{day + 25 * minute, day + 200 * minute, Touch::lies_in}), (Numbers{1}));
    EXPECT_EQ(kept(Within{day + 25 * minute, day + 200 * minute, Touch::ends}), (Numbers{0, 1}));
    EXPECT_EQ(kept(Lasted{30 * minute, 100 * minute}), (Numbers{0}));
    EXPECT_EQ(kept(Attributed{"resource", {"s"}}), (Numbers{0, 2}));
    EXPECT_EQ(kept(Attributed{"resource", {"nobody"}}), (Numbers{}));
    EXPECT_EQ(kept(Took{{{0, b}}}), (Numbers{0}));
    const Result<Cases> none = filtered(Cases(log), {Attributed{"colour", {"red"}}});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.errors().front().cure, "it has resource, activity");
}

TEST(Filter, filters_follow_one_another_and_segments_split) {
    const events::Log log = log_of("1,A,0,10,r; 2,A,0,1,s; 2,B,5,6,r; 3,A,0,1,s");
    const Result<Cases> both = filtered(Cases(log), {Attributed{"resource", {"s"}}, Reached{{1}, Presence::present}});
    ASSERT_EQ(both->size(), 1U);
    EXPECT_EQ((*both)[0], 1U);
    const auto segments = segments_by(Cases(log), "resource", 5);
    ASSERT_EQ(segments->size(), 2U);
    EXPECT_EQ((*segments)[0].value, "s");
    EXPECT_EQ((*segments)[0].cases.size(), 2U);
}

TEST(Profile, hours_are_those_of_the_clocks_of_the_place) {
    // Monday 5 January 2026 23:30 UTC is Tuesday 00:30 in Madrid
    const events::Log log = log_of("1,A,1410,1411,r; 2,A,1410,1411,r; 3,A,0,1,r");
    const WeekProfile utc = arrivals_by_hour(Cases(log), {});
    EXPECT_EQ(utc.cells[0][23].n, 2);
    EXPECT_EQ(utc.cells[0][0].n, 1);
    EXPECT_EQ(utc.cells[0][23].weeks, 1);
    EXPECT_EQ(utc.cells[2][0].weeks, 0);
    EXPECT_FALSE(utc.cells[2][0].per_hour.has_value());
    const WeekProfile madrid = arrivals_by_hour(Cases(log), *calendar::zone_of("Europe/Madrid"));
    EXPECT_EQ(madrid.cells[1][0].n, 2);
    EXPECT_DOUBLE_EQ(madrid.cells[1][0].per_hour->value, 2);
    EXPECT_EQ(madrid.zone.name, "Europe/Madrid");
}

TEST(Profile, weeks_are_those_in_which_the_cases_looked_at_could_come) {
    // Mondays 0:00 of two weeks; the second one's case lasts for three weeks more
    const events::Log log = log_of("1,A,0,5,r; 2,A,10080,10081,r; 2,B,30240,30245,r");
    const WeekProfile both = arrivals_by_hour(Cases(log), {});
    EXPECT_EQ(both.cells[0][0].weeks, 2);
    EXPECT_DOUBLE_EQ(both.cells[0][0].per_hour->value, 1);
    const WeekProfile second = arrivals_by_hour(Cases(log, {1}), {});
    EXPECT_EQ(second.cells[0][0].weeks, 1);
    EXPECT_DOUBLE_EQ(second.cells[0][0].per_hour->value, 1);
    EXPECT_EQ(second.cells[1][0].weeks, 0);
    EXPECT_EQ(waits_by_hour(Cases(log, {0}), 1, {}).cells[0][0].weeks, 1);
    EXPECT_EQ(waits_by_hour(Cases(log, {1}), 1, {}).cells[0][0].weeks, 3);
    EXPECT_EQ(span_of(Cases(log, {1})).first_us - log.start[0], std::int64_t{10080} * 60'000'000);
    EXPECT_EQ(span_of(Cases(log, {0})).last_us - log.start[0], std::int64_t{5} * 60'000'000);
}

TEST(Queue, days_of_a_place_need_not_be_of_one_length) {
    constexpr std::int64_t hour = 3'600'000'000;
    const std::vector<Stay> stays{{22 * hour, 24 * hour}, {23 * hour, 47 * hour}};
    const Queue queue = *queue_of(stays, {.first_us = 0, .bins_from_us = {0, 23 * hour, 47 * hour}});
    ASSERT_EQ(queue.bins.size(), 2U);  // nothing is left for the third
    EXPECT_DOUBLE_EQ(queue.bins[0].mean, 1.0 / 23);
    EXPECT_DOUBLE_EQ(queue.bins[1].mean, 25.0 / 24);
    EXPECT_EQ(queue.bins[0].arrivals, 1);
    EXPECT_EQ(queue.bins[1].arrivals, 1);
    EXPECT_EQ(queue.bins[1].most, 2);
}

TEST(Profile, a_wait_is_told_under_the_hour_in_which_it_began) {
    const events::Log log =
        log_of("1,A,0,590,r; 1,B,610,620,r; 2,A,0,590,r; 2,B,630,640,r; 3,A,0,700,r; 3,B,701,702,r");
    const WeekProfile waits = waits_by_hour(Cases(log), activity_named(log, "B"), {});
    EXPECT_EQ(waits.cells[0][9].n, 2);
    EXPECT_DOUBLE_EQ(waits.cells[0][9].durations->spread.mean, 30 * 60);
    EXPECT_EQ(waits.cells[0][11].n, 1);
    EXPECT_EQ(waits.n, 3);
    EXPECT_EQ(starts_by_hour(Cases(log), activity_named(log, "B"), {}).cells[0][10].n, 2);
}

TEST(Profile, days_without_arrivals_count) {
    const events::Log log = log_of("1,A,0,1,r; 2,A,1,2,r; 3,A,4320,4321,r");  // days 0, 0 and 3
    const Arrivals arrivals = arrivals_per_day(Cases(log), {});
    ASSERT_EQ(arrivals.days.size(), 4U);
    EXPECT_EQ(arrivals.days[1].n, 0);
    EXPECT_DOUBLE_EQ(arrivals.per_day->value, 0.75);
    EXPECT_NEAR(*arrivals.dispersion, (2.75 / 3) / 0.75, 1e-12);  // days 2, 0, 0, 1
}

TEST(Compare, periods_differ_by_what_they_differ) {
    std::string rows;
    for (int i = 0; i < 40; ++i) {
        const int extra = i < 20 ? 0 : 30, at = i * 100;
        const auto row = [&](const char* activity, int from, int until) {
            rows += std::to_string(i) + "," + activity + "," + std::to_string(at + from) + "," +
                    std::to_string(at + until) + ",r;";
        };
        row("A", 0, 5);
        row("B", 10 + extra + i % 3, 20 + extra + i % 3);
        if (i < 5) row("C", 60, 61);
    }
    const events::Log log = log_of(rows);
    const std::int64_t border = log.start[0] + std::int64_t{2000} * 60'000'000;
    const Cases first = *filtered(Cases(log), {Within{.until_us = border}});
    const Cases second = *filtered(Cases(log), {Within{.from_us = border}});
    const Comparison both = compare(first, second, {});
    EXPECT_EQ(both.first_cases, 20);
    EXPECT_EQ(both.second_cases, 20);
    EXPECT_EQ(both.shared_cases, 0);
    const ActivityDifference& b = both.activities[activity_named(log, "B")];
    EXPECT_NEAR(b.wait.means->difference.value, -30 * 60, 10);
    EXPECT_LT(*b.wait.adjusted_p, 0.001);
    EXPECT_GE(*b.wait.adjusted_p, *b.wait.log_rank_p);
    EXPECT_TRUE(b.wait.medians_apart);
    EXPECT_TRUE(b.wait.clear);
    EXPECT_NEAR(b.reach.difference->value, 0, 1e-12);
    const ActivityDifference& c = both.activities[activity_named(log, "C")];
    EXPECT_NEAR(c.reach.difference->value, 0.25, 1e-12);
    EXPECT_GT(*c.reach.difference->low, 0);
    EXPECT_FALSE(c.wait.second.has_value());
    EXPECT_FALSE(c.wait.log_rank_p.has_value());
    EXPECT_FALSE(c.wait.clear);
    const Comparison same = compare(first, first, {});
    EXPECT_EQ(same.shared_cases, 20);
    EXPECT_GT(*same.throughput.log_rank_p, 0.99);
    EXPECT_FALSE(same.throughput.clear);
}

TEST(Compare, TellsTheDifferenceOfTheMediansWithItsInterval) {
    // six waits of 10 to 15 minutes and six of 40 to 45; the first six end at B, of the others two go on to C
    std::string rows;
    for (int i = 0; i < 12; ++i) {
        const int at = i * 100, wait = (i < 6 ? 10 : 40) + i % 6;
        const auto row = [&](const char* activity, int from) {
            rows += std::to_string(i) + "," + activity + "," + std::to_string(at + from) + "," +
                    std::to_string(at + from + 1) + ",r;";
        };
        row("A", 0);
        row("B", 1 + wait);
        if (i >= 10) row("C", 60);
    }
    const events::Log log = log_of(rows);
    const std::int64_t border = log.start[0] + std::int64_t{600} * 60'000'000;
    const Cases first = *filtered(Cases(log), {Within{.until_us = border}});
    const Cases second = *filtered(Cases(log), {Within{.from_us = border}});
    const Comparison both = compare(first, second, {});
    const ActivityDifference& b = both.activities[activity_named(log, "B")];
    ASSERT_TRUE(b.wait.medians.has_value());
    // 12.5 (10 to 15) − 42.5 (40 to 45) minutes: −30 ± √(2.5² + 2.5²)
    EXPECT_NEAR(b.wait.medians->value, -30 * 60, 1e-6);
    EXPECT_NEAR(*b.wait.medians->low, (-30 - std::sqrt(12.5)) * 60, 1e-6);
    EXPECT_NEAR(*b.wait.medians->high, (-30 + std::sqrt(12.5)) * 60, 1e-6);
    EXPECT_EQ(b.wait.medians->n, 12);
    EXPECT_EQ(clear_difference(b.wait), &*b.wait.medians);
    // all of six ended at B, and four of six
    EXPECT_NEAR(b.abandonment.first->value, 1, 1e-12);
    EXPECT_NEAR(b.abandonment.second->value, 4.0 / 6, 1e-12);
    EXPECT_NEAR(b.abandonment.difference->value, 2.0 / 6, 1e-12);
    EXPECT_FALSE(b.abandonment.clear);
    // five on one side have no interval of their median
    const Cases five = *filtered(first, {Within{.until_us = border - std::int64_t{150} * 60'000'000}});
    ASSERT_EQ(five.size(), 5u);
    const Comparison few = compare(five, second, {});
    EXPECT_FALSE(few.activities[activity_named(log, "B")].wait.medians.has_value());
    EXPECT_TRUE(few.activities[activity_named(log, "B")].wait.means.has_value());
}

TEST(Compare, AFewLongWaitsAreToldByTheMeansWhereTheMediansDoNotShowThem) {
    // 200 cases a side: 5 minutes of all, but on the second side 45 of 100 wait 60
    std::string rows;
    for (int i = 0; i < 400; ++i) {
        const int at = i * 90, wait = i >= 200 && i % 20 < 9 ? 60 : 5;
        rows += std::to_string(i) + ",A," + std::to_string(at) + "," + std::to_string(at + 1) + ",r;";
        rows += std::to_string(i) + ",B," + std::to_string(at + 1 + wait) + "," + std::to_string(at + 2 + wait) + ",r;";
    }
    const events::Log log = log_of(rows);
    const std::int64_t border = log.start[0] + std::int64_t{18000} * 60'000'000;
    const Comparison both = compare(*filtered(Cases(log), {Within{.until_us = border}}),
                                    *filtered(Cases(log), {Within{.from_us = border}}), {});
    const DurationDifference& wait = both.activities[activity_named(log, "B")].wait;
    EXPECT_NEAR(wait.medians->value, 0, 1e-9);
    EXPECT_TRUE(wait.clear);
    EXPECT_EQ(clear_difference(wait), &wait.means->difference);
    EXPECT_NEAR(wait.means->difference.value, -0.45 * 55 * 60, 1e-6);
}

}  // namespace
}  // namespace ciclo::journeys
