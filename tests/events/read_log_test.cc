// What every reader of logs promises: shapes, pairing, order, what is said about bad input; and known logs.
#include "events/read_log.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "calendar/instant.h"
#include "events/limits.h"
#include "moments/evidence_files.h"

namespace ciclo::events {
namespace {

using ciclo::testing::columns_of;
using ciclo::testing::must;
using ciclo::testing::Said;
using ciclo::testing::shared;
using ciclo::testing::source;
using ciclo::testing::words_of_reader;

/// A log in plain vectors, the events of a case by start, then end, then as they stood.
struct Flat {
    std::vector<std::string> cases, activities, resources;
    std::vector<std::uint64_t> case_begin;
    std::vector<std::uint32_t> activity, resource;
    std::vector<std::int64_t> start_us, end_us;
    std::vector<std::uint8_t> duration_known;
    bool has_both_times = false;
    Ledger ledger;

    std::size_t events() const { return activity.size(); }
    bool lasts(std::size_t event) const { return duration_known.empty() ? has_both_times : duration_known[event] != 0; }
};

std::vector<std::string> names_of(const Dictionary& dictionary) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < dictionary.size(); ++i) names.emplace_back(dictionary[i]);
    return names;
}

Flat flat(const Log& log) {
    Flat out;
    out.cases = names_of(log.cases), out.activities = names_of(log.activities), out.resources = names_of(log.resources);
    out.has_both_times = log.has_both_times;
    out.ledger = log.ledger;
    for (std::size_t i = 0; i < log.case_begin.size(); ++i) out.case_begin.push_back(log.case_begin[i]);
    std::vector<std::size_t> order(log.events());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto at = [&](std::size_t c) { return order.begin() + static_cast<std::ptrdiff_t>(log.case_begin[c]); };
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::stable_sort(at(c), at(c + 1), [&](std::size_t a, std::size_t b) {
            return std::pair(log.start[a], log.end[a]) < std::pair(log.start[b], log.end[b]);
        });
    }
    for (const std::size_t event : order) {
        out.activity.push_back(log.activity[event]);
        out.resource.push_back(log.resource.size() == 0 ? no_code : log.resource[event]);
        out.start_us.push_back(log.start[event]);
        out.end_us.push_back(log.end[event]);
        if (!log.duration_known.empty()) out.duration_known.push_back(log.duration_known[event]);
    }
    return out;
}

Result<Flat> read(const std::string& bytes, const std::string& columns = "", const std::string& file = "e.csv") {
    const Result<Log> log = read_log(bytes, file, columns_of(columns), {});
    if (!log) return log.errors();
    return flat(*log);
}

// What is asked of known logs, each in one plain pass.

/// Cases of each order of activities, most first.
std::vector<std::int64_t> variants(const Flat& log) {
    std::map<std::vector<std::uint32_t>, std::int64_t> counted;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        const auto at = [&](std::size_t i) { return log.activity.begin() + static_cast<std::ptrdiff_t>(log.case_begin[i]); };
        ++counted[{at(c), at(c + 1)}];
    }
    std::vector<std::int64_t> out;
    for (const auto& entry : counted) out.push_back(entry.second);
    std::sort(out.rbegin(), out.rend());
    return out;
}

std::size_t moves(const Flat& log) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counted;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (auto i = log.case_begin[c] + 1; i < log.case_begin[c + 1]; ++i) ++counted[{log.activity[i - 1], log.activity[i]}];
    }
    return counted.size();
}

/// Of each case: last end − first start, and the time in which nothing of the log happened.
struct Spans {
    std::vector<std::int64_t> whole_us, idle_us;
};

Spans spans_of(const Flat& log) {
    Spans spans;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        const std::size_t from = log.case_begin[c], until = log.case_begin[c + 1];
        std::int64_t idle = 0, latest = log.start_us[from];
        for (std::size_t i = from; i < until; ++i) {
            idle += std::max<std::int64_t>(0, log.start_us[i] - latest);
            latest = std::max(latest, log.end_us[i]);
        }
        spans.whole_us.push_back(latest - log.start_us[from]);
        spans.idle_us.push_back(idle);
    }
    return spans;
}

