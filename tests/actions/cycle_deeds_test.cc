#include "actions/cycle_deeds.h"

#include <gtest/gtest.h>

#include <fstream>

#include "actions/deed_house.h"
#include "cycle/cells.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using access::Caller;
using access::Role;
using testing::code;
using testing::DeedHouse;
using testing::holds;

formats::Value json_of(const Result<Outcome>& outcome) {
    EXPECT_TRUE(outcome.ok()) << code(outcome);
    if (!outcome) return {};
    const Result<formats::Value> value = formats::read_json(outcome->json, "");
    EXPECT_TRUE(value.ok()) << outcome->json.substr(0, 200);
    return value ? *value : formats::Value();
}

class CycleDeeds : public ::testing::Test {
protected:
    DeedHouse house;
    std::string unit = house.add("unit", R"({"name":"Caja"})");
    std::string other = house.add("unit", R"({"name":"Archivo"})");

    std::string start(testing::Given given) {
        const Result<Outcome> started = house.run("cycle start", std::move(given));
        EXPECT_TRUE(started.ok()) << code(started);
        return started ? started->text.substr(0, started->text.size() - 1) : "";
    }
    Result<Outcome> edit(const Caller& caller, const std::string& id, const std::string& cell,
                         const std::string& before, const std::string& after) {
        return house.run(
            caller, "cycle edit",
            {{"id", id},
             {"edits", R"([{"cell":")" + cell + R"(","before":)" + before + R"(,"after":)" + after + "}]"}});
    }
    Result<Outcome> edit(const std::string& id, const std::string& cell, const std::string& before,
                         const std::string& after) {
        return edit(Caller::machine(), id, cell, before, after);
    }
    cycle::Map map_of(const std::string& id, const std::string& version = "") {
        testing::Given given{{"id", id}, {"format", "json"}};
        if (!version.empty()) given["version"] = version;
        const Result<Outcome> shown = house.run("cycle show", given);
        EXPECT_TRUE(shown.ok()) << code(shown);
        return *cycle::read_map(shown->text, "");
    }
};

TEST_F(CycleDeeds, beginFromATemplateAPatternAFileOrNothing) {
    const std::string bank =
        start({{"from", "bank-cheque"}, {"name", "Cobrar"}, {"unit", unit}, {"review-months", "6"}});
    EXPECT_EQ(map_of(bank).moments.size(), 13U);
    EXPECT_EQ(map_of(bank).service.name[Language::es], "Cobrar");
    EXPECT_EQ(map_of(bank).service.origin, "bank-cheque");
    EXPECT_TRUE(holds(house.run("record show", {{"kind", "cycle"}, {"id", bank}}),
                      R"("state":"draft","published_version":null)"));
    EXPECT_EQ(map_of(start({})).moments.size(), 3U);
    EXPECT_EQ(map_of(start({{"pattern", "get_permission"}})).moments.size(), 8U);
    house.files.files["m.yaml"] =
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments: [{id: M1, stage: S, name: Uno}]\n";
    EXPECT_EQ(map_of(start({{"map", "m.yaml"}})).moments.size(), 1U);
    EXPECT_EQ(code(house.run("cycle start", {{"unit", "nothing"}})), "unknown_reference");
    EXPECT_EQ(code(house.run("cycle start", {{"review-months", "500"}})), "out_of_range");
}

