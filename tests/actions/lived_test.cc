// The lived path of a cycle, from a log small enough to check with a pencil (tests/inputs/lived/visits.csv): moments 1
// to 7 of the hospital's template by their ids. A: all of them. B: without M4. C: M3 before M2, M4 twice. D: stops at
// M4, and something the map does not know.
#include <gtest/gtest.h>

#include "actions/evidence_house.h"
#include "base/number.h"
#include "calendar/duration.h"

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
    /// A log of one's own in the place of those four visits: the newest is the one that is asked.
    explicit LivedHouse(const std::string& csv) { import_one("own.csv", csv); }
    /// One import more.
    void import_one(const std::string& name, const std::string& csv) {
        files.files[name] = csv;
        const Result<Outcome> imported = import(name, "events");
        EXPECT_TRUE(imported.ok()) << code(imported);
    }
    Value lived(Given more = {}) {
        more["id"] = cycle;
        return json_of(run("lived show", more));
    }
    Value compared(Given more) {
        more["id"] = cycle;
        return json_of(run("lived compare", more));
    }
    Value hours(Given more = {}) {
        more["id"] = cycle;
        return json_of(run("lived hours", more));
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

TEST(Lived, only_the_cases_that_are_asked_for) {
    LivedHouse house;
    EXPECT_EQ(text_at(house.lived({{"with", "M4"}}), "cases"), "3");
    EXPECT_EQ(text_at(house.lived({{"without", "M4"}}), "cases"), "1");
    EXPECT_EQ(text_at(house.lived({{"with", "Pago"}}), "cases"), "1");
    EXPECT_EQ(text_at(house.lived({{"journey", "A"}}), "cases"), "1");
    EXPECT_EQ(text_at(house.lived({{"where", "resource=Ana"}}), "cases"), "4");
    const Value both = house.lived({{"with", "M5"}, {"without", "M4"}, {"from", "2025-10-07"}});
    EXPECT_EQ(text_at(both, "cases"), "1");
    ASSERT_EQ(both.find("filters")->items.size(), 2u);
    EXPECT_EQ(text_at(both.find("filters")->items[0], "kind"), "with");
    EXPECT_EQ(text_at(both.find("filters")->items[0], "value"), "M5");
    EXPECT_NE(text_at(both.find("filters")->items[0], "name"), "M5");
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}, {"with", "M99"}})), "no_such_moment");
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}, {"journey", "Z"}})), "no_such_case");
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}, {"where", "resource=Nadie"}})), "no_events_then");
    EXPECT_FALSE(house.run("lived show", {{"id", house.cycle}, {"where", "ward=1"}}).ok());
}

TEST(Lived, says_what_can_be_filtered_by) {
    LivedHouse house;
    const Value columns = *house.lived().find("columns");
    ASSERT_EQ(columns.items.size(), 1u);
    EXPECT_EQ(text_at(columns.items[0], "name"), "resource");
    const Value& most = columns.items[0].find("most")->items[0];
    EXPECT_EQ(text_at(most, "value"), "Ana");
    EXPECT_EQ(text_at(most, "cases"), "4");
}

TEST(Lived, any_further_column_of_the_log_filters_and_compares) {
    std::string csv = "case,activity,start,end,case:ward\n";
    for (int visit = 0; visit < 20; ++visit) {
        const std::string name = "W" + std::to_string(visit), day = "2025-10-" + std::to_string(10 + visit);
        const std::string ward = visit < 10 ? "North" : "South", minute = std::to_string(10 + visit);
        csv += name + ",M1," + day + "T08:00:00+02:00," + day + "T08:05:00+02:00," + ward + "\n";
        csv += name + ",M2," + day + "T08:" + minute + ":00+02:00," + day + "T08:45:00+02:00," + ward + "\n";
    }
    LivedHouse house(csv);
    const Value lived = house.lived({{"where", "ward=South"}});
    EXPECT_EQ(text_at(lived, "cases"), "10");
    EXPECT_EQ(text_at(*step_of(lived, "M2").find("wait")->find("median"), "value"), "19.5");
    const Value columns = *house.lived().find("columns");
    ASSERT_EQ(columns.items.size(), 1u) << "how a time was written is no column to choose by";
    EXPECT_EQ(text_at(columns.items[0], "name"), "ward");
    const Value both = house.compared({{"by", "ward"}});
    EXPECT_EQ(text_at(*both.find("first"), "name"), "North");
    EXPECT_EQ(text_at(*both.find("steps")->items[1].find("wait")->find("difference"), "value"), "-10");
    EXPECT_EQ(text_at(*both.find("steps")->items[1].find("wait"), "clear"), "true");
}