std::string first_start(const Flat& log) {
    return iso_text(calendar::Instant{*std::min_element(log.start_us.begin(), log.start_us.end())});
}

std::string last_end(const Flat& log) {
    return iso_text(calendar::Instant{*std::max_element(log.end_us.begin(), log.end_us.end())});
}

/// Quantile type 7, in seconds.
double median_seconds(std::vector<std::int64_t> microseconds) {
    std::sort(microseconds.begin(), microseconds.end());
    const std::size_t n = microseconds.size();
    return static_cast<double>(microseconds[(n - 1) / 2] + microseconds[n / 2]) / 2e6;
}

std::int64_t seconds(const std::vector<std::int64_t>& microseconds) {
    return std::accumulate(microseconds.begin(), microseconds.end(), std::int64_t{0}) / 1'000'000;
}

/// The events of a case, "A B C".
std::string trace_of(const Flat& log, std::size_t c) {
    std::string out;
    for (auto i = log.case_begin[c]; i < log.case_begin[c + 1]; ++i) {
        out += (out.empty() ? "" : " ") + log.activities[log.activity[static_cast<std::size_t>(i)]];
    }
    return out;
}

/// start–end of each event of the first case in minutes since the first start, "?" behind those that do not last.
std::string minutes_of(const Flat& log) {
    std::string out;
    for (std::size_t i = 0; i < log.events(); ++i) {
        out += (out.empty() ? "" : " ") + std::to_string((log.start_us[i] - log.start_us[0]) / 60'000'000) + "-" +
               std::to_string((log.end_us[i] - log.start_us[0]) / 60'000'000) + (log.lasts(i) ? "" : "?");
    }
    return out;
}

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

// ---- known logs

struct Known {
    const char* file;
    const char* columns;
    std::size_t cases, events, activities, variants;
    bool both_times;
    const char* first;
    const char* last;
};

void PrintTo(const Known& known, std::ostream* out) {
    *out << known.file;
}

class KnownLog : public ::testing::TestWithParam<Known> {};

TEST_P(KnownLog, HasItsCounts) {
    const Known& known = GetParam();
    const auto bytes = shared(std::string("logs/") + known.file);
    if (!bytes) return;
    const Flat log = must(read(*bytes, known.columns, known.file));
    EXPECT_EQ(log.cases.size(), known.cases);
    EXPECT_EQ(log.events(), known.events);
    EXPECT_EQ(log.activities.size(), known.activities);
    EXPECT_EQ(variants(log).size(), known.variants);
    EXPECT_EQ(log.has_both_times, known.both_times);
    EXPECT_EQ(first_start(log), known.first);
    EXPECT_EQ(last_end(log), known.last);
    EXPECT_EQ(log.case_begin.back(), log.events());
}

constexpr const char* callcenter_columns =
    "events: {case: Service ID, activity: Operation, start: Start Date, end: End Date, resource: Agent}";
const Known known_logs[] = {
    {"running-example.csv", "", 6, 42, 8, 6, false, "2010-12-30T10:02:00Z", "2011-01-24T13:56:00Z"},
    {"running-example.xes", "", 6, 42, 8, 6, false, "2010-12-30T10:02:00Z", "2011-01-24T13:56:00Z"},
    // written with +02:00 and +01:00
    {"receipt.csv", "", 1434, 8577, 27, 116, false, "2010-10-02T07:20:39.266000Z", "2012-01-23T14:42:54.644000Z"},
    {"receipt.xes.gz", "", 1434, 8577, 27, 116, false, "2010-10-02T07:20:39.266000Z", "2012-01-23T14:42:54.644000Z"},
    {"callcenter_apromore.csv", callcenter_columns, 3885, 7548, 6, 354, true, "2010-03-01T01:05:00Z",
     "2010-04-30T14:36:00Z"},
    {"interval_event_log.csv", "", 1266, 8109, 8, 9, true, "2015-01-05T09:00:07Z", "2015-09-30T11:11:05Z"},
    {"interval_event_log.xes", "", 1266, 8109, 8, 9, true, "2015-01-05T09:00:07Z", "2015-09-30T11:11:05Z"},
    {"syn1k.csv", "", 1000, 12126, 25, 452, true, "2024-01-01T05:11:59Z", "2025-01-07T22:10:45Z"},
    {"helpdesk.xes.gz", "", 4580, 21348, 14, 226, false, "2010-01-13T08:40:25Z", "2014-01-03T13:20:58Z"},
};
INSTANTIATE_TEST_SUITE_P(Logs, KnownLog, ::testing::ValuesIn(known_logs), [](const auto& one) {
    std::string name = one.param.file;
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
});

