// What every reader of logs promises: shapes, pairing, order, what is said about bad input.
#include "events/read_log.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "events/flat_log.h"
#include "events/limits.h"

namespace ciclo::events {
namespace {

// ---- shapes

TEST(Shapes, Pm4pyDiscoAndBupaRSayTheSame) {
    const Flat pm4py =
        must(read("case:concept:name,concept:name,start_timestamp,time:timestamp,org:resource\n"
                  "c1,A,2025-01-01 10:00:00+00:00,2025-01-01 10:05:00+00:00,ana\n"
                  "c1,B,2025-01-01 10:10:00+00:00,2025-01-01 10:30:00+00:00,\n"));
    const Flat disco =
        must(read("Case ID;Activity;Resource;Start Timestamp;Complete Timestamp\n"
                  "c1;A;ana;2025/01/01 10:00;2025/01/01 10:05\nc1;B;;2025/01/01 10:10;2025/01/01 10:30\n"));
    const Flat bupar =
        must(read("case_id,activity_id,activity_instance_id,lifecycle_id,timestamp,resource_id\n"
                  "c1,A,1,start,2025-01-01T10:00:00Z,ana\nc1,A,1,complete,2025-01-01T10:05:00Z,ana\n"
                  "c1,B,2,complete,2025-01-01T10:30:00Z,\nc1,B,2,start,2025-01-01T10:10:00Z,\n"));
    for (const Flat* log : {&pm4py, &disco, &bupar}) {
        EXPECT_EQ(trace_of(*log, 0), "A B");
        EXPECT_EQ(minutes_of(*log), "0-5 10-30");
        EXPECT_TRUE(log->has_both_times);
        EXPECT_TRUE(log->duration_known.empty());
        EXPECT_EQ(log->resources, std::vector<std::string>{"ana"});
        EXPECT_EQ(log->resource, (std::vector<std::uint32_t>{0, no_code}));
        EXPECT_TRUE(log->ledger.empty()) << testing::ledger_text(log->ledger);
    }
}

TEST(Shapes, OneTimeIsNoDuration) {
    const Flat log = must(read("case,activity,time\nc1,A,2025-01-01 10:00\nc1,B,2025-01-01 10:07\n"));
    EXPECT_FALSE(log.has_both_times);
    EXPECT_EQ(minutes_of(log), "0-0? 7-7?");
}

TEST(Order, IsStartThenEndThenFile) {
    const Flat log =
        must(read("case,activity,start,end\n"
                  "c1,late,2025-01-01 10:09,2025-01-01 10:10\n"
                  "c2,other,2025-01-01 09:00,2025-01-01 09:10\n"
                  "c1,long,2025-01-01 10:00,2025-01-01 10:08\n"
                  "c1,short,2025-01-01 10:00,2025-01-01 10:02\n"
                  "c1,twin,2025-01-01 10:00,2025-01-01 10:02\n"));
    EXPECT_EQ(log.cases, (std::vector<std::string>{"c1", "c2"}));  // first appearance
    EXPECT_EQ(trace_of(log, 0), "short twin long late");
    EXPECT_EQ(log.case_begin, (std::vector<std::uint64_t>{0, 4, 5}));
}

TEST(Lifecycle, PairsFirstInFirstOutPerActivityAndResource) {
    const Flat log =
        must(read("case,activity,resource,lifecycle,time\n"
                  "c1,A,ana,start,2025-01-01 10:00\n"
                  "c1,A,bob,start,2025-01-01 10:01\n"
                  "c1,A,bob,complete,2025-01-01 10:02\n"
                  "c1,A,ana,start,2025-01-01 10:03\n"
                  "c1,A,ana,complete,2025-01-01 10:05\n"
                  "c1,A,ana,complete,2025-01-01 10:09\n"));
    EXPECT_EQ(minutes_of(log), "0-5 1-2 3-9");
    EXPECT_TRUE(log.ledger.empty());
}

/// What group.h says, row by row in the order of time: a complete row takes the first start that waits for it.
std::string paired_plainly(const std::vector<std::array<std::string, 4>>& rows) {  // activity, resource, instance, kind
    std::vector<bool> taken(rows.size(), false);
    std::vector<std::string> events;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        if (row[3] == "start") continue;
        std::size_t start = rows.size();
        for (const bool same_resource : {true, false}) {
            for (std::size_t s = 0; s < i && start == rows.size(); ++s) {
                const bool fits = rows[s][3] == "start" && !taken[s] && rows[s][0] == row[0] && rows[s][2] == row[2];
                if (fits && (!same_resource || rows[s][1] == row[1])) start = s;
            }
        }
        if (start < rows.size()) taken[start] = true;
        events.push_back(row[0] + row[1] + " " + (start < rows.size() ? std::to_string(start) : "-") + "-" + std::to_string(i));
    }
    for (std::size_t s = 0; s < rows.size(); ++s) {
        if (rows[s][3] == "start" && !taken[s]) events.push_back(rows[s][0] + rows[s][1] + " " + std::to_string(s) + "-");
    }
    std::sort(events.begin(), events.end());
    std::string text;
    for (const std::string& one : events) text += one + "\n";
    return text;
}

RC_GTEST_PROP(Lifecycle, PairsAsWrittenDown, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 60);
    std::vector<std::array<std::string, 4>> rows;
    std::string csv = "case,activity,resource,instance,lifecycle,time\n";
    for (std::size_t i = 0; i < size; ++i) {
        const auto one_of = [](const std::string& letters) {
            return std::string(1, letters[*rc::gen::inRange<std::size_t>(0, letters.size())]);
        };
        rows.push_back({one_of("AB"), one_of("xyz"), one_of("12"), one_of("sc") == "s" ? "start" : "complete"});
        csv += "c1," + rows[i][0] + "," + rows[i][1] + "," + rows[i][2] + "," + rows[i][3] + ",2025-01-01 10:" +
               (i < 10 ? "0" : "") + std::to_string(i) + "\n";
    }
    const Log log = must(read_log(csv, "e.csv", {}, {}));
    std::vector<std::string> events;
    const std::int64_t first_us = 1'735'725'600'000'000, minute_us = 60'000'000;
    for (std::size_t e = 0; e < log.events(); ++e) {
        const auto minute = [&](std::int64_t us) { return (us - first_us) / minute_us; };
        const auto start = static_cast<std::size_t>(minute(log.start[e])), end = static_cast<std::size_t>(minute(log.end[e]));
        const bool alone = rows[end][3] == "start";
        events.push_back(std::string(log.activities[log.activity[e]]) + std::string(log.resources[log.resource[e]]) + " " +
                         (alone ? std::to_string(end) + "-" : (log.lasts(e) ? std::to_string(start) : "-") + "-" + std::to_string(end)));
    }
    std::sort(events.begin(), events.end());
    std::string text;
    for (const std::string& one : events) text += one + "\n";
    RC_ASSERT(text == paired_plainly(rows));
}

