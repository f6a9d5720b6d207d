// Logs of real houses: what two other programs and plain Python count in them must come out.
#include "events/flat_log.h"

namespace ciclo::events {
namespace {

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

}  // namespace
}  // namespace ciclo::events
