// Contact, complexity, divergence and hand-offs as lived, by hand on a small map.
#include "conformance/lived_design.h"

#include <gtest/gtest.h>

#include <cmath>

#include "conformance/hand_offs.h"
#include "cycle/read_map.h"
#include "events/read_log.h"
#include "moments/evidence_files.h"

namespace ciclo::conformance {
namespace {

using ciclo::testing::must;

const char* const permit = R"(cycle: {id: permit, name: Permit}
stages: [{id: S1, name: Permit}]
moments:
  - {id: M1, stage: S1, name: Ask, roles: [clerk], div: 3}
  - {id: M2, stage: S1, name: Study, roles: [expert], time: {contact: 0, wait: 0, away: 60}}
  - {id: M3, stage: S1, name: Decide, roles: [expert], optional: true, lane: backstage, actor: employee}
  - {id: M4, stage: S1, name: Hand over, roles: [clerk], time: {contact: 5, wait: 15}}
)";

struct Held {
    events::Log log;
    cycle::Map map;
    Conformance found;
};

Held held(const std::string& csv) {
    events::Log log = must(events::read_log(csv, "e.csv", {}, {}));
    cycle::Map map = must(cycle::read_map(permit, "map.yaml"));
    Conformance found = conform(log, map, must(match_activities(log, map, {})), {1});
    return {std::move(log), std::move(map), std::move(found)};
}

const char* const two_cases =
    "case,activity,time\n"
    "C1,Ask,2025-01-01 10:00:00\nC1,Study,2025-01-01 11:00:00\nC1,Hand over,2025-01-01 11:30:00\n"
    "C2,Ask,2025-01-01 10:00:00\nC2,Study,2025-01-01 12:00:00\nC2,Decide,2025-01-01 13:00:00\n"
    "C2,Study,2025-01-01 14:00:00\n";

TEST(LivedDesign, contact_is_time_present_of_all_time) {
    const Held one = held(two_cases);
    const LivedDesign both = lived_design(one.log, one.map, one.found, nullptr);
    EXPECT_DOUBLE_EQ(*both.designed.contact.share, 20.0 / 80);
    // away: 60 + 120 + 60 + 60 minutes; present: the 30 of the hand-over. The first event of a case has no time.
    ASSERT_TRUE(both.contact);
    EXPECT_DOUBLE_EQ(both.contact->value, 30.0 / 330);
    EXPECT_EQ(both.contact->n, 2);
    EXPECT_EQ(both.timed_visits, 5);
}

TEST(LivedDesign, complexity_and_divergence_are_counted_beside_what_the_map_allows) {
    const Held one = held(two_cases);
    const LivedDesign both = lived_design(one.log, one.map, one.found, nullptr);
    EXPECT_EQ(both.visits, 7);
    EXPECT_DOUBLE_EQ(both.mean_visits, 3.5);
    EXPECT_DOUBLE_EQ(both.visits_a_case->value, 3.5);
    EXPECT_EQ(both.moves_allowed, 4);    // 1>2, 2>3, 2>4, 3>4
    EXPECT_EQ(both.moves_made, 4);       // 1>2, 2>4, 2>3, 3>2
    EXPECT_EQ(both.moves_unplanned, 1);  // 3>2
    EXPECT_DOUBLE_EQ(both.allowed_bits, 3.0 / 7);                 // two ways on from the three visits to Study
    EXPECT_DOUBLE_EQ(both.lived_bits, 3.0 / 7 * std::log2(3.0));  // on, back or home, once each
    EXPECT_DOUBLE_EQ(*both.designed.divergence.share, 1);
}

TEST(LivedDesign, of_a_log_without_times_there_is_no_contact) {
    const Held one = held("case,activity,time\nC1,Ask,2025-01-01 10:00:00\n");
    EXPECT_FALSE(lived_design(one.log, one.map, one.found, nullptr).contact);
}

TEST(HandOffs, are_planned_where_everything_that_may_follow_is_in_other_hands) {
    const Held one = held(two_cases);
    const std::vector<HandOff> all = hand_offs_of(one.log, one.map, one.found);
    ASSERT_EQ(all.size(), 2U) << "after Study the expert may go on, so nothing is handed over";
    EXPECT_EQ(all[0].from.text, "M1");
    EXPECT_EQ(all[0].gives, std::vector<std::string>{"clerk"});
    EXPECT_EQ(all[0].takes, std::vector<std::string>{"expert"});
    EXPECT_EQ(all[0].required, 2);
    EXPECT_EQ(all[0].taken_over, 2);
    EXPECT_EQ(all[1].from.text, "M3");
    EXPECT_EQ(all[1].to, std::vector<cycle::MomentId>{cycle::MomentId("M4")});
    EXPECT_EQ(all[1].required, 1);
    EXPECT_EQ(all[1].taken_over, 0) << "it went back to Study and nobody handed the permit over";
}

TEST(HandOffs, asked_twice_before_it_is_taken_over_is_taken_over_once) {
    const Held one = held(
        "case,activity,time\nC1,Ask,2025-01-01 10:00:00\nC1,Ask,2025-01-01 10:05:00\nC1,Study,2025-01-01 11:00:00\n");
    const std::vector<HandOff> all = hand_offs_of(one.log, one.map, one.found);
    EXPECT_EQ(all[0].required, 2);
    EXPECT_EQ(all[0].taken_over, 1);
}

}  // namespace
}  // namespace ciclo::conformance
