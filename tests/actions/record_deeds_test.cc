#include "actions/record_deeds.h"

#include <gtest/gtest.h>

#include "actions/deed_house.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using access::Caller;
using access::Role;
using testing::code;
using testing::DeedHouse;
using testing::holds;

/// A hospital: H above E (above T) and L; one person in T, one in L.
class RecordDeeds : public ::testing::Test {
protected:
    DeedHouse house;
    std::string hospital = house.add("unit", R"({"name":"Hospital"})");
    std::string emergency = house.add("unit", R"({"name":"Urgencias","parent":")" + hospital + "\"}");
    std::string triage = house.add("unit", R"({"name":"Triaje","parent":")" + emergency + "\"}");
    std::string laboratory = house.add("unit", R"({"name":"Laboratorio","parent":")" + hospital + "\"}");
    std::string ana = house.add(
        "person", R"({"name":"Ana Ruiz","email":"ana@h.example","role_class":"front_line","unit":")" + triage + "\"}");
    std::string luis =
        house.add("person", R"({"name":"Luis Paz","role_class":"secondary","unit":")" + laboratory + "\"}");

    Caller administrator_of(const std::string& unit) { return house.person({{Role::administrator, unit}}); }
    std::string change(const Caller& caller, const std::string& kind, const std::string& id, const std::string& values,
                       int version) {
        return code(house.run(caller, "record change",
                              {{"kind", kind}, {"id", id}, {"values", values}, {"version", std::to_string(version)}}));
    }
};

TEST_F(RecordDeeds, foreignIsNotFoundAndSeenButNotAllowedIsRefused) {
    const Caller caller = administrator_of(emergency);
    EXPECT_EQ(code(house.run(caller, "record show", {{"kind", "person"}, {"id", ana}})), "ok");
    EXPECT_EQ(code(house.run(caller, "record show", {{"kind", "person"}, {"id", luis}})), "not_found");
    EXPECT_EQ(code(house.run(caller, "record show", {{"kind", "person"}, {"id", "no-such-id"}})), "not_found");
    EXPECT_EQ(change(caller, "person", luis, R"({"post":"x"})", 1), "not_found");
    EXPECT_EQ(change(caller, "person", ana, R"({"post":"enfermera"})", 1), "ok");
    const Caller trainer = house.person({{Role::trainer, emergency}});
    EXPECT_EQ(change(trainer, "person", ana, R"({"post":"x"})", 2), "not_allowed");
    const Caller member = house.person({{Role::member, emergency}});
    EXPECT_EQ(change(member, "person", ana, R"({"post":"x"})", 2), "not_found") << "members do not read people";
}

TEST_F(RecordDeeds, rolesOfOneUnitDoNotReadInAnother) {
    const Caller caller = house.person({{Role::administrator, laboratory}, {Role::member, emergency}});
    EXPECT_EQ(code(house.run(caller, "record show", {{"kind", "person"}, {"id", ana}})), "not_found");
    const Result<Outcome> list = house.run(caller, "record list", {{"kind", "person"}});
    EXPECT_TRUE(holds(list, luis));
    EXPECT_FALSE(holds(list, ana));
    const Result<Outcome> sheet = house.run(caller, "record export", {{"kind", "person"}, {"format", "json"}});
    ASSERT_TRUE(sheet.ok());
    EXPECT_EQ(sheet->attachment->bytes.find(ana), std::string::npos);
}

TEST_F(RecordDeeds, movingNeedsTheRightInBothUnits) {
    const Caller caller = administrator_of(emergency);
    EXPECT_EQ(change(caller, "person", ana, R"({"unit":")" + laboratory + "\"}", 1), "unknown_reference")
        << "what is not seen is not there";
    const Caller two = house.person({{Role::administrator, emergency}, {Role::trainer, laboratory}});
    EXPECT_EQ(change(two, "person", ana, R"({"unit":")" + laboratory + "\"}", 1), "not_allowed");
    EXPECT_EQ(change(two, "person", ana, R"({"unit":null})", 1), "not_allowed")
        << "the whole organisation's needs a grant over it";
    const Caller both = house.person({{Role::administrator, emergency}, {Role::administrator, laboratory}});
    EXPECT_EQ(change(both, "person", ana, R"({"unit":")" + laboratory + "\"}", 1), "ok");
}

