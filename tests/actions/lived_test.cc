// The lived path of a cycle, from a log small enough to check with a pencil (tests/inputs/lived/visits.csv): moments 1 to 7
// of the hospital's template by their ids. A: all of them. B: without M4. C: M3 before M2, M4 twice. D: stops at M4, and
// something the map does not know.
#include <gtest/gtest.h>

#include "actions/evidence_house.h"

namespace ciclo::actions {
namespace {

using namespace testing;
using formats::Value;

class LivedHouse : public EvidenceHouse {
public:
    LivedHouse() {
        std::ifstream file(std::string(CICLO_SOURCE) + "/tests/inputs/lived/visits.csv", std::ios::binary);
        EXPECT_TRUE(file.good());
        std::ostringstream bytes;
        bytes << file.rdbuf();
        files.files["visits.csv"] = bytes.str();
        const Result<Outcome> imported = import("visits.csv", "events");
        EXPECT_TRUE(imported.ok()) << code(imported);
    }
    Value lived(Given more = {}) {
        more["id"] = cycle;
        return json_of(run("lived show", more));
    }
    Value of_case(const std::string& name) { return json_of(run("lived case", {{"id", cycle}, {"case", name}})); }
};

Value step_of(const Value& lived, const std::string& name) {
    for (const Value& step : lived.find("steps")->items) {
        if (text_at(step, "moment") == name || text_at(step, "name") == name) return step;
    }
    ADD_FAILURE() << name;
    return {};
}

TEST(Lived, says_who_lived_each_moment_and_who_did_not) {
    LivedHouse house;
    const Value lived = house.lived();
    EXPECT_EQ(text_at(lived, "cases"), "4");
    EXPECT_EQ(text_at(lived, "events"), "26");
    EXPECT_EQ(text_at(*lived.find("fit"), "cases"), "1");
    const Value fourth = step_of(lived, "M4");
    EXPECT_EQ(text_at(fourth, "cases"), "3");
    EXPECT_EQ(text_at(*fourth.find("reach"), "value"), "0.75");
    EXPECT_EQ(text_at(*fourth.find("reach"), "method"), "wilson");
    EXPECT_EQ(text_at(*fourth.find("against_map"), "skipped"), "1");
    EXPECT_EQ(text_at(*fourth.find("against_map"), "repeated"), "1");
    EXPECT_EQ(text_at(step_of(lived, "M4"), "again"), "1");
    EXPECT_EQ(text_at(step_of(lived, "M4"), "ended"), "1");
    EXPECT_EQ(text_at(*step_of(lived, "M7").find("against_map"), "skipped"), "1");
}

TEST(Lived, waits_and_services_are_minutes_of_visits) {
    LivedHouse house;
    const Value third = step_of(house.lived(), "M3");
    // waits 30, 20, 5 and 5 minutes; services 5 each
    EXPECT_EQ(text_at(*third.find("wait"), "n"), "4");
    EXPECT_EQ(text_at(*third.find("wait")->find("median"), "value"), "12.5");
    EXPECT_EQ(text_at(*third.find("wait"), "mean"), "15");
    EXPECT_EQ(text_at(*third.find("wait"), "longest"), "30");
    EXPECT_EQ(text_at(*third.find("service")->find("median"), "value"), "5");
    const Value first = step_of(house.lived(), "M1");
    EXPECT_TRUE(first.find("wait")->is_null());
}

TEST(Lived, what_the_map_does_not_know_is_named_and_never_joined) {
    LivedHouse house;
    const Value lived = house.lived();
    const Value unknown = step_of(lived, "Pago");
    EXPECT_TRUE(unknown.find("moment")->is_null());
    EXPECT_EQ(text_at(unknown, "visits"), "1");
    EXPECT_TRUE(unknown.find("against_map")->is_null());
    EXPECT_NE(text_at(*lived.find("words"), "basis").find("1 event belongs to no moment of the map"), std::string::npos)
        << text_at(*lived.find("words"), "basis");
}

TEST(Lived, one_case_is_told_event_by_event_with_what_was_missing) {
    LivedHouse house;
    const Value story = house.of_case("B");
    std::string kinds;
    for (const Value& event : story.find("events")->items) kinds += text_at(event, "kind") + " ";
    EXPECT_EQ(kinds, "as_planned as_planned as_planned skipped as_planned as_planned as_planned ");
    const Value& third = story.find("events")->items[2];
    EXPECT_EQ(text_at(third, "start"), "2025-10-07T08:40:00Z");
    EXPECT_EQ(text_at(third, "wait"), "20");
    EXPECT_EQ(text_at(third, "role"), "Raúl");
    EXPECT_EQ(code(house.run("lived case", {{"id", house.cycle}, {"case", "Z"}})), "no_such_case");
}

TEST(Lived, a_period_takes_the_cases_that_began_in_it) {
    LivedHouse house;
    const Value lived = house.lived({{"from", "2025-10-07"}, {"until", "2025-10-08"}});
    EXPECT_EQ(text_at(lived, "cases"), "2");
    EXPECT_EQ(text_at(lived, "events"), "14");
    EXPECT_EQ(text_at(step_of(lived, "M2"), "cases"), "2");
    EXPECT_EQ(text_at(*step_of(lived, "M3").find("wait"), "mean"), "12.5");
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}, {"from", "2026-01-01"}})), "no_events_then");
}

TEST(Lived, hours_are_counted_by_weekday) {
    LivedHouse house;
    const Value lived = house.lived();
    const std::vector<Value>& days = lived.find("hours")->items;
    ASSERT_EQ(days.size(), 7u);
    EXPECT_EQ(days[0].items[8].text, "1");   // Monday 6 October 2025
    EXPECT_EQ(days[3].items[23].text, "1");  // Thursday
    EXPECT_EQ(days[3].items[8].text, "0");
}

TEST(Lived, a_cycle_without_events_says_so) {
    EvidenceHouse house;
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}})), "no_events");
}

}  // namespace
}  // namespace ciclo::actions
