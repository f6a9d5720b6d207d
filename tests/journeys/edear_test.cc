// Every measure of eventdataR::patients that edeaR 1.0.0 gave, from the same file.
#include <cmath>
#include <map>

#include "interval_logs.h"
#include "journeys/measures.h"
#include "journeys/repeats.h"
#include "journeys/resources.h"
#include "journeys/variant_times.h"
#include "journeys/waits.h"

namespace ciclo::journeys {
namespace {

class EdeaR : public ::testing::Test {
protected:
    void SetUp() override {
        known = known_log("patients_eventdataR", ".edeaR.expected.json");
        if (!known) GTEST_SUCCEED();
    }
    const formats::Value& rows(const char* name) const { return *known->answers.find(name); }
    const std::string& text(const formats::Value& row, const char* key) const { return row.find(key)->text; }
    std::uint32_t activity(const formats::Value& row) const {
        return activity_named(known->log, text(row, "handling"));
    }
    std::uint32_t resource(const formats::Value& row) const {
        return *known->log.resources.find(text(row, "employee"));
    }

    std::optional<KnownLog> known;
};

void near(double value, const formats::Value& row, const char* key) {
    const double expected = number_at(row, key);
    EXPECT_NEAR(value, expected, 1e-11 * std::max(1.0, std::fabs(expected))) << key;
}

/// min, q1, median, mean, q3, max, st_dev, iqr; total where it is given.
void same_spread(const Spread& spread, const formats::Value& row) {
    near(spread.least, row, "min"), near(spread.p25, row, "q1"), near(spread.median, row, "median");
    near(spread.mean, row, "mean"), near(spread.p75, row, "q3"), near(spread.most, row, "max");
    near(spread.p75 - spread.p25, row, "iqr");
    if (row.find("st_dev") != nullptr) near(std::sqrt(spread.variance), row, "st_dev");
    if (row.find("total") != nullptr) near(spread.sum, row, "total");
}

TEST_F(EdeaR, times_of_the_log) {
    if (!known) return;
    const EndToEnd whole = *end_to_end(case_times(Cases(known->log), {}), {});
    same_spread(whole.throughput.spread, rows("throughput_time_log").items[0]);
    same_spread(whole.processing->spread, rows("processing_time_log").items[0]);
    same_spread(whole.idle->spread, rows("idle_time_log").items[0]);
    same_spread(measure(known->log).events_per_case, rows("trace_length_log").items[0]);
}

TEST_F(EdeaR, times_and_coverage_of_traces) {
    if (!known) return;
    const Variants variants = variants_of(known->log);
    const auto paths = variant_times(variants, case_times(Cases(known->log), {}), 100, {});
    std::map<std::string, const VariantTimes*> by_path;
    for (const VariantTimes& path : paths) {
        std::string name;
        for (const std::uint32_t a : variants.path(known->log, path.variant))
            name += (name.empty() ? "" : ",") + std::string(known->log.activities[a]);
        by_path[name] = &path;
    }
    EXPECT_EQ(paths.size(), rows("throughput_time_trace").items.size());
    EXPECT_EQ(static_cast<double>(paths.size()), number_at(rows("number_of_traces").items[0], "absolute"));
    EXPECT_DOUBLE_EQ(paths.back().cumulative, 1);
    for (const auto& row : rows("throughput_time_trace").items) {
        const VariantTimes& path = *by_path.at(text(row, "trace"));
        same_spread(path.throughput.spread, row);
        near(path.coverage, row, "relative_frequency");
    }
    for (const auto& row : rows("trace_coverage_trace").items) {
        const VariantTimes& path = *by_path.at(text(row, "trace"));
        near(static_cast<double>(path.cases), row, "absolute");
        near(path.coverage, row, "relative");
        if (path.cases > 2) near(path.cumulative, row, "cum_sum");  // ties: see variant_times.h
    }
}

TEST_F(EdeaR, processing_frequency_and_presence_of_activities) {
    if (!known) return;
    const Measures measures = measure(known->log);
    const Waits waits = waits_of(Cases(known->log), {});
    const double events = static_cast<double>(known->log.events());
    for (const auto& row : rows("processing_time_activity").items) {
        same_spread(waits.activities[activity(row)].service->spread, row);
        near(static_cast<double>(waits.activities[activity(row)].events) / events, row, "relative_frequency");
    }
    for (const auto& row : rows("activity_frequency_activity").items) {
        near(static_cast<double>(measures.activities[activity(row)].events), row, "absolute");
        near(static_cast<double>(measures.activities[activity(row)].events) / events, row, "relative");
    }
    for (const auto& row : rows("activity_presence").items) {
        near(static_cast<double>(measures.activities[activity(row)].cases), row, "absolute");
        near(static_cast<double>(measures.activities[activity(row)].cases) / 500.0, row, "relative");
    }
    for (const auto& row : rows("start_activities").items)
        near(static_cast<double>(measures.activities[activity(row)].begun), row, "absolute");
    for (const auto& row : rows("end_activities").items)
        near(static_cast<double>(measures.activities[activity(row)].ended), row, "absolute");
}

TEST_F(EdeaR, self_loops_and_repetitions) {
    if (!known) return;
    const Repeats again = repeats_of(Cases(known->log));
    const auto check = [&](const char* name, std::int64_t RepeatCounts::*count, RepeatCounts ActivityRepeats::*kind) {
        EXPECT_EQ(rows(name).items.size(), 7U);
        for (const auto& row : rows(name).items)
            near(static_cast<double>(again.activities[activity(row)].*kind.*count), row, "absolute");
    };
    check("selfloops_all_activity", &RepeatCounts::all, &ActivityRepeats::self_loops);
    check("selfloops_repeat_activity", &RepeatCounts::repeat, &ActivityRepeats::self_loops);
    check("selfloops_redo_activity", &RepeatCounts::redo, &ActivityRepeats::self_loops);
    check("repetitions_all_activity", &RepeatCounts::all, &ActivityRepeats::repetitions);
    check("repetitions_repeat_activity", &RepeatCounts::repeat, &ActivityRepeats::repetitions);
    check("repetitions_redo_activity", &RepeatCounts::redo, &ActivityRepeats::repetitions);
}

TEST_F(EdeaR, resources) {
    if (!known) return;
    for (const unsigned threads : {1U, 4U}) {
        const Resources who = resources_of(Cases(known->log), {.threads = threads});
        for (const auto& row : rows("processing_time_resource").items)
            same_spread(who.resources[resource(row)].processing->spread, row);
        for (const auto& row : rows("idle_time_resource").items)
            near(who.resources[resource(row)].idle_seconds, row, "idle_time");
        for (const auto& row : rows("resource_frequency_resource").items) {
            near(static_cast<double>(who.resources[resource(row)].events), row, "absolute");
            near(who.resources[resource(row)].share, row, "relative");
        }
        for (const auto& row : rows("resource_involvement_resource").items) {
            near(static_cast<double>(who.resources[resource(row)].cases), row, "absolute");
            near(who.resources[resource(row)].involvement->value, row, "relative");
        }
        for (const auto& row : rows("resource_specialisation_resource").items)
            near(static_cast<double>(who.resources[resource(row)].activities), row, "absolute");
        for (const auto& row : rows("resource_specialisation_activity").items)
            near(static_cast<double>(who.resources_per_activity[activity(row)]), row, "absolute");
        EXPECT_EQ(who.resource_activities.size(), 7U);
    }
}

}  // namespace
}  // namespace ciclo::journeys