TEST(Patients, AgreeWithTwoOtherPrograms) {
    const auto bytes = shared("logs/patients_eventdataR.csv");
    if (!bytes) return;
    const Flat log = must(read(*bytes, source("examples/patients/columns.yaml"), "patients.csv"));
    EXPECT_EQ(log.cases.size(), 500u);
    EXPECT_EQ(log.events(), 2721u);
    EXPECT_EQ(log.activities.size(), 7u);
    EXPECT_EQ(log.resources.size(), 7u);
    EXPECT_TRUE(log.has_both_times);
    EXPECT_TRUE(log.duration_known.empty());
    EXPECT_TRUE(log.ledger.empty()) << testing::ledger_text(log.ledger);
    const auto found = variants(log);
    ASSERT_EQ(found.size(), 7u);
    EXPECT_EQ(found[0], 258);
    EXPECT_EQ(found[1], 234);
    EXPECT_EQ(moves(log), 7u);
    EXPECT_EQ(median_seconds(spans_of(log).whole_us), 525788);
    EXPECT_EQ(seconds(spans_of(log).whole_us), 288416486);
    EXPECT_EQ(median_seconds(spans_of(log).idle_us), 429850);
    EXPECT_EQ(seconds(spans_of(log).idle_us), 238467444);
}

TEST(Callcenter, AgreesWithPlainPython) {
    const auto bytes = shared("logs/callcenter_apromore.csv");
    if (!bytes) return;
    const Flat log = must(read(*bytes, callcenter_columns, "callcenter.csv"));
    EXPECT_EQ(log.resources.size(), 48u);
    EXPECT_EQ(variants(log)[0], 2449);
    EXPECT_EQ(moves(log), 34u);
    EXPECT_EQ(seconds(spans_of(log).whole_us), 869372520);
    EXPECT_EQ(seconds(spans_of(log).idle_us), 801484080);
}

TEST(Repair, PairsStartsWithCompletions) {
    const auto bytes = shared("logs/repairExample.xes.gz");
    if (!bytes) return;
    const Flat log = must(read(*bytes, "", "repair.xes.gz"));
    EXPECT_EQ(log.cases.size(), 1104u);
    EXPECT_EQ(log.activities.size(), 8u);
    EXPECT_EQ(
        log.events() + static_cast<std::size_t>(std::count(log.duration_known.begin(), log.duration_known.end(), 1)),
        11855u);
    EXPECT_EQ(log.events(), 7733u + static_cast<std::size_t>(log.ledger.count("start_without_complete")));
}

TEST(Interval, CsvAndXesSayTheSame) {
    const auto csv = shared("logs/interval_event_log.csv"), xes = shared("logs/interval_event_log.xes");
    if (!csv || !xes) return;
    const Flat a = must(read(*csv)), b = must(read(*xes));
    EXPECT_EQ(a.cases.size(), b.cases.size());
    EXPECT_EQ(seconds(spans_of(a).whole_us), seconds(spans_of(b).whole_us));
    EXPECT_EQ(seconds(spans_of(a).whole_us), 2664945738);
    EXPECT_EQ(moves(a), 14u);
}

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

TEST(Limits, OfActivitiesAreKept) {
    std::string text = "case,activity,time\n";
    for (std::size_t i = 0; i <= limits::activities; ++i) text += "c,a" + std::to_string(i) + ",2025-01-01\n";
    EXPECT_EQ(words_of_reader(read(text)), "e.csv: the log has 100001 different activities; keep it within 100000");
}

}  // namespace
}  // namespace ciclo::events