TEST(Lifecycle, PairsAHundredThousandOfOneCase) {
    constexpr int pairs = 50'000;
    std::string csv = "case,activity,resource,lifecycle,time\n";
    for (const std::string kind : {"start", "complete"}) {
        for (int i = 0; i < pairs; ++i) {
            const std::string second = std::to_string(1000 + i % 3600 / 60).substr(2) + ":" + std::to_string(100 + i % 60).substr(1);
            csv += "c1,A,r" + std::to_string(i % 7) + "," + kind + (kind == "start" ? ",2025-01-01 " : ",2025-01-02 ") +
                   std::to_string(100 + i / 3600).substr(1) + ":" + second + "\n";
        }
    }
    const Log log = must(read_log(csv, "e.csv", {}, {}));
    ASSERT_EQ(log.events(), static_cast<std::size_t>(pairs));
    EXPECT_TRUE(log.ledger.empty());
    for (std::size_t e = 0; e < log.events(); ++e) ASSERT_EQ(log.end[e] - log.start[e], 86'400'000'000);
}

TEST(Lifecycle, KeepsWhatHasNoPartner) {
    const Flat log =
        must(read("case,activity,lifecycle,time\n"
                  "c1,A,start,2025-01-01 10:00\n"
                  "c1,A,complete,2025-01-01 10:04\n"
                  "c1,B,start,2025-01-01 10:05\n"
                  "c1,C,complete,2025-01-01 10:07\n"
                  "c1,D,suspend,2025-01-01 10:08\n"));
    EXPECT_EQ(trace_of(log, 0), "A B C");
    EXPECT_EQ(minutes_of(log), "0-4 5-5? 7-7?");
    EXPECT_TRUE(log.has_both_times);
    EXPECT_EQ(testing::ledger_text(log.ledger),
              "e.csv:6:6 lifecycle_not_used lifecycle [suspend] row left out\n"
              "e.csv:5:1 complete_without_start  [] noted\n"
              "e.csv:4:1 start_without_complete  [] noted");
}

TEST(Lifecycle, WordsComeFromTheMapping) {
    const Flat log = must(
        read("c,a,kind,t\nc1,A,IN,2025-01-01 10:00\nc1,A,OUT,2025-01-01 10:04\n",
             "events: {case: c, activity: a, time: t, lifecycle: {column: kind, values: {IN: start, OUT: complete}}}"));
    EXPECT_EQ(minutes_of(log), "0-4");
}

TEST(Lifecycle, OfWorkThatTookNoTimeIsOnePiece) {
    const Flat log =
        must(read("case,activity,lifecycle,time\nc1,A,complete,2025-01-01 10:00\nc1,A,start,2025-01-01 10:00\n"));
    EXPECT_EQ(minutes_of(log), "0-0");
}

// ---- XES

const std::string xes_head =
    "<?xml version=\"1.0\"?>\n<log xes.version=\"1.0\">\n<global scope=\"event\"><string key=\"concept:name\" "
    "value=\"__INVALID__\"/></global>\n";

TEST(Xes, ReadsNestedAttributesListsAndNamesBehindEvents) {
    const Flat log =
        must(read(xes_head + "<trace>\n<event><string key=\"concept:name\" value=\"A\"><string key=\"concept:name\" "
                             "value=\"inner\"/></string>"
                             "<date key=\"time:timestamp\" value=\"2025-01-01T10:00:00.000+01:00\"/>"
                             "<list key=\"x\"><string key=\"concept:name\" value=\"in a list\"/></list></event>\n"
                             "<string key=\"concept:name\" value=\"c1\"/></trace></log>",
                  "", "e.xes"));
    EXPECT_EQ(log.cases, std::vector<std::string>{"c1"});
    EXPECT_EQ(log.activities, std::vector<std::string>{"A"});
    EXPECT_EQ(first_start(log), "2025-01-01T09:00:00Z");
    EXPECT_TRUE(log.ledger.empty());
}

TEST(Xes, TellsEveryEventItCannotUse) {
    const std::string when = "<date key=\"time:timestamp\" value=\"2025-01-01T10:00:00Z\"/>";
    const std::string name = "<string key=\"concept:name\" value=\"A\"/>";
    const auto log = read(xes_head + "<trace><event>" + name + when +
                              "</event>\n"  // no trace name
                              "<event>" +
                              name + "</event>\n<event>" + when +
                              "</event>\n"
                              "<event>" +
                              name +
                              "<date key=\"time:timestamp\" value=\"today\"/></event></trace>\n"
                              "<trace><string key=\"concept:name\" value=\"c\"/><event>" +
                              name + when +
                              "</event></trace>\n"
                              "<trace><string key=\"concept:name\" value=\"c\"/><event>" +
                              name + when +
                              "</event></trace>\n"
                              "<event>" +
                              name + when + "</event></log>",
                          "", "e.xes");
    EXPECT_EQ(words_of_reader(log),
              "e.xes:4:1 trace_without_name  [] noted\n"
              "e.xes:5:1 no_time time:timestamp [] row left out\n"
              "e.xes:6:1 no_activity concept:name [] row left out\n"
              "e.xes:7:1 not_a_time time:timestamp [today] row left out\n"
              "e.xes:9:1 trace_name_repeated  [] noted\n"
              "e.xes:10:1 event_outside_trace  [] row left out\n"
              "e.xes:9 same_event_twice  [] noted");
    EXPECT_EQ(log->cases, (std::vector<std::string>{"trace 1", "c"}));
}

TEST(Xes, RefusesOtherXml) {
    EXPECT_EQ(
        words_of_reader(read("<definitions/>", "", "e.bpmn")),
        "e.bpmn:1:1: the file is XML and no event log: it begins with <definitions>; give a XES file, whose outer "
        "element is <log>");
    EXPECT_EQ(words_of_reader(read("<log/>", "", "e.xes")),
              "e.xes: no event of e.xes could be used; check that it is the right file");
}

// ---- what is said about bad input

class BadEvents : public ::testing::TestWithParam<Said> {};

TEST_P(BadEvents, IsToldWithItsPlace) {
    const Said& bad = GetParam();
    EXPECT_EQ(words_of_reader(read(bad.input, bad.columns)), bad.says);
}

const Said bad_inputs[] = {
    {"no_case", "case,activity,time\n,A,2025-01-01\nc1,A,2025-01-01\n", "", "e.csv:2:1 no_case case [] row left out"},
    {"no_activity", "case,activity,time\nc1,,2025-01-01\nc1,A,2025-01-01\n", "",
     "e.csv:2:4 no_activity activity [] row left out"},
    {"no_time", "case,activity,time\nc1,A,\nc1,A,2025-01-01\n", "", "e.csv:2:6 no_time time [] row left out"},
    {"bad_time", "case,activity,time\nc1,A,soon\nc1,A,2025-01-01\n", "",
     "e.csv:2:6 not_a_time time [soon] row left out"},
    {"end_before_start", "case,activity,start,end\nc1,A,2025-01-01 10:00,2025-01-01 09:00\n", "",
     "e.csv:2:6 end_before_start start [2025-01-01 10:00] value left out"},
    {"one_bad_time_of_two", "case,activity,start,end\nc1,A,early,2025-01-01 09:00\n", "",
     "e.csv:2:6 not_a_time start [early] value left out"},
    {"same_event_twice", "case,activity,time\nc1,A,2025-01-01\nc1,A,2025-01-01\n", "",
     "e.csv:3:1 same_event_twice  [] noted"},
    {"open_dates", "case,activity,time\nc1,A,02/03/2025 10:00\n", "",
     "e.csv:2:6: the column \"time\" does not tell day from month: \"02/03/2025 10:00\" is the first of dates that "
     "read both "
     "ways, and none has a day over 12; write date_order: dmy or date_order: mdy in the column mapping"},
    {"no_columns", "a,b\n1,2\n", "",
     "e.csv:1:1: e.csv has no column for the case; its headers are a, b; rename the header, or write events: {case: "
     "\"header\"} in a column mapping file\n"
     "e.csv:1:1: e.csv has no column for the activity; its headers are a, b; rename the header, or write events: "
     "{activity: "
     "\"header\"} in a column mapping file\n"
     "e.csv:1:1: e.csv has no column for the time; its headers are a, b; rename the header, or write events: {time: "
     "\"header\"} in a column mapping file"},
    {"time_and_end", "c,a,t\nc1,A,2025-01-01\n", "events: {case: c, activity: a, time: t, end: t}",
     "columns.yaml:1:38: events names both time and end; write time for a log with one time per event, start and end "
     "for a "
     "log with two"},
    {"all_left_out", "case,activity,time\nc1,A,x\n", "",
     "e.csv:2:6: no event of e.csv could be used; every row was left out (not_a_time); check the columns"},
    {"long_row", "case,activity,time\nc1,A,2025-01-01,x\nc1,A,2025-01-01\n", "",
     "e.csv:2:17 long_row  [4] row left out"},
};

INSTANTIATE_TEST_SUITE_P(Events, BadEvents, ::testing::ValuesIn(bad_inputs),
                         [](const auto& one) { return std::string(one.param.name); });

// ---- properties

RC_GTEST_PROP(Events, AreGroupedInOrderAndNoneIsLost, ()) {
    const auto numbers = *rc::gen::container<std::vector<std::vector<int>>>(
        rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 12)));
    RC_PRE(!numbers.empty());
    std::string text = "case,activity,start,end\n";
    const auto stamp = [](int minute) { return iso_text(calendar::Instant{std::int64_t{minute} * 60'000'000}); };
    for (const auto& n : numbers) {
        text += "c" + std::to_string(n[0] % 4) + ",a" + std::to_string(n[1] % 5) + "," + stamp(n[2]) + "," +
                stamp(n[2] + n[3]) + "\n";
    }
    const Flat log = must(read(text));
    RC_ASSERT(log.events() == numbers.size());
    RC_ASSERT(log.case_begin.size() == log.cases.size() + 1);
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (auto i = log.case_begin[c] + 1; i < log.case_begin[c + 1]; ++i) {
            const auto k = static_cast<std::size_t>(i);
            RC_ASSERT(std::tie(log.start_us[k - 1], log.end_us[k - 1]) <= std::tie(log.start_us[k], log.end_us[k]));
        }
    }
    const Spans spans = spans_of(log);
    for (std::size_t c = 0; c < log.cases.size(); ++c) RC_ASSERT(spans.idle_us[c] >= 0 && spans.idle_us[c] <= spans.whole_us[c]);
}