TEST_F(RecordDeeds, unitsAreMovedByWhoHoldsTheUnitsAboveThem) {
    const Caller caller = administrator_of(emergency);
    EXPECT_EQ(change(caller, "unit", triage, R"({"name":"Triaje 1"})", 1), "ok");
    EXPECT_EQ(change(caller, "unit", emergency, R"({"name":"Urgencias 24 h"})", 1), "ok");
    EXPECT_EQ(change(caller, "unit", emergency, R"({"parent":null})", 2), "not_allowed");
    EXPECT_EQ(change(caller, "unit", triage, R"({"parent":null})", 2), "not_allowed");
    EXPECT_EQ(code(house.run(caller, "record add",
                             {{"kind", "unit"}, {"values", R"({"name":"Sala","parent":")" + triage + "\"}"}})),
              "ok");
    EXPECT_EQ(code(house.run(caller, "record add", {{"kind", "unit"}, {"values", R"({"name":"Sede"})"}})),
              "not_allowed");
    EXPECT_EQ(change(Caller::machine(), "unit", hospital, R"({"parent":")" + triage + "\"}", 1), "ring");
}

TEST_F(RecordDeeds, nobodyOverwritesWhatTheyDidNotSee) {
    EXPECT_EQ(change(Caller::machine(), "unit", triage, R"({"name":"A"})", 1), "ok");
    EXPECT_EQ(change(Caller::machine(), "unit", triage, R"({"name":"B"})", 1), "changed_since");
    EXPECT_EQ(code(house.run("record change", {{"kind", "unit"}, {"id", triage}, {"values", R"({"name":"B"})"}})),
              "required");
}

TEST_F(RecordDeeds, unknownFieldsAndFieldsOfDeedsAreRefused) {
    const auto add = [&](const std::string& kind, const std::string& values) {
        return code(house.run("record add", {{"kind", kind}, {"values", values}}));
    };
    EXPECT_EQ(add("unit", R"({"name":"A","owner":"me"})"), "unknown_field");
    EXPECT_EQ(add("unit", R"({"sort":"branch"})"), "required");
    EXPECT_EQ(add("person", R"({"name":"Eva","role_class":"front_line","email":"ana@h.example"})"), "not_unique");
    EXPECT_EQ(add("cycle", R"({"name":{"es":"A"},"state":"published"})"), "own_door");
    EXPECT_EQ(add("cycle_version", R"({})"), "own_door");
    EXPECT_EQ(add("session", R"({})"), "unknown_kind") << "internal kinds are not offered";
    EXPECT_EQ(add("unt", R"({})"), "unknown_kind");
}

TEST_F(RecordDeeds, thereIsOneOrganisation) {
    house.add("organisation", R"({"name":"Clínica"})");
    EXPECT_EQ(code(house.run("record add", {{"kind", "organisation"}, {"values", R"({"name":"Otra"})"}})), "only_one");
}

TEST_F(RecordDeeds, onlyAdministratorsGiveRights) {
    const std::string values = R"({"person":")" + ana + R"(","role":"member","unit":")" + triage + "\"}";
    EXPECT_EQ(code(house.run(house.person({{Role::quality_manager, ""}}), "record add",
                             {{"kind", "grant"}, {"values", values}})),
              "not_allowed");
    EXPECT_EQ(code(house.run(administrator_of(laboratory), "record add", {{"kind", "grant"}, {"values", values}})),
              "unknown_reference");
    EXPECT_EQ(code(house.run(administrator_of(emergency), "record add", {{"kind", "grant"}, {"values", values}})),
              "ok");
    const std::string everywhere = R"({"person":")" + ana + R"(","role":"administrator"})";
    EXPECT_EQ(code(house.run(administrator_of(emergency), "record add", {{"kind", "grant"}, {"values", everywhere}})),
              "not_allowed");
}

