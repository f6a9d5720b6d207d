#include "formats/columns.h"

#include <gtest/gtest.h>

#include <fstream>

#include "formats/cells.h"

namespace ciclo::formats {
namespace {

std::string errors_of(const std::string& text) {
    const auto read = read_columns(text, "c.yaml");
    if (read) return "read";
    std::string out;
    for (const Error& error : read.errors()) out += (out.empty() ? "" : "\n") + error.text();
    return out;
}

ColumnMapping mapping(const std::string& text) {
    auto read = read_columns(text, "c.yaml");
    EXPECT_TRUE(read) << errors_of(text);
    return read ? *read : ColumnMapping{};
}

TEST(Columns, ReadTheExampleOfTheHeader) {
    const ColumnMapping read = mapping(
        "date_order: dmy\ndecimal: comma\ndelimiter: \";\"\n"
        "missing: {not_experienced: [\"0\"], refused: [98], unknown: [99], lost: [damaged]}\n"
        "answers:\n"
        "  respondent: ID\n"
        "  moments: {M1: \"Check-in\", M2: {column: \"Boarding\", scale: {lowest: 1, highest: 7}}}\n"
        "  satisfied: {column: Satisfaction, yes: [Satisfied], no: [\"Neutral or Dissatisfied\"]}\n"
        "  segments: {class: Class}\n"
        "  ignore: [Gender, Age]\n"
        "cases: {code: complaint_id, type: \"=complaint\", moment: {column: product, values: {Mortgage: M1}}}\n"
        "times: {series: \"=A&E four hours\", date: period, total: attendances, missed: breaches,\n"
        "        only: {org_code: RRK, type: \"1\"}}\n"
        "events: {case: patient, activity: handling, time: time, instance: handling_id}\n"
        "activities: {\"X-Ray\": M5}\n"
        "standards: {\"Call answer\": M1.s1}\n");
    EXPECT_EQ(read.answers.date_order, "dmy");
    EXPECT_EQ(read.times.decimal, DecimalMark::comma);
    EXPECT_EQ(read.events.csv().delimiter, ';');
    ASSERT_EQ(read.cases.missing.size(), 4u);
    EXPECT_EQ(read.cases.missing[3].written, "damaged");
    EXPECT_EQ(read.cases.missing[3].kind, MissingKind::lost);
    EXPECT_EQ(read.answers.find("respondent")->column, "ID");
    ASSERT_EQ(read.answers.moments.size(), 2u);
    EXPECT_EQ(read.answers.moments[1].scale->highest, 7);
    EXPECT_EQ(read.answers.moments[1].place.text(), "c.yaml:7:42");
    EXPECT_EQ(read.answers.find("satisfied")->no, std::vector<std::string>{"Neutral or Dissatisfied"});
    EXPECT_EQ(read.answers.ignored.size(), 2u);
    EXPECT_EQ(read.cases.find("type")->constant, "complaint");
    EXPECT_EQ(read.cases.find("moment")->values[0].meaning, "M1");
    EXPECT_EQ(read.times.only[1].keep, std::vector<std::string>{"1"});
    EXPECT_EQ(read.activities[0].to, "M5");
    EXPECT_EQ(read.standards[0].from, "Call answer");
}

TEST(Columns, OfTheDocumentAreRead) {
    std::ifstream file(std::string(CICLO_SOURCE) + "/docs/evidence-files.md");
    std::string line, block;
    bool inside = false;
    int blocks = 0;
    while (std::getline(file, line)) {
        if (inside && line == "```") {
            EXPECT_EQ(errors_of(block), "read") << block;
            inside = false;
            ++blocks;
        } else if (inside) {
            block += line + "\n";
        } else if (line == "```yaml") {
            inside = true;
            block.clear();
        }
    }
    EXPECT_EQ(blocks, 2);
}

TEST(Columns, OfAPartWinOverThoseOfTheFile) {
    const ColumnMapping read = mapping(
        "decimal: comma\nmissing: {refused: [9]}\n"
        "answers: {decimal: point, date_order: mdy, missing: {lost: [9]}, blank: unknown}\n");
    EXPECT_EQ(read.answers.decimal, DecimalMark::point);
    EXPECT_EQ(read.answers.date_order, "mdy");
    EXPECT_EQ(read.answers.missing[0].kind, MissingKind::lost);
    EXPECT_EQ(read.answers.blank, MissingKind::unknown);
    EXPECT_EQ(read.cases.decimal, DecimalMark::comma);
    EXPECT_EQ(read.cases.date_order, "");
}

TEST(Columns, OfAnEmptyFileMapNothing) {
    const ColumnMapping read = mapping("# nothing yet\n");
    EXPECT_TRUE(read.answers.fields.empty());
    EXPECT_EQ(read.answers.find("respondent"), nullptr);
}

struct Refusal {
    const char* text;
    const char* says;
};

TEST(Columns, RefuseWhatTheyDoNotKnow) {
    const Refusal refusals[] = {
        {"answer: {respondent: id}\n",
         "c.yaml:1:1: the column mapping has an unknown key \"answer\"; did you mean answers?"},
        {"answers: {respndent: id}\n",
         "c.yaml:1:11: answers has an unknown key \"respndent\"; did you mean respondent?"},
        {"cases: {segments: {a: b}}\n",
         "c.yaml:1:9: cases has an unknown key \"segments\"; the keys are code, type, received, acknowledged_hours, "
         "acknowledged, moment, element, cause_type, cause, told_working_days, told, delimiter, decimal, date_order, "
         "missing, "
         "only, ignore"},
        {"decimal: dot\n", "c.yaml:1:10: the column mapping has \"dot\" as decimal; write comma or point"},
        {"date_order: dym\n",
         "c.yaml:1:13: the column mapping has \"dym\" as date_order; write ymd (2025-10-31), dmy (31/10/2025) or mdy "
         "(10/31/2025)"},
        {"delimiter: \":\"\n",
         "c.yaml:1:12: the column mapping has a delimiter it cannot use; write one of \",\" \";\" \"|\" tab"},
        {"missing: {refusd: [9]}\n",
         "c.yaml:1:11: the column mapping.missing has an unknown key \"refusd\"; did you mean refused?"},
        {"answers: {moments: [M1]}\n",
         "c.yaml:1:20: answers.moments must be a map of names and columns; write {name: column}"},
        {"answers: {moments: {M1: {colum: q}}}\n",
         "c.yaml:1:25: answers.moments.M1 has no \"column\"; add column\n"
         "c.yaml:1:26: answers.moments.M1 has an unknown key \"colum\"; did you mean column?"},
        {"answers: {date: \"=\"}\n", "c.yaml:1:17: answers.date has an empty constant; write a text after the ="},
        {"answers: {scale: {lowest: 5, highest: 1}}\n",
         "c.yaml:1:18: answers.scale is not in order; write lowest ≤ negative_to < positive_from ≤ highest"},
        {"answers: {scale: {lowest: 1, highest: 5, positive_from: 2, negative_to: 4}}\n",
         "c.yaml:1:18: answers.scale is not in order; write lowest ≤ negative_to < positive_from ≤ highest"},
        {"answers: {blank: zero}\n",
         "c.yaml:1:18: answers has \"zero\" as blank; it must be one of not_experienced, refused, unknown, lost"},
        {"activities: [a]\n",
         "c.yaml:1:13: the column mapping needs a map for activities; write {\"name in the file\": id in the map}"},
        {"activities: {a: [M1]}\n", "c.yaml:1:14: the column mapping needs an id for \"a\""},
        {"cases: {moment: {column: p, values: {a: []}}}\n",
         "c.yaml:1:38: cases.moment needs a text as the meaning of \"a\""},
        {"answers: {respondent: [id]}\n",
         "c.yaml:1:23: answers.respondent names no column; write its header, \"=one text for all rows\", or {column: "
         "header}"},
        {"answers: {respondent: }\n",
         "c.yaml:1:23: answers has the key \"respondent\" without a value; write a value, or leave the key out"},
        {"- answers\n", "c.yaml:1:1: the column mapping must be a map of keys and values, not a list"},
    };
    for (const Refusal& refusal : refusals) EXPECT_EQ(errors_of(refusal.text), refusal.says) << refusal.text;
}

TEST(Cells, NumbersFollowTheMark) {
    const auto state = [](std::string_view cell, DecimalMark mark) { return number_of(cell, mark).state; };
    EXPECT_EQ(number_of("3.5", DecimalMark::not_told).value, 3.5);
    EXPECT_EQ(number_of("3,5", DecimalMark::comma).value, 3.5);
    EXPECT_EQ(state("3,5", DecimalMark::not_told), NumberState::read_as);
    EXPECT_EQ(state("3,5", DecimalMark::point), NumberState::none);
    EXPECT_EQ(state("3.5", DecimalMark::comma), NumberState::none);
    EXPECT_EQ(state("1,234", DecimalMark::not_told), NumberState::ambiguous);
    EXPECT_EQ(state("0,234", DecimalMark::not_told), NumberState::read_as);
    EXPECT_EQ(state("1,2345", DecimalMark::not_told), NumberState::read_as);
    EXPECT_EQ(state("1,234,567", DecimalMark::not_told), NumberState::none);
    EXPECT_EQ(state("nan", DecimalMark::not_told), NumberState::none);
    EXPECT_EQ(state("", DecimalMark::not_told), NumberState::none);
}

TEST(Cells, ShowNoSentenceAndNoName) {
    EXPECT_EQ(shown_cell("6"), "6");
    EXPECT_EQ(shown_cell(" regular "), "regular");
    EXPECT_EQ(shown_cell("31/02/2025 10:00"), "31/02/2025 10:00");
    EXPECT_EQ(shown_cell("22-Apr-15"), "22-Apr-15");
    EXPECT_EQ(shown_cell("Juan Pérez"), "…");
    EXPECT_EQ(shown_cell("ana@example.org"), "…");
    EXPECT_EQ(shown_cell("the nurse was rude on 3 May"), "…");
}

TEST(Cells, SayNothingInManyWays) {
    for (const char* cell : {"", "-", "–", "—", "...", "n/a", "N.A.", "NA", "null", "NaN"})
        EXPECT_TRUE(says_nothing(cell, {})) << cell;
    for (const char* cell : {"0", "no", "nada", "-1", "Nan B"}) EXPECT_FALSE(says_nothing(cell, {})) << cell;
}

}  // namespace
}  // namespace ciclo::formats
