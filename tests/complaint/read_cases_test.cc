#include "complaint/read_cases.h"

#include <gtest/gtest.h>

#include "moments/evidence_files.h"

namespace ciclo::complaint {
namespace {

using ciclo::testing::columns_of;
using ciclo::testing::hospital;
using ciclo::testing::must;
using ciclo::testing::Said;
using ciclo::testing::source;
using ciclo::testing::table_of;
using ciclo::testing::words_of_reader;

Result<Cases> read(const std::string& text, const std::string& columns = "", const std::string& file = "c.csv") {
    const formats::ColumnMapping mapping = columns_of(columns);
    return read_cases(table_of(text, file, mapping.cases.csv()), hospital(), mapping);
}

TEST(Story, HasNineCases) {
    const Cases read_cases = must(read(source("tests/inputs/story/cases.csv")));
    ASSERT_EQ(read_cases.cases.size(), 9u);
    EXPECT_TRUE(read_cases.ledger.empty());
    double days = 0;
    int in_time = 0, at_m3 = 0;
    for (const Case& one : read_cases.cases) {
        EXPECT_TRUE(one.dissatisfied());
        days += one.told_working_days.value();
        in_time += one.acknowledged_hours.value() <= 24;
        at_m3 += one.moment.text == "M3";
    }
    EXPECT_DOUBLE_EQ(days / 9, 5.0);
    EXPECT_EQ(in_time, 8);
    EXPECT_EQ(at_m3, 4);
    const Case& seventh = read_cases.cases[6];
    EXPECT_EQ(seventh.code, "Q-2025-017");
    EXPECT_EQ(seventh.type, CaseType::claim);
    EXPECT_EQ(seventh.element, SatisfactionElement::price);
    EXPECT_EQ(seventh.cause_type, CauseType::done_badly);
    EXPECT_EQ(seventh.cause, "wrong insurance code on bill");
    EXPECT_EQ(iso_text(*seventh.received), "2025-10-21");
    EXPECT_EQ(seventh.place.text(), "c.csv:8:1");
}

TEST(Cases, AreReadInSpanishAndDutch) {
    const Cases spanish =
        must(read("código;tipo;recibido;horas de acuse;momento;elemento;tipo de causa;causa;días hábiles\n"
                  "1;Reclamación;2/10/2025;3,5;Trámites administrativos;precio;mal hecho;factura;4\n"
                  "2;Felicitación;20/10/2025;;;;;;\n",
                  "decimal: comma"));
    EXPECT_EQ(spanish.cases[0].type, CaseType::claim);
    EXPECT_EQ(spanish.cases[0].acknowledged_hours, 3.5);
    EXPECT_EQ(spanish.cases[0].moment.text, "M4");
    EXPECT_EQ(spanish.cases[0].element, SatisfactionElement::price);
    EXPECT_EQ(spanish.cases[0].cause_type, CauseType::done_badly);
    EXPECT_EQ(spanish.cases[1].type, CaseType::compliment);
    EXPECT_FALSE(spanish.cases[1].dissatisfied());
    EXPECT_FALSE(spanish.cases[1].told_working_days);
    const Cases dutch = must(read("zaaknummer,soort,ontvangen,momento,werkdagen\nz1,klacht,2025-10-02,m3,2\n"));
    EXPECT_EQ(dutch.cases[0].type, CaseType::complaint);
    EXPECT_EQ(dutch.cases[0].moment.text, "M3");
}

TEST(Cases, HoursComeFromTimeStampsAndDaysFromDates) {
    const Cases cases =
        must(read("code,received,acknowledged,told\n"
                  "a,2025-10-02 10:00,2025-10-03 11:30,2025-10-06\n"
                  "b,2025-10-02 10:00+02:00,2025-10-02 09:00Z,2025-10-02\n"));
    EXPECT_DOUBLE_EQ(*cases.cases[0].acknowledged_hours, 25.5);
    EXPECT_EQ(cases.cases[0].told_working_days, 2);  // Friday and Monday
    EXPECT_DOUBLE_EQ(*cases.cases[1].acknowledged_hours, 1);
    EXPECT_EQ(cases.cases[1].told_working_days, 0);
    EXPECT_EQ(testing::ledger_text(cases.ledger),
              "c.csv type_not_given  [] noted\nc.csv weekdays_without_holidays told [] noted");
}

// ---- what is said about bad input

class Bad : public ::testing::TestWithParam<Said> {};

TEST_P(Bad, IsToldWithItsPlace) {
    const Said& bad = GetParam();
    EXPECT_EQ(words_of_reader(read(bad.input, bad.columns)), bad.says);
}

const Said bad_inputs[] = {
    {"same_code_twice", "code,type\na,complaint\na,claim\n", "", "c.csv:3:1 duplicate_case code [a] row left out"},
    {"unknown_type", "code,type\na,rant\n", "", "c.csv:2:3 unknown_type type [rant] row left out"},
    {"no_type_in_a_row", "code,type\na,\nb,claim\n", "", "c.csv:2:3 unknown_type type [] row left out"},
    {"unknown_moment", "code,type,moment\na,claim,M9\n", "", "c.csv:2:9 unknown_moment moment [M9] value left out"},
    {"a_name_is_not_repeated", "code,type,moment\na,claim,Doctor Ana Ruiz\n", "",
     "c.csv:2:9 unknown_moment moment […] value left out"},
    {"unknown_element", "code,type,element\na,claim,taste\n", "",
     "c.csv:2:9 unknown_element element [taste] value left out"},
    {"unknown_cause_type", "code,type,cause_type\na,claim,maybe\n", "",
     "c.csv:2:9 unknown_cause_type cause_type [maybe] value left out"},
    {"negative_hours", "code,type,ack_hours\na,claim,-3\n", "",
     "c.csv:2:9 negative_duration ack_hours [-3] value left out"},
    {"no_number", "code,type,working_days\na,claim,soon\n", "",
     "c.csv:2:9 not_a_number working_days [soon] value left out"},
    {"decimal_comma", "code;type;ack_hours\na;claim;3,5\n", "", "c.csv:2:9 decimal_comma ack_hours [3,5] read as 3.5"},
    {"no_date", "code,type,received\na,claim,2025-02-30\n", "",
     "c.csv:2:9 not_a_date received [2025-02-30] value left out"},
    {"told_before_received", "code,type,received,told\na,claim,2025-10-02,2025-10-01\n", "",
     "c.csv weekdays_without_holidays told [] noted\nc.csv:2:20 told_before_received told [2025-10-01] value left out"},
    {"acknowledged_before_received", "code,type,received,acknowledged\na,claim,2025-10-02 10:00,2025-10-02 09:59\n", "",
     "c.csv:2:26 acknowledged_before_received acknowledged [2025-10-02 09:59] value left out"},
    {"no_time_of_day", "code,type,received,acknowledged\na,claim,2025-10-02,2025-10-03\n", "",
     "c.csv:2:20 time_of_day_missing acknowledged [2025-10-03] value left out"},
    {"no_code", "type,received\nclaim,2025-10-02\n", "", "c.csv no_case_code  [] noted"},
    {"open_dates", "code,type,received\na,claim,02/10/2025\n", "",
     "c.csv:2:9: the column \"received\" does not tell day from month: \"02/10/2025\" is the first of dates that read "
     "both "
     "ways, and none has a day over 12; write date_order: dmy or date_order: mdy in the column mapping"},
    {"no_column_known", "a,b\n1,2\n", "",
     "c.csv:1:1: none of the columns code, type, received and moment is in c.csv; its headers are a, b; rename the "
     "headers, "
     "or write cases: {code: \"header\", received: \"header\"} in a column mapping file"},
    {"mapped_moment_absent", "code,p\na,Loan\n", "cases: {moment: {column: p, values: {Loan: M12}}}",
     "columns.yaml:1:44: cases.moment names the moment \"M12\", which is not in the map; did you mean M1?"},
    {"mapped_column_absent", "code\na\n", "cases: {received: arrived}",
     "columns.yaml:1:19: cases names the column \"arrived\", which c.csv does not have; its columns are code"},
    {"text_of_the_complaint_is_not_read", "code,type,description\na,claim,Ana Ruiz shouted at me\n", "",
     "c.csv:1:11 unused_column description [] noted"},
};

INSTANTIATE_TEST_SUITE_P(Cases, Bad, ::testing::ValuesIn(bad_inputs),
                         [](const auto& one) { return std::string(one.param.name); });

// ---- lists that others made

TEST(Cfpb, LeavesOutEveryAnswerBeforeTheQuestion) {
    const auto bytes = testing::shared("data/cfpb_complaints_2013_1000.csv");
    if (!bytes) return;
    const Cases cases = must(read(*bytes,
                                  "cases:\n  code: complaint_id\n  type: \"=complaint\"\n  received: date_received\n"
                                  "  told: date_sent_to_company\n"
                                  "  moment: {column: product, values: {Mortgage: M1, Credit card: M4}}\n",
                                  "cfpb.csv"));
    EXPECT_EQ(cases.cases.size(), 1000u);
    EXPECT_EQ(cases.ledger.count("told_before_received"), 23);
    EXPECT_EQ(iso_text(*cases.cases[0].received), "2013-08-30");  // 8/30/2013: the column decides month first
    int told = 0;
    for (const Case& one : cases.cases) told += one.told_working_days.has_value();
    EXPECT_EQ(told, 977);
    for (const LedgerEntry& entry : cases.ledger.entries()) {
        if (entry.code == "told_before_received") {
            EXPECT_EQ(entry.place.text(), "cfpb.csv:437:109");
            EXPECT_EQ(entry.text, "8/30/2013");
            break;
        }
    }
}

TEST(Comcast, ReadsEachOfItsDateFormats) {
    const auto bytes = testing::shared("data/comcast_telecom_complaints.csv");
    if (!bytes) return;
    const auto days = [&](const std::string& column) {
        return must(
            read(*bytes, "cases: {code: \"Ticket #\", type: \"=complaint\", received: " + column + "}", "comcast.csv"));
    };
    const Cases numbers = days("Date"), names = days("Date_month_year");
    EXPECT_EQ(numbers.cases.size(), 2224u);
    int june = 0;
    for (std::size_t i = 0; i < numbers.cases.size(); ++i) {
        EXPECT_EQ(numbers.cases[i].received, names.cases[i].received) << numbers.cases[i].place.text();
        june += iso_text(*numbers.cases[i].received).starts_with("2015-06");
    }
    EXPECT_EQ(june, 1046);  // the special cause of the data set
    EXPECT_EQ(numbers.ledger.count("not_a_date"), 0);
    EXPECT_EQ(numbers.ledger.count("duplicate_case"), 0);
}

}  // namespace
}  // namespace ciclo::complaint
