#include "cycle/templates.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "base/number.h"
#include "base/text.h"
#include "cycle/check.h"
#include "cycle/classification.h"
#include "cycle/paths.h"
#include "cycle/read_map.h"
#include "cycle/write_map.h"

namespace ciclo::cycle {
namespace {

std::string percent(const Measured& measured, int decimals = 1) {
    return measured.share ? format_number(*measured.share * 100, decimals, Language::en) : "none";
}

std::string trimmed(double value) { return format_trimmed(value, 4, Language::en); }

std::string critical_of(const Classification& c) {
    std::vector<std::string> ids;
    for (const MomentId& id : c.critical) ids.push_back(id.text);
    return join(ids, ", ");
}

/// One row of table C of the domain study, cell by cell, as it is printed there.
std::string row_of(std::string_view id) {
    const Result<Map> map = read_template(id);
    if (!map) return map.errors().front().text();
    const Classification c = classify(*map);
    const std::string transversal = c.transversal > 0 ? " + " + std::to_string(c.transversal) : "";
    const bool quarter = percent(c.participation, 2).back() != '0';
    return join({std::to_string(c.stages), std::to_string(c.moments) + transversal, critical_of(c),
                 trimmed(c.minutes.contact) + " + " + trimmed(c.minutes.wait) + " = " + trimmed(c.minutes.present()),
                 trimmed(c.minutes.away), percent(c.contact), percent(c.contact_basic),
                 "(" + std::to_string(c.basic_moments) + " moments)", percent(c.wait_share),
                 percent(c.participation, quarter && (id == "telephone-support" || id == "complaint-handling") ? 2 : 1),
                 percent(c.divergence), std::to_string(c.standards), std::to_string(c.indicators)},
                " | ");
}

struct Row {
    const char* id;
    const char* cells;
};

constexpr std::array<Row, 9> table_c{{
    {"hospital-emergency",
     "4 | 7 | M1, M2, M5 | 201 + 147.2 = 348.2 | 0 | 100.0 | 100.0 | (5 moments) | 42.3 | 42.9 | 42.9 | 11 | 8"},
    {"hotel-stay",
     "5 | 12 | M3, M4, M11 | 744 + 30.3 = 774.3 | 5 | 99.4 | 99.3 | (9 moments) | 3.9 | 37.5 | 27.8 | 14 | 12"},
    {"bank-cheque",
     "4 | 13 + 1 | M5, M10, T1 | 7.3 + 14 = 21.3 | 8 | 72.7 | 72.7 | (13 moments) | 65.7 | 62.5 | 10.3 | 14 | 15"},
    {"restaurant-lunch",
     "4 | 11 | M2, M7, M10 | 40.5 + 31.5 = 72 | 0 | 100.0 | 100.0 | (11 moments) | 43.8 | 35.0 | 21.2 | 11 | 11"},
    {"government-permit",
     "5 | 10 | M1, M7 | 95 + 30 = 125 | 4800 | 2.5 | 2.3 | (9 moments) | 24.0 | 50.0 | 20.0 | 10 | 10"},
    {"telephone-support",
     "4 | 9 | M2, M3, M6 | 11 + 2 = 13 | 480 | 2.6 | 100.0 | (8 moments) | 15.4 | 31.25 | 40.7 | 10 | 10"},
    {"served-document",
     "4 | 9 | M1, M4, M6, M7 | 8 + 0 = 8 | 4800 | 0.2 | 0.2 | (9 moments) | 0.0 | 16.7 | 25.9 | 9 | 9"},
    {"complaint-handling",
     "4 | 8 | M2, M5, M6 | 29 + 5 = 34 | 2640 | 1.3 | 1.3 | (8 moments) | 14.7 | 31.25 | 50.0 | 8 | 8"},
    {"tour-package",
     "4 | 6 | M2, M4 | 4372 + 245.5 = 4617.5 | 1440 | 76.2 | 76.2 | (6 moments) | 5.3 | 33.3 | 55.6 | 6 | 6"},
}};

TEST(Templates, comeOutAsTableC) {
    for (const Row& row : table_c) EXPECT_EQ(row_of(row.id), row.cells) << row.id;
}

TEST(Templates, areNineAndKnownByIdAndByFile) {
    ASSERT_EQ(templates().size(), 9U);
    EXPECT_EQ(templates()[0].id, "bank-cheque");
    EXPECT_EQ(templates()[5].id, "restaurant-lunch");
    EXPECT_EQ(templates()[5].stem, "restaurant");
    EXPECT_EQ(templates()[5].sector, "hospitality");
    EXPECT_EQ(templates()[5].name.in(Language::nl), "Lunch in een restaurant");
    for (const Template& entry : templates()) {
        EXPECT_TRUE(read_template(entry.id).ok()) << entry.id;
        EXPECT_TRUE(read_template(entry.stem).ok()) << entry.stem;
    }
}

TEST(Templates, anUnknownNameGetsTheNearest) {
    const auto map = read_template("hotel-sty");
    ASSERT_FALSE(map.ok());
    EXPECT_EQ(map.errors().front().text(), "there is no template \"hotel-sty\"; did you mean hotel-stay?");
}

std::string shared_template(const std::string& stem) {
    std::ifstream file(std::string(CICLO_SHARED) + "/templates/" + stem + ".yaml");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Templates, theFilesTheyWereMadeFromAreRead) {
    if (shared_template("bank-cheque").empty()) {
        std::cout << "skipped 9 files: " << CICLO_SHARED << "/templates is absent\n";
        return;
    }
    for (const Template& entry : templates()) {
        const auto map = read_map(shared_template(entry.stem), entry.stem + ".yaml");
        const bool cut_at_a_comma = entry.stem == "government-permit" || entry.stem == "hospital-emergency";
        EXPECT_EQ(map.ok(), !cut_at_a_comma) << entry.id;
        if (!map.ok()) continue;
        EXPECT_EQ(classify(*map).contact.share, classify(*read_template(entry.id)).contact.share) << entry.id;
    }
    const auto hospital = read_map(shared_template("hospital-emergency"), "hospital-emergency.yaml");
    ASSERT_EQ(hospital.errors().size(), 1U);
    EXPECT_EQ(hospital.errors()[0].text(),
              "hospital-emergency.yaml:107:101: requirement M5.r2 has an unknown key \"explained\"; if it belongs to "
              "the text "
              "before it, put that text in quotes: it holds a comma");
}

TEST(Templates, measuredTimesOfTheStoryFindTheirStandard) {
    const Map map = *read_template("hospital-emergency");
    std::vector<std::string> found;
    for (const Moment& moment : map.moments) {
        for (const Standard& standard : moment.standards) {
            for (const std::string& series : standard.series) found.push_back(standard.id.text + " " + series);
        }
    }
    EXPECT_EQ(found,
              (std::vector<std::string>{"M1.s1 Call answer", "M2.s1 Ambulance arrival", "M3.s1 Arrival to triage"}));
}

TEST(Templates, textsCutAtACommaAreWholeAgain) {
    EXPECT_EQ(read_template("government-permit")->moments[9].name[Language::es], "Renueva, modifica o reclama");
    EXPECT_EQ(read_template("hospital-emergency")->moments[4].requirements[1].text[Language::en],
              "Correct diagnosis and treatment, explained");
}

TEST(Templates, aDraftNamesItsTemplate) {
    const Map map = *draft_from_template("restaurant");
    EXPECT_EQ(map.service.status, Status::draft);
    EXPECT_EQ(map.service.origin, "restaurant-lunch");
    EXPECT_FALSE(map.moments[0].standards[0].confirmed);
}

TEST(Templates, oneOfThemCarriesTheServicePatterns) {
    std::vector<std::string> carry;
    for (const Template& one : templates()) {
        if (!read_template(one.id)->patterns.empty()) carry.push_back(one.stem);
    }
    EXPECT_EQ(carry, std::vector<std::string>{"government-permit"});
}

TEST(Templates, thePermitPatternGivesADraftOfEightMoments) {
    EXPECT_EQ(service_patterns().size(), 9U);
    const Map map = *draft_from_pattern("get_permission");
    EXPECT_EQ(map.moments.size(), 8U);
    EXPECT_EQ(map.moments[0].name.in(Language::en), "find out");
    EXPECT_FALSE(map.moments[0].criticality.decided);
    EXPECT_TRUE(read_map(write_map_yaml(map), "a.yaml").ok());
    EXPECT_EQ(draft_from_pattern("get_permision").errors().front().text(),
              "there is no service pattern \"get_permision\"; did you mean get_permission?");
}

TEST(Templates, theBlankMapIsAMapButNotYetPublishable) {
    const Map map = blank_map("mine", {"Mío", "Mine", "Mijn"});
    EXPECT_TRUE(read_map(write_map_yaml(map), "a.yaml").ok());
    EXPECT_FALSE(publishable(map));
}

}  // namespace
}  // namespace ciclo::cycle
