#include "moments/limits.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "complaint/read_cases.h"
#include "moments/evidence.h"
#include "moments/evidence_files.h"
#include "moments/read_importance.h"
#include "survey/read_answers.h"
#include "events/read_log.h"
#include "trace/read_times.h"

namespace ciclo::moments {
namespace {

using ciclo::testing::columns_of;
using ciclo::testing::hospital;
using ciclo::testing::must;
using ciclo::testing::source;
using ciclo::testing::table_of;
using cycle::MomentId;

Inputs on(cycle::Map map, const std::string& columns = "") {
    Inputs inputs;
    inputs.map = std::move(map);
    inputs.columns = columns_of(columns);
    return inputs;
}

survey::Answers answers_of(const Inputs& inputs, const std::string& text, const std::string& file = "answers.csv") {
    return must(survey::read_answers(table_of(text, file), inputs.map, inputs.columns));
}

complaint::Cases cases_of(const Inputs& inputs, const std::string& text) {
    return must(complaint::read_cases(table_of(text, "cases.csv"), inputs.map, inputs.columns));
}

trace::Times times_of(const Inputs& inputs, const std::string& text) {
    return must(trace::read_times(table_of(text, "times.csv"), inputs.columns));
}

std::vector<std::shared_ptr<const events::Log>> events_of(const Inputs& inputs, const std::string& text) {
    return {std::make_shared<const events::Log>(must(events::read_log(text, "events.csv", inputs.columns, {})))};
}

std::string assumptions_text(const Evidence& evidence) {
    std::string out;
    for (const Assumption& assumption : evidence.assumptions) {
        out += (out.empty() ? "" : "\n") + assumption.code;
        for (const std::string& value : assumption.values) out += " " + value;
    }
    return out;
}

std::string said(Result<Evidence> result) {
    return result ? testing::ledger_text(result->ledger) : testing::errors_text(result.errors());
}

Inputs story() {
    Inputs inputs = on(hospital());
    inputs.answers = answers_of(inputs, source("tests/inputs/story/survey_a.csv"), "survey_a.csv");
    inputs.importance =
        must(read_importance(table_of(source("tests/inputs/story/importance.csv"), "importance.csv"), inputs.map, {}));
    inputs.cases = cases_of(inputs, source("tests/inputs/story/cases.csv"));
    inputs.times = times_of(inputs, source("tests/inputs/story/times.csv"));
    return inputs;
}

// ---- the story

TEST(Story, IsJoinedAtTheMoments) {
    Inputs inputs = story();
    inputs.before = answers_of(inputs, source("tests/inputs/story/survey_b.csv"), "survey_b.csv");
    const Evidence evidence = must(gather(inputs));
    ASSERT_TRUE(evidence.wave && evidence.before);
    EXPECT_TRUE(evidence.wave->satisfied_is_last_moment);
    EXPECT_EQ(evidence.wave->satisfied()->moment.text, "M7");
    EXPECT_EQ(assumptions_text(evidence), "satisfied_is_last_moment M7\nsatisfied_is_last_moment_before M7");
    EXPECT_EQ(evidence.importance_source, ImportanceSource::given);
    EXPECT_EQ(evidence.importance.size(), 7u);
    EXPECT_EQ(evidence.importance.at(MomentId("M5")).mean, 4.9);
    EXPECT_EQ(evidence.importance.at(MomentId("M5")).n, 0);
    EXPECT_EQ(evidence.cases.size(), 9u);
    EXPECT_EQ(evidence.files, (std::vector<std::string>{"survey_a.csv", "survey_b.csv", "cases.csv", "times.csv"}));
    EXPECT_EQ(iso_text(*evidence.first_day), "2025-10-02");
    EXPECT_EQ(iso_text(*evidence.last_day), "2025-10-24");
    EXPECT_TRUE(evidence.ledger.empty()) << testing::ledger_text(evidence.ledger);
}

TEST(Story, StandardsStandInMapOrder) {
    const Evidence evidence = must(gather(story()));
    std::string order;
    for (const MeasuredStandard& measured : evidence.standards) {
        order += measured.standard.text + measured.series.period + std::to_string(measured.series.values.size()) + " ";
    }
    EXPECT_EQ(order, "M1.s1A20 M1.s1B20 M2.s1A8 M2.s1B9 M3.s1A20 M3.s1B20 ");
    EXPECT_TRUE(evidence.unmatched_series.empty());
}

TEST(Story, CopyKeepsItsSatisfiedQuestion) {
    const Evidence evidence = must(gather(story()));
    const Evidence copy = evidence;
    EXPECT_EQ(copy.wave->satisfied()->value, evidence.wave->satisfied()->value);
    EXPECT_NE(copy.wave->satisfied(), evidence.wave->satisfied());
}

// ---- satisfied

TEST(Satisfied, IsTheQuestionWhenItWasAsked) {
    Inputs inputs = on(hospital());
    inputs.answers = answers_of(inputs, "M1,M7,satisfied\n4,4,2\n");
    const Evidence evidence = must(gather(inputs));
    EXPECT_FALSE(evidence.wave->satisfied_is_last_moment);
    EXPECT_EQ(evidence.wave->satisfied()->value[0], 2);
    EXPECT_EQ(assumptions_text(evidence), "importance_equal");
}

TEST(Satisfied, IsNothingWithoutQuestionAndLastMoment) {
    Inputs inputs = on(hospital(), "answers: {moments: {M7: {column: M7, scale: {lowest: 1, highest: 7}}}}");
    inputs.answers = answers_of(inputs, "M1,M7\n4,4\n");
    const Evidence evidence = must(gather(inputs));
    EXPECT_EQ(evidence.wave->satisfied(), nullptr);
    EXPECT_EQ(assumptions_text(evidence), "satisfied_not_asked\nimportance_equal");
}

// ---- importance

TEST(Importance, FileGoesBeforeItemsBeforeMap) {
    Inputs inputs = on(hospital());
    inputs.map.moments[0].importance = 2;
    inputs.answers = answers_of(inputs, "M1,M2,importance M1\n4,4,5\n4,4,4\n4,4,\n");
    EXPECT_EQ(must(gather(inputs)).importance.at(MomentId("M1")).mean, 4.5);
    EXPECT_EQ(must(gather(inputs)).importance.at(MomentId("M1")).n, 2);
    EXPECT_EQ(must(gather(inputs)).importance_source, ImportanceSource::asked);
    EXPECT_NE(assumptions_text(must(gather(inputs))).find("importance_partial M2"), std::string::npos);
    inputs.importance = {{MomentId("M1"), {3, 0}}, {MomentId("M2"), {3, 0}}};
    EXPECT_EQ(must(gather(inputs)).importance.at(MomentId("M1")).mean, 3);
    EXPECT_EQ(must(gather(inputs)).importance_source, ImportanceSource::given);
    inputs.importance.clear();
    inputs.answers = answers_of(inputs, "M1,M2\n4,4\n");
    EXPECT_EQ(must(gather(inputs)).importance.at(MomentId("M1")).mean, 2);
    EXPECT_EQ(must(gather(inputs)).importance_source, ImportanceSource::map);
}

TEST(Importance, AskedOnAnotherScaleIsBroughtToOneToFive) {
    Inputs inputs = on(hospital(), "answers: {importance: {M1: {column: i1, scale: {lowest: 1, highest: 10}}}}");
    inputs.answers = answers_of(inputs, "M1,i1\n4,10\n4,1\n");
    const Evidence evidence = must(gather(inputs));
    EXPECT_DOUBLE_EQ(evidence.importance.at(MomentId("M1")).mean, 3);
    EXPECT_NE(assumptions_text(evidence).find("importance_rescaled M1"), std::string::npos);
}

TEST(Importance, IsDerivedOnlyFromEnoughCompleteAnswers) {
    Inputs inputs = on(hospital());
    const auto file = [](int rows) {
        std::string text = "M1,M2,satisfied\n";
        for (int i = 0; i < rows; ++i) text += std::to_string(1 + i % 5) + "," + std::to_string(1 + i % 3) + ",4\n";
        return text + ",4,4\n";
    };
    inputs.answers = answers_of(inputs, file(static_cast<int>(limits::derived_rows_min) - 1));
    EXPECT_EQ(must(gather(inputs)).importance_source, ImportanceSource::none);
    inputs.answers = answers_of(inputs, file(static_cast<int>(limits::derived_rows_min)));
    EXPECT_EQ(must(gather(inputs)).importance_source, ImportanceSource::derived);
    EXPECT_EQ(assumptions_text(must(gather(inputs))), "importance_derived 200");
}

TEST(Importance, OfTheAirlineIsDerived) {
    const auto packed = testing::shared("data/airline_passenger_satisfaction.csv.gz");
    if (!packed) return;
    Inputs inputs = on(testing::map_of("examples/airline/map.yaml"), source("examples/airline/columns.yaml"));
    inputs.answers = answers_of(inputs, *packed, "airline.csv.gz");
    const Evidence evidence = must(gather(std::move(inputs)));
    EXPECT_EQ(evidence.importance_source, ImportanceSource::derived);
    EXPECT_EQ(assumptions_text(evidence), "importance_derived 119567");
    EXPECT_FALSE(evidence.wave->satisfied_is_last_moment);
    EXPECT_EQ(evidence.wave->satisfied()->scale, survey::yes_no);
    EXPECT_TRUE(evidence.ledger.empty());
}

TEST(ImportanceFile, RefusesWhatItCannotUse) {
    const auto read = [](const std::string& text) {
        const auto result = read_importance(table_of(text, "i.csv"), hospital(), {});
        return result ? std::to_string(result->size()) + " read" : testing::errors_text(result.errors());
    };
    EXPECT_EQ(read("momento;importancia;n\nM1;4,8;20\nReception in emergency;4.6;\nM4;–;\n"), "2 read");
    EXPECT_EQ(read("moment,importance\nM9,4\n"), "i.csv:2:1: \"M9\" is not a moment of the map; did you mean M1?");
    EXPECT_EQ(read("moment,importance\nM1,6\nM2,high\n"),
              "i.csv:2:4: \"6\" is not an importance; write a number from 1 to 5\n"
              "i.csv:3:4: \"high\" is not an importance; write a number from 1 to 5");
    EXPECT_EQ(read("moment,importance\nM1,4\nm1,5\n"),
              "i.csv:3:1: the moment M1 has an importance already; keep one row for each moment");
    EXPECT_EQ(read("moment,importance,n\nM1,4,many\n"),
              "i.csv:2:6: \"many\" is not a number of answers; write a whole number");
    EXPECT_EQ(read("moment,importance\nM1,\n"),
              "i.csv: i.csv gives no importance; write a number from 1 to 5 for each moment");
    EXPECT_EQ(read("a,b\nM1,4\n"),
              "i.csv:1:1: i.csv does not have the columns moment and importance; its headers are a, b; rename the "
              "headers, or "
              "write importance: {moment: \"header\", importance: \"header\"} in a column mapping file");
}

// ---- period

TEST(Period, FiltersEachWitnessByItsOwnDay) {
    Inputs inputs = on(hospital());
    inputs.answers =
        answers_of(inputs, "id,M1,importance M1,date\na,4,5,2025-10-14\nb,2,4,2025-10-15\nc,5,5,2025-10-16\nd,3,5,\n");
    inputs.cases = cases_of(inputs, "code,type,received\n1,claim,2025-10-13\n2,claim,2025-10-15\n3,claim,\n");
    inputs.times = times_of(inputs, "series,unit,date,value\nCall answer,s,2025-10-14,5\nCall answer,s,2025-10-15,7\n");
    inputs.period = {calendar::day_of(2025, 10, 15), calendar::day_of(2025, 10, 15)};
    const Evidence evidence = must(gather(inputs));
    EXPECT_EQ(evidence.wave->answers.respondents, 1u);
    EXPECT_EQ(evidence.wave->answers.respondent, std::vector<std::string>{"b"});
    EXPECT_EQ(evidence.wave->answers.columns[0].value, std::vector<double>{2});
    EXPECT_EQ(evidence.importance.at(MomentId("M1")).mean, 4);
    EXPECT_EQ(evidence.cases.size(), 1u);
    EXPECT_EQ(evidence.standards[0].series.values, std::vector<double>{7});
    EXPECT_EQ(testing::ledger_text(evidence.ledger),
              "answers.csv outside_period  [a] row left out\n"
              "answers.csv outside_period  [c] row left out\n"
              "answers.csv no_date  [d] row left out\n"
              "cases.csv:2:1 outside_period  [] row left out\n"
              "cases.csv:4:1 no_date  [] row left out\n"
              "times.csv:2:1 outside_period Call answer [] row left out");
    EXPECT_EQ(iso_text(*evidence.first_day), "2025-10-15");
}

TEST(Period, OfAFileWithoutDatesIsNotApplied) {
    Inputs inputs = story();
    inputs.period.from = calendar::day_of(2025, 10, 10);
    const Evidence evidence = must(gather(inputs));
    EXPECT_EQ(evidence.wave->answers.respondents, 20u);
    EXPECT_EQ(evidence.cases.size(), 6u);
    EXPECT_EQ(assumptions_text(evidence),
              "period_not_applied survey_a.csv\nsatisfied_is_last_moment M7\nperiod_not_applied times.csv");
}

TEST(Period, DoesNotTouchTheWaveBefore) {
    Inputs inputs = on(hospital());
    inputs.answers = answers_of(inputs, "M1,date\n4,2025-10-28\n");
    inputs.before = answers_of(inputs, "M1,date\n3,2025-10-14\n");
    inputs.period.from = calendar::day_of(2025, 10, 20);
    EXPECT_EQ(must(gather(inputs)).before->answers.respondents, 1u);
}

TEST(Period, WithNothingInItIsRefused) {
    Inputs inputs = on(hospital());
    inputs.answers = answers_of(inputs, "M1,date\n4,2025-10-28\n");
    inputs.period.until = calendar::day_of(2025, 1, 1);
    EXPECT_EQ(said(gather(inputs)), "nothing in the evidence falls in the period; choose another period, or none");
    inputs.period.from = calendar::day_of(2026, 1, 1);
    EXPECT_EQ(said(gather(inputs)),
              "the period ends on 2025-01-01, before it begins on 2026-01-01; give the earlier day first");
}

// ---- standards

TEST(Standards, ComeInTheirOwnUnit) {
    Inputs inputs = on(hospital());
    inputs.times = times_of(inputs, "series,unit,value\nArrival to triage,s,90\nArrival to triage,s,600\n");
    const Evidence evidence = must(gather(inputs));
    ASSERT_EQ(evidence.standards.size(), 1u);
    EXPECT_EQ(evidence.standards[0].series.values, (std::vector<double>{1.5, 10}));
    EXPECT_EQ(evidence.standards[0].series.unit, "min");
    EXPECT_EQ(testing::ledger_text(evidence.ledger), "times.csv:2:1 unit_converted Arrival to triage [s] read as min");
}

TEST(Standards, RefuseUnitsThatCannotBeCompared) {
    Inputs inputs = story();
    inputs.times = times_of(inputs, "series,unit,value\nArrival to triage,kg,9\n");
    const Evidence evidence = must(gather(inputs));
    EXPECT_TRUE(evidence.standards.empty());
    EXPECT_EQ(evidence.unmatched_series.size(), 1u);
    EXPECT_EQ(testing::ledger_text(evidence.ledger),
              "times.csv:2:1 unit_mismatch Arrival to triage [kg] row left out min\n"
              "times.csv:2:1 unmatched_series Arrival to triage [] row left out");
}

TEST(Standards, WithoutUnitAreTakenInTheirOwn) {
    Inputs inputs = on(hospital());
    inputs.times = times_of(inputs, "series,value\nCall answer,9\n");
    EXPECT_EQ(said(gather(inputs)), "times.csv:2:1 unit_not_given Call answer [] noted s");
}

TEST(Standards, AreNamedBySeriesIdTextOrMapping) {
    const std::string header = "series,unit,value\n";
    const auto joined = [&](const std::string& name, const std::string& columns) {
        Inputs inputs = on(hospital(), columns);
        inputs.times = times_of(inputs, header + name + ",min,9\n");
        const auto evidence = gather(inputs);
        return evidence ? evidence->standards[0].standard.text : "nothing";
    };
    EXPECT_EQ(joined("ARRIVAL TO TRIAGE", ""), "M3.s1");
    EXPECT_EQ(joined("m4.s1", ""), "M4.s1");
    EXPECT_EQ(joined("Registro completo en 8 min o menos", ""), "M4.s1");
    EXPECT_EQ(joined("Door to desk", "standards: {door to desk: M4.s1}"), "M4.s1");
    EXPECT_EQ(joined("Arrival to triage", "standards: {Arrival to triage: M4.s1}"), "M4.s1");  // the mapping wins
    EXPECT_EQ(joined("Door to desk", ""), "nothing");
}

TEST(Standards, OfTheMappingMustBeInTheMap) {
    Inputs inputs = story();
    inputs.columns = columns_of("standards: {Call answer: M1.s9}");
    EXPECT_EQ(said(gather(inputs)),
              "columns.yaml:1:26: standards names \"M1.s9\", which is no standard of the map; did you mean M1.s1?");
    inputs.columns = columns_of("standards: {Call answr: M1.s1}");
    EXPECT_EQ(said(gather(inputs)), "columns.yaml:1:25 mapped_series_absent Call answr [] noted");
}

// ---- lived times

TEST(Lived, WaitsRunFromTheLatestEndSoFar) {
    Inputs inputs = on(testing::map_of("examples/patients/map.yaml"));
    inputs.events = events_of(inputs,
                              "case,activity,start,end\n"
                              "c1,Registration,2025-01-01 10:00,2025-01-01 10:10\n"
                              "c1,Triage and Assessment,2025-01-01 10:05,2025-01-01 10:30\n"  // overlaps: waits 0
                              "c1,Bloedonderzoek,2025-01-01 10:20,2025-01-01 10:25\n"         // Dutch name; overlaps
                              "c1,Coffee,2025-01-01 10:40,2025-01-01 10:50\n"  // no moment, but time passed
                              "c1,mri scan,2025-01-01 11:00,2025-01-01 11:30\n"
                              "c1,M1,2025-01-01 12:00,2025-01-01 12:01\n");
    const Evidence evidence = must(gather(inputs));
    const auto& lived = evidence.lived;
    EXPECT_EQ(lived.at(MomentId("M1")).wait_minutes, std::vector<double>{30});
    EXPECT_EQ(lived.at(MomentId("M1")).service_minutes, (std::vector<double>{10, 1}));
    EXPECT_EQ(lived.at(MomentId("M1")).visits, 2);
    EXPECT_EQ(lived.at(MomentId("M1")).cases, 1);
    EXPECT_EQ(lived.at(MomentId("M2")).wait_minutes, std::vector<double>{0});
    EXPECT_EQ(lived.at(MomentId("M3")).wait_minutes, std::vector<double>{0});
    EXPECT_EQ(lived.at(MomentId("M4")).wait_minutes, std::vector<double>{10});
    EXPECT_EQ(evidence.case_minutes, std::vector<double>{121});
    EXPECT_EQ(evidence.event_cases, 1);
    EXPECT_EQ(testing::ledger_text(evidence.ledger), "events.csv unmatched_activity Coffee [1] row left out");
}

TEST(Lived, OneTimePerEventGivesVisitsAndNoTimes) {
    Inputs inputs = on(testing::map_of("examples/patients/map.yaml"));
    inputs.events = events_of(inputs, "case,activity,time\nc1,M1,2025-01-01 10:00\nc1,M2,2025-01-01 11:00\n");
    const Evidence evidence = must(gather(inputs));
    EXPECT_EQ(evidence.lived.at(MomentId("M2")).visits, 1);
    EXPECT_TRUE(evidence.lived.at(MomentId("M2")).wait_minutes.empty());
    EXPECT_TRUE(evidence.lived.at(MomentId("M2")).service_minutes.empty());
    EXPECT_EQ(evidence.case_minutes, std::vector<double>{60});
    EXPECT_EQ(assumptions_text(evidence), "one_time_per_event events.csv");
}

TEST(Lived, CasesBelongToTheDayTheyBegan) {
    Inputs inputs = on(testing::map_of("examples/patients/map.yaml"));
    inputs.events = events_of(inputs,
                              "case,activity,start,end\n"
                              "c1,M1,2025-01-01 23:00,2025-01-02 01:00\nc2,M1,2025-01-02 00:30,2025-01-02 01:00\n");
    inputs.period.from = calendar::day_of(2025, 1, 2);
    const Evidence evidence = must(gather(inputs));
    EXPECT_EQ(evidence.event_cases, 1);
    EXPECT_EQ(evidence.case_minutes, std::vector<double>{30});
    EXPECT_EQ(assumptions_text(evidence), "event_cases_by_first_day");
    EXPECT_EQ(testing::ledger_text(evidence.ledger), "events.csv outside_period  [c1] row left out");
}

TEST(Lived, PatientsAgreeWithPlainPython) {
    const auto bytes = testing::shared("logs/patients_eventdataR.csv");
    if (!bytes) return;
    Inputs inputs = on(testing::map_of("examples/patients/map.yaml"), source("examples/patients/columns.yaml"));
    inputs.events = events_of(inputs, *bytes);
    const Evidence evidence = must(gather(inputs));
    EXPECT_TRUE(evidence.ledger.empty()) << testing::ledger_text(evidence.ledger);
    EXPECT_EQ(evidence.event_cases, 500);
    EXPECT_EQ(evidence.case_minutes.size(), 500u);
    const auto seconds = [](const std::vector<double>& minutes) {
        return std::accumulate(minutes.begin(), minutes.end(), 0.0) * 60;
    };
    const struct {
        const char* id;
        std::size_t visits, waits;
        double wait_seconds, service_seconds;
    } wanted[] = {{"M1", 500, 0, 0, 4956840},          {"M2", 500, 500, 23255677, 23589898},
                  {"M3", 237, 237, 43094037, 4723126}, {"M4", 236, 236, 21582586, 3525644},
                  {"M5", 261, 261, 49693542, 4553334}, {"M6", 495, 495, 44935608, 4946403},
                  {"M7", 492, 492, 55905994, 3653797}};
    for (const auto& row : wanted) {
        const LivedTimes& lived = evidence.lived.at(MomentId(row.id));
        EXPECT_EQ(lived.visits, static_cast<std::int64_t>(row.visits)) << row.id;
        EXPECT_EQ(lived.wait_minutes.size(), row.waits) << row.id;
        EXPECT_NEAR(seconds(lived.wait_minutes), row.wait_seconds, 0.01) << row.id;
        EXPECT_NEAR(seconds(lived.service_minutes), row.service_seconds, 0.01) << row.id;
    }
}

// ---- nothing to join

TEST(Gather, OfAMapAloneIsTheMap) {
    const Evidence evidence = must(gather(on(hospital())));
    EXPECT_FALSE(evidence.wave);
    EXPECT_EQ(evidence.importance_source, ImportanceSource::none);
    EXPECT_TRUE(evidence.assumptions.empty());
    EXPECT_TRUE(evidence.ledger.empty());
}

TEST(Gather, SaysWhatItFoundAndWhatItWanted) {
    Inputs inputs = on(hospital());
    inputs.events = events_of(inputs, "case,activity,time\nc1,A,2025-01-01 10:00\nc1,B,2025-01-01 11:00\n");
    inputs.times = times_of(inputs, "series,value\nQueue,9\n");
    EXPECT_EQ(
        said(gather(inputs)),
        "nothing in the evidence belongs to the map: it has the activities A, B and the series Queue, and the map has "
        "the "
        "moments M1 Ambulance request, M2 Transfer and first aid, M3 Reception in emergency, M4 Administrative "
        "procedures, "
        "M5 Hospitalisation and stabilisation, M6 Discharge and recovery, M7 Result and evaluation; write activities: "
        "{\"name in the log\": M1} or standards: {\"name of the series\": M1.s1} in a column mapping file");
}

TEST(Gather, RefusesActivitiesOfNoMoment) {
    Inputs inputs = story();
    inputs.columns = columns_of("activities: {A: M8, B: M1}");
    inputs.events = events_of(inputs, "case,activity,time\nc1,A,2025-01-01 10:00\n");
    EXPECT_EQ(said(gather(inputs)),
              "columns.yaml:1:17: activities names the moment \"M8\", which is not in the map; did you mean M1?");
    inputs.columns = columns_of("activities: {A: M2, B: M1}");
    EXPECT_EQ(said(gather(inputs)), "columns.yaml:1:24 mapped_activity_absent B [] noted");
}

TEST(Gather, KeepsCasesThatNameNoMoment) {
    Inputs inputs = on(hospital());
    inputs.cases = cases_of(inputs, "code,type\n1,complaint\n");
    EXPECT_EQ(must(gather(inputs)).cases.size(), 1u);
}

RC_GTEST_PROP(Gather, GivesTheSameTwiceAndLosesNoRow, ()) {
    const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 29));
    RC_PRE(!days.empty());
    const int from = *rc::gen::inRange(1, 29);
    Inputs inputs = on(hospital());
    std::string text = "M1,date\n";
    for (const int day : days) text += "4,2025-10-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "\n";
    inputs.answers = answers_of(inputs, text);
    inputs.period.from = calendar::day_of(2025, 10, static_cast<unsigned>(from));
    const auto first = gather(inputs), second = gather(inputs);
    RC_ASSERT(first.ok() == second.ok());
    RC_ASSERT(said(first) == said(second));
    if (!first) return;
    RC_ASSERT(first->wave->answers.respondents + static_cast<std::size_t>(first->ledger.count("outside_period")) ==
              days.size());
    RC_ASSERT(first->wave->answers.day.size() == first->wave->answers.respondents);
    RC_ASSERT(first->wave->answers.columns[0].value.size() == first->wave->answers.respondents);
}

}  // namespace
}  // namespace ciclo::moments
