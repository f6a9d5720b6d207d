// The demonstration comes whole, goes whole, and leaves the store as it was.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "actions/deed_house.h"
#include "actions/demo_deeds.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using testing::code;
using testing::DeedHouse;
using testing::holds;

formats::Value json_of(const Result<Outcome>& outcome) {
    EXPECT_TRUE(outcome.ok()) << code(outcome) << (outcome.ok() ? "" : outcome.errors().front().text());
    if (!outcome) return {};
    return *formats::read_json(outcome->json, "");
}

std::map<std::string, std::int64_t> counts(DeedHouse& house) {
    std::map<std::string, std::int64_t> out;
    const auto snapshot = house.store().read(access::Scope::of_system());
    for (const records::Kind* kind : all_kinds()) {
        records::Query every;
        every.kind = kind;
        every.limit = 1;
        out[std::string(kind->name)] = (*snapshot)->list(every)->total;
    }
    return out;
}

class Demo : public ::testing::Test {
protected:
    DeedHouse house;

    void load() {
        const auto loaded = house.run("demo load", {});
        ASSERT_TRUE(loaded.ok()) << loaded.errors().front().text();
    }
    std::string id_of(const std::string& kind, const std::string& filter) {
        const formats::Value list = json_of(house.run("record list", {{"kind", kind}, {"filter", filter}}));
        const formats::Value* records = list.find("records");
        EXPECT_TRUE(records != nullptr && records->items.size() == 1) << kind << " " << filter;
        return records != nullptr && !records->items.empty() ? records->items[0].find("id")->text : "";
    }
};

TEST_F(Demo, bringsTheHospitalTheBankAndTheHotel) {
    load();
    const auto there = counts(house);
    EXPECT_EQ(there.at("unit"), 8);    // the hospital with its 5 units, a branch of a bank, a hotel
    EXPECT_EQ(there.at("person"), 9);  // the quality manager with her 6, and one each
    EXPECT_EQ(there.at("organisation"), 1);
    EXPECT_EQ(there.at("cycle"), 4);
    EXPECT_EQ(there.at("cycle_version"), 7);  // three published with the draft after them, one draft
    EXPECT_EQ(there.at("listening_post"), 6);
    EXPECT_EQ(there.at("emerging_need"), 2);
    EXPECT_GE(there.at("finding"), 8);
    EXPECT_EQ(there.at("action"), 5);
    const std::string cycle = id_of("cycle", "name~Atención");
    const formats::Value shown = json_of(house.run("record show", {{"kind", "cycle"}, {"id", cycle}}));
    EXPECT_EQ(shown.find("values")->find("state")->text, "published");
    EXPECT_EQ(shown.find("values")->find("published_version")->text, "1");
    EXPECT_EQ(shown.find("values")->find("last_review")->text, "2026-08-19");  // 1 October 2025, 46 weeks later
    EXPECT_TRUE(
        holds(house.run("record list", {{"kind", "procedure"}, {"filter", "code=PR-07"}}), "Recepción y triaje"));
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "emerging_need"}}), "La familia quiere noticias"));
    const auto draft = house.run("cycle show", {{"id", cycle}, {"version", "draft"}});
    EXPECT_NE(draft->text.find("crit_basis: manager"), std::string::npos);
}

// Scene 5 without adding anything: the same datum asked three times, a wait point of 35 minutes at reception.
TEST_F(Demo, asksTheDateOfBirthThreeTimesAndMarksTheWait) {
    load();
    const std::string cycle = id_of("cycle", "name~Atención");
    const auto checked = house.run("cycle check", {{"id", cycle}, {"version", "published"}});
    ASSERT_TRUE(checked.ok()) << code(checked);
    EXPECT_NE(checked->json.find("question_repeated"), std::string::npos);
    EXPECT_NE(checked->json.find("is asked 3 times: in M1, M3 and M4"), std::string::npos) << checked->json;
    const auto map = house.run("cycle show", {{"id", cycle}, {"version", "published"}});
    EXPECT_NE(map->text.find("wait_point: true"), std::string::npos);
}

// Scenes 5, 6 and 9: the numbers stand whatever the day.
TEST_F(Demo, keepsTheNumbersOfTheStory) {
    house.clock.advance_milliseconds(std::int64_t{400} * 86'400'000);
    load();
    const formats::Value told = json_of(house.run("results show", {{"id", id_of("cycle", "name~Atención")}}));
    const formats::Value& report = *told.find("report");
    EXPECT_EQ(report.find("reading")->find("integrity")->find("value")->text, "0.8");
    std::string order;
    for (const formats::Value& row : report.find("ranking")->find("rows")->items) order += row.find("moment")->text + " ";
    EXPECT_EQ(order, "M3 M5 M1 M2 M4 M6 M7 ");
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "listening_post"}}), "Buzón"));
}