TEST_F(CycleDeeds, editsThatMeetAreToldWithBothVersions) {
    const std::string id = start({{"from", "bank-cheque"}});
    const std::string before = cycle::cells_of(map_of(id)).at("moment/M5/name/es");
    const formats::Value first = json_of(edit(id, "moment/M5/name/es", before, "\"Hace fila\""));
    EXPECT_EQ(first.find("changed")->text, "true");
    EXPECT_EQ(first.find("revision")->text, "2");
    EXPECT_TRUE(first.find("conflicts")->items.empty());
    const formats::Value second = json_of(edit(id, "moment/M5/name/es", before, "\"Espera\""));
    EXPECT_EQ(second.find("changed")->text, "false");
    EXPECT_EQ(second.find("revision")->text, "2");
    ASSERT_EQ(second.find("conflicts")->items.size(), 1U);
    EXPECT_EQ(second.find("conflicts")->items[0].find("mine")->text, "Espera");
    EXPECT_EQ(second.find("conflicts")->items[0].find("theirs")->text, "Hace fila");
    EXPECT_EQ(map_of(id).find(cycle::MomentId("M5"))->name[Language::es], "Hace fila");
    const Result<Outcome> history = house.run("record list", {{"kind", "cycle_edit"}});
    EXPECT_TRUE(holds(history, R"("total":1)")) << history->json;
}

TEST_F(CycleDeeds, conflictsNameWhoWroteTheOtherVersionToWhoMayKnow) {
    const std::string ana = house.add("person", R"({"name":"Ana Ruiz","role_class":"front_line","unit":")" + unit + "\"}");
    const std::string id = start({{"from", "bank-cheque"}, {"unit", unit}});
    const std::string before = cycle::cells_of(map_of(id)).at("moment/M5/name/es");
    const std::string beside = cycle::cells_of(map_of(id)).at("moment/M4/name/es");
    const Caller writes = house.person({{Role::facilitator, unit}}, ana);
    ASSERT_TRUE(edit(writes, id, "moment/M5/name/es", before, "\"Hace fila\"").ok());
    ASSERT_TRUE(edit(writes, id, "moment/M4/name/es", beside, "\"Otra\"").ok());
    const auto told = [&](const Caller& caller) {
        const formats::Value answer = json_of(edit(caller, id, "moment/M5/name/es", before, "\"Espera\""));
        return *answer.find("conflicts")->items.at(0).find("by");
    };
    const formats::Value by = told(house.person({{Role::facilitator, unit}}, "luis"));
    EXPECT_EQ(by.find("person")->text, ana);
    EXPECT_EQ(by.find("name")->text, "Ana Ruiz");
    EXPECT_EQ(by.find("when")->text.substr(0, 10), "2026-09-21");
    const std::string elsewhere = house.add("person", R"({"name":"Eva Sanz","role_class":"front_line"})");
    const std::string now = cycle::cells_of(map_of(id)).at("moment/M5/name/es");
    ASSERT_TRUE(edit(house.person({{Role::quality_manager, ""}}, elsewhere), id, "moment/M5/name/es", now, "\"Aguarda\"").ok());
    EXPECT_EQ(told(house.person({{Role::facilitator, unit}}, "luis")).find("name")->text, "")
        << "a person of no unit is seen by those over the whole organisation";
}

TEST_F(CycleDeeds, badEditsAreRefusedWhole) {
    const std::string id = start({{"from", "bank-cheque"}});
    EXPECT_EQ(code(edit(id, "moment/M5", "null", "1")), "unknown_cell");
    EXPECT_EQ(code(edit(id, "cycle/version", "1", "7")), "kept_for_publishing");
    EXPECT_EQ(code(house.run("cycle edit", {{"id", id}, {"edits", "{}"}})), "wrong_type");
    EXPECT_EQ(code(house.run("cycle edit", {{"id", id}, {"edits", R"([{"cel":"a"}])"}})), "wrong_type");
    EXPECT_FALSE(edit(id, "moment/M5/actor", cycle::cells_of(map_of(id)).at("moment/M5/actor"), "\"nobody\"").ok());
    EXPECT_EQ(map_of(id).service.version, 1);
}