RC_GTEST_PROP(Events, SplitIntoStartAndCompleteRowsComeBackWhole, ()) {
    const auto numbers = *rc::gen::container<std::vector<std::vector<int>>>(
        rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 50)));
    RC_PRE(!numbers.empty());
    const auto stamp = [](int minute) { return iso_text(calendar::Instant{std::int64_t{minute} * 60'000'000}); };
    std::string whole = "case,activity,start,end\n", split = "case,activity,instance,lifecycle,time\n", completes;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto& n = numbers[i];
        const std::string head = "c" + std::to_string(n[0] % 3) + ",a" + std::to_string(n[1] % 4);
        whole += head + "," + stamp(n[2]) + "," + stamp(n[2] + n[3]) + "\n";
        split += head + ",i" + std::to_string(i) + ",start," + stamp(n[2]) + "\n";
        completes += head + ",i" + std::to_string(i) + ",complete," + stamp(n[2] + n[3]) + "\n";
    }
    const Flat one = must(read(whole)), two = must(read(split + completes));
    RC_ASSERT(one.start_us == two.start_us);
    RC_ASSERT(one.end_us == two.end_us);
    RC_ASSERT(one.activity == two.activity);
    RC_ASSERT(one.case_begin == two.case_begin);
    RC_ASSERT(two.duration_known.empty());
}

RC_GTEST_PROP(Events, NeverBreakOnAnyBytes, (const std::string& noise)) {
    const auto as_table = read("case,activity,time\n" + noise), as_xml = read("<log>" + noise);
    RC_ASSERT(as_table.ok() || !as_table.errors().empty());
    RC_ASSERT(as_xml.ok() || !as_xml.errors().empty());
}

TEST(Limits, OfNamesAreThePlacesInThem) {
    EXPECT_FALSE(limits::names_too_long(0xFFFFFFFF, "cases", "e.csv"));
    const auto error = limits::names_too_long(0x100000000, "cases", "e.csv");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text(), "e.csv: the names of the cases take 4294967296 bytes together; shorten them, or split the log: 4 GiB is the most");
}

TEST(Limits, OfActivitiesAreKept) {
    std::string text = "case,activity,time\n";
    for (std::size_t i = 0; i <= limits::activities; ++i) text += "c,a" + std::to_string(i) + ",2025-01-01\n";
    EXPECT_EQ(words_of_reader(read(text)), "e.csv: the log has 100001 different activities; keep it within 100000");
}

}  // namespace
}  // namespace ciclo::events
