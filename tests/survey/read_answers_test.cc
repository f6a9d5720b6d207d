#include "survey/limits.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "base/number.h"
#include "moments/evidence_files.h"
#include "survey/read_answers.h"

namespace ciclo::survey {
namespace {

using ciclo::testing::columns_of;
using ciclo::testing::hospital;
using ciclo::testing::must;
using ciclo::testing::Said;
using ciclo::testing::source;
using ciclo::testing::table_of;
using ciclo::testing::words_of_reader;

Result<Answers> read(const std::string& text, const std::string& columns = "", const std::string& file = "a.csv") {
    static const cycle::Map map = hospital();
    const formats::ColumnMapping mapping = columns_of(columns);
    return read_answers(table_of(text, file, mapping.answers.csv()), map, mapping);
}

std::int64_t present(const Column& column) {
    std::int64_t n = 0;
    for (std::size_t row = 0; row < column.presence.size(); ++row) n += column.present(row) ? 1 : 0;
    return n;
}

std::int64_t count(const Column& column, Presence presence) {
    return std::count(column.presence.begin(), column.presence.end(), presence);
}

double sum(const Column& column) {
    double total = 0;
    for (std::size_t row = 0; row < column.value.size(); ++row) total += column.present(row) ? column.value[row] : 0;
    return total;
}

const Column& rating(const Answers& answers, const char* id) {
    const Column* column = answers.rating(cycle::MomentId(id));
    if (column == nullptr) throw std::runtime_error(std::string("no rating of ") + id);
    return *column;
}

// ---- the story

TEST(Story, SurveyAHasItsNumbers) {
    const Answers answers = must(read(source("tests/inputs/story/survey_a.csv")));
    EXPECT_EQ(answers.respondents, 20u);
    EXPECT_EQ(answers.respondent.front(), "R01");
    EXPECT_EQ(answers.name_of(19), "R20");
    EXPECT_TRUE(answers.day.empty());
    EXPECT_TRUE(answers.ledger.empty());
    const std::int64_t wanted[] = {8, 8, 20, 20, 20, 18, 18};
    for (int i = 0; i < 7; ++i) {
        const Column& column = rating(answers, ("M" + std::to_string(i + 1)).c_str());
        EXPECT_EQ(present(column), wanted[i]) << i;
        EXPECT_EQ(count(column, Presence::not_experienced), 20 - wanted[i]);
    }
    EXPECT_DOUBLE_EQ(sum(rating(answers, "M1")) / 8, 3.125);
    EXPECT_DOUBLE_EQ(sum(rating(answers, "M3")) / 20, 2.85);
    EXPECT_EQ(answers.columns.size(), 8u);
    EXPECT_EQ(answers.find(QuestionKind::satisfied), nullptr);
}

TEST(Story, WouldReturnIsYesOrNo) {
    const Answers answers = must(read(source("tests/inputs/story/survey_a.csv")));
    const Column* would_return = answers.find(QuestionKind::would_return);
    ASSERT_NE(would_return, nullptr);
    EXPECT_EQ(would_return->scale, yes_no);
    EXPECT_EQ(present(*would_return), 18);
    EXPECT_EQ(sum(*would_return), 11);  // 10 of them satisfied too: closure 10/18
    const Column& last = rating(answers, "M7");
    int closed = 0;
    for (std::size_t row = 0; row < 20; ++row) {
        closed +=
            would_return->present(row) && would_return->value[row] == 1 && last.present(row) && last.value[row] >= 4;
    }
    EXPECT_EQ(closed, 10);
}

TEST(Story, SurveyBHasNoReturnQuestion) {
    const Answers answers = must(read(source("tests/inputs/story/survey_b.csv")));
    EXPECT_EQ(answers.respondents, 20u);
    EXPECT_EQ(present(rating(answers, "M1")), 9);
    EXPECT_EQ(present(rating(answers, "M7")), 19);
    EXPECT_EQ(answers.find(QuestionKind::would_return), nullptr);
}

// ---- headers

TEST(Headers, AreFoundByIdNameOrBothInAnyLanguage) {
    const Answers answers =
        must(read("Encuestado;m1;TRASLADO Y PRIMEROS AUXILIOS;M3. Reception in emergency;Administratieve "
                  "procedures;Importancia M1;"
                  "M5_importance;Fecha;Satisfacción general;¿Volvería?;NPS\n"
                  "p1;4;5;3;2;5;4;2025-10-14;4;sí;9\n"));
    EXPECT_EQ(rating(answers, "M1").value[0], 4);
    EXPECT_EQ(rating(answers, "M2").value[0], 5);
    EXPECT_EQ(rating(answers, "M3").value[0], 3);
    EXPECT_EQ(rating(answers, "M4").value[0], 2);
    EXPECT_EQ(answers.importance(cycle::MomentId("M1"))->value[0], 5);
    EXPECT_EQ(answers.importance(cycle::MomentId("M5"))->value[0], 4);
    EXPECT_EQ(answers.find(QuestionKind::satisfied)->scale, one_to_five);
    EXPECT_EQ(answers.find(QuestionKind::would_return)->value[0], 1);
    EXPECT_EQ(answers.find(QuestionKind::recommend)->value[0], 9);
    EXPECT_EQ(answers.respondent[0], "p1");
    EXPECT_EQ(iso_text(*answers.day[0]), "2025-10-14");
    EXPECT_TRUE(answers.ledger.empty());
}

TEST(Headers, StandInMapOrderWhateverTheFileSays) {
    const Answers answers = must(read("would_return,M7,importance M2,M1\nyes,4,3,2\n"));
    ASSERT_EQ(answers.columns.size(), 4u);
    EXPECT_EQ(answers.columns[0].moment.text, "M1");
    EXPECT_EQ(answers.columns[1].moment.text, "M7");
    EXPECT_EQ(answers.columns[2].kind, QuestionKind::importance);
    EXPECT_EQ(answers.columns[3].kind, QuestionKind::would_return);
}

// ---- cells

TEST(Cells, TellFourKindsOfNothingApart) {
    const Answers answers =
        must(read("id,M1,M2,M3,M4\n"
                  "a,–,NS/NC,no contesta,ilegible\n"
                  "b,n/a,?,refused,lost\n"
                  "c,N.V.T.,weet niet,geen antwoord,onleesbaar\n"
                  "d,No aplica,don't know,NC,perdido\n"
                  "e,,4,4,4\n"));
    EXPECT_EQ(count(rating(answers, "M1"), Presence::not_experienced), 5);
    EXPECT_EQ(count(rating(answers, "M2"), Presence::unknown), 4);
    EXPECT_EQ(count(rating(answers, "M3"), Presence::refused), 4);
    EXPECT_EQ(count(rating(answers, "M4"), Presence::lost), 4);
    EXPECT_TRUE(answers.ledger.empty());
}

TEST(Cells, BlankMeansWhatTheMappingSays) {
    const Answers answers = must(read("id,M1\na,\nb,4\n", "answers: {blank: refused}"));
    EXPECT_EQ(count(rating(answers, "M1"), Presence::not_experienced), 0);
    // a row without any answer is no response, whatever blank means
    EXPECT_EQ(answers.respondents, 1u);
}

TEST(Cells, OwnMissingCodesWin) {
    const std::string columns =
        "missing: {refused: [98], unknown: [99]}\n"
        "answers: {missing: {not_experienced: [\"0\"]}, moments: {M2: {column: q2, missing: {lost: [98]}}}}";
    const Answers answers = must(read("id,M1,q2\na,98,98\nb,99,99\nc,0,0\nd,4,4\n", columns));
    EXPECT_EQ(count(rating(answers, "M1"), Presence::refused), 1);
    EXPECT_EQ(count(rating(answers, "M2"), Presence::lost), 1);
    EXPECT_EQ(count(rating(answers, "M2"), Presence::unknown), 1);
    EXPECT_EQ(count(rating(answers, "M2"), Presence::not_experienced), 1);
    EXPECT_TRUE(answers.ledger.empty());
}

TEST(Cells, SatisfiedTellsItsScale) {
    EXPECT_EQ(must(read("M1,satisfied\n4,5\n3,1\n")).find(QuestionKind::satisfied)->scale, one_to_five);
    EXPECT_EQ(must(read("M1,satisfied\n4,1\n3,0\n")).find(QuestionKind::satisfied)->scale, yes_no);
    EXPECT_EQ(must(read("M1,satisfied\n4,ja\n3,\n")).find(QuestionKind::satisfied)->scale, yes_no);
    EXPECT_EQ(must(read("M1,satisfied\n4,1\n3,1\n")).find(QuestionKind::satisfied)->scale, one_to_five);
}

TEST(Cells, WordsBecomeNumbersByTheMapping) {
    const Answers answers = must(
        read("id,q\na,Muy bueno\nb,MALO\n", "answers: {moments: {M1: {column: q, values: {muy bueno: 5, malo: 2}}}}"));
    EXPECT_EQ(rating(answers, "M1").value, (std::vector<double>{5, 2}));
}

TEST(Cells, OtherScalesHaveTheirCuts) {
    const Answers answers =
        must(read("id,q1,q2,M3\na,7,10,4\n",
                  "answers: {moments: {M1: {column: q1, scale: {lowest: 1, highest: 7}}, "
                  "M2: {column: q2, scale: {lowest: 2, highest: 12, positive_from: 9, negative_to: 5}}}}"));
    EXPECT_EQ(rating(answers, "M1").scale, (Scale{1, 7, 6, 3}));
    EXPECT_EQ(rating(answers, "M2").scale, (Scale{2, 12, 9, 5}));
    EXPECT_EQ(rating(answers, "M3").scale, one_to_five);
}

TEST(Cells, DecimalCommaOfTheFileIsNoNews) {
    const Answers answers = must(read("id;M1\na;3,5\n", "decimal: comma"));
    EXPECT_EQ(rating(answers, "M1").value[0], 3.5);
    EXPECT_TRUE(answers.ledger.empty());
}

TEST(Segments, KeepTheOrderOfAppearance) {
    const Answers answers = must(read("M1,Unit\n4,North\n3,South\n2,North\n5,\n", "answers: {segments: {unit: Unit}}"));
    ASSERT_EQ(answers.segments.size(), 1u);
    EXPECT_EQ(answers.segments[0].values, (std::vector<std::string>{"North", "South", ""}));
    EXPECT_EQ(answers.segments[0].codes, (std::vector<std::uint32_t>{0, 1, 0, 2}));
}

TEST(Segments, ThatGroupNobodyAreRefused) {
    std::string text = "M1,Name\n";
    for (std::size_t i = 0; i <= limits::segment_values; ++i) text += "4,n" + std::to_string(i) + "\n";
    EXPECT_EQ(words_of_reader(read(text, "answers: {segments: {name: Name}}")),
              "columns.yaml:1:28: the segment \"name\" has over 5000 different values; name a column that groups "
              "respondents");
}

TEST(Keys, ThatNameAPersonAreNotShown) {
    const Answers answers = must(read("respondent,M1\nana@example.org,4\nJuan Pérez,3\nCustomer 7,5\nR3,2\n"));
    EXPECT_EQ(answers.respondent, (std::vector<std::string>{"", "", "Customer 7", "R3"}));
    EXPECT_EQ(answers.name_of(0), "row 1");
    EXPECT_EQ(testing::ledger_text(answers.ledger), "a.csv:1:1 respondent_keys_hidden respondent [2] noted");
}

// ---- long

constexpr const char* long_file =
    "respondent,moment,rating,date\n"
    "R1,M1,4,2025-10-14\n"
    "R1,Reception in emergency,2,2025-10-14\n"
    "R2,M3,5,2025-10-15\n"
    "R2,would_return,yes,2025-10-15\n";

TEST(Long, GivesTheSameAsWide) {
    const Answers tall = must(read(long_file));
    const Answers wide = must(read("respondent,date,M1,M3,would_return\nR1,2025-10-14,4,2,\nR2,2025-10-15,,5,yes\n"));
    ASSERT_EQ(tall.columns.size(), wide.columns.size());
    for (std::size_t i = 0; i < tall.columns.size(); ++i) {
        EXPECT_EQ(tall.columns[i].moment, wide.columns[i].moment);
        EXPECT_EQ(tall.columns[i].kind, wide.columns[i].kind);
        EXPECT_EQ(tall.columns[i].presence, wide.columns[i].presence);
        EXPECT_EQ(tall.columns[i].value, wide.columns[i].value);
    }
    EXPECT_EQ(tall.respondent, wide.respondent);
    EXPECT_EQ(tall.day, wide.day);
}

// ---- what is said about bad input

class Bad : public ::testing::TestWithParam<Said> {};

TEST_P(Bad, IsToldWithItsPlace) {
    const Said& bad = GetParam();
    const auto mapping = *bad.columns == '\0' ? Result<formats::ColumnMapping>(formats::ColumnMapping{})
                                              : formats::read_columns(bad.columns, "columns.yaml");
    ASSERT_TRUE(mapping) << testing::errors_text(mapping.errors());
    const auto table = formats::read_table(bad.input, "a.csv", mapping->answers.csv());
    if (!table) {
        EXPECT_EQ(testing::errors_text(table.errors()), bad.says);
        return;
    }
    EXPECT_EQ(words_of_reader(read_answers(*table, hospital(), *mapping)), bad.says);
}

const Said bad_inputs[] = {
    {"outside_the_scale", "id,M1\na,6\nb,0\nc,4\n", "",
     "a.csv:2:3 outside_scale M1 [6] value left out\na.csv:3:3 outside_scale M1 [0] value left out"},
    {"no_number", "id,M1,M2\na,good,4\n", "", "a.csv:2:3 not_a_number M1 [good] value left out"},
    {"a_sentence_is_not_repeated", "id,M1,M2\na,the nurse Ana was rude to me,4\n", "",
     "a.csv:2:3 not_a_number M1 […] value left out"},
    {"no_yes_or_no", "id,M1,would_return\na,4,perhaps\n", "",
     "a.csv:2:5 not_yes_or_no would_return [perhaps] value left out"},
    {"decimal_comma", "id;M1\na;3,5\n", "", "a.csv:2:3 decimal_comma M1 [3,5] read as 3.5"},
    {"decimal_comma_or_thousands", "id;M1\na;3,500\nb;4\n", "", "a.csv:2:3 ambiguous_number M1 [3,500] value left out"},
    {"point_in_a_comma_file", "id;M1\na;3.5\nb;4\n", "decimal: comma",
     "a.csv:2:3 not_a_number M1 [3.5] value left out"},
    {"same_respondent_twice", "id,M1\na,4\nb,3\na,5\n", "", "a.csv:4:1 duplicate_respondent id [] row left out"},
    {"empty_row", "id,M1\na,4\n,\n  ,  \nb,3\n", "",
     "a.csv:3:1 empty_row  [] row left out\na.csv:4:1 empty_row  [] row left out"},
    {"nothing_answered", "id,M1,M2\na,4,4\nb,,\n", "", "a.csv:3:1 empty_row  [] row left out"},
    {"too_many_cells", "id,M1\na,3,5\nb,4\n", "", "a.csv:2:5 long_row  [3] row left out"},
    {"too_few_cells", "id,M1,M2\na,3\n", "", "a.csv:2:1 short_row  [2] noted"},
    {"trailing_delimiters_are_no_news", "id,M1\na,3,,\nb,4,\n", "", ""},
    {"unknown_column", "id,M1,Colour of the hat\na,3,red\n", "", "a.csv:1:7 unused_column Colour of the hat [] noted"},
    {"ignored_column", "id,M1,Colour\na,3,red\n", "answers: {ignore: [colour]}", ""},
    {"blank_key", "respondent,M1\n,3\nb,4\n", "", "a.csv:2:1 blank_respondent respondent [] noted"},
    {"no_date", "M1,date\n4,31/02/2025\n3,31/03/2025\n", "", "a.csv:2:3 not_a_date date [31/02/2025] value left out"},
    {"open_dates", "M1,date\n4,02/03/2025\n", "",
     "a.csv:2:3: the column \"date\" does not tell day from month: \"02/03/2025\" is the first of dates that read both "
     "ways, "
     "and none has a day over 12; write date_order: dmy or date_order: mdy in the column mapping"},
    {"dates_of_both_orders", "M1,date\n4,13/03/2025\n4,03/13/2025\n", "",
     "a.csv:3:3: the column \"date\" writes some dates day first and some month first, \"03/13/2025\" among them; "
     "correct "
     "the dates, or write date_order: dmy or mdy in the column mapping; the others are then left out"},
    {"dates_of_both_orders_told", "M1,date\n4,13/03/2025\n4,03/13/2025\n", "date_order: dmy",
     "a.csv:3:3 not_a_date date [03/13/2025] value left out"},
    {"filtered_rows", "M1,unit\n4,A\n3,B\n2,B\n", "answers: {only: {unit: A}}", "a.csv filtered_rows  [2] noted"},
    {"no_moment_at_all", "Name,Stars\nx,4\n", "",
     "a.csv:1:1: no column of a.csv is a moment of the map; its headers are Name, Stars, and the moments are M1, M2, "
     "M3, M4, "
     "M5, M6, M7; rename a header to a moment's id, or write answers: {moments: {M1: \"header\"}} in a column mapping "
     "file"},
    {"moment_twice", "M1,Ambulance request\n4,3\n", "",
     "a.csv:1:4: the columns \"M1\" and \"Ambulance request\" both hold M1; keep one, or name it under answers: "
     "moments: in "
     "the column mapping"},
    {"importance_twice", "M1,importance M1,importancia M1\n4,3,2\n", "",
     "a.csv:1:18: the columns \"importance M1\" and \"importancia M1\" both hold the importance of M1; keep one, or "
     "name it "
     "under answers: moments: in the column mapping"},
    {"mapped_column_absent", "id,Chek-in\na,4\n", "answers:\n  moments: {M1: Check-in}\n",
     "columns.yaml:2:17: answers names the column \"Check-in\", which a.csv does not have; did you mean \"Chek-in\"?"},
    {"mapped_column_far", "id,Stars\na,4\n", "answers: {moments: {M1: Check-in}}\n",
     "columns.yaml:1:25: answers names the column \"Check-in\", which a.csv does not have; its columns are id, Stars"},
    {"mapped_moment_absent", "id,q\na,4\n", "answers: {moments: {M9: q}}\n",
     "columns.yaml:1:25: answers names the moment \"M9\", which is not in the map; did you mean M1?"},
    {"mapped_constant", "id,q\na,4\n", "answers: {moments: {M1: \"=4\"}}\n",
     "columns.yaml:1:25: answers gives M1 one answer for everybody; name the column that holds the answers"},
    {"one_respondent_for_all", "M1\n4\n", "answers: {respondent: \"=x\"}\n",
     "columns.yaml:1:23: answers gives every row the same respondent; name the column that tells respondents apart"},
    {"scale_without_cuts", "id,q\na,4\n", "answers: {moments: {M1: {column: q, scale: {lowest: 2, highest: 9}}}}\n",
     "columns.yaml:1:44: the scale 2 to 9 does not say what is good and bad on it; add positive_from and negative_to"},
    {"filter_of_no_column", "M1\n4\n", "answers: {only: {ward: A}}\n",
     "columns.yaml:1:18: only names the column \"ward\", which a.csv does not have; its columns are M1"},
    {"no_rows", "id,M1\n", "", "a.csv: a.csv has headers and no rows; check that it is the right file and sheet"},
    {"no_answers", "id,M1\na,\n", "",
     "a.csv: a.csv has no answers in any of its rows; check that it is the right file and sheet"},
    {"long_without_key", "moment,rating\nM1,4\n", "",
     "a.csv:1:1: answers in one row per rating need to say whose they are; add a column respondent, or write answers: "
     "{respondent: \"header\"} in a column mapping file"},
    {"long_unknown_moment", "respondent,moment,rating\na,M1,4\na,M9,4\n", "",
     "a.csv:3:3 unknown_moment moment [M9] row left out"},
    {"long_same_answer_twice", "respondent,moment,rating\na,M1,4\na,M1,5\n", "",
     "a.csv:3:6 duplicate_answer M1 [] row left out"},
    {"long_blank_key", "respondent,moment,rating\na,M1,4\n,M1,5\n", "", "a.csv:3:1 no_respondent  [] row left out"},
    {"long_no_moment_known", "respondent,moment,rating\na,X1,4\n", "",
     "a.csv:1:12: no cell of the column \"moment\" is a moment of the map; the moments are M1, M2, M3, M4, M5, M6, M7; "
     "write "
     "the moments' ids or names in that column"},
    {"recommend_outside", "M1,NPS\n4,11\n", "", "a.csv:2:3 outside_scale NPS [11] value left out"},
    {"mapped_yes_no_word_unknown", "M1,s\n4,Happy\n4,Sad\n",
     "answers: {satisfied: {column: s, yes: [Happy], no: [Unhappy]}}",
     "a.csv:3:3 not_yes_or_no s [Sad] value left out"},
};

INSTANTIATE_TEST_SUITE_P(Answers, Bad, ::testing::ValuesIn(bad_inputs),
                         [](const auto& one) { return std::string(one.param.name); });

// ---- properties

std::string csv_of(const std::vector<std::vector<int>>& ratings) {
    std::string text = "id,M1,M2,M3\n";
    for (std::size_t row = 0; row < ratings.size(); ++row) {
        text += "p" + std::to_string(row);
        for (int moment = 0; moment < 3; ++moment) {
            const int value = ratings[row].size() > static_cast<std::size_t>(moment)
                                  ? ratings[row][static_cast<std::size_t>(moment)]
                                  : 0;
            text += value == 0 ? "," : "," + std::to_string(value);
        }
        text += "\n";
    }
    return text;
}

RC_GTEST_PROP(Answers, EveryRowIsUsedOrInTheLedger, ()) {
    const auto ratings = *rc::gen::container<std::vector<std::vector<int>>>(
        rc::gen::container<std::vector<int>>(3, rc::gen::inRange(0, 8)));
    RC_PRE(!ratings.empty());
    const auto answers = read(csv_of(ratings));
    if (!answers) return;  // not one answer: an error
    std::int64_t cells = 0, left_out = 0, blank_rows = 0, sum_given = 0;
    for (const auto& row : ratings) {
        if (row == std::vector<int>{0, 0, 0}) ++blank_rows;
        for (const int value : row) {
            cells += value != 0 && value <= 5;
            left_out += value > 5;
            sum_given += value <= 5 ? value : 0;
        }
    }
    double sum_read = 0;
    std::int64_t read_cells = 0;
    for (const Column& column : answers->columns) {
        RC_ASSERT(column.value.size() == answers->respondents && column.presence.size() == answers->respondents);
        sum_read += sum(column);
        read_cells += present(column);
    }
    RC_ASSERT(read_cells == cells);
    RC_ASSERT(sum_read == static_cast<double>(sum_given));
    RC_ASSERT(answers->ledger.count("outside_scale") == left_out);
    RC_ASSERT(static_cast<std::int64_t>(answers->respondents) + blank_rows ==
              static_cast<std::int64_t>(ratings.size()));
}

RC_GTEST_PROP(Answers, AnyCellIsAnAnswerAMissingCodeOrALedgerEntry, (const std::string& noise)) {
    const std::string table = formats::write_csv({{"id", "M1", "M2"}, {"a", noise, "4"}});
    const auto parsed = formats::read_table(table, "a.csv");
    if (!parsed) return;  // bad UTF-8 and the like
    const auto answers = read_answers(*parsed, hospital(), {});
    RC_ASSERT(answers.ok());
    if (answers->respondents == 0) return;
    const Column& column = rating(*answers, "M1");
    if (column.present(0)) RC_ASSERT(column.value[0] >= 1 && column.value[0] <= 5);
    if (column.presence[0] == Presence::lost) RC_ASSERT(!answers->ledger.empty());
}

// ---- the airline survey

TEST(Airline, IsReadWholeAndFast) {
    const auto packed = testing::shared("data/airline_passenger_satisfaction.csv.gz");
    if (!packed) return;
    const cycle::Map map = testing::map_of("examples/airline/map.yaml");
    const formats::ColumnMapping columns = columns_of(source("examples/airline/columns.yaml"));
    const formats::Table table = table_of(*packed, "airline.csv.gz", columns.answers.csv());
    const auto begin = std::chrono::steady_clock::now();
    const Answers answers = must(read_answers(table, map, columns));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << "typing 129,880 answers took " << took.count() << " s\n";
    EXPECT_EQ(answers.respondents, 129880u);
    EXPECT_TRUE(answers.ledger.empty()) << testing::ledger_text(answers.ledger).substr(0, 500);
    std::int64_t complete = 0;
    for (std::size_t row = 0; row < answers.respondents; ++row) {
        bool whole = true;
        for (const Column& column : answers.columns) whole = whole && column.present(row);
        complete += whole;
    }
    EXPECT_EQ(complete, 119567);
    EXPECT_EQ(count(rating(answers, "M12"), Presence::not_experienced), 3916);
    EXPECT_EQ(count(rating(answers, "M1"), Presence::not_experienced), 6681);
    EXPECT_EQ(present(rating(answers, "M14")), 129880);
    const Column* satisfied = answers.find(QuestionKind::satisfied);
    EXPECT_EQ(satisfied->scale, yes_no);
    EXPECT_EQ(sum(*satisfied), 56428);
    EXPECT_EQ(answers.segments.size(), 3u);
    EXPECT_EQ(answers.segments[0].values, (std::vector<std::string>{"Business", "Economy", "Economy Plus"}));
    EXPECT_LT(took.count(), 20.0);  // a tenth of that on a quiet machine; the bound only catches a quadratic mistake
}

TEST(Airline, ZeroWithoutMappingIsOutsideTheScaleNotARating) {
    const cycle::Map map = testing::map_of("examples/airline/map.yaml");
    const auto answers = must(read_answers(table_of("M1,M2\n0,4\n", "a.csv"), map, {}));
    EXPECT_EQ(testing::ledger_text(answers.ledger), "a.csv:2:1 outside_scale M1 [0] value left out");
    EXPECT_FALSE(rating(answers, "M1").present(0));
}

}  // namespace
}  // namespace ciclo::survey