TEST_F(RecordDeeds, archivedIsNoLongerListedAndNotChanged) {
    const auto archive = [&](const std::string& id, const std::string& version) {
        return code(house.run("record archive", {{"kind", "unit"}, {"id", id}, {"version", version}}));
    };
    EXPECT_EQ(archive(emergency, "1"), "has_below");
    EXPECT_EQ(archive(triage, "1"), "ok");
    EXPECT_EQ(archive(triage, "2"), "ok") << "twice is once";
    EXPECT_FALSE(holds(house.run("record list", {{"kind", "unit"}}), triage));
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "unit"}, {"archived", "only"}}), triage));
    EXPECT_EQ(change(Caller::machine(), "unit", triage, R"({"name":"B"})", 2), "archived");
    EXPECT_EQ(archive(emergency, "1"), "ok");
}

TEST_F(RecordDeeds, theArchiveGivesBackWhatItTook) {
    const auto shelve = [&](const Caller& caller, const char* deed, const std::string& id, const std::string& version) {
        return house.run(caller, deed, {{"kind", "unit"}, {"id", id}, {"version", version}});
    };
    const Caller machine = Caller::machine();
    const Result<Outcome> gone = shelve(machine, "record archive", triage, "1");
    ASSERT_TRUE(gone.ok());
    EXPECT_EQ(gone->json, R"({"archived":true,"version":2})");
    ASSERT_TRUE(shelve(machine, "record archive", emergency, "1").ok());
    EXPECT_EQ(code(shelve(machine, "record restore", triage, "2")), "above_archived");
    EXPECT_EQ(code(shelve(administrator_of(laboratory), "record restore", emergency, "2")), "not_found");
    EXPECT_EQ(code(shelve(house.person({{Role::member, ""}}), "record restore", emergency, "2")), "not_allowed");
    EXPECT_EQ(code(shelve(machine, "record restore", emergency, "1")), "changed_since");
    EXPECT_EQ(code(shelve(house.person({{Role::administrator, ""}}), "record restore", emergency, "2")), "ok");
    const Result<Outcome> back = shelve(machine, "record restore", triage, "2");
    ASSERT_TRUE(back.ok()) << code(back);
    EXPECT_TRUE(holds(back, R"("archived":false)") && holds(back, R"("version":3)")) << back->json;
    EXPECT_EQ(code(shelve(machine, "record restore", triage, "3")), "ok") << "twice is once";
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "unit"}}), triage));
    const Result<Outcome> history = house.run("record history", {{"kind", "unit"}, {"id", triage}});
    EXPECT_TRUE(holds(history, "record restore"));
}

TEST_F(RecordDeeds, whoWasErasedDoesNotComeBack) {
    Caller officer = house.person({{Role::data_protection_officer, ""}}, "officer");
    officer.recently_confirmed = true;
    ASSERT_EQ(code(house.run("record archive", {{"kind", "person"}, {"id", ana}, {"version", "1"}})), "ok");
    ASSERT_EQ(code(house.run(officer, "record erase", {{"kind", "person"}, {"id", ana}})), "ok");
    EXPECT_EQ(code(house.run("record restore", {{"kind", "person"}, {"id", ana}, {"version", "3"}})), "required");
}

TEST_F(RecordDeeds, listsFilterOrderAndPage) {
    const Result<Outcome> first =
        house.run("record list", {{"kind", "unit"}, {"order", "name"}, {"limit", "2"}, {"titles", "yes"}});
    ASSERT_TRUE(first.ok()) << code(first);
    const Result<formats::Value> page = formats::read_json(first->json, "");
    ASSERT_TRUE(page.ok()) << first->json;
    ASSERT_EQ(page->find("records")->items.size(), 2U);
    EXPECT_EQ(page->find("records")->items[0].find("values")->find("name")->text, "Hospital");
    EXPECT_EQ(page->find("records")->items[1].find("values")->find("name")->text, "Laboratorio");
    EXPECT_EQ(page->find("total")->text, "4");
    EXPECT_EQ(page->find("titles")->find("unit")->find(hospital)->text, "Hospital");
    const Result<Outcome> second = house.run(
        "record list", {{"kind", "unit"}, {"order", "name"}, {"limit", "2"}, {"after", page->find("next")->text}});
    EXPECT_TRUE(holds(second, "Triaje") && holds(second, "Urgencias") && !holds(second, "Laboratorio")) << code(second);
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "unit"}, {"filter", "parent=" + hospital}}), "Laboratorio"));
    EXPECT_EQ(code(house.run("record list", {{"kind", "unit"}, {"filter", "nme=x"}})), "unknown_field");
}

