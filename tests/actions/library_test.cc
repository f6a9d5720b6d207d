// The library against table C of the domain study, and the nine patterns (rows 34, 35 and 41).
#include "actions/library_deeds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "actions/deed_house.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"

namespace ciclo::actions {
namespace {

using formats::Value;
using testing::DeedHouse;

struct RowOfTableC {
    const char* id;
    int stages, moments, transversal;
    const char* critical;
    double present, away, contact, contact_basic;
    int basic_moments;
    double wait, participation, divergence;
    int standards, indicators;
};
// percentages as printed in table C
constexpr std::array<RowOfTableC, 9> table_c{{
    {"hospital-emergency", 4, 7, 0, "M1 M2 M5", 348.2, 0, 100.0, 100.0, 5, 42.3, 42.9, 42.9, 11, 8},
    {"hotel-stay", 5, 12, 0, "M3 M4 M11", 774.3, 5, 99.4, 99.3, 9, 3.9, 37.5, 27.8, 14, 12},
    {"bank-cheque", 4, 13, 1, "M5 M10 T1", 21.3, 8, 72.7, 72.7, 13, 65.7, 62.5, 10.3, 14, 15},
    {"restaurant-lunch", 4, 11, 0, "M2 M7 M10", 72, 0, 100.0, 100.0, 11, 43.8, 35.0, 21.2, 11, 11},
    {"government-permit", 5, 10, 0, "M1 M7", 125, 4800, 2.5, 2.3, 9, 24.0, 50.0, 20.0, 10, 10},
    {"telephone-support", 4, 9, 0, "M2 M3 M6", 13, 480, 2.6, 100.0, 8, 15.4, 31.25, 40.7, 10, 10},
    {"served-document", 4, 9, 0, "M1 M4 M6 M7", 8, 4800, 0.2, 0.2, 9, 0.0, 16.7, 25.9, 9, 9},
    {"complaint-handling", 4, 8, 0, "M2 M5 M6", 34, 2640, 1.3, 1.3, 8, 14.7, 31.25, 50.0, 8, 8},
    {"tour-package", 4, 6, 0, "M2 M4", 4617.5, 1440, 76.2, 76.2, 6, 5.3, 33.3, 55.6, 6, 6},
}};

class Library : public ::testing::Test {
protected:
    DeedHouse house;
    Value library(const testing::Given& given = {}) {
        const auto shown = house.run("library show", given);
        EXPECT_TRUE(shown.ok());
        return *formats::read_json(shown->json, "");
    }
};

double number(const Value& object, std::string_view key) {
    return *parse_number(object.find(key)->text);
}
double percent(const Value& object, std::string_view key) {
    return 100 * number(*object.find(key), "share");
}

TEST_F(Library, holdsTheNineTemplatesOfTableC) {
    const Value shown = library();
    const std::vector<Value>& templates = shown.find("templates")->items;
    ASSERT_EQ(templates.size(), 9U);
    for (const RowOfTableC& row : table_c) {
        const auto found = std::find_if(templates.begin(), templates.end(),
                                        [&](const Value& one) { return one.find("id")->text == row.id; });
        ASSERT_NE(found, templates.end()) << row.id;
        const Value& one = *found;
        SCOPED_TRACE(row.id);
        EXPECT_EQ(number(one, "stages"), row.stages);
        EXPECT_EQ(number(one, "moments"), row.moments);
        EXPECT_EQ(number(one, "transversal"), row.transversal);
        EXPECT_EQ(number(one, "basic_moments"), row.basic_moments + 0);
        std::vector<std::string> critical;
        for (const Value& id : one.find("critical")->items) critical.push_back(id.text);
        EXPECT_EQ(join(critical, " "), row.critical);
        EXPECT_NEAR(number(*one.find("minutes"), "present"), row.present, 1e-9);
        EXPECT_NEAR(number(*one.find("minutes"), "away"), row.away, 1e-9);
        EXPECT_NEAR(percent(one, "contact"), row.contact, 0.05);
        EXPECT_NEAR(percent(one, "contact_basic"), row.contact_basic, 0.05);
        EXPECT_NEAR(percent(one, "wait_share"), row.wait, 0.05);
        EXPECT_NEAR(percent(one, "participation"), row.participation, 0.051);
        EXPECT_NEAR(percent(one, "divergence"), row.divergence, 0.05);
        EXPECT_EQ(number(one, "standards"), row.standards);
        EXPECT_EQ(number(one, "indicators"), row.indicators);
    }
}

TEST_F(Library, holdsTheNinePatternsWithSkeletonAndOutcomes) {
    const Value shown = library();
    const std::vector<Value>& patterns = shown.find("patterns")->items;
    ASSERT_EQ(patterns.size(), 9U);
    EXPECT_EQ(patterns[0].find("id")->text, "get_permission");
    EXPECT_EQ(patterns[0].find("skeleton")->items.size(), 8U);
    ASSERT_EQ(patterns[0].find("outcomes")->items.size(), 3U);
    EXPECT_EQ(patterns[0].find("outcomes")->items[1].text, "granted with conditions");
    for (const Value& pattern : patterns) {
        EXPECT_GE(pattern.find("skeleton")->items.size(), 3U) << pattern.find("id")->text;
        EXPECT_FALSE(pattern.find("outcomes")->items.empty());
        EXPECT_TRUE(house.run("cycle start", {{"pattern", pattern.find("id")->text}}).ok());
    }
}

// R1-34: the library filtered by banking shows the cheque.
TEST_F(Library, isFilteredByIndustry) {
    const Value banking = library({{"industry", "banking"}});
    ASSERT_EQ(banking.find("templates")->items.size(), 1U);
    EXPECT_EQ(banking.find("templates")->items[0].find("id")->text, "bank-cheque");
    const Value all = library();
    std::size_t grouped = 0;
    for (const Value& group : all.find("industry_groups")->items) grouped += group.find("templates")->items.size();
    EXPECT_EQ(all.find("industry_groups")->items.size(), 5U);  // the seed's four, and the others
    EXPECT_EQ(grouped, 9U);
}

TEST_F(Library, speaksTheAskedLanguage) {
    house.language = Language::nl;
    const Value shown = library({{"industry", "banking"}});
    EXPECT_EQ(shown.find("templates")->items[0].find("name")->text, "Een cheque innen bij de bank");
    EXPECT_EQ(shown.find("patterns")->items[1].find("name")->text, "Iets beginnen");
}

// R1-25 (row 34): a service says in which ITIL stage it is, and so does a cycle's map.
TEST_F(Library, servicesAndMapsBearTheirItilStage) {
    const std::string service = house.add(
        "service",
        R"({"name":{"es":"Caja"},"need":{"es":"Cobrar"},"concept":{"es":"Pronto"},"status":"transition","itil_stage":"transition"})");
    const auto listed = house.run("record list", {{"kind", "service"}, {"filter", "itil_stage=transition"}});
    EXPECT_TRUE(testing::holds(listed, service));
    EXPECT_EQ(testing::code(house.run(
                  "record add",
                  {{"kind", "service"}, {"values", R"({"name":{"es":"B"},"concept":{"es":"C"},"status":"idea"})"}})),
              "required");  // R0-02: no service without a need
}

}  // namespace
}  // namespace ciclo::actions