TEST(Lived, days_and_hours_are_those_of_the_zone_asked_for) {
    LivedHouse house;
    // D began on 9 October at 23:00 UTC, in Madrid on the 10th at one o'clock
    const Value lived = house.lived({{"zone", "Europe/Madrid"}});
    EXPECT_EQ(lived.find("hours")->items[4].items[1].text, "1");
    EXPECT_EQ(text_at(house.lived({{"zone", "Europe/Madrid"}, {"from", "2025-10-10"}}), "cases"), "1");
    EXPECT_FALSE(house.run("lived show", {{"id", house.cycle}, {"zone", "Moon/Tycho"}}).ok());
}

/// Forty visits, one a day from Monday 6 October 2025 at nine: twenty wait 50 to 69 minutes for M3, then twenty wait 20
/// to 39; of the first twenty all go to M4, of the others five.
std::string forty() {
    std::string csv = "case,activity,start,end,resource\n";
    const auto add = [&](int visit, const char* activity, int from, int until) {
        const auto clock = [&](int minute) {
            return calendar::iso_text(calendar::Instant{1'759'741'200'000'000 + visit * calendar::microseconds_per_day +
                                                        minute * 60'000'000LL});
        };
        csv += "V" + std::to_string(visit) + "," + activity + "," + clock(from) + "," + clock(until) +
               (visit % 2 == 0 ? ",Ana\n" : ",Luis\n");
    };
    for (int visit = 0; visit < 40; ++visit) {
        const int wait = (visit < 20 ? 50 : 20) + visit % 20;
        add(visit, "M1", 0, 5);
        add(visit, "M2", 10, 15);
        add(visit, "M3", 15 + wait, 20 + wait);
        if (visit < 25) add(visit, "M4", 25 + wait, 30 + wait);
    }
    return csv;
}

TEST(Lived, two_periods_are_compared_and_the_answer_says_what_is_more_than_chance) {
    LivedHouse house(forty());
    const Value both = house.compared({{"on", "2025-10-26"}});  // the twenty-first day
    EXPECT_EQ(text_at(*both.find("first"), "name"), "Since 26 Oct 2025");
    EXPECT_EQ(text_at(*both.find("first"), "cases"), "20");
    const Value& third = both.find("steps")->items[2];
    EXPECT_EQ(text_at(*third.find("wait")->find("difference"), "value"), "-30");
    EXPECT_EQ(text_at(*third.find("wait"), "clear"), "true");
    EXPECT_EQ(text_at(*third.find("wait")->find("first")->find("median"), "value"), "29.5");
    // of twenty the 6th and the 15th: 25 to 34 minutes, and 55 to 64; −30 ± √(4.5² + 4.5²)
    const Value& medians = *third.find("wait")->find("medians");
    EXPECT_EQ(text_at(medians, "value"), "-30");
    EXPECT_NEAR(*parse_number(text_at(medians, "low")), -36.36396, 1e-5);
    EXPECT_NEAR(*parse_number(text_at(medians, "high")), -23.63604, 1e-5);
    EXPECT_EQ(text_at(medians, "n"), "40");
    EXPECT_EQ(text_at(medians, "method"), "square_and_add");
    EXPECT_EQ(text_at(*third.find("wait"), "told_by"), "medians");
    EXPECT_EQ(text_at(*third.find("ended")->find("difference"), "value"), "0.75");  // fifteen of twenty, and nobody
    EXPECT_EQ(text_at(*third.find("ended"), "clear"), "true");
    const Value& fourth = both.find("steps")->items[3];
    EXPECT_EQ(text_at(*fourth.find("reach")->find("difference"), "value"), "-0.75");
    EXPECT_EQ(text_at(*fourth.find("reach"), "clear"), "true");
    EXPECT_EQ(text_at(*fourth.find("wait"), "clear"), "false");
    const std::string answer = text_at(*both.find("words"), "answer");
    EXPECT_NE(answer.find("people wait 23 min 38 s to 36 min 22 s less before"), std::string::npos) << answer;
    EXPECT_NE(answer.find("(95%; median 29 min 30 s against 59 min 30 s)"), std::string::npos) << answer;
    EXPECT_NE(answer.find("The table has"), std::string::npos) << answer;
}