TEST_F(RecordDeeds, historyTellsBeforeAndAfterButNoNames) {
    ASSERT_EQ(change(Caller::machine(), "person", ana, R"({"name":"Ana Ruiz Gil","post":"enfermera"})", 1), "ok");
    const Result<Outcome> history = house.run("record history", {{"kind", "person"}, {"id", ana}});
    ASSERT_TRUE(history.ok());
    EXPECT_NE(history->json.find(R"("post":"enfermera")"), std::string::npos);
    EXPECT_NE(history->json.find("(changed)"), std::string::npos);
    EXPECT_EQ(history->json.find("Ruiz"), std::string::npos);
}

TEST_F(RecordDeeds, erasingSaysWhatGoesAndLetsItGo) {
    const Caller officer = house.person({{Role::data_protection_officer, ""}}, "officer");
    const Result<Outcome> rehearsal =
        house.run(officer, "record erase", {{"kind", "person"}, {"id", ana}, {"dry-run", "yes"}});
    ASSERT_TRUE(rehearsal.ok()) << code(rehearsal);
    EXPECT_EQ(rehearsal->json, R"({"dry_run":true,"fields":["name","email"]})");
    EXPECT_TRUE(holds(house.run("record show", {{"kind", "person"}, {"id", ana}}), "Ana Ruiz"));
    EXPECT_EQ(code(house.run(officer, "record erase", {{"kind", "person"}, {"id", ana}})), "confirm_first");
    Caller fresh = officer;
    fresh.recently_confirmed = true;
    EXPECT_EQ(
        code(house.run(house.person({{Role::administrator, ""}}), "record erase", {{"kind", "person"}, {"id", ana}})),
        "not_allowed");
    EXPECT_EQ(code(house.run(fresh, "record erase", {{"kind", "unit"}, {"id", triage}})), "not_erasable");
    EXPECT_EQ(code(house.run(fresh, "record erase", {{"kind", "person"}, {"id", ana}})), "ok");
    const Result<Outcome> after = house.run("record show", {{"kind", "person"}, {"id", ana}});
    EXPECT_FALSE(holds(after, "Ana"));
    EXPECT_TRUE(holds(after, "front_line")) << "counts stay";
}

TEST_F(RecordDeeds, exportsLeavePersonalDataOutUnlessAskedByWhoMay) {
    const Result<Outcome> plain = house.run(administrator_of(emergency), "record export", {{"kind", "person"}});
    ASSERT_TRUE(plain.ok()) << code(plain);
    EXPECT_EQ(plain->attachment->name, "person.csv");
    EXPECT_EQ(plain->attachment->bytes.find("Ana"), std::string::npos);
    EXPECT_NE(plain->attachment->bytes.find("front_line"), std::string::npos);
    EXPECT_EQ(plain->attachment->bytes.find("secondary"), std::string::npos) << "another unit's";
    Caller caller = administrator_of(emergency);
    const testing::Given given{{"kind", "person"}, {"why", "solicitud de acceso"}};
    EXPECT_EQ(code(house.run(caller, "record export-private", given)), "confirm_first");
    caller.recently_confirmed = true;
    const Result<Outcome> whole = house.run(caller, "record export-private", given);
    ASSERT_TRUE(whole.ok()) << code(whole);
    EXPECT_NE(whole->attachment->bytes.find("Ana Ruiz"), std::string::npos);
    EXPECT_EQ(whole->attachment->bytes.find("Luis"), std::string::npos);
    const auto lines = dynamic_cast<seams::MemoryStore&>(house.store()).audit_lines();
    EXPECT_EQ(lines.back().event, "personal data exported");
    EXPECT_NE(lines.back().detail_json.find("\"records\":1"), std::string::npos);
    for (const char* format : {"xlsx", "json"}) {
        const Result<Outcome> other = house.run(caller, "record export", {{"kind", "unit"}, {"format", format}});
        ASSERT_TRUE(other.ok()) << code(other);
        EXPECT_FALSE(other->attachment->bytes.empty());
    }
}

