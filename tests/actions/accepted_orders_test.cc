// Accepting the order of attention (R0-35): frozen with its arithmetic, by whom, when, and why it is not the computed one.
#include <gtest/gtest.h>

#include "actions/deed_house.h"
#include "base/number.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using formats::Value;
using testing::code;
using testing::DeedHouse;

Value json_of(const Result<Outcome>& outcome) {
    EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? "" : outcome.errors().front().text());
    if (!outcome) return {};
    return *formats::read_json(outcome->json, "");
}
std::string moments_of(const Value& order) {
    std::string moments;
    for (const Value& row : order.find("ranking")->find("rows")->items) moments += row.find("moment")->text + " ";
    return moments;
}

/// The hospital of the demonstration, where its month began.
class AcceptedOrders : public ::testing::Test {
protected:
    DeedHouse house;
    std::string cycle, unit;

    void SetUp() override {
        ASSERT_TRUE(house.run("demo load", {}).ok());
        const Value list = json_of(house.run("record list", {{"kind", "cycle"}, {"filter", "name~Atención"}}));
        cycle = list.find("records")->items.at(0).find("id")->text;
        unit = list.find("records")->items.at(0).find("values")->find("unit")->text;
    }
    Value orders() { return json_of(house.run("results orders", {{"id", cycle}})); }
};

// Scene 9: seven rows, frozen.
TEST_F(AcceptedOrders, keepTheRankingWithItsArithmetic) {
    EXPECT_TRUE(orders().find("orders")->items.empty());
    const Value kept = json_of(house.run("results accept", {{"id", cycle}, {"capacity", "dos enfermeras, 3.000"}}));
    EXPECT_EQ(moments_of(kept), "M3 M5 M1 M2 M4 M6 M7 ");
    EXPECT_EQ(kept.find("changed")->text, "false");
    EXPECT_TRUE(kept.find("accepted_by")->is_null()) << "the machine is nobody";
    const Value& first = kept.find("ranking")->find("rows")->items.at(0);
    EXPECT_EQ(first.find("importance")->text, "4.6");
    EXPECT_NEAR(*parse_number(first.find("distance")->text), 2.15, 1e-12);
    EXPECT_NEAR(*parse_number(first.find("score")->text), 9.89, 1e-12);
    EXPECT_EQ(first.find("quadrant")->text, "concentrate");
    EXPECT_EQ(first.find("alarm")->text, "true");
    EXPECT_EQ(kept.find("ranking")->find("integrity")->text, "0.8");
    // it stays as it was, whatever the evidence says later
    const Value imports = json_of(house.run("evidence list", {{"id", cycle}}));
    for (const Value& import : imports.find("imports")->items) {
        if (import.find("values")->find("what")->text == "importance") {
            ASSERT_TRUE(house.run("evidence undo", {{"import", import.find("id")->text}}).ok());
        }
    }
    const Value list = orders();
    ASSERT_EQ(list.find("orders")->items.size(), 1U);
    EXPECT_EQ(moments_of(list.find("orders")->items[0]), "M3 M5 M1 M2 M4 M6 M7 ");
    EXPECT_EQ(list.find("orders")->items[0].find("capacity")->text, "dos enfermeras, 3.000");
    const auto history = house.run("record history", {{"kind", "priority_list"}, {"id", kept.find("id")->text}});
    EXPECT_TRUE(history.ok()) << code(history);
}

