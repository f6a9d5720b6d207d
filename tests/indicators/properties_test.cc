// What must hold for any survey.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "indicators/measures.h"
#include "indicators/story_evidence.h"

namespace ciclo::indicators {
namespace {

/// Any ratings 1–5 with gaps, any criticality.
moments::Evidence any_evidence() {
    moments::Evidence evidence;
    evidence.map = story::map();
    for (cycle::Moment& moment : evidence.map.moments) moment.criticality.critical = *rc::gen::arbitrary<bool>();
    const auto respondents = static_cast<std::size_t>(*rc::gen::inRange(1, 40));
    moments::Wave wave;
    wave.answers.respondents = respondents;
    for (int m = 1; m <= 7; ++m) {
        const auto values = *rc::gen::container<std::vector<double>>(
            respondents, rc::gen::map(rc::gen::inRange(0, 6), [](int value) { return static_cast<double>(value); }));
        wave.answers.columns.push_back(story::ratings("M" + std::to_string(m), values));
    }
    wave.satisfied_column = 6;
    wave.satisfied_is_last_moment = true;
    evidence.wave = std::move(wave);
    return evidence;
}

constexpr MeasureOptions quick{.replicates = 60, .threads = 1};

RC_GTEST_PROP(AnySurvey, NumbersStayWhereTheyBelong, ()) {
    const Measures measures = measure(any_evidence(), quick);
    for (const MomentMeasure& moment : measures.moments) {
        std::int64_t sum = 0;
        for (const auto& [value, count] : moment.histogram) sum += count;
        RC_ASSERT(sum == moment.n);
        RC_ASSERT(moment.n + moment.not_experienced + moment.otherwise_missing == measures.respondents);
        RC_ASSERT(moment.mean.has_value() == (moment.n > 0));
        if (moment.mean) RC_ASSERT(moment.mean->value >= 1 && moment.mean->value <= 5);
        if (moment.mean && moment.mean->has_interval()) {
            RC_ASSERT(*moment.mean->low <= moment.mean->value && moment.mean->value <= *moment.mean->high);
        }
    }
    if (!measures.cycle.index) return;
    RC_ASSERT(measures.cycle.index->value >= 0 && measures.cycle.index->value <= 100);
    if (measures.cycle.index->has_interval()) RC_ASSERT(*measures.cycle.index->low <= *measures.cycle.index->high);
}

RC_GTEST_PROP(AnySurvey, IntegrityIsWhatACountSays, ()) {
    const moments::Evidence evidence = any_evidence();
    std::int64_t spoke = 0, whole = 0;
    bool asked = false;
    for (std::size_t row = 0; row < evidence.wave->answers.respondents; ++row) {
        bool rated = false, broken = false;
        for (std::size_t m = 0; m < 7; ++m) {
            const survey::Column& column = evidence.wave->answers.columns[m];
            if (!column.present(row)) continue;
            rated = true;
            const bool critical = evidence.map.moments[m].criticality.critical;
            asked = asked || critical;
            broken = broken || (critical && column.value[row] <= 2);
        }
        spoke += rated ? 1 : 0;
        whole += rated && !broken ? 1 : 0;
    }
    const CycleReading cycle = measure(evidence, quick).cycle;
    RC_ASSERT(cycle.integrity.has_value() == asked);
    if (!asked) return;
    RC_ASSERT(cycle.integrity->n == spoke);
    RC_ASSERT(cycle.integrity->value == static_cast<double>(whole) / static_cast<double>(spoke));
    RC_ASSERT(cycle.broken_count == spoke - whole);
}

RC_GTEST_PROP(AnySurvey, AnotherCriticalMomentNeverMendsIntegrity, ()) {
    moments::Evidence evidence = any_evidence();
    const CycleReading before = measure(evidence, quick).cycle;
    evidence.map.moments[static_cast<std::size_t>(*rc::gen::inRange(0, 7))].criticality.critical = true;
    const CycleReading after = measure(evidence, quick).cycle;
    if (before.integrity && after.integrity) RC_ASSERT(after.integrity->value <= before.integrity->value);
}

RC_GTEST_PROP(AnySurvey, TheOrderOfRespondentsSaysNothing, ()) {
    moments::Evidence evidence = any_evidence();
    const Measures before = measure(evidence, quick);
    for (survey::Column& column : evidence.wave->answers.columns) {
        std::reverse(column.value.begin(), column.value.end());
        std::reverse(column.presence.begin(), column.presence.end());
    }
    const Measures after = measure(evidence, quick);
    for (std::size_t m = 0; m < 7; ++m) {
        RC_ASSERT(before.moments[m].mean == after.moments[m].mean);
        RC_ASSERT(before.moments[m].reach == after.moments[m].reach);
        RC_ASSERT(before.moments[m].alarm == after.moments[m].alarm);
    }
    RC_ASSERT(before.cycle.integrity == after.cycle.integrity);
    RC_ASSERT(before.cycle.weighted_mean == after.cycle.weighted_mean);
    RC_ASSERT(before.weakest == after.weakest);
}

RC_GTEST_PROP(AnySurvey, ARowWithoutAnswersChangesNoMean, ()) {
    moments::Evidence evidence = any_evidence();
    const Measures before = measure(evidence, quick);
    for (survey::Column& column : evidence.wave->answers.columns) {
        column.value.push_back(0);
        column.presence.push_back(survey::Presence::lost);
    }
    ++evidence.wave->answers.respondents;
    const Measures after = measure(evidence, quick);
    for (std::size_t m = 0; m < 7; ++m) {
        RC_ASSERT(before.moments[m].mean == after.moments[m].mean);
        RC_ASSERT(before.moments[m].reach == after.moments[m].reach);
    }
    RC_ASSERT(before.cycle.integrity == after.cycle.integrity);
}

}  // namespace
}  // namespace ciclo::indicators