TEST_F(RecordDeeds, whatGoesOutComesInAgain) {
    for (const char* format : {"csv", "xlsx"}) {
        const Result<Outcome> out = house.run("record export", {{"kind", "unit"}, {"format", format}});
        ASSERT_TRUE(out.ok());
        house.files.files["units"] = out->attachment->bytes;
        const Result<Outcome> in = house.run("record import", {{"kind", "unit"}, {"file", "units"}});
        EXPECT_TRUE(holds(in, R"("made":0,"changed":0,"unchanged":4,"left_out":0)")) << (in ? in->json : code(in));
    }
}

TEST_F(RecordDeeds, importsRehearseThenWriteAndSayWhatTheyLeaveOut) {
    house.files.files["people.csv"] =
        "name,email,role_class,unit\nEva Sol,eva@h.example,front_line,Triaje\nTeo Mar,ana@h.example,secondary,Triaje\n"
        "Nil,,boss,Triaje\nPau,eva@h.example,secondary,Laboratorio\n";
    const testing::Given given{{"kind", "person"}, {"file", "people.csv"}};
    testing::Given dry = given;
    dry["dry-run"] = "yes";
    const Result<Outcome> rehearsal = house.run("record import", dry);
    ASSERT_TRUE(rehearsal.ok()) << code(rehearsal);
    EXPECT_TRUE(holds(rehearsal, R"("dry_run":true,"made":1,"changed":0,"unchanged":0,"left_out":3)"))
        << rehearsal->json;
    EXPECT_FALSE(rehearsal->in_order);
    const auto people = [&] {
        return formats::read_json(house.run("record list", {{"kind", "person"}})->json, "")->find("total")->text;
    };
    EXPECT_EQ(people(), "2") << "a rehearsal writes nothing";
    const Result<Outcome> taken = house.run("record import", given);
    EXPECT_TRUE(holds(taken, R"("dry_run":false,"made":1,"changed":0,"unchanged":0,"left_out":3)"))
        << (taken ? taken->json : code(taken));
    EXPECT_TRUE(holds(taken, "not_unique") && holds(taken, "unknown_choice")) << taken->json;
    EXPECT_EQ(taken->json.find("Teo"), std::string::npos) << "the ledger names no people";
    EXPECT_EQ(people(), "3");
    const Result<Outcome> foreign = house.run(administrator_of(laboratory), "record import", given);
    EXPECT_TRUE(holds(foreign, R"("made":0)")) << (foreign ? foreign->json : code(foreign));
}

TEST_F(RecordDeeds, formsSayWhetherTheCallerMayWrite) {
    EXPECT_TRUE(
        holds(house.run(administrator_of(emergency), "record form", {{"kind", "unit"}}), R"("may_write":true)"));
    EXPECT_TRUE(holds(house.run(house.person({{Role::member, emergency}}), "record form", {{"kind", "unit"}}),
                      R"("may_write":false)"));
}

TEST_F(RecordDeeds, theGlossaryIsFilledOnce) {
    EXPECT_TRUE(holds(house.run("glossary fill", {}), R"({"made":98})"));
    EXPECT_TRUE(holds(house.run("glossary fill", {}), R"({"made":0})"));
    EXPECT_EQ(code(house.run(house.person({{Role::trainer, emergency}}), "glossary fill", {})), "not_allowed");
}

}  // namespace
}  // namespace ciclo::actions
