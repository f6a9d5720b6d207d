#include "cycle/outline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "cycle/classification.h"
#include "cycle/random_map.h"
#include "cycle/templates.h"
#include "cycle/write_map.h"
#include "formats/table.h"

namespace ciclo::cycle {
namespace {

Result<Map> outline(const std::string& csv, Language language = Language::en) {
    OutlineOptions options{.id = "mine", .name = {}, .language = language};
    return read_outline(*formats::read_csv(csv, "plan.csv"), options);
}

std::string messages_of(const Result<Map>& map) {
    if (map.ok()) return "ok";
    std::vector<std::string> lines;
    for (const Error& error : map.errors()) lines.push_back(error.text());
    return join(lines, "\n");
}

TEST(Outline, aFirstTableBecomesADraft) {
    const auto map = outline(
        "stage,moment,critical,actor,optional,contact,wait,expectation,requirement\n"
        "Arrival,Comes in,no,customer,,1,0,Find the door,Signs | Light\n"
        ",Is greeted,yes,staff member,,0.5,3,Be seen,Greeting\n"
        "Leaving,Pays,,shared,yes,2,,,\n");
    EXPECT_EQ(
        messages_of(map),
        "plan.csv:3:17: moment M2 has \"staff member\" as actor; it must be one of customer, employee, shared, system");
    const auto good = outline(
        "Etapa;Momento;Crítico;Actor;Opcional;Espera (min);Requerimiento\n"
        "Llegada;Entra;no;cliente;;0;Letreros | Luz\n"
        ";Lo saludan;SÍ;Empleado;;3,5;Saludo\n"
        "\n"
        "Salida;Paga;;compartido;x;;\n",
        Language::es);
    ASSERT_EQ(messages_of(good), "ok");
    ASSERT_EQ(good->stages.size(), 2U);
    ASSERT_EQ(good->moments.size(), 3U);
    EXPECT_EQ(good->stages[1].name, LocalText("Salida", "", ""));
    EXPECT_EQ(good->moments[1].stage.text, "S1");
    EXPECT_EQ(good->moments[1].actor, Actor::employee);
    EXPECT_EQ(good->moments[1].lane, Lane::onstage);
    EXPECT_TRUE(good->moments[1].criticality.critical);
    EXPECT_EQ(good->moments[1].minutes.wait, 3.5);
    EXPECT_EQ(good->moments[0].requirements.size(), 2U);
    EXPECT_FALSE(good->moments[2].criticality.decided);
    EXPECT_TRUE(good->moments[2].optional);
    EXPECT_FALSE(good->moments[2].minutes_given);
    EXPECT_EQ(good->service.name, LocalText("mine", "", ""));
}

TEST(Outline, onlyTheMomentColumnIsNeeded) {
    const auto map = outline("moment\nIn\nOut\n");
    ASSERT_EQ(messages_of(map), "ok");
    EXPECT_EQ(map->stages[0].name[Language::en], "Stage 1");
    EXPECT_EQ(map->moments[1].id.text, "M2");
}

struct Bad {
    const char* csv;
    const char* message;
};

const Bad bad_outlines[] = {
    {"stage,name of step\nA,B\n",
     "plan.csv:1:7: the outline has an unknown column \"name of step\"; name it as docs/map-format.md lists, or take "
     "it out\n"
     "plan.csv:1: the outline has no column for the moments; name one column moment"},
    {"stage,momnt\nA,B\n",
     "plan.csv:1:7: the outline has an unknown column \"momnt\"; did you mean moment?\n"
     "plan.csv:1: the outline has no column for the moments; name one column moment"},
    {"moment,moment\nA,B\n", "plan.csv:1:8: the outline has the column \"moment\" twice; keep one"},
    {"moment,critical\nA,perhaps\n",
     "plan.csv:2:3: the outline has \"perhaps\" where yes or no is asked; write yes, no, or leave the cell empty"},
    {"moment,wait\nA,soon\n", "plan.csv:2:3: time of moment M1 needs a number for wait, not \"soon\"; write a number"},
    {"moment,wait\nA,-1\n", "plan.csv:2:3: time of moment M1 has -1 as wait; it must be from 0 to 5256000"},
    {"stage,moment\nA,x\nB,y\nA,z\n",
     "plan.csv:4:3: moment M3 belongs to stage S1, but those before it are already in stage S2; keep the moments of a "
     "stage together, in the order of stages"},
    {"stage,moment\nA,\n", "plan.csv:2:3: moment M1 has no \"name\"; add name"},
    {"id,moment\nM1,x\nM1,y\n", "plan.csv:3:4: the id \"M1\" is used twice, first in line 2; give each its own"},
    {"id,moment\nM 1,x\n",
     "plan.csv:2:1: moment number 1 has \"M 1\" as id; use letters a-z, digits, _ . and -, at most 60, beginning with "
     "a letter, a digit or _"},
    {"moment,standard,comparison,value,unit of measure\nA,Fast,at most,5,min\n",
     "plan.csv:2:3: standard M1.s1 has no indicator that measures it; add an indicator (ind) to moment M1"},
    {"moment,standard,value,indicator\nA,Fast,5 | 6,Share\n",
     "plan.csv:2:8: the outline has 2 in column \"value\" for 1 in column \"standard\"; write as many in both, one a "
     "line or separated by \" | \""},
    {"moment,standard,comparison,value,unit of measure,indicator\nA,Fast,quickly,5,min,Share\n",
     "plan.csv:2:8: standard M1.s1 has \"quickly\" as op; it must be one of <=, >=, ="},
    {"moment,spans\nA,\nGuard,M9\n",
     "plan.csv:3:7: transversal moment T1 names \"M9\", which is not in moments; add it, or name one of M1"},
    {"moment,lane\nA,frontstge\n",
     "plan.csv:2:3: moment M1 has \"frontstge\" as lane; it must be one of evidence, customer, onstage, backstage, "
     "support"},
    {"moment\n", "plan.csv: the outline has no moments; write one row for each"},
};

TEST(Outline, whatIsWrongIsSaidAtItsCell) {
    for (const Bad& bad : bad_outlines) EXPECT_EQ(messages_of(outline(bad.csv)), bad.message) << "put " << bad.csv;
}

TEST(Outline, templatesComeBackFromTheirOutlineInEveryLanguage) {
    for (const Template& entry : templates()) {
        const Map map = *read_template(entry.id);
        for (const Language language : languages) {
            const auto rows = outline_rows(map, language);
            const auto table = formats::read_csv(formats::write_csv(rows), "plan.csv");
            ASSERT_TRUE(table.ok());
            const auto back = read_outline(*table, {.id = "back", .name = {}, .language = language});
            ASSERT_EQ(messages_of(back), "ok") << entry.id << " " << code_of(language);
            EXPECT_EQ(outline_rows(*back, language), rows) << entry.id;
            const Classification before = classify(map), after = classify(*back);
            EXPECT_EQ(before.critical, after.critical);
            EXPECT_EQ(before.standards, after.standards);
            EXPECT_EQ(before.indicators, after.indicators);
            EXPECT_EQ(before.minutes, after.minutes);
            EXPECT_EQ(before.basic_moments, after.basic_moments);
            EXPECT_EQ(before.participation.share, after.participation.share);
            EXPECT_EQ(before.divergence.share, after.divergence.share);
        }
    }
}

TEST(Outline, aSpreadsheetComesBackToo) {
    for (const Template& entry : templates()) {
        const Map map = *read_template(entry.id);
        formats::Workbook book;
        book.sheets.push_back(outline_sheet(map, Language::nl));
        const auto bytes = formats::write_xlsx(book);
        ASSERT_TRUE(bytes.ok());
        const auto table = formats::read_table(*bytes, "plan.xlsx");
        ASSERT_TRUE(table.ok()) << table.errors().front().text();
        const auto back = read_outline(*table, {.id = "back", .name = {}, .language = Language::nl});
        ASSERT_EQ(messages_of(back), "ok") << entry.id;
        EXPECT_EQ(outline_rows(*back, Language::nl), outline_rows(map, Language::nl)) << entry.id;
    }
}

RC_GTEST_PROP(Outline, rowsOfAnyMapHaveEqualLengthAndOneLine, ()) {
    const Map map = testing::random_map(*rc::gen::arbitrary<std::uint64_t>());
    const auto rows = outline_rows(map, Language::es);
    RC_ASSERT(rows.size() == map.moments.size() + map.transversal.size() + 1);
    for (const auto& row : rows) {
        RC_ASSERT(row.size() == rows.front().size());
        for (const std::string& cell : row) RC_ASSERT(cell.find('\n') == std::string::npos);
    }
}

}  // namespace
}  // namespace ciclo::cycle
