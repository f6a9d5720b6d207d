#include "trace/times.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "moments/evidence_files.h"
#include "trace/limits.h"
#include "trace/read_times.h"

namespace ciclo::trace {
namespace {

using ciclo::testing::columns_of;
using ciclo::testing::must;
using ciclo::testing::Said;
using ciclo::testing::source;
using ciclo::testing::table_of;
using ciclo::testing::words_of_reader;

Result<Times> read(const std::string& text, const std::string& columns = "", const std::string& file = "t.csv") {
    const formats::ColumnMapping mapping = columns_of(columns);
    return read_times(table_of(text, file, mapping.times.csv()), mapping);
}

TEST(Story, HasSixSeries) {
    const Times times = must(read(source("tests/inputs/story/times.csv")));
    const std::tuple<const char*, const char*, const char*, std::size_t> wanted[] = {
        {"Call answer", "s", "A", 20},         {"Call answer", "s", "B", 20},
        {"Arrival to triage", "min", "A", 20}, {"Arrival to triage", "min", "B", 20},
        {"Ambulance arrival", "min", "A", 8},  {"Ambulance arrival", "min", "B", 9},
    };
    ASSERT_EQ(times.series.size(), 6u);
    for (std::size_t i = 0; i < 6; ++i) {
        const auto& [name, unit, period, n] = wanted[i];
        EXPECT_EQ(times.series[i].name, name);
        EXPECT_EQ(times.series[i].unit, unit);
        EXPECT_EQ(times.series[i].period, period);
        EXPECT_EQ(times.series[i].values.size(), n);
        EXPECT_TRUE(times.series[i].days.empty());
    }
    const auto& calls = times.series[0].values;
    EXPECT_DOUBLE_EQ(std::accumulate(calls.begin(), calls.end(), 0.0) / 20, 12.4);
    EXPECT_EQ(times.series[2].place.text(), "t.csv:42:1");
    EXPECT_TRUE(times.ledger.empty());
}

TEST(Values, KeepTheirDays) {
    const Times times =
        must(read("serie;unidad;fecha;valor\nLlamada;s;14/10/2025;3,5\nLlamada;s;2/10/2025;4\n", "decimal: comma"));
    ASSERT_EQ(times.series.size(), 1u);
    EXPECT_EQ(times.series[0].values, (std::vector<double>{3.5, 4}));
    EXPECT_EQ(iso_text(*times.series[0].days[1]), "2025-10-02");
}

TEST(Counts, AreMetOrMissedOfTotal) {
    const Times met = must(read("series,date,met,total\nCalls,2025-02-01,8,10\nCalls,2025-01-01,9,10\n"));
    ASSERT_EQ(met.series.size(), 1u);
    ASSERT_EQ(met.series[0].counts.size(), 2u);
    EXPECT_EQ(met.series[0].counts[0].label, "2025-01");  // in order of day
    EXPECT_EQ(met.series[0].counts[0].met, 9);
    const Times missed = must(read("series,label,missed,total\nCalls,week 2,2,10\nCalls,week 1,1,10\n"));
    EXPECT_EQ(missed.series[0].counts[0].label, "week 2");  // without days the file's order
    EXPECT_EQ(missed.series[0].counts[0].met, 8);
}

TEST(Counts, OfOnePeriodAreAddedNeverAveraged) {
    const Times times = must(read("series,ward,date,met,total\nCalls,a,2025-01-05,1,10\nCalls,b,2025-01-05,90,100\n",
                                  "times: {ignore: [ward]}"));
    ASSERT_EQ(times.series[0].counts.size(), 1u);
    EXPECT_EQ(times.series[0].counts[0].met, 91);
    EXPECT_EQ(times.series[0].counts[0].total, 110);
    EXPECT_EQ(times.series[0].counts[0].label, "2025-01-05");
    EXPECT_EQ(testing::ledger_text(times.ledger), "t.csv counts_added  [1] noted");
}

TEST(Nhs, SampleGivesTheMonthsOfOneTrust) {
    const Times times = must(read(source("examples/nhs/sample.csv"), source("examples/nhs/columns.yaml")));
    ASSERT_EQ(times.series.size(), 1u);
    const TimeSeries& series = times.series[0];
    EXPECT_EQ(series.name, "A&E four hours");
    ASSERT_EQ(series.counts.size(), 36u);
    EXPECT_EQ(series.counts.front().label, "2016-04");
    EXPECT_EQ(series.counts.back().label, "2019-03");
    std::int64_t met = 0, total = 0;
    double shares = 0;
    for (const MetCount& count : series.counts) {
        met += count.met;
        total += count.total;
        shares += static_cast<double>(count.met) / static_cast<double>(count.total);
    }
    EXPECT_EQ(total, 539434);
    EXPECT_EQ(total - met, 123788);
    EXPECT_NEAR(shares / 36, 0.799, 0.0005);  // the centre line of the published worked example
    EXPECT_EQ(times.ledger.count("filtered_rows"), 1);
}

TEST(Nhs, WholeTableGivesTheSame) {
    const auto bytes = testing::shared("data/nhs_ae_attendances.csv");
    if (!bytes) return;
    const std::string columns = source("examples/nhs/columns.yaml");
    const Times whole = must(read(*bytes, columns)), sample = must(read(source("examples/nhs/sample.csv"), columns));
    ASSERT_EQ(whole.series.size(), 1u);
    ASSERT_EQ(whole.series[0].counts.size(), 36u);
    for (std::size_t i = 0; i < 36; ++i) {
        EXPECT_EQ(whole.series[0].counts[i].label, sample.series[0].counts[i].label);
        EXPECT_EQ(whole.series[0].counts[i].met, sample.series[0].counts[i].met);
    }
    EXPECT_EQ(testing::ledger_text(whole.ledger), "t.csv filtered_rows  [12729] noted");
}

class BadTimes : public ::testing::TestWithParam<Said> {};

TEST_P(BadTimes, IsToldWithItsPlace) {
    const Said& bad = GetParam();
    EXPECT_EQ(words_of_reader(read(bad.input, bad.columns)), bad.says);
}

const Said bad_inputs[] = {
    {"no_number", "series,value\nCalls,ten\nCalls,9\n", "", "t.csv:2:7 not_a_number value [ten] row left out"},
    {"blank", "series,value\nCalls,\nCalls,9\n", "", "t.csv:2:7 no_value value [] row left out"},
    {"negative_time", "series,unit,value\nCalls,s,-1\nCalls,s,9\n", "",
     "t.csv:2:9 negative_time value [-1] row left out"},
    {"decimal_comma", "series;value\nCalls;9,5\n", "", "t.csv:2:7 decimal_comma value [9,5] read as 9.5"},
    {"comma_or_thousands", "series;value\nCalls;9,500\nCalls;9\n", "",
     "t.csv:2:7 ambiguous_number value [9,500] row left out"},
    {"no_series", "series,value\n,10\nCalls,9\n", "", "t.csv:2:1 no_series series [] row left out"},
    {"unit_changes", "series,unit,value\nCalls,s,10\nCalls,min,9\n", "",
     "t.csv:3:1 unit_changes Calls [min] row left out"},
    {"no_date", "series,date,value\nCalls,2025-02-30,9\n", "", "t.csv:2:7 not_a_date date [2025-02-30] value left out"},
    {"no_count", "series,met,total\nCalls,8.5,10\nCalls,8,10\n", "", "t.csv:2:7 not_a_count met [8.5] row left out"},
    {"more_met_than_there_were", "series,met,total\nCalls,11,10\nCalls,8,10\n", "",
     "t.csv:2:7 met_over_total met [11] row left out"},
    {"of_nothing", "series,met,total\nCalls,0,0\nCalls,8,10\n", "",
     "t.csv:2:9 nothing_to_count total [0] row left out"},
    {"row_twice", "series,label,met,total\nCalls,w1,8,10\nCalls,w1,8,10\n", "",
     "t.csv:3:1 duplicate_row  [] row left out"},
    {"neither_shape", "series,seconds\nCalls,8\n", "",
     "t.csv:1:1: t.csv has neither a column value nor the columns total and met (or missed); its headers are series, "
     "seconds; "
     "rename the headers, or write times: {value: \"header\"} in a column mapping file"},
    {"no_name", "value\n8\n", "",
     "t.csv:1:1: t.csv does not say which standard its times measure; its headers are value; add a column series, or "
     "write "
     "times: {series: \"=Call answer\"} in a column mapping file"},
    {"all_filtered", "series,value,ward\nCalls,8,A\n", "times: {only: {ward: B}}",
     "t.csv: no row of t.csv could be used; check times: only in the column mapping"},
    {"all_left_out", "series,value\nCalls,x\n", "",
     "t.csv: no row of t.csv could be used; check that it is the right file"},
};

INSTANTIATE_TEST_SUITE_P(Times, BadTimes, ::testing::ValuesIn(bad_inputs),
                         [](const auto& one) { return std::string(one.param.name); });

RC_GTEST_PROP(Times, EveryValueIsReadInItsOrder, ()) {
    const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100'000));
    RC_PRE(!values.empty());
    std::string text = "series,value\n";
    for (const int value : values) text += "Calls," + std::to_string(value) + "\n";
    const Times times = must(read(text));
    RC_ASSERT(times.series.size() == 1u);
    RC_ASSERT(times.series[0].values == std::vector<double>(values.begin(), values.end()));
    RC_ASSERT(times.ledger.empty());
}

}  // namespace
}  // namespace ciclo::trace
