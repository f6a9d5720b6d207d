#include "cycle/templates.h"

#include <gtest/gtest.h>

#include "base/number.h"
#include "base/text.h"
#include "cycle/check.h"
#include "cycle/classification.h"
#include "cycle/paths.h"

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

}  // namespace
}  // namespace ciclo::cycle