TEST_F(CycleDeeds, publishingFreezesTheVersionAndOpensTheNext) {
    const std::string blank = start({});
    const Result<Outcome> unfit = house.run("cycle publish", {{"id", blank}});
    ASSERT_FALSE(unfit.ok()) << "criticality is not decided";
    EXPECT_FALSE(unfit.errors().front().code.empty());

    const std::string id = start({{"from", "bank-cheque"}});
    EXPECT_EQ(code(house.run("cycle publish", {{"id", id}, {"revision", "9"}})), "changed_since");
    const formats::Value published = json_of(
        house.run("cycle publish", {{"id", id}, {"revision", "1"}, {"note", "Primera"}, {"seen", "as_believed"}}));
    EXPECT_EQ(published.find("number")->text, "1");
    EXPECT_EQ(published.find("next")->find("number")->text, "2");
    EXPECT_EQ(map_of(id, "published").service.status, cycle::Status::published);
    EXPECT_EQ(map_of(id, "draft").service.version, 2);
    const std::string before = cycle::cells_of(map_of(id)).at("moment/M1/name/es");
    EXPECT_EQ(code(edit(id, "moment/M1/name/es", before, "\"Otra cosa\"")), "ok");
    EXPECT_NE(map_of(id, "1").find(cycle::MomentId("M1"))->name[Language::es], "Otra cosa")
        << "what is published stays";
    EXPECT_TRUE(holds(house.run("cycle publish", {{"id", id}}), R"("number":2)"));
    const formats::Value versions = json_of(house.run("cycle versions", {{"id", id}}));
    ASSERT_EQ(versions.find("versions")->items.size(), 3U);
    const auto state = [&](std::size_t i) {
        return versions.find("versions")->items[i].find("values")->find("state")->text;
    };
    EXPECT_EQ(state(0) + " " + state(1) + " " + state(2), "draft published retired");
    EXPECT_EQ(code(house.run("cycle retire", {{"id", id}})), "ok");
    EXPECT_EQ(code(house.run("cycle show", {{"id", id}, {"version", "published"}})), "no_such_version");
    EXPECT_EQ(code(house.run("cycle show", {{"id", id}, {"version", "7"}})), "no_such_version");
}

