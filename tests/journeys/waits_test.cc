// Waits, service and times of cases: against plain Python (pandas for parsing only) and against edeaR, and small logs
// whose answers are seen by eye.
#include "journeys/waits.h"

#include <cmath>
#include <map>

#include "interval_logs.h"
#include "journeys/case_times.h"

namespace ciclo::journeys {
namespace {

void expect_near(double value, double expected, const std::string& what) {
    EXPECT_NEAR(value, expected, 1e-9 * std::max(1.0, std::fabs(expected))) << what;
}

void expect_same(const Spread& spread, const formats::Value& expected, const std::string& what) {
    EXPECT_EQ(spread.n, std::stoll(expected.find("n")->text)) << what;
    const std::map<std::string, double> own{{"sum", spread.sum}, {"mean", spread.mean},     {"min", spread.least},
                                            {"p25", spread.p25}, {"median", spread.median}, {"p75", spread.p75},
                                            {"p90", spread.p90}, {"p95", spread.p95},       {"max", spread.most}};
    for (const auto& [key, value] : own) expect_near(value, number_at(expected, key), what + " " + key);
}

void check_waits(const std::string& name) {
    const auto known = interval_log(name);
    if (!known) return;
    const events::Log& log = known->log;
    const formats::Value& answers = known->answers;
    for (const unsigned threads : {1U, 3U}) {
        const Waits waits = waits_of(Cases(log), {.threads = threads});
        const auto& services = *answers.find("service_seconds_per_activity");
        for (const auto& entry : services.entries)
            expect_same(waits.activities[activity_named(log, entry.key)].service->spread, entry.value, entry.key);
        EXPECT_EQ(services.entries.size(), log.activities.size());
        std::size_t waited = 0;
        for (const auto& activity : waits.activities) waited += activity.wait ? 1U : 0U;
        const auto& values = *answers.find("waiting_seconds_per_activity")->find("values");
        EXPECT_EQ(values.entries.size(), waited);
        for (const auto& entry : values.entries)
            expect_same(waits.activities[activity_named(log, entry.key)].wait->spread, entry.value, entry.key);
        std::map<std::pair<std::uint32_t, std::uint32_t>, const MoveWaits*> moves;
        for (const MoveWaits& move : waits.moves) moves[{move.from, move.to}] = &move;
        const auto& edges = *answers.find("edge_gap_seconds");
        EXPECT_GT(edges.items.size(), 0U);
        for (const auto& edge : edges.items) {
            const auto found =
                moves.find({activity_named(log, edge.items[0].text), activity_named(log, edge.items[1].text)});
            ASSERT_NE(found, moves.end());
            expect_same(found->second->wait.spread, edge.items[2], edge.items[0].text + " -> " + edge.items[1].text);
        }
        const EndToEnd whole = *end_to_end(case_times(Cases(log), {.threads = threads}), {});
        expect_same(whole.throughput.spread, *answers.find("throughput_seconds"), "throughput");
        expect_same(whole.processing->spread, *answers.find("processing_seconds"), "processing");
        expect_same(whole.idle->spread, *answers.find("idle_seconds"), "idle");
    }
}

TEST(Waits, synthetic_log) {
    check_waits("syn1k");
}
TEST(Waits, patients_of_an_emergency_department) {
    check_waits("patients_eventdataR");
}
TEST(Waits, call_centre_with_overlapping_calls) {
    check_waits("callcenter_apromore");
}

TEST(Waits, medians_of_the_patients_are_those_of_edeaR) {
    const auto known = interval_log("patients_eventdataR");
    if (!known) return;
    const EndToEnd whole = *end_to_end(case_times(Cases(known->log), {}), {});
    EXPECT_DOUBLE_EQ(whole.throughput.median.value, 525'788);
    EXPECT_DOUBLE_EQ(whole.idle->median.value, 429'850);
    EXPECT_NEAR(whole.wait_share->value, 238'467'444.0 / 288'416'486.0, 1e-12);
    EXPECT_LT(*whole.throughput.median.low, 525'788);
    EXPECT_GT(*whole.throughput.median.high, 525'788);
}

TEST(Waits, template_of_the_requirement_waits_42_percent_of_the_time_present) {
    // 348.2 minutes present, 147.2 of them waiting, in tenths of a minute
    const events::Log log = log_of("c,A,0,1000,r; c,B,2472,3482,r");
    const EndToEnd whole = *end_to_end(case_times(Cases(log), {}), {});
    EXPECT_NEAR(whole.wait_share->value, 147.2 / 348.2, 1e-12);
    EXPECT_NEAR(*whole.mean_case_share, 147.2 / 348.2, 1e-12);
    EXPECT_FALSE(whole.wait_share->has_interval());
}

TEST(Waits, no_share_is_more_than_the_whole) {
    // one of six hardly waits: on the logarithm the interval of the share would end above 1
    std::string rows = "c0,A,0,90,r; c0,B,95,100,r;";
    for (int i = 1; i < 6; ++i) {
        const std::string name = "c" + std::to_string(i);
        rows += name + ",A,0,1,r;" + name + ",B,99,100,r;";
    }
    const EndToEnd whole = *end_to_end(case_times(Cases(log_of(rows)), {}), {});
    EXPECT_NEAR(whole.wait_share->value, 495.0 / 600, 1e-12);
    EXPECT_LT(*whole.wait_share->low, 0.8);
    EXPECT_DOUBLE_EQ(*whole.wait_share->high, 1);
    EXPECT_EQ(whole.share_cases, 6);
}

TEST(Waits, overlap_is_counted_and_is_no_wait) {
    const events::Log log = log_of("c,A,0,10,r; c,B,5,20,r; c,C,30,40,r");
    const Waits waits = waits_of(Cases(log), {});
    const ActivityWaits& b = waits.activities[activity_named(log, "B")];
    EXPECT_EQ(b.overlaps, 1);
    EXPECT_DOUBLE_EQ(b.wait->spread.sum, 0);
    EXPECT_DOUBLE_EQ(waits.activities[activity_named(log, "C")].wait->spread.sum, 600);
    EXPECT_FALSE(waits.activities[activity_named(log, "A")].wait.has_value());
}

TEST(Waits, an_event_hidden_in_a_longer_one_makes_no_idle_time) {
    const events::Log log = log_of("c,A,0,1,r; c,B,5,6,r; c,C,1,10,r");
    const EndToEnd whole = *end_to_end(case_times(Cases(log), {}), {});
    EXPECT_DOUBLE_EQ(whole.idle->spread.sum, 0);
    EXPECT_DOUBLE_EQ(whole.busy->spread.sum, 600);
    EXPECT_DOUBLE_EQ(whole.processing->spread.sum, 660);
}

TEST(Waits, one_time_per_event_has_no_service_and_no_idle_time) {
    Result<events::Log> log =
        events::read_log("case,activity,time\nc,A,2026-01-05 08:00:00\nc,B,2026-01-05 09:00:00\n", "e.csv", {}, {});
    ASSERT_TRUE(log.ok());
    const Waits waits = waits_of(Cases(*log), {});
    EXPECT_FALSE(waits.activities[1].service.has_value());
    EXPECT_DOUBLE_EQ(waits.activities[1].wait->spread.sum, 3600);
    const EndToEnd whole = *end_to_end(case_times(Cases(*log), {}), {});
    EXPECT_EQ(whole.without_duration, 1);
    EXPECT_FALSE(whole.idle.has_value());
    EXPECT_FALSE(whole.wait_share.has_value());
}

TEST(Waits, a_view_of_some_cases_measures_those_only) {
    const events::Log log = log_of("c1,A,0,1,r; c1,B,11,12,r; c2,A,0,1,r; c2,B,101,102,r; c3,A,0,1,r");
    const Waits waits = waits_of(Cases(log, {1, 2}), {});
    EXPECT_EQ(waits.activities[activity_named(log, "A")].events, 2);
    EXPECT_DOUBLE_EQ(waits.activities[activity_named(log, "B")].wait->spread.sum, 6000);
    EXPECT_EQ(waits.moves.size(), 1U);
}

TEST(Waits, working_time_counts_open_hours_only) {
    // Friday 9 January 16:00 to Monday 12 January 09:00, open 8–17: one hour on each side
    const events::Log log = log_of("c,A,6000,6720,r; c,B,10620,10680,r");
    const WorkingClock clock = *WorkingClock::over({}, {}, log);
    const Waits waits = waits_of(Cases(log), {.clock = &clock});
    EXPECT_DOUBLE_EQ(waits.activities[1].wait->spread.sum, 2 * 3600);
    const EndToEnd whole = *end_to_end(case_times(Cases(log), {.clock = &clock}), {});
    EXPECT_DOUBLE_EQ(whole.idle->spread.sum, 2 * 3600);
}

}  // namespace
}  // namespace ciclo::journeys
