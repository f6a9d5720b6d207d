#include "cycle/cells.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cycle/random_map.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"
#include "cycle/write_map.h"

namespace ciclo::cycle {
namespace {

TEST(Cells, everyTemplateComesBackTheSame) {
    for (const Template& entry : templates()) {
        const Map map = *read_template(entry.id);
        const Result<Map> back = map_of_cells(cells_of(map));
        ASSERT_TRUE(back.ok()) << entry.id << " " << back.errors().front().text();
        EXPECT_EQ(map_json(*back), map_json(map)) << entry.id;
    }
}

RC_GTEST_PROP(Cells, whateverTheMapHoldsComesBack, ()) {
    const Map map = testing::random_map(*rc::gen::arbitrary<std::uint64_t>());
    const Cells cells = cells_of(map);
    const Result<Map> back = map_of_cells(cells);
    if (!back) RC_LOG(back.errors().front().text());
    RC_ASSERT(back.ok());
    RC_ASSERT(map_json(*back) == map_json(map));
    RC_ASSERT(cells_of(*back) == cells);
}

TEST(Cells, standUnderAddressesMadeOfIds) {
    const Map map = *read_map(
        "cycle: {id: a, name: {es: Ciclo, en: Cycle}}\nstages: [{id: S, name: S}]\n"
        "moments:\n"
        "  - {id: M1, stage: S, name: Uno, time: {contact: 2, wait: 5, back: 0}, req: [{es: Rápido}],\n"
        "     ind: [{es: Espera, type: rate}], std: [{es: Pronto, op: '<=', v: 10, u: min}]}\n"
        "  - {id: M2, stage: S, name: {es: Dos}}\n"
        "branches: [{from: M1, when: Sin cita, adds: M2}]\n",
        "a.yaml");
    const Cells cells = cells_of(map);
    EXPECT_EQ(cells.at("cycle/name/es"), "\"Ciclo\"");
    EXPECT_EQ(cells.at("moment/*"), "[\"M1\",\"M2\"]");
    EXPECT_EQ(cells.at("moment/M1/name/nl"), "\"Uno\"");
    EXPECT_EQ(cells.at("moment/M1/time/wait"), "5");
    EXPECT_EQ(cells.at("moment/M1/req"), "[{\"es\":\"Rápido\"}]");
    EXPECT_EQ(cells.at("moment/M1/std/*"), "[\"M1.s1\"]");
    EXPECT_EQ(cells.at("moment/M1/std/M1.s1/ind"), "\"M1.i1\"");
    EXPECT_EQ(cells.at("moment/M1/std/M1.s1/v"), "10");
    EXPECT_EQ(cells.at("branch/M1>M2/when/en"), "\"Sin cita\"");
    EXPECT_FALSE(cells.contains("moment/M2/time/wait"));
}

TEST(Cells, errorsNameTheCell) {
    Cells cells = cells_of(*read_template("bank-cheque"));
    cells["moment/M1/actor"] = "\"nobody\"";
    const Result<Map> map = map_of_cells(cells);
    ASSERT_FALSE(map.ok());
    EXPECT_EQ(map.errors().front().place.file, "moment/M1/actor");
}

TEST(Cells, whatNoListNamesIsLeftOut) {
    const Map bank = *read_template("bank-cheque");
    Cells cells = cells_of(bank);
    cells["moment/M99/name/es"] = "\"Nadie\"";
    EXPECT_EQ(map_json(*map_of_cells(cells)), map_json(bank));
}

TEST(Cells, twoArrowsBetweenTheSameTwoAreTwo) {
    Map map = *read_template("bank-cheque");
    map.arrows = {{"M1", "M2", LocalText("a", "a", "a"), {}}, {"M1", "M2", LocalText("b", "b", "b"), {}}};
    const Cells cells = cells_of(map);
    EXPECT_EQ(cells.at("arrow/*"), "[\"M1>M2\",\"M1>M2#2\"]");
    EXPECT_EQ(map_json(*map_of_cells(cells)), map_json(map));
}

}  // namespace
}  // namespace ciclo::cycle