TEST_F(Demo, refusesToComeTwiceAndLeavesNoTraceWhenItGoes) {
    house.add("unit", R"({"name":"Nuestra"})");
    const auto before = counts(house);
    load();
    EXPECT_EQ(code(house.run("demo load", {})), "demo_there");
    const auto loaded = counts(house);
    const formats::Value dry = json_of(house.run("demo remove", {{"dry-run", "yes"}}));
    EXPECT_EQ(dry.find("dry_run")->text, "true");
    EXPECT_TRUE(dry.find("changed")->items.empty());
    EXPECT_EQ(dry.find("removed")->items.front().find("kind")->text, "organisation");
    for (const formats::Value& one : dry.find("removed")->items) EXPECT_FALSE(one.find("name")->text.empty());
    EXPECT_EQ(counts(house), loaded);
    ASSERT_TRUE(house.run("demo remove", {}).ok());
    EXPECT_EQ(counts(house), before);
    EXPECT_EQ(code(house.run("demo remove", {})), "no_demo");
    load();  // comes again, with the names and codes it had
    EXPECT_EQ(counts(house), loaded);
}

TEST_F(Demo, saysWhatPeopleChangedSinceAndWhatOfTheirsPointsToIt) {
    load();
    const std::string triage = id_of("unit", "name~Observación");
    ASSERT_TRUE(house
                    .run("record change",
                         {{"kind", "unit"}, {"id", triage}, {"values", R"({"name":"La nuestra"})"}, {"version", "1"}})
                    .ok());
    const std::string cycle = id_of("cycle", "name~Cobrar");
    house.add("finding", R"({"text":"Nuestro","sort":"problem","status":"open","cycle":")" + cycle + R"("})");
    ASSERT_TRUE(house.run("cycle review", {{"id", cycle}}).ok());
    const formats::Value dry = json_of(house.run("demo remove", {{"dry-run", "yes"}}));
    ASSERT_EQ(dry.find("changed")->items.size(), 2U);
    std::set<std::string> titles;
    for (const formats::Value& one : dry.find("changed")->items) titles.insert(one.find("title")->text);
    EXPECT_EQ(titles, (std::set<std::string>{"La nuestra", "Cashing a cheque"}));
    ASSERT_EQ(dry.find("pointing")->items.size(), 1U);
    EXPECT_EQ(dry.find("pointing")->items[0].find("kind")->text, "finding");
    ASSERT_TRUE(house.run("demo remove", {}).ok());
    const auto after = counts(house);
    EXPECT_EQ(after.at("finding"), 1);       // theirs stays
    EXPECT_EQ(after.at("cycle_review"), 0);  // what is kept with a cycle goes with it
    EXPECT_EQ(after.at("unit"), 0);
}

TEST_F(Demo, givesWayToWhatTheOrganisationHasAlready) {
    house.add("organisation", R"({"name":"Clínica Norte"})");
    house.add("role", R"({"name":"Vigilante"})");
    house.add("procedure", R"({"code":"PR-07","name":"Lo nuestro"})");
    load();
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "role"}}), "Vigilante (demo)"));
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "procedure"}}), "PR-07 (demo)"));
    ASSERT_TRUE(house.run("demo remove", {}).ok());
    const auto after = counts(house);
    EXPECT_EQ(after.at("organisation"), 1);
    EXPECT_EQ(after.at("role"), 1);
    EXPECT_EQ(after.at("procedure"), 1);
}

TEST_F(Demo, isForAdministratorsOfTheWholeOrganisation) {
    const std::string unit = house.add("unit", R"({"name":"Caja"})");
    EXPECT_EQ(code(house.run(house.person({{access::Role::quality_manager, ""}}), "demo load", {})), "not_allowed");
    EXPECT_EQ(code(house.run(house.person({{access::Role::administrator, unit}}), "demo load", {})), "not_allowed");
    const access::Caller administrator = house.person({{access::Role::administrator, ""}}, "ada");
    ASSERT_TRUE(house.run(administrator, "demo load", {}).ok());
    const formats::Value history =
        json_of(house.run("record history", {{"kind", "cycle"}, {"id", id_of("cycle", "name~Cobrar")}}));
    EXPECT_EQ(history.find("lines") != nullptr || !history.entries.empty(), true);
    EXPECT_EQ(code(house.run(house.person({{access::Role::quality_manager, ""}}), "demo remove", {})), "not_allowed");
    EXPECT_EQ(code(house.run(administrator, "demo remove", {})), "ok");
}

TEST_F(Demo, comesQuickly) {
    const auto begin = std::chrono::steady_clock::now();
    load();
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("demo load: %.3f s\n", seconds);
    EXPECT_LT(seconds, 120.0);  // 2 s is promised of a built release; tests run unoptimised beside others
}

}  // namespace
}  // namespace ciclo::actions