TEST_F(CycleDeeds, comparingTellsWhatIsNewGoneMovedAndChanged) {
    const std::string id =
        start({{"map", [&] {
                    house.files.files["m.yaml"] =
                        "cycle: {id: a, name: A, need: N, begins: B, ends: E}\nstages: [{id: S, name: S}]\nmoments:\n"
                        "  - {id: M1, stage: S, name: Uno, critical: false, req: [{es: r}]}\n  - {id: M2, stage: S, "
                        "name: Dos, critical: false, req: [{es: r}]}\n"
                        "  - {id: M3, stage: S, name: Tres, critical: false, req: [{es: r}]}\n";
                    return std::string("m.yaml");
                }()}});
    ASSERT_EQ(code(house.run("cycle publish", {{"id", id}})), "ok");
    const std::string edits = R"([{"cell":"moment/*","before":["M1","M2","M3"],"after":["M3","M1","M2","M9"]},
        {"cell":"moment/M9/stage","after":"S"},{"cell":"moment/M9/name/es","after":"Nueve"},
        {"cell":"moment/M2/name/es","before":"Dos","after":"Segundo"}])";
    const formats::Value done_edit = json_of(house.run("cycle edit", {{"id", id}, {"edits", edits}}));
    EXPECT_TRUE(done_edit.find("conflicts")->items.empty());
    const formats::Value compared =
        json_of(house.run("cycle compare", {{"id", id}, {"from", "published"}, {"to", "draft"}}));
    const auto moments = [&](const char* key) { return cycle::compact_json(*compared.find("moments")->find(key)); };
    EXPECT_EQ(moments("added"), R"(["M9"])");
    EXPECT_EQ(moments("removed"), "[]");
    EXPECT_EQ(moments("moved"), R"(["M3"])");
    EXPECT_EQ(moments("changed"), R"(["M2"])");
    EXPECT_FALSE(compared.find("cells")->items.empty());
}

/// 20 visits: in, seen, out; the first four were never seen, and one rang the bell.
std::string visits() {
    std::string csv = "case,activity,time\n";
    for (int i = 0; i < 20; ++i) {
        const std::string name = "V" + std::to_string(i), day = "2025-10-" + std::to_string(10 + i) + "T";
        csv += name + ",Llega," + day + "09:00:00Z\n";
        if (i == 0) csv += name + ",Llama al timbre," + day + "09:01:00Z\n";
        if (i >= 4) csv += name + ",Es atendido," + day + "09:20:00Z\n";
        csv += name + ",Se marcha," + day + "09:30:00Z\n";
    }
    return csv;
}

TEST_F(CycleDeeds, beginFromALogOfWhatHappened) {
    house.files.files["visitas.csv"] = visits();
    const Result<Outcome> started = house.run("cycle start", {{"log", "visitas.csv"}, {"name", "Visita"}});
    const formats::Value draft = *json_of(started).find("draft");  // the bell is on nobody's map
    std::string figures;
    for (const auto& [key, key_place, value] : draft.entries) {
        if (key != "why") figures += key + " " + cycle::compact_json(value) + "\n";
    }
    EXPECT_EQ(figures, "cases 20\nfitting_cases 19\nmoments 3\nstages 1\n"
                       R"(left_out [{"activity":"Llama al timbre","events":1,"cases":1}])" "\nledger []\n");
    const cycle::Map map = map_of(started->text.substr(0, started->text.size() - 1));
    EXPECT_EQ(map.service.name.in(Language::es), "Visita");
    std::string told;
    for (const cycle::Moment& moment : map.moments) told += moment.name.in(Language::es) + (moment.optional ? "? " : " ");
    EXPECT_EQ(told, "Llega Es atendido? Se marcha ");
    EXPECT_EQ(map.moments.front().activities, std::vector<std::string>{"Llega"}) << "the log will find its moments";

    house.files.files["nada.csv"] = "a,b\n1,2\n";
    EXPECT_NE(code(house.run("cycle start", {{"log", "nada.csv"}})), "ok");
    EXPECT_FALSE(holds(house.run("cycle start", {{"from", "blank"}}), "\"draft\":{"));

    std::ifstream desk(std::string(CICLO_SOURCE) + "/tests/inputs/objects/desk.jsonocel", std::ios::binary);
    house.files.files["desk.jsonocel"] = std::string(std::istreambuf_iterator<char>(desk), {});
    EXPECT_EQ(code(house.run("cycle start", {{"log", "desk.jsonocel"}})), "object_type");
    EXPECT_EQ(cycle::compact_json(json_of(house.run("library preview", {{"log", "desk.jsonocel"}}))),
              R"({"object_types":[{"name":"Appointment","objects":2,"events":5},{"name":"Patient","objects":2,"events":4}]})");
    EXPECT_EQ(cycle::compact_json(json_of(house.run("library preview", {{"log", "visitas.csv"}}))), R"({"object_types":[]})");
    const formats::Value of_objects = json_of(house.run("cycle start", {{"log", "desk.jsonocel"}, {"objects", "Appointment"}}));
    EXPECT_EQ(of_objects.find("draft")->find("cases")->text, "2");
}

/// 20 visits: in, to the desk (eight twice), seen (sixteen), six hours later the result, out.
std::string results() {
    std::string csv = "case,activity,time\n";
    for (int i = 0; i < 20; ++i) {
        const std::string name = "V" + std::to_string(i), day = "2025-10-" + std::to_string(10 + i) + "T";
        csv += name + ",Llega," + day + "09:00:00Z\n" + name + ",Registro," + day + "09:10:00Z\n";
        if (i < 8) csv += name + ",Registro," + day + "09:12:00Z\n";
        if (i >= 4) csv += name + ",Es atendido," + day + "09:20:00Z\n";
        csv += name + ",Resultado," + day + "15:20:00Z\n" + name + ",Se marcha," + day + "15:30:00Z\n";
    }
    return csv;
}

TEST_F(CycleDeeds, aDraftFromALogTellsWhyInTheCallersLanguage) {
    house.files.files["resultados.csv"] = results();
    const auto told = [&](Language language) {
        house.language = language;
        const formats::Value started = json_of(house.run("cycle start", {{"log", "resultados.csv"}}));
        std::string out;
        for (const formats::Value& moment : started.find("draft")->find("why")->items) {
            out += moment.find("moment")->text + " " + moment.find("name")->text + "\n";
            for (const formats::Value& reason : moment.find("reasons")->items) {
                out += "  " + reason.find("kind")->text + ": " + reason.find("text")->text + "\n";
            }
        }
        return out;
    };
    EXPECT_EQ(told(Language::es),
              "M1 Llega\n  kept: lo vivieron 20 de 20 casos.\n"
              "M2 Registro\n  kept: lo vivieron 20 de 20 casos.\n  again: vuelta: de aquí 8 de 28 veces otra vez lo mismo.\n"
              "M3 Es atendido\n  optional: opcional: lo vivieron 16 de 20 casos.\n"
              "M4 Resultado\n  waits: empieza una etapa: la mitad de los que vienen de «Es atendido» espera 6 h o más (16 veces).\n"
              "  kept: lo vivieron 20 de 20 casos.\n"
              "M5 Se marcha\n  kept: lo vivieron 20 de 20 casos.\n");
    EXPECT_NE(told(Language::nl).find("optional: optioneel: 16 van 20 gevallen beleefden het.\n"), std::string::npos);
    EXPECT_NE(told(Language::en).find("optional: optional: 16 of 20 cases lived it.\n"), std::string::npos) << "read once, told to each";
}

TEST_F(CycleDeeds, whoMaySeeAndChangeFollowsTheUnit) {
    const std::string id = start({{"from", "bank-cheque"}, {"unit", unit}});
    const Caller facilitator = house.person({{Role::facilitator, unit}}), member = house.person({{Role::member, unit}}),
                 stranger = house.person({{Role::quality_manager, other}});
    const auto show = [&](const Caller& caller) { return code(house.run(caller, "cycle show", {{"id", id}})); };
    EXPECT_EQ(show(facilitator), "ok");
    EXPECT_EQ(show(member), "ok");
    EXPECT_EQ(show(stranger), "not_found");
    const std::string before = cycle::cells_of(map_of(id)).at("moment/M1/name/es");
    EXPECT_EQ(code(edit(stranger, id, "moment/M1/name/es", before, "\"x\"")), "not_found");
    EXPECT_EQ(code(edit(member, id, "moment/M1/name/es", before, "\"x\"")), "not_allowed");
    EXPECT_EQ(code(edit(facilitator, id, "moment/M1/name/es", before, "\"x\"")), "ok");
    EXPECT_EQ(code(house.run(facilitator, "cycle start", {{"unit", other}})), "unknown_reference");
    EXPECT_EQ(code(house.run(facilitator, "cycle start", {})), "not_allowed") << "the whole organisation's";
}

TEST_F(CycleDeeds, versionsMoveWithTheirCycle) {
    const std::string id = start({{"from", "bank-cheque"}, {"unit", unit}});
    const std::string before = cycle::cells_of(map_of(id)).at("moment/M1/name/es");
    ASSERT_EQ(code(edit(id, "moment/M1/name/es", before, "\"x\"")), "ok");
    ASSERT_EQ(
        code(house.run("record change",
                       {{"kind", "cycle"}, {"id", id}, {"version", "1"}, {"values", R"({"unit":")" + other + "\"}"}})),
        "ok");
    const Caller there = house.person({{Role::facilitator, other}}), here = house.person({{Role::facilitator, unit}});
    EXPECT_EQ(code(house.run(there, "cycle show", {{"id", id}})), "ok");
    EXPECT_EQ(code(house.run(here, "cycle show", {{"id", id}})), "not_found");
    for (const char* kind : {"cycle_version", "cycle_edit"}) {
        EXPECT_TRUE(holds(house.run(there, "record list", {{"kind", kind}}), R"("total":1)")) << kind;
        EXPECT_TRUE(holds(house.run(here, "record list", {{"kind", kind}}), R"("total":0)")) << kind;
    }
}

TEST_F(CycleDeeds, recordDoorsChangeNoVersion) {
    const std::string id = start({{"from", "bank-cheque"}});
    EXPECT_EQ(
        code(house.run("record change",
                       {{"kind", "cycle"}, {"id", id}, {"version", "1"}, {"values", R"({"state":"published"})"}})),
        "filled_by_deeds");
    const formats::Value list = json_of(house.run("record list", {{"kind", "cycle_version"}}));
    EXPECT_TRUE(list.find("records")->items[0].find("values")->find("document")->is_null()) << "a list carries no maps";
    const std::string version = list.find("records")->items[0].find("id")->text;
    EXPECT_EQ(
        code(house.run("record change",
                       {{"kind", "cycle_version"}, {"id", version}, {"version", "1"}, {"values", R"({"note":"x"})"}})),
        "own_door");
    EXPECT_EQ(code(house.run("record archive", {{"kind", "cycle_version"}, {"id", version}, {"version", "1"}})),
              "not_allowed");
}

TEST_F(CycleDeeds, checkAndDraw) {
    const std::string id = start({{"from", "hospital-emergency"}});
    EXPECT_TRUE(holds(house.run("cycle check", {{"id", id}}), R"("publishable":true)"));
    const Result<Outcome> drawn = house.run("cycle draw", {{"id", id}, {"as", "blueprint"}, {"output", "p.svg"}});
    ASSERT_TRUE(drawn.ok()) << code(drawn);
    EXPECT_NE(house.files.files["p.svg"].find("<svg"), std::string::npos);
    const formats::Value page = json_of(house.run("cycle draw", {{"id", id}, {"links", "yes"}}));
    EXPECT_NE(page.find("svg")->text.find("href=\"/cycles/" + id + "/moments/M3\""), std::string::npos);
    const formats::Value bare = json_of(house.run("cycle draw", {{"id", id}, {"names", "hidden"}}));
    EXPECT_EQ(bare.find("svg")->text.find("cd-leader"), std::string::npos);
    const std::string bank = start({{"from", "bank-cheque"}});
    const auto sheets = [&](const char* wish) {
        return json_of(house.run("cycle draw", {{"id", bank}, {"as", "blueprint"}, {"sheets", wish}})).find("sheets")->items.size();
    };
    EXPECT_GT(sheets("many"), 0U) << "13 columns need a second sheet";
    EXPECT_EQ(sheets("one"), 0U);
}

TEST_F(CycleDeeds, replacingSaysFirstAndKeepsWhatItChanged) {
    const std::string id = start({{"from", "bank-cheque"}});
    std::string text = house.run("cycle show", {{"id", id}})->text;
    const std::string name = map_of(id).moments[0].name[Language::es];
    text.replace(text.find(name), name.size(), "Decide ir");
    house.files.files["otro.yaml"] = text;
    const formats::Value said = json_of(house.run("cycle replace", {{"id", id}, {"map", "otro.yaml"}, {"dry-run", ""}}));
    EXPECT_EQ(cycle::compact_json(*said.find("moments")->find("changed")), R"(["M1"])");
    EXPECT_EQ(said.find("cells")->items.size(), 1U);
    EXPECT_EQ(map_of(id).moments[0].name[Language::es], name) << "only said";
    EXPECT_EQ(code(house.run("cycle replace", {{"id", id}, {"map", "otro.yaml"}, {"revision", "7"}})), "changed_since");
    const formats::Value done_now = json_of(house.run("cycle replace", {{"id", id}, {"map", "otro.yaml"}, {"revision", "1"}}));
    EXPECT_EQ(done_now.find("revision")->text, "2");
    EXPECT_EQ(map_of(id).moments[0].name[Language::es], "Decide ir");
    EXPECT_TRUE(holds(house.run("record list", {{"kind", "cycle_edit"}}), R"("total":1)"));
    house.files.files["malo.yaml"] = "cycle: {id: a}\n";
    EXPECT_FALSE(house.run("cycle replace", {{"id", id}, {"map", "malo.yaml"}}).ok());
}

}  // namespace
}  // namespace ciclo::actions
