// Logs whose answers two independent programs agree on: the ten metrics must come out the same.
#include <gtest/gtest.h>

#include <map>

#include "base/number.h"
#include "formats/gzip.h"
#include "formats/limits.h"
#include "journeys/interval_logs.h"
#include "journeys/measures.h"
#include "journeys/moves.h"

namespace ciclo::journeys {
namespace {

using Pair = std::pair<std::string, std::string>;

double number_at(const formats::Value& value, std::string_view key) {
    return *parse_number(value.find(key)->text);
}
std::int64_t count_at(const formats::Value& value, std::string_view key) {
    return *parse_integer(value.find(key)->text);
}

void expect_near(double found, double wanted, const std::string& what) {
    EXPECT_NEAR(found, wanted, 1e-9 * std::max(1.0, std::abs(wanted))) << what;
}

/// Every key of `wanted` that Spread knows.
void expect_spread(const Spread& found, const formats::Value& wanted, const std::string& what) {
    const std::pair<const char*, double> keys[] = {
        {"sum", found.sum}, {"mean", found.mean}, {"min", found.least},  {"max", found.most}, {"median", found.median},
        {"p25", found.p25}, {"p75", found.p75},   {"p90", found.p90},    {"p95", found.p95},  {"p99", found.p99}};
    if (wanted.find("n") != nullptr) {
        EXPECT_EQ(found.n, count_at(wanted, "n")) << what;
    }
    for (const auto& [key, value] : keys) {
        if (wanted.find(key) != nullptr) expect_near(value, number_at(wanted, key), what + " " + key);
    }
}

std::map<std::string, std::size_t> numbers_of(const events::Dictionary& names) {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < names.size(); ++i) numbers[std::string(names[i])] = i;
    return numbers;
}

std::map<Pair, Spread> gaps_of(const events::Log& log, const Measures& measures) {
    std::map<Pair, Spread> gaps;
    for (const MoveTimes& move : measures.moves) {
        gaps[{std::string(log.activities[move.from]), std::string(log.activities[move.to])}] = move.gap;
    }
    return gaps;
}

/// `wanted`: {activity: count}; those not named are 0.
void expect_counts(const events::Log& log, const Measures& measures, std::int64_t ActivityMeasures::*count,
                   const formats::Value& wanted, const std::string& what) {
    std::map<std::string, std::int64_t> expected;
    for (const auto& entry : wanted.entries) expected[entry.key] = *parse_integer(entry.value.text);
    for (std::size_t a = 0; a < measures.activities.size(); ++a) {
        EXPECT_EQ(measures.activities[a].*count, expected[std::string(log.activities[a])])
            << what << " of " << log.activities[a];
    }
}

enum class Zones { kept, dropped };

/// The oracle took local times for UTC, so that a night with a change of clocks is an hour off: where a log has zones,
/// they are taken out before the comparison. Ciclo counts the time that passed.
std::string text_of(const std::filesystem::path& path, Zones zones) {
    std::string text = file_bytes(path);
    if (zones == Zones::kept) return text;
    if (formats::is_gzip(text)) text = *formats::inflate_gzip(text, path, formats::limits::gzip_bytes);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool zone = text[at] == '+' && (text.compare(at, 6, "+01:00") == 0 || text.compare(at, 6, "+02:00") == 0);
        if (!zone) out += text[at];
        at += zone ? 6 : 1;
    }
    return out;
}

