// Quick measures against slow plain twins, on logs that chance made: ranks, idle time, queues, working time, views.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "interval_logs.h"
#include "journeys/case_times.h"
#include "journeys/durations.h"
#include "journeys/filter.h"
#include "journeys/queue.h"
#include "journeys/ranks.h"
#include "journeys/waits.h"

namespace ciclo::journeys {
namespace {

struct Row {
    int number = 0, activity = 0, start = 0, end = 0, resource = 0;
};

std::vector<Row> any_rows(int cases, int minutes) {
    return *rc::gen::nonEmpty(rc::gen::container<std::vector<Row>>(rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(0, cases), rc::gen::inRange(0, 4), rc::gen::inRange(0, minutes),
                       rc::gen::inRange(0, 30), rc::gen::inRange(0, 3)),
        [](const std::tuple<int, int, int, int, int>& t) {
            return Row{std::get<0>(t), std::get<1>(t), std::get<2>(t), std::get<2>(t) + std::get<3>(t), std::get<4>(t)};
        })));
}

events::Log log_of_rows(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) {
        text += "c" + std::to_string(row.number) + "," + std::string(1, static_cast<char>('A' + row.activity)) + "," +
                std::to_string(row.start) + "," + std::to_string(row.end) + ",r" + std::to_string(row.resource) + ";";
    }
    return log_of(text);
}

constexpr std::int64_t minute_us = 60'000'000;

RC_GTEST_PROP(Twins, values_at_ranks_are_those_of_a_sorted_column, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 3000);
    const auto widest = *rc::gen::element<std::int64_t>(2, 300, 70'000, 3'000'000'000, 1'000'000'000'000'000);
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    std::vector<std::int64_t> values;
    std::uint64_t state = seed;
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        values.push_back(static_cast<std::int64_t>((state >> 11U) % static_cast<std::uint64_t>(widest)) - widest / 3);
    }
    std::set<std::size_t> wanted{0, size - 1, size / 2};
    for (std::size_t i = 0; i < 6; ++i) wanted.insert(*rc::gen::inRange<std::size_t>(0, size));
    const std::vector<std::size_t> ranks(wanted.begin(), wanted.end());
    const auto found = values_at<std::int64_t>(values, ranks);
    std::sort(values.begin(), values.end());
    for (std::size_t r = 0; r < ranks.size(); ++r) RC_ASSERT(found[r] == values[ranks[r]]);
}

/// Minute by minute: which are covered by an event of the case?
RC_GTEST_PROP(Twins, idle_time_is_what_no_event_covers, ()) {
    const events::Log log = log_of_rows(any_rows(4, 200));
    const CaseTimes times = case_times(Cases(log), {});
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::set<std::int64_t> covered;
        std::int64_t first = INT64_MAX, last = INT64_MIN, worked = 0;
        for (auto e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            first = std::min(first, log.start[e]), last = std::max(last, log.end[e]);
            worked += log.end[e] - log.start[e];
            for (std::int64_t us = log.start[e]; us < log.end[e]; us += minute_us) covered.insert(us);
        }
        const auto busy = static_cast<std::int64_t>(covered.size()) * minute_us;
        RC_ASSERT(times.throughput[c] == last - first);
        RC_ASSERT(times.idle[c] == last - first - busy);
        RC_ASSERT(times.processing[c] == worked);
    }
}

/// Minute by minute: how many wait?
RC_GTEST_PROP(Twins, queue_is_the_number_of_those_who_wait, ()) {
    const auto rows = any_rows(8, 120);
    std::vector<Stay> stays;
    for (const Row& row : rows) stays.push_back({row.start * minute_us, row.end * minute_us});
    const std::int64_t from = *rc::gen::inRange<std::int64_t>(-20, 100);
    const std::int64_t until = from + *rc::gen::inRange<std::int64_t>(1, 100);
    const std::int64_t width = *rc::gen::inRange<std::int64_t>(1, 40);
    const Queue queue =
        *queue_of(stays, {.first_us = from * minute_us, .until_us = until * minute_us, .bin_us = width * minute_us});
    std::int64_t whole = 0, most = 0, arrivals = 0, waited = 0;
    for (std::size_t b = 0; b < queue.bins.size(); ++b) {
        const std::int64_t begin = from + static_cast<std::int64_t>(b) * width, end = std::min(begin + width, until);
        std::int64_t sum = 0, most_of_bin = 0;
        for (std::int64_t minute = begin; minute < end; ++minute) {
            const auto here = std::count_if(rows.begin(), rows.end(),
                                            [&](const Row& r) { return r.start <= minute && minute < r.end; });
            sum += here;
            most_of_bin = std::max<std::int64_t>(most_of_bin, here);
        }
        RC_ASSERT(queue.bins[b].most == most_of_bin);
        RC_ASSERT(std::abs(queue.bins[b].mean * static_cast<double>(end - begin) - static_cast<double>(sum)) < 1e-9);
        whole += sum, most = std::max(most, most_of_bin);
    }
    for (const Row& row : rows) {
        if (row.start < from || row.start >= until) continue;
        ++arrivals, waited += row.end - row.start;
    }
    RC_ASSERT(queue.most == most);
    RC_ASSERT(queue.arrivals == arrivals);
    RC_ASSERT(std::abs(queue.little.length * static_cast<double>(until - from) - static_cast<double>(whole)) < 1e-9);
    if (arrivals > 0)
        RC_ASSERT(std::abs(*queue.little.mean_wait_seconds * static_cast<double>(arrivals) -
                           60.0 * static_cast<double>(waited)) < 1e-6);
}

