// Hand-overs and busy time of three logs against plain Python; repeats of small logs seen by eye.
#include "journeys/resources.h"

#include "interval_logs.h"
#include "journeys/repeats.h"

namespace ciclo::journeys {
namespace {

void check_hand_overs(const std::string& name) {
    const auto known = interval_log(name);
    if (!known) return;
    const HandOvers handed = hand_overs(Cases(known->log));
    EXPECT_EQ(handed.handed, std::stoll(known->answers.find("handovers")->text)) << name;
    EXPECT_EQ(handed.handed + handed.kept + handed.unnamed,
              static_cast<std::int64_t>(known->log.events() - known->log.cases.size()));
    const auto resource = [&](const formats::Value& value) { return *known->log.resources.find(value.text); };
    for (const auto& row : known->answers.find("top_handovers")->items) {
        const auto found = std::find_if(handed.pairs.begin(), handed.pairs.end(), [&](const HandOver& pair) {
            return pair.from == resource(row.items[0]) && pair.to == resource(row.items[1]);
        });
        ASSERT_NE(found, handed.pairs.end());
        EXPECT_EQ(found->n, std::stoll(row.items[2].text));
    }
    const Resources who = resources_of(Cases(known->log), {});
    for (const auto& row : known->answers.find("resource_busy_seconds_top")->items)
        EXPECT_DOUBLE_EQ(who.resources[resource(row.items[0])].processing->spread.sum, std::stod(row.items[1].text));
}

TEST(Resources, hand_overs_and_work_of_known_logs) {
    check_hand_overs("syn1k");
    check_hand_overs("patients_eventdataR");
    check_hand_overs("callcenter_apromore");
}

TEST(Resources, busy_time_joins_what_overlaps) {
    const events::Log log = log_of("c1,A,0,10,r; c2,A,5,20,r; c3,A,30,40,r; c4,A,0,1,s");
    const Resources who = resources_of(Cases(log), {});
    EXPECT_DOUBLE_EQ(who.resources[0].busy_seconds, 30 * 60);
    EXPECT_DOUBLE_EQ(who.resources[0].idle_seconds, 10 * 60);
    EXPECT_DOUBLE_EQ(who.resources[0].processing->spread.sum, 35 * 60);
    EXPECT_NEAR(who.resources[0].involvement->value, 0.75, 1e-12);
}

TEST(Resources, of_events_with_one_time_nobody_was_busy_or_idle) {
    const Result<events::Log> log = events::read_log(
        "case,activity,time,resource\nc,A,2026-01-05 08:00:00,r\nc,B,2026-01-05 09:00:00,r\n", "e.csv", {}, {});
    ASSERT_TRUE(log.ok());
    const Resources who = resources_of(Cases(*log), {});
    EXPECT_FALSE(who.resources[0].processing.has_value());
    EXPECT_DOUBLE_EQ(who.resources[0].idle_seconds, 0);
    EXPECT_EQ(who.events_with, 2);
}

TEST(Resources, events_without_one_are_counted_and_given_to_nobody) {
    const events::Log log = log_of("c1,A,0,1,r; c1,B,2,3,; c1,C,4,5,s; c1,D,6,7,r");
    const Resources who = resources_of(Cases(log), {});
    EXPECT_EQ(who.events_without, 1);
    EXPECT_NEAR(who.resources[0].share, 2.0 / 3, 1e-12);
    const HandOvers handed = hand_overs(Cases(log));
    EXPECT_EQ(handed.unnamed, 2);
    EXPECT_EQ(handed.handed, 1);
}

TEST(Repeats, runs_and_returns_are_told_apart) {
    // A A A by r r s: one self-loop, redo, two again; B; A by s: a repetition, repeat (the run before ended with s)
    const events::Log log = log_of("c,A,0,1,r; c,A,1,2,r; c,A,2,3,s; c,B,3,4,t; c,A,4,5,s; c,B,5,6,u");
    const Repeats again = repeats_of(Cases(log));
    const ActivityRepeats& a = again.activities[0];
    const ActivityRepeats& b = again.activities[1];
    EXPECT_EQ(a.self_loops.all, 1);
    EXPECT_EQ(a.self_loops.redo, 1);
    EXPECT_EQ(a.self_loops.again, 2);
    EXPECT_EQ(a.repetitions.all, 1);
    EXPECT_EQ(a.repetitions.repeat, 1);
    EXPECT_EQ(b.repetitions.redo, 1);
    EXPECT_EQ(b.self_loops.all, 0);
    EXPECT_EQ(again.repetitions.all, 2);
    EXPECT_EQ(again.repetitions.cases, 1);
}

TEST(Repeats, a_new_case_begins_anew) {
    const events::Log log = log_of("c1,A,0,1,r; c2,A,2,3,r; c2,A,4,5,");
    const Repeats again = repeats_of(Cases(log));
    EXPECT_EQ(again.self_loops.all, 1);
    EXPECT_EQ(again.self_loops.unnamed, 1);
    EXPECT_EQ(again.repetitions.all, 0);
}

}  // namespace
}  // namespace ciclo::journeys
