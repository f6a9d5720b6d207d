// A log held against a map, all the way: deviations, times, totals, names; and the same on any number of threads.
#include "conformance/conformance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cycle/random_map.h"
#include "events/read_log.h"
#include "moments/evidence_files.h"

namespace ciclo::conformance {
namespace {

using ciclo::testing::must;

const char* const clinic = R"(cycle: {id: clinic, name: Clinic}
stages: [{id: S1, name: Visit}]
moments:
  - {id: M1, stage: S1, name: Arrival}
  - {id: M2, stage: S1, name: Waiting, kind: wait, activities: [Wachtkamer],
     std: [{en: Wait within 15 min, op: "<=", v: 15, u: min}, {en: Calm, op: ">=", v: 4, u: "1-5"}], ind: [{en: x, type: rate}]}
  - {id: M3, stage: S1, name: Blood test, optional: true}
  - {id: M4, stage: S1, name: Doctor, time: {contact: 10, wait: 5}}
  - {id: M5, stage: S1, name: Goes home}
transversal: [{id: T1, spans: [M2], name: Cleaning}]
)";

cycle::Map map_of(const std::string& text) {
    return must(cycle::read_map(text, "map.yaml"));
}

events::Log log_of(const std::string& csv) {
    return must(events::read_log(csv, "e.csv", {}, {}));
}

/// One case per line of activities, a minute between events.
events::Log cases(const std::vector<std::vector<std::string>>& journeys) {
    std::string csv = "case,activity,time\n";
    for (std::size_t c = 0; c < journeys.size(); ++c) {
        for (std::size_t i = 0; i < journeys[c].size(); ++i) {
            csv += "C" + std::to_string(c) + "," + journeys[c][i] + ",2025-01-01 10:" + (i < 10 ? "0" : "") +
                   std::to_string(i) + ":00\n";
        }
    }
    return log_of(csv);
}

Conformance held(const events::Log& log, const cycle::Map& map, unsigned threads = 1) {
    return conform(log, map, must(match_activities(log, map, {})), {threads});
}

std::string deviations(const std::vector<std::string>& journey) {
    const events::Log log = cases({journey});
    const Conformance found = held(log, map_of(clinic));
    std::string out = std::to_string(found.cost);
    for (const Deviating& one : found.of_variant[0].deviations) {
        out += ", " + std::string(code_of(one.kind)) + " " +
               (one.kind == Deviation::unexpected ? std::string(log.activities[one.subject])
                                                  : found.moments[one.subject].moment.text) +
               (one.n > 1 ? " ×" + std::to_string(one.n) : "");
    }
    return out;
}

TEST(Conform, says_what_was_skipped_repeated_out_of_order_and_unexpected) {
    EXPECT_EQ(deviations({"Arrival", "Waiting", "Doctor", "Goes home"}), "0");
    EXPECT_EQ(deviations({"Arrival", "wachtkamer", "Blood test", "Doctor", "Goes home"}), "0");
    EXPECT_EQ(deviations({"Arrival", "Doctor", "Goes home"}), "1, skipped M2");
    EXPECT_EQ(deviations({"Arrival", "Waiting", "Waiting", "Waiting", "Doctor", "Goes home"}), "2, repeated M2 ×2");
    EXPECT_EQ(deviations({"Waiting", "Arrival", "Doctor", "Goes home"}), "2, out_of_order M1");
    EXPECT_EQ(deviations({"Blood test", "Arrival", "Waiting", "Doctor", "Goes home"}), "1, out_of_order M3");
    EXPECT_EQ(deviations({"Arrival", "Parking", "Waiting", "Doctor", "Parking", "Goes home"}),
              "2, unexpected Parking ×2");
    EXPECT_EQ(deviations({"Cleaning", "Arrival", "Waiting", "Cleaning", "Doctor", "Goes home", "Cleaning"}), "0");
    EXPECT_EQ(deviations({"Parking"}), "5, skipped M1, skipped M2, skipped M4, skipped M5, unexpected Parking");
}

TEST(Conform, weighs_by_cases_and_sums_up) {
    const events::Log log = cases({{"Arrival", "Waiting", "Doctor", "Goes home"},
                                   {"Arrival", "Doctor", "Goes home"},
                                   {"Arrival", "Waiting", "Doctor", "Goes home"},
                                   {"Arrival", "Doctor", "Goes home"},
                                   {"Parking", "Arrival", "Doctor", "Cleaning", "Goes home"}});
    const Conformance found = held(log, map_of(clinic));
    EXPECT_EQ(found.cases, 5);
    EXPECT_EQ(found.fitting_cases, 2);
    EXPECT_EQ(found.cost, 4);
    EXPECT_EQ(found.shortest, 4U);
    EXPECT_EQ(found.moments[1].skipped_cases, 3);
    EXPECT_EQ(found.moments[1].cases, 2);
    EXPECT_EQ(found.moments[0].visits, 5);
    EXPECT_EQ(found.moments[5].cases, 1);
    EXPECT_TRUE(found.moments[5].transversal);
    ASSERT_EQ(found.unexpected.size(), 1U);
    EXPECT_EQ(found.unexpected[0].cases, 1);
    // 4 + 3 + 4 + 3 + 4 events that count, and 4 moments for each of 5 cases
    EXPECT_DOUBLE_EQ(found.fitness, 1 - 4.0 / (18 + 20));
    EXPECT_DOUBLE_EQ(found.average_fitness, (2 + 2 * (1 - 1.0 / 7) + (1 - 2.0 / 8)) / 5);
    EXPECT_EQ(worst_variants(found, 9), (std::vector<std::size_t>{2, 1}));
    EXPECT_EQ(typical_variants(found, 9), (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(explain(log, found, 2).cost, 2U);
}

TEST(Conform, a_log_of_no_known_activity_still_gets_an_answer) {
    const Conformance found = held(cases({{"A", "B"}}), map_of(clinic));
    EXPECT_EQ(found.cost, 6);
    EXPECT_DOUBLE_EQ(found.fitness, 0);
}

TEST(Conform, too_slow_is_against_the_waiting_standard_and_the_minutes_of_the_design) {
    const events::Log log = log_of(
        "case,activity,start,end\n"
        "C1,Arrival,2025-01-01 10:00:00,2025-01-01 10:01:00\n"
        "C1,Waiting,2025-01-01 10:01:00,2025-01-01 10:16:00\n"  // 15 min: the standard is met
        "C1,Doctor,2025-01-01 10:20:00,2025-01-01 10:31:01\n"   // 15 min 1 s since the wait ended: over 10 + 5
        "C2,Waiting,2025-01-01 10:00:00,2025-01-01 10:15:01\n"  // first of its case, but it lasts
        "C2,Doctor,2025-01-01 10:16:00,2025-01-01 10:20:00\n"
        "C2,Doctor,2025-01-01 10:00:30,2025-01-01 10:22:00\n");  // began before the last one ended: from its own start
    const Conformance found = held(log, map_of(clinic));
    EXPECT_FALSE(found.moments[0].limit);
    ASSERT_TRUE(found.moments[1].limit && found.moments[3].limit);
    EXPECT_EQ(found.moments[1].limit->standard->text, "M2.s1");
    EXPECT_EQ(found.moments[3].limit->minutes, 15);
    EXPECT_EQ(found.moments[1].timed, 2);
    EXPECT_EQ(found.moments[1].slow, 1);
    EXPECT_EQ(found.moments[3].timed, 3);
    EXPECT_EQ(found.moments[3].slow, 2);
    EXPECT_EQ(found.moments[3].slow_cases, 2);
    EXPECT_EQ(found.slow_of_case, (std::vector<std::uint32_t>{1, 2}));
    ASSERT_TRUE(found.moments[1].excess && found.moments[3].excess);
    EXPECT_EQ(found.moments[1].excess->spread.n, 1);
    EXPECT_DOUBLE_EQ(found.moments[1].excess->spread.median, 1);
    // 10:16:00 to 10:31:01 is a second over, 10:00:30 to 10:22:00 six minutes and a half
    EXPECT_DOUBLE_EQ(found.moments[3].excess->spread.median, (1 + 390) / 2.0);
    EXPECT_FALSE(found.moments[0].excess);
}

TEST(Conform, by_a_working_clock_the_night_is_not_slow_and_a_day_is_its_opening_hours) {
    const cycle::Map map = map_of(R"(cycle: {id: office, name: Office}
stages: [{id: S1, name: Desk}]
moments:
  - {id: M1, stage: S1, name: Letter}
  - {id: M2, stage: S1, name: Waiting, kind: wait, std: [{en: A day, op: "<=", v: 1, u: d}], ind: [{en: x, type: rate}]}
)");
    // Monday 16:00 to Tuesday 10:00 are 3 hours of an office open from 8 to 17, to Wednesday 10:00 they are 12
    const events::Log log = log_of(
        "case,activity,time\nC1,Letter,2025-01-06 16:00:00\nC1,Waiting,2025-01-07 10:00:00\n"
        "C2,Letter,2025-01-06 16:00:00\nC2,Waiting,2025-01-08 10:00:00\n");
    const auto matches = must(match_activities(log, map, {}));
    const auto clock = must(journeys::WorkingClock::over({}, must(calendar::zone_of("UTC")), log));
    const Conformance worked = conform(log, map, matches, {.clock = &clock});
    EXPECT_EQ(worked.moments[1].limit->minutes, 9 * 60);
    EXPECT_EQ(worked.moments[1].slow, 1);
    EXPECT_DOUBLE_EQ(worked.moments[1].excess->spread.median, 3 * 3600);
    const Conformance passed = conform(log, map, matches);
    EXPECT_EQ(passed.moments[1].limit->minutes, 24 * 60);
    EXPECT_DOUBLE_EQ(passed.moments[1].excess->spread.median, 18 * 3600);
}

TEST(Conform, with_one_time_per_event_the_first_of_a_case_has_no_time) {
    const events::Log log = log_of(
        "case,activity,time\nC1,Waiting,2025-01-01 10:00:00\nC1,Doctor,2025-01-01 10:16:00\nC2,Waiting,2025-01-01 "
        "10:00:00\n");
    const Conformance found = held(log, map_of(clinic));
    EXPECT_EQ(found.moments[1].timed, 0);
    EXPECT_EQ(found.moments[1].untimed, 2);
    EXPECT_EQ(found.moments[3].timed, 1);
    EXPECT_EQ(found.moments[3].untimed, 0);
    EXPECT_EQ(found.moments[3].slow, 1);
}

std::string written(const Conformance& found) {
    std::string out =
        std::to_string(found.cost) + " " + std::to_string(found.fitness) + " " + std::to_string(found.average_fitness);
    for (const MomentConformance& m : found.moments) {
        for (const std::int64_t n : {m.cases, m.visits, m.skipped, m.repeated, m.out_of_order, m.out_of_order_cases,
                                     m.timed, m.slow, m.slow_cases}) {
            out += " " + std::to_string(n);
        }
    }
    for (const VariantConformance& variant : found.of_variant) out += " " + std::to_string(variant.cost);
    for (const std::uint32_t slow : found.slow_of_case) out += " " + std::to_string(slow);
    return out;
}

TEST(Conform, gives_the_same_on_one_thread_and_on_several) {
    cycle::testing::Dice dice(7);
    std::vector<std::vector<std::string>> journeys;
    const std::vector<std::string> names{"Arrival",   "Waiting", "Blood test", "Doctor",
                                         "Goes home", "Parking", "Cleaning"};
    for (int c = 0; c < 3000; ++c) {
        std::vector<std::string>& journey = journeys.emplace_back();
        for (std::size_t n = 1 + dice.below(9); n > 0; --n) journey.push_back(names[dice.below(names.size())]);
    }
    const events::Log log = cases(journeys);
    const std::string one = written(held(log, map_of(clinic), 1));
    EXPECT_EQ(one, written(held(log, map_of(clinic), 2)));
    EXPECT_EQ(one, written(held(log, map_of(clinic), 5)));
}

/// What is said of each journey, by its activities.
std::map<std::string, std::string> said_of_journeys(const events::Log& log) {
    const Conformance found = held(log, map_of(clinic));
    std::map<std::string, std::string> out;
    for (std::size_t v = 0; v < found.of_variant.size(); ++v) {
        std::string path, said = std::to_string(found.of_variant[v].cost);
        for (const std::uint32_t activity : found.variants.path(log, v)) path += std::string(log.activities[activity]) + ">";
        for (const Deviating& one : found.of_variant[v].deviations) {
            const bool foreign = one.kind == Deviation::unexpected;
            said += " " + std::string(code_of(one.kind)) + " " +
                    (foreign ? std::string(log.activities[one.subject]) : std::to_string(one.subject)) + "x" +
                    std::to_string(one.n);
        }
        out[path] = said;
    }
    return out;
}

RC_GTEST_PROP(Conform, saysTheSameOfAJourneyWhateverStandsBesideIt, ()) {
    cycle::testing::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const std::vector<std::string> names{"Arrival", "Waiting", "Blood test", "Doctor", "Goes home", "Parking"};
    std::vector<std::vector<std::string>> journeys(1 + dice.below(4));
    for (std::vector<std::string>& journey : journeys) {
        for (std::size_t n = 1 + dice.below(7); n > 0; --n) journey.push_back(names[dice.below(names.size())]);
    }
    const std::map<std::string, std::string> together = said_of_journeys(cases(journeys));
    std::reverse(journeys.begin(), journeys.end());
    RC_ASSERT(said_of_journeys(cases(journeys)) == together);
    for (const std::vector<std::string>& journey : journeys) {
        const auto alone = said_of_journeys(cases({journey}));
        RC_ASSERT(together.at(alone.begin()->first) == alone.begin()->second);
    }
}

std::string proposed(const std::string& activity) {
    std::string out;
    for (const Proposal& one : proposals_for(activity, ciclo::testing::hospital())) {
        out += (out.empty() ? "" : " ") + one.moment.text;
    }
    return out;
}

TEST(Matching, finds_by_table_id_name_and_activities_and_proposes_the_rest) {
    const events::Log log = cases({{"m1", "WACHTKAMER", "Blood sample", "dokter", "Lunch"}});
    const auto matches = must(match_activities(log, map_of(clinic), {{"lunch", "Goes home", {}}}));
    EXPECT_EQ(matches[0].moment->text, "M1");
    EXPECT_EQ(matches[1].moment->text, "M2");
    EXPECT_FALSE(matches[2].moment);
    ASSERT_EQ(matches[2].proposals.size(), 1U);
    EXPECT_EQ(matches[2].proposals[0].moment.text, "M3");
    EXPECT_DOUBLE_EQ(matches[2].proposals[0].score, 0.5);
    EXPECT_FALSE(matches[3].moment) << "a proposal is never applied";
    EXPECT_EQ(matches[3].proposals.at(0).moment.text, "M4") << "dokter and doctor are synonyms";
    EXPECT_EQ(matches[4].by, MatchedBy::table);
    EXPECT_EQ(matches[4].moment->text, "M5");
}

TEST(Matching, likeness_is_of_words) {
    EXPECT_DOUBLE_EQ(likeness("Blood test", "test of the blood"), 1);
    EXPECT_DOUBLE_EQ(likeness("Llegada", "arrival"), 1);
    EXPECT_DOUBLE_EQ(likeness("Regstration", "Registration"), 1) << "a letter was lost";
    EXPECT_DOUBLE_EQ(likeness("Parking", "Doctor"), 0);
    EXPECT_DOUBLE_EQ(likeness("", "Doctor"), 0);
    EXPECT_EQ(proposed("zzz"), "");
    EXPECT_EQ(proposed("Request ambulance"), "M1");
}

TEST(Matching, a_table_that_names_no_moment_is_refused) {
    const events::Log log = cases({{"Lunch"}});
    const auto matches = match_activities(log, map_of(clinic), {{"Lunch", "Docter", {"columns.yaml", 3, 4}}});
    ASSERT_FALSE(matches.ok());
    EXPECT_EQ(
        matches.errors()[0].text(),
        "columns.yaml:3:4: activities names the moment \"Docter\", which is not in the map; did you mean Doctor?");
}

RC_GTEST_PROP(Matching, likenessIsSymmetricAndOneOfTheSame, ()) {
    const auto word = [] {
        return *rc::gen::elementOf(
            std::vector<std::string>{"Arrival", "llegada", "doctor", "doktor", "of", "blood", "x"});
    };
    const std::string a = word() + " " + word(), b = word() + " " + word();
    RC_ASSERT(likeness(a, a) == 1);
    RC_ASSERT(likeness(a, b) >= 0 && likeness(a, b) <= 1);
}

}  // namespace
}  // namespace ciclo::conformance