TEST(Lived, what_is_alike_is_said_to_be_alike) {
    LivedHouse house(forty());
    const Value both = house.compared({{"by", "resource"}});  // every other visit
    EXPECT_EQ(text_at(*both.find("first"), "name"), "Ana");
    EXPECT_NE(text_at(*both.find("words"), "answer").find("no difference can be told. The whole journey takes between"),
              std::string::npos);
    const Value against = house.compared({{"by", "resource"}, {"first", "Luis"}});
    EXPECT_EQ(text_at(*against.find("second"), "name"), "The others");
    EXPECT_EQ(text_at(*against.find("second"), "cases"), "20");
}

TEST(Lived, who_has_both_values_is_on_neither_side) {
    LivedHouse house;  // Ana is in all four cases, Raúl too
    EXPECT_EQ(code(house.run("lived compare", {{"id", house.cycle}, {"by", "resource"}})), "nothing_to_compare");
    LivedHouse other(forty() + "V0,M5,2025-10-06T11:00:00Z,2025-10-06T11:05:00Z,Luis\n");
    const Value both = other.compared({{"by", "resource"}, {"first", "Ana"}, {"second", "Luis"}});
    EXPECT_EQ(text_at(both, "left_out"), "1");
    EXPECT_EQ(text_at(*both.find("first"), "cases"), "19");
    EXPECT_EQ(text_at(*both.find("second"), "cases"), "20");
    const Value chosen = other.compared({{"by", "resource"}});
    EXPECT_EQ(text_at(*chosen.find("first"), "name"), "Luis");
    EXPECT_EQ(text_at(*chosen.find("first"), "cases"), "21");
    EXPECT_EQ(text_at(*chosen.find("second"), "cases"), "19");
}

TEST(Lived, the_moment_that_tells_two_sides_apart_is_no_finding) {
    LivedHouse house(forty());
    const Value both = house.compared({{"reached", "M4"}});
    EXPECT_EQ(text_at(*both.find("second"), "cases"), "15");
    EXPECT_TRUE(both.find("steps")->items[3].find("reach")->find("difference")->is_null());
    EXPECT_EQ(code(house.run("lived compare", {{"id", house.cycle}, {"reached", "M1"}})), "nothing_to_compare");
    EXPECT_EQ(code(house.run("lived compare", {{"id", house.cycle}})), "nothing_to_compare");
}

TEST(Lived, few_cases_are_not_compared_in_words) {
    LivedHouse house;
    const Value both = house.compared({{"on", "2025-10-08"}});
    EXPECT_EQ(text_at(*both.find("words"), "answer"), "Too few cases to compare (2 and 2): we cannot say yet.");
}

/// Visits `from` … `until` − 1 of two events each, a day apart from 1 January 2026.
std::string month(int from, int until) {
    std::string csv = "case,activity,start,end,resource\n";
    for (int visit = from; visit < until; ++visit) {
        const auto clock = [&](int minute) {
            return calendar::iso_text(calendar::Instant{1'767'258'000'000'000 + visit * calendar::microseconds_per_day +
                                                        minute * 60'000'000LL});
        };
        const std::string name = "V" + std::to_string(visit);
        csv += name + ",M1," + clock(0) + "," + clock(5) + ",Ana\n" + name + ",M2," + clock(15) + "," + clock(20) + ",Luis\n";
    }
    return csv;
}

