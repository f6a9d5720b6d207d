// Standards in other units, the words of change, and what stops a comparison.
#include "indicators/standards.h"

#include <gtest/gtest.h>

#include "indicators/measures.h"
#include "indicators/story_evidence.h"

namespace ciclo::indicators {
namespace {

TEST(Standards, EachComparisonHasItsSide) {
    cycle::Standard standard = story::standard("M1.s1", 0.3, "");
    EXPECT_TRUE(meets(0.1 + 0.2, standard)) << "0.30000000000000004";
    EXPECT_FALSE(meets(0.31, standard));
    standard.comparison = cycle::Comparison::at_least;
    EXPECT_TRUE(meets(0.3, standard));
    EXPECT_FALSE(meets(0.29, standard));
    standard.comparison = cycle::Comparison::equal;
    EXPECT_TRUE(meets(0.1 + 0.2, standard));
    EXPECT_FALSE(meets(0, standard));
}

TEST(Standards, CountsAreSummedNeverAveraged) {
    moments::Evidence evidence = story::on_20_october();
    evidence.standards = {story::measured("M1", "calls", "", "", {})};
    evidence.standards[0].series.counts = {{"2025-01", {}, 1, 1}, {"2025-02", {}, 0, 99}};
    const StandardMeasure calls = measure(evidence).standards.front();
    EXPECT_DOUBLE_EQ(calls.compliance.value, 0.01);
    EXPECT_EQ(calls.n, 100);
    EXPECT_FALSE(calls.times.has_value());
}

// oracle target_verdict
TEST(Standards, ThreeStateVerdict) {
    moments::Evidence evidence = story::on_20_october();
    const auto verdict_at = [&](double percent) {
        evidence.map.moments[0].standards[0].compliance_percent = percent;
        evidence.standards = {story::measured("M1", "calls", "", "", {})};
        evidence.standards[0].series.counts = {{"", {}, 171, 194}};
        return measure(evidence).standards.front().verdict;
    };
    EXPECT_EQ(verdict_at(90), StandardVerdict::not_proven);
    EXPECT_EQ(verdict_at(80), StandardVerdict::met);
    EXPECT_EQ(verdict_at(95), StandardVerdict::not_met);
}

TEST(Standards, ASeriesWithoutObservationsIsLeftOut) {
    moments::Evidence evidence = story::on_20_october();
    evidence.standards = {story::measured("M1", "calls", "s", "", {}), story::measured("M9", "x", "s", "", {1})};
    EXPECT_TRUE(measure(evidence).standards.empty());
}

TEST(Change, FourAnswersProveNothing) {
    moments::Evidence evidence = story::on_31_october();
    evidence.before->answers.columns[2] = story::ratings("M3", {1, 1, 1, 2, 0, 0, 0, 0, 0, 0,
                                                                0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const Measures measures = measure(evidence);
    EXPECT_EQ(measures.before_after->moments[2].change, Change::unknown);
    EXPECT_FALSE(measures.before_after->moments[2].drift_without_action.has_value());
}

TEST(Change, AnotherScaleIsNotCompared) {
    moments::Evidence evidence = story::on_31_october();
    evidence.before->answers.columns[2].scale = {0, 10, 7, 4};
    const MomentChange m3 = measure(evidence).before_after->moments[2];
    EXPECT_TRUE(m3.before.has_value());
    EXPECT_FALSE(m3.difference.has_value());
    EXPECT_EQ(m3.change, Change::unknown);
}

TEST(Change, ForTheWorseHasItsOwnWord) {
    moments::Evidence evidence = story::on_31_october();
    std::swap(evidence.wave, evidence.before);
    const Measures measures = measure(evidence);
    EXPECT_EQ(measures.before_after->moments[2].change, Change::clear_worse);
    EXPECT_LT(measures.before_after->moments[2].difference->value, 0);
}

TEST(Change, TheSameCriticalityIsNotReadTwice) {
    moments::Evidence evidence = story::on_31_october();
    evidence.before_map = story::map(story::ThirdMoment::critical);
    EXPECT_FALSE(measure(evidence).before_after->before_as_then.has_value());
    evidence.before_map.reset();
    EXPECT_FALSE(measure(evidence).before_after->before_as_then.has_value());
}

TEST(Change, WavesOfOneFileAreNamedByTheirDays) {
    moments::Evidence evidence = story::on_31_october();
    for (moments::Wave* wave : {&*evidence.wave, &*evidence.before}) {
        wave->answers.file = "all.csv";
        const int start = wave == &*evidence.before ? 20375 : 20388;  // 14 and 27 October 2025
        for (int row = 0; row < 20; ++row) wave->answers.day.push_back(calendar::Day{start + row % 4});
    }
    const BeforeAfter change = *measure(evidence).before_after;
    EXPECT_EQ(change.label_before, "2025-10-14/2025-10-17");
    EXPECT_EQ(change.label_after, "2025-10-27/2025-10-30");
}

class Impatient final : public Progress {
public:
    void at(std::string_view, double done, double total) override {
        EXPECT_LT(done, total);
        ++steps_;
    }
    bool cancelled() const override { return steps_ >= 2; }
    int steps_ = 0;
};

TEST(Progress, StopsWhenCancelled) {
    Impatient impatient;
    measure(story::on_31_october(), {}, impatient);
    EXPECT_EQ(impatient.steps_, 2);
}

}  // namespace
}  // namespace ciclo::indicators
