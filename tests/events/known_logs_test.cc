// Logs whose answers two independent programs agree on: counts, edges and variants must come out the same, by the quick
// reader and by the ordinary one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "events/read_log.h"
#include "formats/json.h"

namespace ciclo::events {
namespace {

namespace fs = std::filesystem;

const fs::path shared_logs = fs::path(CICLO_SHARED) / "logs";

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool absent(const fs::path& path) {
    if (fs::exists(path)) return false;
    std::cout << "skipped 1 log: " << path << " is absent\n";
    return true;
}

Log read(const fs::path& path, const formats::ColumnMapping& mapping = {}, Reader reader = Reader::quickest,
         Lifecycle lifecycle = Lifecycle::paired) {
    Result<Log> log = read_log(bytes_of(path), path.filename(), mapping, {.reader = reader, .lifecycle = lifecycle});
    if (!log) {
        ADD_FAILURE() << log.errors().front().text();
        return {};
    }
    return *std::move(log);
}

std::int64_t whole(const formats::Value& value, std::string_view key) {
    return std::stoll(value.find(key)->text);
}

struct Flow {
    std::map<std::pair<std::string, std::string>, std::int64_t> edges;
    std::set<std::vector<std::uint32_t>> variants;
};

Flow flow_of(const Log& log) {
    Flow flow;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::vector<std::uint32_t> variant;
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            variant.push_back(log.activity[e]);
            if (e == log.case_begin[c]) continue;
            ++flow.edges[{std::string(log.activities[log.activity[e - 1]]),
                          std::string(log.activities[log.activity[e]])}];
        }
        flow.variants.insert(std::move(variant));
    }
    return flow;
}

void compare_flow(const Log& log, const formats::Value& expected_edges, std::int64_t expected_variants) {
    const Flow flow = flow_of(log);
    EXPECT_EQ(static_cast<std::int64_t>(flow.variants.size()), expected_variants);
    EXPECT_EQ(flow.edges.size(), expected_edges.items.size());
    for (const formats::Value& edge : expected_edges.items) {
        const auto found = flow.edges.find({edge.items[0].text, edge.items[1].text});
        ASSERT_NE(found, flow.edges.end()) << edge.items[0].text << " -> " << edge.items[1].text;
        EXPECT_EQ(found->second, std::stoll(edge.items[2].text)) << edge.items[0].text << " -> " << edge.items[1].text;
    }
}

formats::ColumnMapping mapping_from(const formats::Value& expected) {
    formats::ColumnMapping mapping;
    for (const auto& entry : expected.find("mapping")->entries) {
        formats::ColumnSource source;
        source.field = entry.key == "timestamp" ? "time" : entry.key;
        source.column = entry.value.text;
        mapping.events.fields.push_back(source);
    }
    return mapping;
}

void check_interval_log(const std::string& name) {
    const fs::path path = shared_logs / (name + ".csv");
    if (absent(path)) return;
    const auto expected = formats::read_json(bytes_of(shared_logs / (name + ".interval.expected.json")), name);
    ASSERT_TRUE(expected.ok());
    for (const Reader reader : {Reader::quickest, Reader::ordinary}) {
        formats::ColumnMapping mapping = mapping_from(*expected);
        if (name == "callcenter_apromore") mapping.events.date_order = "dmy";
        const Log log = read(path, mapping, reader);
        EXPECT_EQ(static_cast<std::int64_t>(log.events()), whole(*expected, "rows")) << name;
        EXPECT_EQ(static_cast<std::int64_t>(log.cases.size()), whole(*expected, "cases"));
        EXPECT_EQ(static_cast<std::int64_t>(log.activities.size()), whole(*expected, "activities"));
        EXPECT_EQ(static_cast<std::int64_t>(log.resources.size()), whole(*expected, "resources"));
        compare_flow(log, *expected->find("dfg"), whole(*expected, "variants"));
    }
}

TEST(KnownLogs, SyntheticWithStartAndEnd) {
    check_interval_log("syn1k");
}
TEST(KnownLogs, PatientsOfAnEmergencyDepartment) {
    check_interval_log("patients_eventdataR");
}
TEST(KnownLogs, CallCentreWithCarriageReturnsOnly) {
    check_interval_log("callcenter_apromore");
}

void check_log(const std::string& file, const std::string& expected_name, const std::string& order,
               Lifecycle lifecycle = Lifecycle::paired) {
    const fs::path path = shared_logs / file;
    if (absent(path)) return;
    const auto expected = formats::read_json(bytes_of(shared_logs / (expected_name + ".expected.json")), file);
    ASSERT_TRUE(expected.ok());
    const formats::Value* answers =
        expected->find(order) != nullptr ? expected->find(order) : expected->find("file_order");
    ASSERT_NE(answers, nullptr);
    const Log log = read(path, {}, Reader::quickest, lifecycle);
    EXPECT_EQ(static_cast<std::int64_t>(log.events()), whole(*answers, "events")) << file;
    EXPECT_EQ(static_cast<std::int64_t>(log.cases.size()), whole(*answers, "cases"));
    EXPECT_EQ(static_cast<std::int64_t>(log.activities.size()), whole(*answers, "activities"));
    const formats::Value* variants = answers->find("variants");
    compare_flow(log, *answers->find("dfg"), std::stoll(variants->text));
}

TEST(KnownLogs, RunningExample) {
    check_log("running-example.xes", "running-example", "time_order");
    check_log("running-example.csv", "running-example", "time_order");
}
TEST(KnownLogs, Receipt) {
    check_log("receipt.xes.gz", "receipt", "time_order");
    check_log("receipt.csv", "receipt", "time_order");
}
TEST(KnownLogs, Helpdesk) {
    check_log("helpdesk.xes.gz", "helpdesk", "time_order");
}
TEST(KnownLogs, RepairExample) {
    check_log("repairExample.xes.gz", "repairExample", "time_order", Lifecycle::every_row);
}
TEST(KnownLogs, RoadTraffic) {
    check_log("roadtraffic_4tu.xes.gz", "roadtraffic_4tu", "time_order");
}
TEST(KnownLogs, IntervalLogByTime) {
    check_log("interval_event_log.csv", "interval_event_log", "time_order");
}
TEST(KnownLogs, Hospital) {
    check_log("hospital_fairness_high.xes.gz", "hospital_fairness_high", "time_order");
}

}  // namespace
}  // namespace ciclo::events
