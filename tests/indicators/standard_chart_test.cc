// The run chart of a standard: limits, signals, assurance, and the four-hour standard of an NHS trust.
#include "indicators/standard_chart.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>

#include "base/number.h"
#include "base/text.h"
#include "indicators/story_evidence.h"

namespace ciclo::indicators {
namespace {

TEST(StandardChart, LimitsOfTheFirstPeriodJudgeTheSecond) {
    const moments::Evidence evidence = story::on_31_october();
    const Measures measures = measure(evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence.map.moments[0].standards[0]);
    ASSERT_EQ(chart.points.size(), 40U);
    EXPECT_EQ(chart.kind, stats::ChartKind::xmr);
    EXPECT_EQ(chart.baseline, 20U);
    EXPECT_EQ(chart.standing, stats::Standing::firm);
    EXPECT_DOUBLE_EQ(chart.centre, 12.4);
    EXPECT_FALSE(chart.shares);
    EXPECT_EQ(chart.unit, "s");
    EXPECT_DOUBLE_EQ(chart.target, 10);
    EXPECT_EQ(chart.better, stats::Direction::lower);
    EXPECT_EQ(chart.points[0].period, "A");
    EXPECT_EQ(chart.points[20].period, "B");
    EXPECT_EQ(chart.points[20].label, "21");
    EXPECT_EQ(chart.points[21].signal, stats::Signal::shift) << "eleven answers in a row below 12.4 s";
    EXPECT_EQ(chart.points[21].meaning, stats::Meaning::improvement);
    EXPECT_EQ(chart.assurance, stats::Assurance::hit_and_miss);
    for (const StandardChartPoint& point : chart.points) EXPECT_EQ(point.high, chart.points[0].high);
}

TEST(StandardChart, AllPointsMayMakeTheLimits) {
    const moments::Evidence evidence = story::on_31_october();
    const Measures measures = measure(evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence.map.moments[0].standards[0],
                                                {.baseline = StandardChartOptions::Baseline::all_points});
    EXPECT_EQ(chart.baseline, 40U);
    EXPECT_NEAR(chart.centre, (12.4 + 8.55) / 2, 1e-12);
}

TEST(StandardChart, FewValuesAreDots) {
    const moments::Evidence evidence = story::on_31_october();
    const Measures measures = measure(evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence.map.moments[1].standards[0]);
    EXPECT_EQ(chart.points.size(), 17U);
    EXPECT_FALSE(chart.kind || chart.assurance || chart.points[0].low);
    EXPECT_EQ(chart.points[0].meaning, stats::Meaning::common_cause);
    EXPECT_NEAR(chart.centre, (95.0 + 92.0) / 17, 1e-12);
}

TEST(StandardChart, NoMeasureNoChart) {
    const moments::Evidence evidence = story::on_31_october();
    EXPECT_FALSE(standard_chart({}, evidence.map.moments[0].standards[0]).has_value());
}

TEST(StandardChart, AStandardOfEqualityHasNoBetterSide) {
    moments::Evidence evidence = story::on_31_october();
    evidence.map.moments[0].standards[0].comparison = cycle::Comparison::equal;
    const Measures measures = measure(evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence.map.moments[0].standards[0]);
    EXPECT_TRUE(chart.kind.has_value());
    EXPECT_FALSE(chart.better || chart.assurance);
}

/// Months of one trust's type-1 departments, as counts of patients dealt with in four hours.
std::optional<moments::Evidence> four_hours(const std::string& trust) {
    const std::string path = std::string(CICLO_SHARED) + "/data/nhs_ae_attendances.csv";
    std::ifstream file(path);
    if (!file) {
        std::cout << "skipped the four-hour standard: " << path << " is absent\n";
        return std::nullopt;
    }
    moments::Evidence evidence = story::on_20_october();
    evidence.map.moments[0].standards[0].compliance_percent = 95;
    evidence.standards = {story::measured("M1", "four hours", "", "", {})};
    std::map<std::string, trace::MetCount> months;
    for (std::string line; std::getline(file, line);) {
        const auto cells = split(line, ',');
        if (cells[1] != "\"" + trust + "\"" || cells[2] != "\"1\"") continue;
        const std::int64_t all = *parse_integer(cells[3]), late = *parse_integer(cells[4]);
        months[std::string(cells[0])] = {std::string(cells[0]), {}, all - late, all};
    }
    for (const auto& [month, count] : months) evidence.standards[0].series.counts.push_back(count);
    return evidence;
}

// measurement 4.4: RRK, XmR as "Making Data Count" draws it
TEST(FourHours, FailConsistently) {
    const auto evidence = four_hours("RRK");
    if (!evidence) return;
    const Measures measures = measure(*evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence->map.moments[0].standards[0],
                                                {.form = ChartForm::individuals});
    ASSERT_EQ(chart.points.size(), 36U);
    EXPECT_EQ(chart.kind, stats::ChartKind::xmr);
    EXPECT_NEAR(chart.centre, 0.7985708337934129, 1e-12);
    EXPECT_NEAR(*chart.points[0].low, 0.7125759810591942, 1e-12);
    EXPECT_NEAR(*chart.points[0].high, 0.8845656865276316, 1e-12);
    EXPECT_DOUBLE_EQ(chart.target, 0.95);
    EXPECT_EQ(chart.assurance, stats::Assurance::fails);
}

TEST(FourHours, LargeCountsGetLaneysLimits) {
    const auto evidence = four_hours("RRK");
    if (!evidence) return;
    const Measures measures = measure(*evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence->map.moments[0].standards[0]);
    EXPECT_EQ(chart.kind, stats::ChartKind::p_prime);
    EXPECT_TRUE(chart.shares);
    EXPECT_GT(chart.points[0].n, 500);
    EXPECT_EQ(chart.points[0].label, "2016-04-01");
    EXPECT_EQ(chart.assurance, stats::Assurance::fails);
    EXPECT_EQ(measures.standards[0].verdict, StandardVerdict::not_met);
}

TEST(StandardChart, MonthsWithoutPatientsAreLeftOutAndCounted) {
    moments::Evidence evidence = story::on_20_october();
    evidence.standards = {story::measured("M1", "calls", "", "", {})};
    for (int month = 1; month <= 13; ++month) {
        const bool closed = month == 5;
        evidence.standards[0].series.counts.push_back({std::to_string(month), {}, closed ? 0 : 9, closed ? 0 : 10});
    }
    const Measures measures = measure(evidence);
    const StandardChart chart = *standard_chart(measures.standards, evidence.map.moments[0].standards[0]);
    EXPECT_EQ(chart.points.size(), 12U);
    EXPECT_EQ(chart.empty_periods, 1U);
    EXPECT_EQ(chart.kind, stats::ChartKind::p);
    EXPECT_EQ(chart.standing, stats::Standing::provisional);
}

}  // namespace
}  // namespace ciclo::indicators
