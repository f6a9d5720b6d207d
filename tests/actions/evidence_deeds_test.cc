// Imports of evidence: looked at, kept, undone as a whole, remembered; and measurements by hand.
#include "actions/evidence_deeds.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "actions/evidence_house.h"

namespace ciclo::actions {
namespace {

using testing::code;
using testing::EvidenceHouse;
using testing::holds;
using testing::json_of;
using testing::story;
using testing::text_at;

class EvidenceDeeds : public ::testing::Test {
protected:
    EvidenceHouse house;
};

TEST_F(EvidenceDeeds, aPreviewTellsTheColumnsAndKeepsNothing) {
    house.files.files["survey.csv"] = story("survey_a.csv");
    const formats::Value told = json_of(house.run("evidence preview", {{"id", house.cycle}, {"file", "survey.csv"}}));
    EXPECT_EQ(text_at(told, "what"), "answers");
    EXPECT_EQ(text_at(told, "rows"), "20");
    EXPECT_EQ(text_at(told, "used"), "20");
    EXPECT_EQ(text_at(told, "remembered"), "false");
    EXPECT_EQ(text_at(told, "fingerprint").size(), 64U);
    const auto& columns = told.find("columns")->items;
    ASSERT_EQ(columns.size(), 9U);
    EXPECT_EQ(text_at(columns[0], "meaning"), "respondent");
    EXPECT_EQ(text_at(columns[3], "meaning"), "rating");
    EXPECT_EQ(text_at(columns[3], "moment"), "M3");
    EXPECT_EQ(columns[3].find("samples")->items.size(), 5U);
    EXPECT_EQ(text_at(columns[8], "meaning"), "would_return");
    EXPECT_EQ(text_at(*told.find("mapping")->find("answers")->find("moments"), "M3"), "M3");
    EXPECT_TRUE(told.find("errors")->items.empty());
    EXPECT_TRUE(holds(house.run("evidence list", {{"id", house.cycle}}), R"({"imports":[]})"));
}

TEST_F(EvidenceDeeds, whatAFileIsIsGuessedByItsHeaders) {
    const std::map<std::string, std::string> files{
        {"survey_a.csv", "answers"}, {"importance.csv", "importance"}, {"cases.csv", "cases"}, {"times.csv", "times"}};
    for (const auto& [name, what] : files) {
        house.files.files[name] = story(name);
        const formats::Value told = json_of(house.run("evidence preview", {{"id", house.cycle}, {"file", name}}));
        EXPECT_EQ(text_at(told, "what"), what) << name;
        EXPECT_TRUE(told.find("errors")->items.empty()) << name;
    }
    house.files.files["log.csv"] = "case,activity,time\nC1,Triage,2025-10-14 10:00\nC1,Alta,2025-10-14 11:00\n";
    EXPECT_EQ(text_at(json_of(house.run("evidence preview", {{"id", house.cycle}, {"file", "log.csv"}})), "what"), "events");
}

TEST_F(EvidenceDeeds, ofAnObjectCentricLogATypeIsTheCase) {
    std::ifstream file(std::string(CICLO_SOURCE) + "/tests/inputs/objects/desk.jsonocel", std::ios::binary);
    house.files.files["desk.jsonocel"] = std::string(std::istreambuf_iterator<char>(file), {});
    const testing::Given given{{"id", house.cycle}, {"file", "desk.jsonocel"}, {"what", "events"}};
    const formats::Value open = json_of(house.run("evidence preview", given));
    EXPECT_EQ(text_at(open, "what"), "events");
    EXPECT_EQ(text_at(open.find("errors")->items.at(0), "code"), "object_type");
    std::string types;
    for (const formats::Value& type : open.find("object_types")->items) types += text_at(type, "name") + " " + text_at(type, "events") + ", ";
    EXPECT_EQ(types, "Appointment 5, Patient 4, ");
    EXPECT_EQ(code(house.run("evidence import", given)), "object_type");

    testing::Given chosen = given;
    chosen["columns"] = R"({"events":{"objects":"=Appointment"}})";
    const formats::Value preview = json_of(house.run("evidence preview", chosen));
    EXPECT_TRUE(preview.find("errors")->items.empty());
    const formats::Value imported = json_of(house.run("evidence import", chosen));
    EXPECT_EQ(text_at(preview, "used") + " " + text_at(imported, "used"), "5 5");
    const formats::Value lived = json_of(house.run("lived show", {{"id", house.cycle}}));
    EXPECT_EQ(text_at(lived, "cases") + " " + text_at(lived, "events"), "2 5");
    chosen["columns"] = R"({"events":{"objects":"=nobody"}})";
    EXPECT_EQ(code(house.run("evidence import", chosen)), "object_type");

    std::string large = "{\"events\":[0";
    for (int i = 0; i < 3'000'000; ++i) large += ",0";
    house.files.files["desk.jsonocel"] = large + "]}";
    const Result<Outcome> refused = house.run("evidence import", chosen);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.errors().front().text(),
              "desk.jsonocel: the JSON has more than 3000000 values; write the log as XML or SQLite, or split it");
}

TEST_F(EvidenceDeeds, aFileThatCannotBeReadIsToldAndNeverKept) {
    house.files.files["other.csv"] = "name,colour\nAna,red\n";
    const Result<Outcome> looked = house.run("evidence preview", {{"id", house.cycle}, {"file", "other.csv"}, {"what", "answers"}});
    const formats::Value told = json_of(looked);
    ASSERT_EQ(told.find("errors")->items.size(), 1U);
    EXPECT_FALSE(looked->in_order);
    EXPECT_EQ(text_at(told.find("columns")->items[1], "meaning"), "unused");
    EXPECT_EQ(code(house.import("other.csv", "answers")), "no_moment_column");
    EXPECT_EQ(code(house.run("evidence import", {{"id", house.cycle}, {"file", "absent.csv"}, {"what", "answers"}})).empty(), false);
    EXPECT_EQ(code(house.run("evidence import", {{"id", house.cycle}, {"file", "other.csv"}, {"what", "answers"}, {"columns", "[1]"}})),
              "wrong_columns");
    EXPECT_TRUE(holds(house.run("evidence list", {{"id", house.cycle}}), R"({"imports":[]})"));
}

TEST_F(EvidenceDeeds, whatIsWrongInAFileIsToldByItsCodeAndPlace) {
    house.files.files["log.json"] = "{\"events\": [\n1,]}";
    const testing::Given given{{"id", house.cycle}, {"file", "log.json"}, {"what", "events"}};
    const formats::Value told = json_of(house.run("evidence preview", given)).find("errors")->items.at(0);
    EXPECT_EQ(text_at(told, "code") + " " + text_at(told, "line") + ":" + text_at(told, "column"), "json_broken 2:3");
    EXPECT_EQ(text_at(told, "what"), "a comma stands before ]");
    EXPECT_EQ(code(house.run("evidence import", given)), "json_broken");
}

TEST_F(EvidenceDeeds, anImportIsKeptUndoneAndRedone) {
    house.files.files["survey.csv"] = story("survey_a.csv");
    const Result<Outcome> imported = house.import("survey.csv", "answers", "A");
    ASSERT_EQ(code(imported), "ok");
    const formats::Value told = json_of(imported);
    const std::string id = text_at(*told.find("import"), "id");
    const formats::Value& values = *told.find("import")->find("values");
    EXPECT_EQ(text_at(values, "wave"), "A");
    EXPECT_EQ(text_at(values, "state"), "in_use");
    EXPECT_EQ(text_at(values, "rows"), "20");
    EXPECT_EQ(text_at(values, "file_name"), "survey.csv");
    EXPECT_EQ(code(house.import("survey.csv", "answers", "A")), "already_imported");
    EXPECT_EQ(code(house.run("evidence undo", {{"import", id}, {"version", "7"}})), "changed_since");
    EXPECT_TRUE(holds(house.run("evidence undo", {{"import", id}, {"version", "1"}}), R"("state":"undone")"));
    EXPECT_TRUE(holds(house.run("evidence redo", {{"import", id}, {"version", "2"}}), R"("state":"in_use")"));
    EXPECT_EQ(code(house.run("evidence undo", {{"import", "01JABCDEFGHJKMNPQRSTVWXYZ0"}})), "not_found");
}

TEST_F(EvidenceDeeds, theLedgerOfAnImportStays) {
    house.files.files["odd.csv"] = "respondent,M1,M2,Edad\nR1,4,7,30\nR1,3,3,31\nR2,5,x y z,40\n";
    const Result<Outcome> imported = house.import("odd.csv", "answers");
    const formats::Value told = json_of(imported);
    EXPECT_EQ(text_at(told, "rows"), "3");
    EXPECT_EQ(text_at(told, "used"), "2");
    const std::string id = text_at(*told.find("import"), "id");
    const formats::Value ledger = json_of(house.run("evidence ledger", {{"import", id}}));
    std::map<std::string, std::string> counts;
    for (const formats::Value& count : ledger.find("counts")->items) counts[text_at(count, "code")] = text_at(count, "n");
    EXPECT_EQ(counts.at("outside_scale"), "1");
    EXPECT_EQ(counts.at("duplicate_respondent"), "1");
    EXPECT_EQ(counts.at("not_a_number"), "1");
    EXPECT_EQ(counts.at("unused_column"), "1");
    const formats::Value& first = ledger.find("entries")->items.front();
    EXPECT_EQ(text_at(first, "code"), "unused_column");
    EXPECT_EQ(text_at(first, "text"), "column that this analysis does not use");
    const Result<Outcome> sheet = house.run("evidence ledger", {{"import", id}, {"format", "csv"}});
    ASSERT_TRUE(sheet.ok() && sheet->attachment);
    EXPECT_NE(sheet->attachment->bytes.find("outside_scale"), std::string::npos);
}

TEST_F(EvidenceDeeds, columnsAreRememberedByTheirHeaders) {
    house.files.files["one.csv"] = "key,Llegada,Espera\nR1,4,2\nR2,5,3\n";
    const std::string columns = R"({"answers":{"respondent":"key","moments":{"M1":"Llegada","M3":"Espera"}}})";
    ASSERT_EQ(code(house.run("evidence import", {{"id", house.cycle}, {"file", "one.csv"}, {"what", "answers"}, {"columns", columns}})), "ok");
    house.files.files["two.csv"] = "key,Llegada,Espera\nR3,1,1\n";
    const formats::Value told = json_of(house.run("evidence preview", {{"id", house.cycle}, {"file", "two.csv"}, {"what", "answers"}}));
    EXPECT_EQ(text_at(told, "remembered"), "true");
    EXPECT_EQ(text_at(*told.find("mapping")->find("answers")->find("moments"), "M3"), "Espera");
    EXPECT_EQ(text_at(told.find("columns")->items[2], "moment"), "M3");
    EXPECT_TRUE(told.find("errors")->items.empty());
    const formats::Value again = json_of(house.run(
        "evidence preview", {{"id", house.cycle}, {"file", "two.csv"}, {"what", "answers"},
                             {"columns", R"({"answers":{"respondent":"key","moments":{"M2":"Espera"}}})"}}));
    EXPECT_EQ(text_at(again, "remembered"), "false");
    EXPECT_EQ(text_at(again.find("columns")->items[2], "moment"), "M2");
}

TEST_F(EvidenceDeeds, largeFilesAreKeptInPartsByteForByte) {
    std::string csv = "respondent,M1,M2,M3\n";
    for (int i = 0; csv.size() < 3'000'000; ++i) csv += "R" + std::to_string(i) + ",4,3,2\n";
    house.files.files["large.csv"] = csv;
    const formats::Value told = json_of(house.import("large.csv", "answers"));
    const std::string id = text_at(*told.find("import"), "id");
    const auto snapshot = house.store().read(access::Scope::of_system());
    const auto bytes = part_bytes(**snapshot, id, PartHolds::file);
    ASSERT_TRUE(bytes.ok());
    EXPECT_TRUE(*bytes == csv);
}

TEST_F(EvidenceDeeds, measurementsByHandAreAnImportOfTimes) {
    Arguments typed;
    const Result<Outcome> measured = house.measure({"6", "8", "31"}, {{"moment", "M1"}, {"standard", "M1.s1"}, {"unit", "s"}, {"period", "A"}});
    ASSERT_EQ(code(measured), "ok");
    EXPECT_TRUE(holds(measured, R"("what":"times","wave":"A")")) << measured->json;
    EXPECT_EQ(code(house.measure({"6", "8", "31"}, {{"moment", "M1"}, {"standard", "M1.s1"}, {"period", "A"}})), "ok")
        << "two people may measure the same";
    EXPECT_EQ(code(house.measure({"6"}, {{"moment", "M1"}, {"standard", "M9.s1"}, {"period", "A"}})), "no_such_standard");
    EXPECT_EQ(code(house.measure({"6"}, {{"moment", "M99"}, {"standard", "M1.s1"}, {"period", "A"}})), "no_such_moment");
    EXPECT_EQ(code(house.measure({"6"}, {{"moment", "M1"}, {"standard", "M1.s1"}, {"unit", "kg"}, {"period", "A"}})), "unit_mismatch");
}

TEST_F(EvidenceDeeds, whoMayFollowsTheUnitOfTheCycle) {
    EvidenceHouse other("unit");
    other.files.files["survey.csv"] = story("survey_a.csv");
    const auto facilitator = other.person({{access::Role::facilitator, other.unit}}), member = other.person({{access::Role::member, other.unit}}),
               stranger = other.person({{access::Role::quality_manager, other.elsewhere}});
    const testing::Given given{{"id", other.cycle}, {"file", "survey.csv"}, {"what", "answers"}};
    EXPECT_EQ(code(other.run(stranger, "evidence import", given)), "not_found");
    EXPECT_EQ(code(other.run(stranger, "evidence preview", given)), "not_found");
    EXPECT_EQ(code(other.run(member, "evidence import", given)), "not_allowed");
    EXPECT_EQ(code(other.run(member, "evidence list", {{"id", other.cycle}})), "ok");
    const Result<Outcome> imported = other.run(facilitator, "evidence import", given);
    ASSERT_EQ(code(imported), "ok");
    const std::string id = text_at(*json_of(imported).find("import"), "id");
    EXPECT_EQ(code(other.run(member, "evidence ledger", {{"import", id}})), "ok");
    EXPECT_EQ(code(other.run(stranger, "evidence ledger", {{"import", id}})), "not_found");
    EXPECT_EQ(code(other.run(member, "evidence undo", {{"import", id}})), "not_allowed");
    EXPECT_EQ(code(other.run(stranger, "evidence undo", {{"import", id}})), "not_found");
}

TEST_F(EvidenceDeeds, whatAFileHoldsIsInNoListNoExportAndNoHistory) {
    house.files.files["survey.csv"] = "respondent,M1,Comentario\nR1,4,soy Ana Garcia de Cali\nR2,5,bien\n";
    const formats::Value told = json_of(house.import("survey.csv", "answers"));
    const std::string id = text_at(*told.find("import"), "id");
    const auto speaks_of_her = [](const Result<Outcome>& outcome) {
        return !outcome.ok() || outcome->json.find("Garcia") != std::string::npos || outcome->text.find("Garcia") != std::string::npos ||
               (outcome->attachment && outcome->attachment->bytes.find("Garcia") != std::string::npos);
    };
    EXPECT_FALSE(speaks_of_her(house.run("evidence list", {{"id", house.cycle}})));
    EXPECT_FALSE(speaks_of_her(house.run("evidence ledger", {{"import", id}})));
    EXPECT_FALSE(speaks_of_her(house.run("record list", {{"kind", "evidence_import"}})));
    EXPECT_FALSE(speaks_of_her(house.run("record export", {{"kind", "evidence_import"}})));
    EXPECT_FALSE(speaks_of_her(house.run("record history", {{"kind", "evidence_import"}, {"id", id}})));
    EXPECT_FALSE(speaks_of_her(house.run("results show", {{"id", house.cycle}})));
    EXPECT_EQ(code(house.run("record list", {{"kind", "evidence_part"}})), "unknown_kind");
    EXPECT_EQ(code(house.run("record list", {{"kind", "derived_answer"}})), "unknown_kind");
}

}  // namespace
}  // namespace ciclo::actions