void check_paths(const std::string& file, const std::string& expected_name, Zones zones = Zones::kept,
                 events::Lifecycle lifecycle = events::Lifecycle::paired) {
    const std::filesystem::path folder = std::filesystem::path(CICLO_SHARED) / "logs";
    if (!std::filesystem::exists(folder / file)) {
        std::cout << "skipped 1 log: " << folder / file << " is absent\n";
        return;
    }
    const auto expected = formats::read_json(file_bytes(folder / (expected_name + ".expected.json")), file);
    ASSERT_TRUE(expected.ok());
    const formats::Value* answers = expected->find("time_order");
    if (answers == nullptr) answers = expected->find("file_order");
    const auto log = events::read_log(text_of(folder / file, zones), file, {}, {.lifecycle = lifecycle});
    ASSERT_TRUE(log.ok());
    const Measures measures = measure(*log, {.detail = Detail::quantiles});
    EXPECT_EQ(measures.events, count_at(*answers, "events")) << file;
    EXPECT_EQ(measures.cases, count_at(*answers, "cases")) << file;
    EXPECT_EQ(static_cast<std::int64_t>(measures.variants.all.size()), count_at(*answers, "variants")) << file;
    EXPECT_EQ(measures.variants.all.front().cases, count_at(answers->find("top_variants")->items[0], "count")) << file;
    EXPECT_EQ(measures.events_per_case.most, number_at(*answers, "longest_trace")) << file;
    EXPECT_EQ(measures.events_per_case.least, number_at(*answers, "shortest_trace")) << file;
    expect_counts(*log, measures, &ActivityMeasures::events, *answers->find("activity_counts"), "events");
    expect_counts(*log, measures, &ActivityMeasures::begun, *answers->find("start_activities"), "begun");
    expect_counts(*log, measures, &ActivityMeasures::ended, *answers->find("end_activities"), "ended");
    expect_counts(*log, measures, &ActivityMeasures::rework_cases, *answers->find("rework_cases_per_activity"), "rework");
    if (const formats::Value* loops = answers->find("self_loop_events")) {
        expect_counts(*log, measures, &ActivityMeasures::self_loops, *loops, "self-loops");
    }
    const auto gaps = gaps_of(*log, measures);
    EXPECT_EQ(gaps.size(), answers->find("dfg")->items.size()) << file;
    for (const formats::Value& edge : answers->find("dfg")->items) {
        const auto found = gaps.find({edge.items[0].text, edge.items[1].text});
        ASSERT_NE(found, gaps.end()) << edge.items[0].text << " → " << edge.items[1].text;
        EXPECT_EQ(found->second.n, *parse_integer(edge.items[2].text));
    }
    expect_spread(measures.durations_by_end, *answers->find("case_duration_seconds"), file + " duration");
    if (log->has_both_times) return;  // the oracle's gaps are between ends
    for (const formats::Value& edge : answers->find("perf_dfg_seconds")->items) {
        expect_spread(gaps.at({edge.items[0].text, edge.items[1].text}), edge.items[2], edge.items[0].text);
    }
}

TEST(KnownAnswers, RunningExample) {
    check_paths("running-example.xes", "running-example");
    check_paths("running-example.csv", "running-example");
}
TEST(KnownAnswers, Receipt) {
    check_paths("receipt.xes.gz", "receipt", Zones::dropped);
    check_paths("receipt.csv", "receipt", Zones::dropped);
}
TEST(KnownAnswers, Helpdesk) {
    check_paths("helpdesk.xes.gz", "helpdesk");
}
TEST(KnownAnswers, RepairExample) {
    check_paths("repairExample.xes.gz", "repairExample", Zones::kept, events::Lifecycle::every_row);
}
TEST(KnownAnswers, RoadTraffic) {
    check_paths("roadtraffic_4tu.xes.gz", "roadtraffic_4tu", Zones::dropped);
}
TEST(KnownAnswers, IntervalLogByTime) {
    check_paths("interval_event_log.csv", "interval_event_log");
    check_paths("interval_event_log.xes", "interval_event_log");
}
TEST(KnownAnswers, Hospital) {
    check_paths("hospital_fairness_high.xes.gz", "hospital_fairness_high");
}

void check_times(const std::string& name) {
    const auto known = interval_log(name);
    if (!known) return;
    const events::Log& log = known->log;
    const formats::Value& answers = known->answers;
    const Measures measures = measure(log, {.detail = Detail::quantiles});
    EXPECT_EQ(measures.events, count_at(answers, "rows"));
    EXPECT_EQ(measures.cases, count_at(answers, "cases"));
    EXPECT_EQ(static_cast<std::int64_t>(measures.variants.all.size()), count_at(answers, "variants"));
    expect_spread(measures.durations, *answers.find("throughput_seconds"), name + " duration");
    const auto numbers = numbers_of(log.activities);
    for (const auto& entry : answers.find("service_seconds_per_activity")->entries) {
        expect_spread(measures.activities[numbers.at(entry.key)].service, entry.value, entry.key + " service");
    }
    for (const auto& entry : answers.find("waiting_seconds_per_activity")->find("values")->entries) {
        expect_spread(measures.activities[numbers.at(entry.key)].waiting, entry.value, entry.key + " waiting");
    }
    const auto gaps = gaps_of(log, measures);
    for (const formats::Value& edge : answers.find("edge_gap_seconds")->items) {
        expect_spread(gaps.at({edge.items[0].text, edge.items[1].text}), edge.items[2],
                      edge.items[0].text + " → " + edge.items[1].text);
    }
}

TEST(KnownAnswers, TimesOfTheSyntheticService) {
    check_times("syn1k");
}
TEST(KnownAnswers, TimesOfPatients) {
    check_times("patients_eventdataR");
}
TEST(KnownAnswers, TimesOfACallCentre) {
    check_times("callcenter_apromore");
}

}  // namespace
}  // namespace ciclo::journeys