TEST_F(AcceptedOrders, inAnotherOrderWantAReason) {
    const std::vector<std::string> other{"M1", "M3", "M5", "M2", "M4", "M6", "M7"};
    const auto accept = [&](const testing::Given& given, const std::vector<std::string>& order) {
        return house.run_with("results accept", given, {{"order", order}});
    };
    EXPECT_EQ(code(accept({{"id", cycle}}, other)), "reason_missing");
    EXPECT_EQ(code(accept({{"id", cycle}, {"reason", "  "}}, other)), "reason_missing");
    EXPECT_EQ(code(accept({{"id", cycle}, {"reason", "x"}}, {"M1", "M3"})), "not_the_moments");
    EXPECT_EQ(code(accept({{"id", cycle}, {"reason", "x"}}, {"M1", "M1", "M5", "M2", "M4", "M6", "M7"})), "not_the_moments");
    EXPECT_TRUE(orders().find("orders")->items.empty());
    ASSERT_TRUE(accept({{"id", cycle}, {"reason", "La llamada es de vida o muerte"}}, other).ok());
    ASSERT_TRUE(house.run("results accept", {{"id", cycle}}).ok());
    const Value list = orders();
    ASSERT_EQ(list.find("orders")->items.size(), 2U);
    const Value& before = list.find("orders")->items[1];
    EXPECT_EQ(before.find("current")->text, "false");
    EXPECT_EQ(before.find("changed")->text, "true");
    EXPECT_EQ(before.find("reason")->text, "La llamada es de vida o muerte");
    EXPECT_EQ(moments_of(before), "M1 M3 M5 M2 M4 M6 M7 ");
    EXPECT_EQ(before.find("ranking")->find("rows")->items[0].find("rank")->text, "3") << "what the formula said stays";
    EXPECT_EQ(list.find("orders")->items[0].find("changed")->text, "false");
}

TEST_F(AcceptedOrders, areOfTheEvidenceThatWasSeen) {
    const Value seen = json_of(house.run("results show", {{"id", cycle}}));
    const std::string mark = seen.find("asked")->text;
    ASSERT_FALSE(mark.empty());
    const Value imports = json_of(house.run("evidence list", {{"id", cycle}}));
    std::string cases;
    for (const Value& import : imports.find("imports")->items) {
        if (import.find("values")->find("what")->text == "cases") cases = import.find("id")->text;
    }
    ASSERT_TRUE(house.run("evidence undo", {{"import", cases}}).ok());
    EXPECT_EQ(code(house.run("results accept", {{"id", cycle}, {"seen", mark}})), "changed_since");
    const Value again = json_of(house.run("results show", {{"id", cycle}}));
    EXPECT_EQ(code(house.run("results accept", {{"id", cycle}, {"seen", again.find("asked")->text}})), "ok");
    EXPECT_EQ(code(house.run("results accept", {{"id", cycle}, {"day", "2031-01-01"}})), "day_to_come");
}

TEST_F(AcceptedOrders, areForTheQualityManagerOfTheUnit) {
    using access::Role;
    const auto accept = [&](const access::Caller& caller) { return code(house.run(caller, "results accept", {{"id", cycle}})); };
    EXPECT_EQ(accept(house.person({{Role::quality_manager, ""}}, "manager")), "ok");
    EXPECT_EQ(accept(house.person({{Role::quality_manager, unit}}, "manager")), "ok");
    EXPECT_EQ(accept(house.person({{Role::facilitator, ""}}, "facilitator")), "not_allowed");
    EXPECT_EQ(accept(house.person({{Role::member, unit}}, "member")), "not_allowed");
    const std::string other = house.add("unit", R"({"name":"Otra","sort":"post"})");
    EXPECT_EQ(accept(house.person({{Role::quality_manager, other}}, "manager")), "not_found");
    const auto read = house.run(house.person({{Role::member, unit}}, "member"), "results orders", {{"id", cycle}});
    ASSERT_TRUE(read.ok());
    EXPECT_NE(read->json.find("\"may_accept\":false"), std::string::npos);
    EXPECT_EQ(code(house.run(house.person({{Role::member, other}}, "member"), "results orders", {{"id", cycle}})), "not_found");
}

TEST_F(AcceptedOrders, needAnOrder) {
    const auto started = house.run("cycle start", {{"from", "restaurant"}});
    ASSERT_TRUE(started.ok());
    const std::string empty = started->text.substr(0, started->text.size() - 1);
    EXPECT_EQ(code(house.run("results accept", {{"id", empty}})), "nothing_ranked");
}

}  // namespace
}  // namespace ciclo::actions
