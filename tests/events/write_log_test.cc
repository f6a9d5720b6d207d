// What is written is read back as the same log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "events/flat_log.h"
#include "events/same_logs.h"
#include "events/write_event_csv.h"
#include "events/write_xes.h"
#include "events/written_times.h"
#include "formats/gzip.h"

namespace ciclo::events {
namespace {

Log read_back(const std::string& text, const std::string& file) {
    return must(read_log(text, file, {}, {}));
}

/// Names that try the formats; "'=" and the like have a test of their own.
const std::vector<std::string> names = {"Enter", "Take \"ticket\"", "a,b;c\td", "<&>'", "é€😀", "x  y", "two\nlines", "]]>", "'", "0012"};

std::string quoted_cell(const std::string& text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + "\"";
}

RC_GTEST_PROP(WrittenLogs, AreReadBackTheSame, ()) {
    const auto numbers = *rc::gen::container<std::vector<std::vector<int>>>(
        rc::gen::container<std::vector<int>>(6, rc::gen::inRange(0, 40)));
    RC_PRE(!numbers.empty());
    const auto name = [](int i) { return quoted_cell(names[static_cast<std::size_t>(i) % names.size()]); };
    const auto time = [](int minute, int fraction) {
        const std::int64_t fractions[] = {0, 0, 1, 500'000, 123'000};
        return csv_time(std::int64_t{minute} * 60'000'000 + fractions[fraction % 5]);
    };
    std::string csv = "case,activity,resource,start,end\n";
    for (const auto& n : numbers) {
        csv += name(n[0] % 3) + "," + name(n[1]) + "," + (n[2] % 4 == 0 ? "" : name(n[2])) + "," +
               (n[3] % 5 == 0 ? "" : time(n[4], n[3])) + "," + time(n[4] + n[5], n[3]) + "\n";
    }
    const Log log = read_back(csv, "e.csv");
    RC_ASSERT(lines_of(read_back(must(write_event_csv(log)).text, "again.csv")) == lines_of(log));
    RC_ASSERT(must(write_event_csv(log)).changed.empty());
    const std::string xes = must(write_xes(log));
    RC_ASSERT(lines_of(read_back(xes, "again.xes")) == lines_of(log));
    RC_ASSERT(lines_of(read_back(formats::deflate_gzip(xes), "again.xes.gz")) == lines_of(log));
    RC_ASSERT(lines_of(must(read_log(xes, "again.xes", {}, {.reader = Reader::ordinary}))) == lines_of(log));
}

TEST(WrittenLogs, LookAsTheyShould) {
    const Log log = read_back("case,activity,start,end,resource\nc1,A,2025-01-01 10:00,2025-01-01 10:05:00.25,Ana\nc1,B,,2025-01-01 10:01,\n", "e.csv");
    EXPECT_EQ(must(write_event_csv(log)).text,
              "case:concept:name,concept:name,time:timestamp,org:resource,start_timestamp\n"
              "c1,B,2025-01-01 10:01:00+00:00,,\n"
              "c1,A,2025-01-01 10:05:00.250000+00:00,Ana,2025-01-01 10:00:00+00:00\n");
    const std::string xes = must(write_xes(log));
    EXPECT_THAT(xes, ::testing::HasSubstr(
                         "\t<trace>\n\t\t<string key=\"concept:name\" value=\"c1\"/>\n"
                         "\t\t<event><string key=\"concept:name\" value=\"A\"/><date key=\"time:timestamp\" "
                         "value=\"2025-01-01T10:00:00.000+00:00\"/><string key=\"org:resource\" value=\"Ana\"/><string "
                         "key=\"lifecycle:transition\" value=\"start\"/><string key=\"concept:instance\" value=\"1\"/></event>\n"
                         "\t\t<event><string key=\"concept:name\" value=\"B\"/><date key=\"time:timestamp\" "
                         "value=\"2025-01-01T10:01:00.000+00:00\"/></event>\n"));
    EXPECT_EQ(xes_time(1), "1970-01-01T00:00:00.000001+00:00");
    EXPECT_EQ(xes_time(250'000), "1970-01-01T00:00:00.250+00:00");
}

TEST(WrittenLogs, MakeNoTwoNamesOne) {
    for (const std::string csv : {"c1,A\x01,2025-01-01,\nc1,A\x02,2025-01-02,\n", "c1,A,2025-01-01,x\x1F\n", "c\x01,A,2025-01-01,\n"}) {
        Result<Log> log = read_log("case,activity,time,note\n" + csv, "e.csv", {}, {.further = {Further::Which::all, {}}});
        ASSERT_TRUE(log.ok());
        const Result<std::string> xes = write_xes(*log);
        ASSERT_FALSE(xes.ok()) << csv;
        EXPECT_THAT(xes.errors().front().text(), ::testing::StartsWith("e.csv: XES cannot hold a character of"));
    }
    EXPECT_TRUE(write_xes(read_back("case,activity,time\nc1,\"A\tB\nC\",2025-01-01\n", "e.csv")).ok());
}

TEST(WrittenLogs, TellNamesThatCsvChanges) {
    const Log log = read_back(
        "<log><trace><string key=\"concept:name\" value=\"=1+1\"/><event><string key=\"concept:name\" value=\"n/a\"/>"
        "<date key=\"time:timestamp\" value=\"2025-01-01T10:00:00Z\"/></event><event><string key=\"concept:name\" "
        "value=\"-5\"/><date key=\"time:timestamp\" value=\"2025-01-01T10:00:00Z\"/></event></trace></log>",
        "e.xes");
    const EventCsv csv = must(write_event_csv(log));
    EXPECT_EQ(csv.changed, (std::vector<std::string>{"=1+1", "n/a"}));
    EXPECT_THAT(csv.text, ::testing::HasSubstr("\n'=1+1,n/a,"));
}

TEST(WrittenLogs, KeepFurtherColumns) {
    Log log = read_back("case,activity,time\nc1,A,2025-01-01\nc2,A,2025-01-01\n", "e.csv");
    Attribute unit{"unit", {}, Codes::for_entries(1, 2)}, room{"room <1>", {}, Codes::for_entries(1, 2)};
    unit.values.add("north & south");
    room.values.add("r");
    unit.codes.change([](auto codes) { codes[1] = static_cast<std::remove_reference_t<decltype(codes[0])>>(no_code); });
    log.of_cases.push_back(std::move(unit));
    log.of_events.push_back(std::move(room));
    EXPECT_EQ(must(write_event_csv(log)).text,
              "case:concept:name,concept:name,time:timestamp,room <1>,case:unit\n"
              "c1,A,2025-01-01 00:00:00+00:00,r,north & south\n"
              "c2,A,2025-01-01 00:00:00+00:00,r,\n");
    const std::string xes = must(write_xes(log));
    EXPECT_THAT(xes, ::testing::HasSubstr("<string key=\"unit\" value=\"north &amp; south\"/>\n"));
    EXPECT_THAT(xes, ::testing::HasSubstr("<string key=\"room &lt;1&gt;\" value=\"r\"/></event>"));
}

TEST(WrittenLogs, KeepAttributesTypesAndZonesInXes) {
    const auto all_of = [](const std::string& text, const std::string& file) {
        return must(read_log(text, file, {}, {.further = {Further::Which::all, {}}}));
    };
    const Log log = all_of(
        "case,activity,start,time,case:age,whole,code,cost:total,when,done,name,concept:name:2\n"
        "c1,A,2025-01-01T09:00:00+01:00,2025-01-01T10:00:00+01:00,42,-7,0012,1.5,2025-01-01T00:00:00Z,true,x,1\n"
        "c2,B,,2025-07-01T10:00:00.5+02:00,7,0,12,2e3,2025-01-01T00:00:00.25+01:00,false,<1>,\n",
        "e.csv");
    const std::string xes = must(write_xes(log));
    for (const char* part :
         {"<int key=\"age\" value=\"42\"/>", "<int key=\"whole\" value=\"-7\"/>", "<string key=\"code\" value=\"0012\"/>",
          "<float key=\"cost:total\" value=\"2e3\"/>", "<date key=\"when\" value=\"2025-01-01T00:00:00.25+01:00\"/>",
          "<boolean key=\"done\" value=\"true\"/>", "<string key=\"name\" value=\"&lt;1&gt;\"/>",
          "<date key=\"time:timestamp\" value=\"2025-01-01T09:00:00.000+01:00\"/>",
          "<date key=\"time:timestamp\" value=\"2025-07-01T10:00:00.500+02:00\"/>",
          "<extension name=\"Cost\" prefix=\"cost\" uri=\"http://www.xes-standard.org/cost.xesext\"/>"}) {
        EXPECT_THAT(xes, ::testing::HasSubstr(part));
    }
    EXPECT_THAT(xes, ::testing::Not(::testing::HasSubstr("time:zone")));
    EXPECT_THAT(xes, ::testing::Not(::testing::HasSubstr("prefix=\"micro\"")));
    const auto lines = [](const std::string& told) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at < told.size();) {
            const std::size_t end = std::min(told.find_first_of("|\n", at), told.size());
            parts.push_back(told.substr(at, end - at));
            at = end + 1;
        }
        std::sort(parts.begin(), parts.end());  // the columns may stand in another order
        return parts;
    };
    const Log back = all_of(xes, "a.xes");
    EXPECT_EQ(lines(lines_of(back)), lines(lines_of(log)));
    EXPECT_EQ(lines_of(all_of(must(write_xes(back)), "b.xes")), lines_of(back));
    EXPECT_EQ(lines(lines_of(all_of(must(write_event_csv(back)).text, "c.csv"))), lines(lines_of(log)));
}

TEST(WrittenLogs, WithAllAttributesComeBack) {
    const ReadOptions all{.further = {Further::Which::all, {}}};
    for (const char* file : {"running-example.xes", "receipt.xes.gz", "repairExample.xes.gz", "helpdesk.xes.gz"}) {
        const auto bytes = shared(std::string("logs/") + file);
        if (!bytes) continue;
        const Log log = must(read_log(*bytes, file, {}, all));
        EXPECT_GT(log.of_events.size() + log.of_cases.size(), 0u) << file;
        EXPECT_TRUE(lines_of(must(read_log(must(write_xes(log)), "a.xes", {}, all))) == lines_of(log)) << file;
    }
}

TEST(WrittenLogs, OfRealHousesComeBack) {
    for (const char* file : {"running-example.xes", "receipt.xes.gz", "interval_event_log.csv", "syn1k.csv"}) {
        const auto bytes = shared(std::string("logs/") + file);
        if (!bytes) continue;
        const Log log = read_back(*bytes, file);
        EXPECT_TRUE(lines_of(read_back(must(write_event_csv(log)).text, "a.csv")) == lines_of(log)) << file;
        EXPECT_TRUE(lines_of(read_back(must(write_xes(log)), "a.xes")) == lines_of(log)) << file;
    }
}

}  // namespace
}  // namespace ciclo::events