std::string ids_of(const Value& list) {
    std::string text;
    for (const Value& id : list.items) text += id.text + " ";
    return text;
}

TEST(Lived, imports_read_alike_are_one_log_and_what_they_share_counts_once) {
    LivedHouse house(month(0, 31));
    EXPECT_EQ(text_at(house.lived(), "cases"), "31");
    EXPECT_TRUE(house.lived().find("together")->items.empty());
    house.import_one("february.csv", month(28, 59));  // three days again
    const Value both = house.lived();
    EXPECT_EQ(text_at(both, "cases"), "59");
    EXPECT_EQ(text_at(both, "events"), "118");
    EXPECT_EQ(text_at(*both.find("common"), "events"), "6");
    const Value& first = both.find("common")->find("first")->items[0];
    EXPECT_EQ(text_at(first, "file"), "february.csv");
    EXPECT_EQ(text_at(first, "activity"), "M1");
    EXPECT_EQ(text_at(first, "at"), "2026-01-29T09:05:00Z");
    EXPECT_NE(text_at(*both.find("words"), "basis").find("2 imports together. 6 events are in two of them"), std::string::npos)
        << text_at(*both.find("words"), "basis");
    ASSERT_EQ(both.find("together")->items.size(), 1u);
    EXPECT_EQ(ids_of(both.find("together")->items[0]), ids_of(*both.find("asked")));
    const std::string february = both.find("logs")->items[0].find("import")->text, january = both.find("logs")->items[1].find("import")->text;
    EXPECT_EQ(text_at(both, "log"), february);
    EXPECT_EQ(text_at(both.find("logs")->items[0], "first_day"), "2026-01-29");
    // each by itself, and both asked by name, in any order
    EXPECT_EQ(text_at(house.lived({{"log", january}}), "cases"), "31");
    EXPECT_EQ(text_at(house.lived({{"log", february}}), "cases"), "31");
    EXPECT_EQ(ids_of(*house.lived({{"log", february}}).find("asked")), february + " ");
    EXPECT_EQ(text_at(json_of(house.run_with("lived show", {{"id", house.cycle}}, {{"log", {february, january}}})), "cases"), "59");
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}, {"log", "01JABCDEFGHJKMNPQRSTVWXYZ0"}})), "no_such_log");
    house.import_one("march.csv", month(59, 90));
    EXPECT_EQ(text_at(house.lived(), "cases"), "90");
    EXPECT_EQ(text_at(*house.lived().find("common"), "events"), "6");
}

TEST(Lived, an_import_with_other_columns_is_a_log_of_its_own) {
    LivedHouse house(month(0, 31));
    house.import_one("other.csv", "case_id,activity,start,end,resource\nX1,M1,2026-02-01T09:00:00Z,2026-02-01T09:05:00Z,Ana\n");
    const Value newest = house.lived();
    EXPECT_EQ(text_at(newest, "cases"), "1");
    EXPECT_TRUE(newest.find("together")->items.empty());
    house.import_one("february.csv", month(31, 59));
    EXPECT_EQ(text_at(house.lived(), "cases"), "59");
    const std::string other = text_at(newest, "log"), february = text_at(house.lived(), "log");
    EXPECT_EQ(code(house.run_with("lived show", {{"id", house.cycle}}, {{"log", {other, february}}})), "different_columns");
    EXPECT_EQ(text_at(json_of(house.run("lived show", {{"id", house.cycle}, {"log", other}})), "cases"), "1");
}

