// Conditions on columns and on the way of a case, and a log of the chosen cases: a small log by eye, known logs against a
// plain walk over their rows.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "interval_logs.h"
#include "journeys/column_filter.h"
#include "journeys/filter.h"
#include "journeys/measures.h"
#include "journeys/restricted.h"

namespace ciclo::journeys {
namespace {

events::Log visits() {
    const std::string csv =
        "case,activity,time,resource,cost,case:unit\n"
        "1,A,2026-01-05 08:00:00,r,10,north\n"
        "1,B,2026-01-05 08:10:00,s,9.5,north\n"
        "2,A,2026-01-05 08:00:00,r,unknown,south\n"
        "2,C,2026-01-05 08:10:00,,,south\n"
        "2,B,2026-01-05 08:20:00,r,,south\n"
        "3,C,2026-01-05 08:00:00,s,100,\n"
        "4,A,2026-01-05 08:00:00,s,10,east\n"
        "4,B,2026-01-05 08:10:00,s,10,east\n"
        "4,A,2026-01-05 08:20:00,s,2,east\n";
    return std::move(events::read_log(csv, "v.csv", {}, {.further = {.which = events::Further::Which::all}})).value();
}

/// "1 3": the names of the cases that pass.
std::string kept(const events::Log& log, const Filter& filter) {
    const Result<Cases> cases = filtered(Cases(log), {filter});
    if (!cases) return cases.errors().front().text();
    std::string out;
    for (std::size_t i = 0; i < cases->size(); ++i) out += (i == 0 ? "" : " ") + std::string(log.cases[(*cases)[i]]);
    return out;
}

std::string where(const events::Log& log, const std::string& condition) {
    const Result<Attributed> read = read_condition(condition);
    return read ? kept(log, *read) : read.errors().front().text();
}

TEST(Conditions, AnyColumnAndEverySign) {
    const events::Log log = visits();
    EXPECT_EQ(where(log, "unit=north"), "1");
    EXPECT_EQ(where(log, "case:unit=north|east"), "1 4");
    EXPECT_EQ(where(log, "unit!=north"), "2 4") << "of 3 it is not known";
    EXPECT_EQ(where(log, "cost=10"), "1 4");
    EXPECT_EQ(where(log, "cost>=10"), "1 3 4");
    EXPECT_EQ(where(log, "cost > 10"), "3") << "9.5 and 100 by number, not by letters";
    EXPECT_EQ(where(log, "cost<9.75"), "1 4");
    EXPECT_EQ(where(log, "cost<=2"), "4");
    EXPECT_EQ(where(log, "unit>=north"), "1 2") << "texts by letters";
    EXPECT_EQ(where(log, "resource=s"), "1 3 4");
    EXPECT_EQ(where(log, "org:resource!=s"), "2");
    EXPECT_EQ(where(log, "activity=C"), "2 3");
    EXPECT_EQ(where(log, "case=1|4"), "1 4");
    EXPECT_EQ(where(log, "unit"), "\"unit\" is no condition on a column; write it as COLUMN=VALUE, or with !=, <, <=, > or >=");
    EXPECT_EQ(where(log, "units=north"), "v.csv: the log has no column \"units\"; did you mean \"unit\"?");
}

TEST(Conditions, ANameThatHoldsASignStandsInQuotes) {
    const std::string csv =
        "case,activity,time,\"cost>0\",\"a=\"\"b\"\"\",case:is!\n"
        "1,A,2026-01-05 08:00:00,10,x,yes\n2,A,2026-01-05 08:00:00,3,y,no\n3,A,2026-01-05 08:00:00,,x=y,yes\n";
    const events::Log log =
        std::move(events::read_log(csv, "v.csv", {}, {.further = {.which = events::Further::Which::all}})).value();
    EXPECT_EQ(where(log, R"("cost>0">=3)"), "1 2");
    EXPECT_EQ(where(log, R"( "cost>0" < 4)"), "2");
    EXPECT_EQ(where(log, R"("a=""b"""=x|y)"), "1 2");
    EXPECT_EQ(where(log, R"("a=""b"""!=x)"), "2 3");
    EXPECT_EQ(where(log, R"("a=""b"""=x=y)"), "3") << "of the value signs are letters";
    EXPECT_EQ(where(log, R"("case:is!"=yes)"), "1 3");
    EXPECT_EQ(where(log, R"("activity"=A)"), "1 2 3");
    EXPECT_EQ(where(log, R"(cost>0=3)"), "v.csv: the log has no column \"cost\"; it has cost>0, a=\"b\", case:is!, activity");
    EXPECT_EQ(where(log, R"("cost>0=3)"),
              R"(the quotes of "\"cost>0=3" do not close; write the column's name as "a=b", and a quote in it twice)");
    EXPECT_EQ(where(log, R"(""=3)"), R"("\"\"=3" is no condition on a column; write it as COLUMN=VALUE, or with !=, <, <=, > or >=)");
    for (const char* text : {R"("a=""b"""!=x)", R"("cost>0">=3)", R"("case:is!"=yes|no)"}) {
        EXPECT_EQ(condition_text(*read_condition(text)), text);
    }
}

TEST(Conditions, WhatIsNoNumberIsInNoneAndCounted) {
    const events::Log log = visits();
    const Attributed costly{"cost", {"10"}, Comparing::at_least};
    EXPECT_EQ(*not_comparable(Cases(log), costly), 1u) << "case 2 says \"unknown\"";
    EXPECT_EQ(*not_comparable(Cases(log), {"unit", {"1"}, Comparing::more}), 3u);
    EXPECT_EQ(*not_comparable(Cases(log), {"unit", {"north"}}), 0u);
}

TEST(Conditions, TheWayOfACase) {
    const events::Log log = visits();
    const std::uint32_t a = activity_named(log, "A"), b = activity_named(log, "B"), c = activity_named(log, "C");
    EXPECT_EQ(kept(log, Begins{{a}}), "1 2 4");
    EXPECT_EQ(kept(log, Begins{{c, b}}), "3");
    EXPECT_EQ(kept(log, Finishes{{a, c}}), "3 4");
    EXPECT_EQ(kept(log, Follows{a, b, Nearness::directly}), "1 4");
    EXPECT_EQ(kept(log, Follows{a, b, Nearness::eventually}), "1 2 4");
    EXPECT_EQ(kept(log, Follows{a, a, Nearness::directly}), "");
    EXPECT_EQ(kept(log, Follows{a, a, Nearness::eventually}), "4");
    EXPECT_EQ(kept(log, (Holds{2, 2})), "1");
    EXPECT_EQ(kept(log, (Holds{.at_least = 3})), "2 4");
}

TEST(Conditions, TheOppositeIsTheRestOfThoseThatSayAnything) {
    const events::Log log = visits();
    for (const char* text : {"unit=north|east", "unit!=north|east", "unit<north", "unit<=north", "unit>north", "unit>=north"}) {
        const Attributed condition = *read_condition(text);
        EXPECT_EQ(condition_text(condition), text);
        EXPECT_EQ(condition_text(opposite(opposite(condition))), text);
        const auto n = [&](const Attributed& one) { return filtered(Cases(log), {one})->size(); };
        EXPECT_EQ(n(condition) + n(opposite(condition)), 3u) << text << ": of case 3 nothing is known";
    }
}

TEST(Conditions, SegmentsSplitByAnyColumn) {
    const events::Log log = visits();
    const auto units = segments_by(Cases(log), "unit", 5);
    ASSERT_EQ(units->size(), 3u);
    EXPECT_EQ((*units)[0].value, "north");
    const auto first = segments_by(Cases(log), "activity", 5);
    ASSERT_EQ(first->size(), 2u);
    EXPECT_EQ((*first)[0].value, "A");
    EXPECT_EQ((*first)[0].cases.size(), 3u);
}

TEST(Restricted, IsTheLogOfTheChosenCases) {
    const events::Log log = visits();
    const events::Log some = restricted_to(*filtered(Cases(log), {Attributed{"unit", {"south", "east"}}}));
    EXPECT_EQ(some.cases.size(), 2u);
    EXPECT_EQ(some.events(), 6u);
    EXPECT_EQ(some.activities.size(), 3u);
    EXPECT_EQ(where(some, "cost=10"), "4");
    EXPECT_EQ(where(some, "unit=south"), "2");
    EXPECT_EQ(some.of_cases[0].values.size(), 2u) << "north is gone";
    const events::Log one = restricted_to(Cases(log, {2}));
    EXPECT_EQ(one.activities.size(), 1u);
    EXPECT_EQ(one.activities[0], "C");
    EXPECT_EQ(one.end[0], log.end[log.case_begin[2]]);
}

/// The chosen half, read from a file that holds only its rows, is the same log.
TEST(Restricted, EqualsALogReadFromItsRowsAlone) {
    std::string csv = "case,activity,start,end,resource,unit\n", half = csv;
    for (int i = 0; i < 400; ++i) {
        const int case_number = i * 7 % 60;
        const std::string minute = std::to_string(10 + i % 50);
        const std::string row = std::to_string(case_number) + "," + std::string(1, static_cast<char>('A' + i % 5)) +
                                ",2026-01-05 08:" + minute + ":00," + (i % 9 == 0 ? "" : "2026-01-05 09:" + minute + ":00") +
                                ",r" + std::to_string(case_number % 4) + ",u" + std::to_string(i % 3) + "\n";
        csv += row;
        if (case_number % 2 == 0) half += row;
    }
    const events::ReadOptions all{.further = {.which = events::Further::Which::all}};
    const events::Log whole = std::move(events::read_log(csv, "v.csv", {}, all)).value();
    const events::Log read = std::move(events::read_log(half, "v.csv", {}, all)).value();
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t c = 0; c < whole.cases.size(); ++c) {
        if ((whole.cases[c].back() - '0') % 2 == 0) numbers.push_back(c);
    }
    const events::Log chosen = restricted_to(Cases(whole, numbers));
    ASSERT_EQ(chosen.events(), read.events());
    ASSERT_EQ(chosen.cases.size(), read.cases.size());
    for (std::size_t e = 0; e < read.events(); ++e) {
        EXPECT_EQ(chosen.activities[chosen.activity[e]], read.activities[read.activity[e]]);
        EXPECT_EQ(chosen.resources[chosen.resource[e]], read.resources[read.resource[e]]);
        EXPECT_EQ(chosen.start[e], read.start[e]);
        EXPECT_EQ(chosen.end[e], read.end[e]);
        EXPECT_EQ(chosen.lasts(e), read.lasts(e));
        EXPECT_EQ(chosen.of_events[0].values[chosen.of_events[0].codes[e]], read.of_events[0].values[read.of_events[0].codes[e]]);
    }
    EXPECT_EQ(measure(chosen, {}).moves.size(), measure(read, {}).moves.size());
}

/// receipt.csv by department and by activity, counted row by row.
TEST(Conditions, ReceiptAgainstThePlainRows) {
    const std::filesystem::path path = std::filesystem::path(CICLO_SHARED) / "logs/receipt.csv";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped 1 log: " << path << " is absent\n";
        return;
    }
    const std::string bytes = file_bytes(path);
    std::map<std::string, std::set<std::string>> groups_of;  // case: groups of its events
    std::set<std::string> late, desk;                        // deadline from June 2011 on; of the desk
    std::size_t at = bytes.find('\n') + 1;
    while (at < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::vector<std::string> cells{""};
        for (const char c : bytes.substr(at, end - at)) {
            if (c == ',') cells.emplace_back();
            else cells.back() += c;
        }
        groups_of[cells[1]].insert(cells[12]);
        if (!cells[2].empty() && cells[2] >= "2011-06") late.insert(cells[1]);
        if (cells[0] == "Desk") desk.insert(cells[1]);
        at = end + 1;
    }
    std::size_t without_group_1 = 0;
    for (const auto& one : groups_of) without_group_1 += one.second.contains("Group 1") ? 0 : 1;
    const events::Log log =
        std::move(events::read_log(bytes, "receipt.csv", {}, {.further = {.which = events::Further::Which::all}})).value();
    const auto count = [&](const std::string& condition) {
        return filtered(Cases(log), {*read_condition(condition)})->size();
    };
    EXPECT_EQ(count("org:group!=Group 1"), without_group_1);
    EXPECT_EQ(count("case:deadline>=2011-06"), late.size());
    EXPECT_EQ(count("channel=Desk"), desk.size());
    EXPECT_EQ(count("channel=Desk"), 109u);
}

/// A hospital's log (XES), by attributes of its patients and of its events: counted in its text, trace by trace.
TEST(Conditions, AHospitalByAttributesOfItsPatients) {
    const std::filesystem::path path = std::filesystem::path(CICLO_SHARED) / "logs/hospital_fairness_high.xes.gz";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped 1 log: " << path << " is absent\n";
        return;
    }
    const events::Further asked{events::Further::Which::named, {"age", "protected", "resource", "citizen"}};
    const events::Log log = std::move(events::read_log(file_bytes(path), "hospital.xes.gz", {}, {.further = asked})).value();
    const auto count = [&](const std::string& condition) {
        return filtered(Cases(log), {*read_condition(condition)})->size();
    };
    EXPECT_EQ(count("age>=60"), 3'628u);
    EXPECT_EQ(count("age>=60") + count("age<60"), 10'000u);
    EXPECT_EQ(count("protected=true"), 3'039u);
    EXPECT_EQ(count("citizen!=true"), 4'272u);
    EXPECT_EQ(count("resource=Nurse 1"), 4'177u) << "no org:resource here: an attribute of that name";
}

/// running-example.csv: the costs of case 3, as in the file.
TEST(Conditions, RunningExampleByCost) {
    const std::filesystem::path path = std::filesystem::path(CICLO_SHARED) / "logs/running-example.csv";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped 1 log: " << path << " is absent\n";
        return;
    }
    const events::Log log = std::move(events::read_log(file_bytes(path), "running-example.csv", {},
                                                       {.further = {events::Further::Which::named, {"Costs"}}})).value();
    EXPECT_EQ(where(log, "Costs>400"), "");
    EXPECT_EQ(where(log, "Costs=400"), "3 2 1 6 5 4") << "somebody examines in every case";
    EXPECT_EQ(where(log, "resource=Sean"), "3 2 4");
}

}  // namespace
}  // namespace ciclo::journeys