/// Over a window that holds every wait both sides are the same sum, found in two ways.
RC_GTEST_PROP(Twins, little_holds_over_the_whole, ()) {
    std::vector<Stay> stays;
    for (const Row& row : any_rows(8, 500)) stays.push_back({row.start * minute_us, row.end * minute_us});
    const Queue queue = *queue_of(stays, {});
    RC_ASSERT(queue.arrivals == static_cast<std::int64_t>(stays.size()));
    if (queue.bins.empty()) return;  // one instant only
    RC_ASSERT(std::abs(queue.little.length - *queue.little.rate_times_wait) <=
              1e-12 * std::max(1.0, queue.little.length));
}

RC_GTEST_PROP(Twins, working_clock_agrees_with_the_calendar, ()) {
    calendar::WorkingCalendar calendar;
    for (std::size_t d = 0; d < 7; ++d) calendar.works[d] = *rc::gen::arbitrary<bool>();
    calendar.opens_hour = *rc::gen::inRange(0, 12);
    calendar.closes_hour = calendar.opens_hour + *rc::gen::inRange(0, 12);
    const std::int64_t base = 1'767'225'600;  // 2026-01-01
    calendar.holidays = {{static_cast<std::int32_t>(base / 86'400) + *rc::gen::inRange(0, 20)}};
    const std::int64_t from = base + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const std::int64_t until = from + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const WorkingClock clock = *WorkingClock::over(calendar, {}, base * 1'000'000, (base + 2'000'000) * 1'000'000);
    const double hours = static_cast<double>(clock.at(until * 1'000'000) - clock.at(from * 1'000'000)) / 3.6e9;
    RC_ASSERT(std::abs(hours - working_hours_between(calendar, {from * 1'000'000}, {until * 1'000'000})) < 1e-9);
}

/// The waits of a view are those of a log that holds only its cases.
RC_GTEST_PROP(Twins, a_view_measures_as_a_log_of_its_own, ()) {
    const auto rows = any_rows(6, 300);
    const events::Log log = log_of_rows(rows);
    const Result<Cases> view = filtered(Cases(log), {Reached{{0}, Presence::present}});
    std::vector<Row> kept;
    for (const Row& row : rows) {
        const bool reached = std::any_of(rows.begin(), rows.end(), [&](const Row& other) {
            return other.number == row.number &&
                   log.activities[0] == std::string(1, static_cast<char>('A' + other.activity));
        });
        if (reached) kept.push_back(row);
    }
    const events::Log own = log_of_rows(kept);
    RC_ASSERT(view->size() == own.cases.size());
    const Waits of_view = waits_of(*view, {.threads = 2}), of_log = waits_of(Cases(own), {.threads = 1});
    RC_ASSERT(of_view.moves.size() == of_log.moves.size());
    for (std::size_t a = 0; a < own.activities.size(); ++a) {
        const ActivityWaits& one = of_view.activities[*log.activities.find(own.activities[a])];
        RC_ASSERT(one.events == of_log.activities[a].events);
        RC_ASSERT(one.overlaps == of_log.activities[a].overlaps);
        RC_ASSERT(one.wait.has_value() == of_log.activities[a].wait.has_value());
        if (one.wait) RC_ASSERT(one.wait->spread.p90 == of_log.activities[a].wait->spread.p90);
    }
}

TEST(Twins, median_interval_is_that_of_the_statistics_room) {
    std::vector<std::int64_t> values;
    for (int i = 0; i < 101; ++i) values.push_back((i * 37) % 101);
    const Durations durations = *durations_of(std::span<const std::int64_t>(values), 1.0);
    EXPECT_DOUBLE_EQ(durations.median.value, 50);
    EXPECT_DOUBLE_EQ(*durations.median.low, 40);  // ranks 41 and 61 of 101: R, qbinom(c(.025, .975), 101, .5) + 0:1
    EXPECT_DOUBLE_EQ(*durations.median.high, 60);
    EXPECT_EQ(durations.median.method, stats::Method::order_statistics);
    EXPECT_FALSE(durations_of(std::span<const std::int64_t>(values).first(5), 1.0)->median.has_interval());
    EXPECT_FALSE(durations_of(std::span<const std::int64_t>(), 1.0).has_value());
}

}  // namespace
}  // namespace ciclo::journeys