TEST(Lived, waits_by_hour_are_told_of_five_and_more) {
    LivedHouse house(forty());
    const Value hours = house.hours();
    EXPECT_EQ(text_at(hours, "step"), "2");  // M3: people wait longest
    EXPECT_EQ(text_at(hours, "n"), "40");
    // Mondays are visits 0, 7, 14, 21, 28 and 35: 50, 57, 64, 21, 28 and 35 minutes
    const Value& monday = hours.find("cells")->items[0].items[9];
    EXPECT_EQ(text_at(monday, "n"), "6");
    EXPECT_EQ(text_at(*monday.find("median"), "value"), "42.5");
    EXPECT_TRUE(hours.find("cells")->items[0].items[10].find("median")->is_null());
    EXPECT_EQ(text_at(hours.find("any_day")->items[9], "n"), "40");
    EXPECT_EQ(text_at(*hours.find("any_day")->items[9].find("median"), "value"), "44.5");  // 20 to 39 and 50 to 69
    // from the 15th visit on no hour of the week has five waits for M4, but those at nine and at ten have five and six
    const Value any = house.hours({{"moment", "M4"}, {"from", "2025-10-20"}});
    EXPECT_TRUE(any.find("cells")->items[0].items[9].find("median")->is_null());
    EXPECT_EQ(text_at(any.find("any_day")->items[9], "n"), "5");
    EXPECT_EQ(text_at(any.find("any_day")->items[10], "n"), "6");
    EXPECT_NE(text_at(*any.find("words"), "answer").find("on any day from 9 to 10 h: 5 min (median; n 5)"), std::string::npos)
        << text_at(*any.find("words"), "answer");
    const Value few = house.hours({{"moment", "M4"}, {"from", "2025-10-27"}});
    EXPECT_NE(text_at(*few.find("words"), "answer").find("no hour has five waits"), std::string::npos);
}

TEST(Lived, the_circle_shows_who_lived_what_and_few_are_not_drawn) {
    LivedHouse house(forty());
    const std::string svg = text_at(json_of(house.run("lived circle", {{"id", house.cycle}, {"links", "yes"}})), "svg");
    EXPECT_NE(svg.find("/lived?at=M4"), std::string::npos);
    EXPECT_NE(svg.find("lived by 62.5%"), std::string::npos);
    const std::string few =
        text_at(json_of(house.run("lived circle", {{"id", house.cycle}, {"until", "2025-10-08"}})), "svg");
    EXPECT_EQ(few.find("lived by"), std::string::npos);
    EXPECT_TRUE(house.run("lived circle", {{"id", house.cycle}, {"output", "circle.png"}}).ok());
    EXPECT_EQ(house.files.files["circle.png"].substr(1, 3), "PNG");
}

TEST(Lived, what_was_answered_is_known_without_measuring_and_only_that) {
    LivedHouse house(forty());
    const access::Caller caller = access::Caller::machine();
    const auto known = [&](const Given& given, Language language) {
        NoProgress progress;
        World world{house.files, progress, language};
        world.caller = &caller;
        const auto snapshot = house.store().read(caller.scope);
        world.snapshot = snapshot->get();
        Arguments arguments;
        arguments.values["id"] = {house.cycle};
        for (const auto& [input, value] : given) arguments.values[input] = {value};
        return find("lived compare")->remembered(arguments, world);
    };
    EXPECT_FALSE(known({{"on", "2025-10-26"}}, Language::en).has_value());
    const Result<Outcome> answer = house.run("lived compare", {{"id", house.cycle}, {"on", "2025-10-26"}});
    ASSERT_TRUE(answer.ok());
    const auto again = known({{"on", "2025-10-26"}}, Language::en);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->json, answer->json);
    EXPECT_FALSE(known({{"on", "2025-10-26"}}, Language::nl).has_value());
    EXPECT_FALSE(known({{"on", "2025-10-27"}}, Language::en).has_value());
    EXPECT_FALSE(known({{"on", "2025-10-26"}, {"with", "M4"}}, Language::en).has_value());
}

TEST(Lived, a_cycle_without_events_says_so) {
    EvidenceHouse house;
    EXPECT_EQ(code(house.run("lived show", {{"id", house.cycle}})), "no_events");
}

}  // namespace
}  // namespace ciclo::actions
