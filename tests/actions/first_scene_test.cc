// Scene 1 of the story ("Draw what we believe") and the emerging needs of R0-17, as deeds.
#include <gtest/gtest.h>

#include "actions/deed_house.h"
#include "cycle/classification.h"
#include "cycle/read_map.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using formats::Value;
using testing::code;
using testing::DeedHouse;
using testing::holds;

class FirstScene : public ::testing::Test {
protected:
    DeedHouse house;
    std::string start(testing::Given given) {
        const auto started = house.run("cycle start", given);
        EXPECT_TRUE(started.ok()) << code(started);
        return started ? started->text.substr(0, started->text.size() - 1) : "";
    }
    std::string total(const std::string& kind) {
        const auto listed = house.run("record list", {{"kind", kind}});
        return listed ? formats::read_json(listed->json, "")->find("total")->text : code(listed);
    }
};

TEST_F(FirstScene, drawsWhatTheHospitalBelieves) {
    const std::string organisation = house.add(
        "organisation",
        R"({"name":"Hospital San Gabriel","customer_word":{"es":"paciente","en":"patient","nl":"patiënt"},"languages":["es"]})");
    for (const char* unit : {"Dispatch", "Emergency", "Admissions", "Ward", "Observation room"}) {
        house.add("unit", std::string(R"({"name":")") + unit + R"("})");
    }
    const std::array<std::array<const char*, 2>, 6> people{{{"Luis", "front_line"},
                                                            {"Ana", "front_line"},
                                                            {"Pedro", "secondary"},
                                                            {"Sofía", "front_line"},
                                                            {"Carmen", "managerial"},
                                                            {"Raúl", "secondary"}}};
    for (const auto& [name, role_class] : people) {
        house.add("person", std::string(R"({"name":")") + name + R"(","role_class":")" + role_class + R"("})");
    }
    EXPECT_EQ(total("unit"), "5");
    EXPECT_EQ(total("person"), "6");
    EXPECT_TRUE(
        holds(house.run("record show", {{"kind", "organisation"}, {"id", organisation}}), "\"en\":\"patient\""));
    const std::string cycle = start({{"from", "hospital-emergency"}});
    const auto shown = house.run("cycle show", {{"id", cycle}, {"format", "json"}});
    ASSERT_TRUE(shown.ok());
    const cycle::Map map = *cycle::read_map(shown->text, "");
    EXPECT_EQ(map.service.version, 1);
    EXPECT_EQ(map.service.status, cycle::Status::draft);
    EXPECT_EQ(map.stages.size(), 4U);
    EXPECT_TRUE(map.stages[0].optional);
    EXPECT_FALSE(map.stages[1].optional);
    EXPECT_EQ(map.moments.size(), 7U);
    for (const cycle::Moment& moment : map.moments) {
        for (const cycle::Standard& standard : moment.standards) EXPECT_FALSE(standard.confirmed) << standard.id.text;
    }
    const cycle::Classification c = cycle::classify(map);
    ASSERT_EQ(c.critical.size(), 3U);
    EXPECT_EQ(c.critical[0].text + c.critical[1].text + c.critical[2].text, "M1M2M5");
    EXPECT_NEAR(*c.contact.share, 1, 1e-12);
    EXPECT_NEAR(*c.wait_share.share, 147.2 / 348.2, 1e-12);  // 42.3 %
    EXPECT_NEAR(*c.participation.share, 3.0 / 7, 1e-12);     // 42.9 %
    EXPECT_NEAR(*c.divergence.share, 9.0 / 21, 1e-12);       // 42.9 %
    EXPECT_EQ(c.steps, 7);
    EXPECT_EQ(c.complexity, cycle::Band::low);
}

// R0-17: "SMS with the waiting time", heard in one focus group and three comments, becomes RQ-12.
TEST_F(FirstScene, aNeedIsHeardAndBecomesARequirement) {
    const std::string cycle = start({{"from", "hospital-emergency"}});
    const std::string need =
        house.add("emerging_need",
                  R"({"text":"SMS with the waiting time","moment":"M3","status":"heard","cycle":")" + cycle + R"("})");
    ASSERT_TRUE(house.run("need heard", {{"id", need}, {"where", "focus group"}, {"day", "2025-10-17"}}).ok());
    ASSERT_TRUE(
        house.run("need heard", {{"id", need}, {"where", "comment"}, {"count", "2"}, {"day", "2025-10-14"}}).ok());
    const auto heard = house.run("need heard", {{"id", need}, {"where", "Comment"}, {"day", "2025-10-20"}});
    ASSERT_TRUE(heard.ok()) << code(heard);
    const Value record = *formats::read_json(heard->json, "");
    const Value* values = record.find("values");
    EXPECT_EQ(values->find("heard_count")->text, "4");
    ASSERT_EQ(values->find("heard_in")->items.size(), 2U);
    EXPECT_EQ(values->find("heard_in")->items[0].text, "focus group: 1");
    EXPECT_EQ(values->find("heard_in")->items[1].text, "comment: 3");
    EXPECT_EQ(values->find("first_heard")->text, "2025-10-14");
    EXPECT_EQ(values->find("last_heard")->text, "2025-10-20");
    EXPECT_EQ(code(house.run("need heard", {{"id", need}, {"where", "x"}, {"count", "0"}})), "out_of_range");
    const auto required = house.run("need require", {{"id", need}, {"code", "RQ-12"}, {"level", "should"}});
    ASSERT_TRUE(required.ok()) << code(required);
    EXPECT_TRUE(holds(required, R"("status":"requirement","requirement":"RQ-12")"));
    const auto shown = house.run("cycle show", {{"id", cycle}, {"format", "json"}});
    const cycle::Map map = *cycle::read_map(shown->text, "");
    const cycle::Moment* reception = map.find(cycle::MomentId("M3"));
    ASSERT_EQ(reception->requirements.size(), 4U);
    EXPECT_EQ(reception->requirements.back().text[Language::en], "SMS with the waiting time");
    EXPECT_EQ(reception->requirements.back().source, "RQ-12");
    EXPECT_EQ(code(house.run("need require", {{"id", need}})), "requirement_there");
    const std::string other =
        house.add("emerging_need", R"({"text":"News","status":"heard","moment":"M3","cycle":")" + cycle + R"("})");
    const auto next = house.run("need require", {{"id", other}});
    ASSERT_TRUE(next.ok());
    EXPECT_FALSE(holds(next, R"("requirement":"RQ-12")")) << "every requirement has a number of its own";
    EXPECT_EQ(code(house.run("record add",
                             {{"kind", "emerging_need"}, {"values", R"({"text":"x","status":"requirement"})"}})),
              "requirement_missing");
}

}  // namespace
}  // namespace ciclo::actions
