// The story once more, from its files through the readers: what was typed in by hand and what was read agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/number.h"
#include "complaint/read_cases.h"
#include "indicators/measures.h"
#include "indicators/story_evidence.h"
#include "moments/evidence_files.h"
#include "moments/read_importance.h"
#include "survey/read_answers.h"
#include "trace/read_times.h"

namespace ciclo::indicators {
namespace {

using ciclo::testing::must;

formats::Table story_table(const std::string& name) {
    return testing::table_of(testing::source("tests/inputs/story/" + name), name);
}

formats::ColumnMapping mapping() {
    return testing::columns_of(
        "standards: {Call answer: M1.s1, Ambulance arrival: M2.s1, Arrival to triage: M3.s1}\n");
}

moments::Inputs inputs_of(const cycle::Map& map, const std::string& survey) {
    moments::Inputs inputs;
    inputs.map = map;
    inputs.answers = must(survey::read_answers(story_table(survey), map, mapping()));
    inputs.importance = must(moments::read_importance(story_table("importance.csv"), map, mapping()));
    inputs.cases = must(complaint::read_cases(story_table("cases.csv"), map, mapping()));
    inputs.times = must(trace::read_times(story_table("times.csv"), mapping()));
    inputs.columns = mapping();
    return inputs;
}

void expect_same_standards(const Measures& read, const Measures& typed) {
    ASSERT_EQ(read.standards.size(), 6U);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(read.standards[i].standard, typed.standards[i].standard);
        EXPECT_EQ(read.standards[i].compliance, typed.standards[i].compliance);
        EXPECT_EQ(read.standards[i].values, typed.standards[i].values);
    }
}

void expect_same_moments(const Measures& read, const Measures& typed) {
    ASSERT_EQ(read.moments.size(), 7U);
    for (std::size_t m = 0; m < 7; ++m) {
        EXPECT_EQ(read.moments[m].mean, typed.moments[m].mean);
        EXPECT_EQ(read.moments[m].reach, typed.moments[m].reach);
        EXPECT_EQ(read.moments[m].alarm, typed.moments[m].alarm);
        EXPECT_EQ(read.moments[m].candidate.met(), typed.moments[m].candidate.met());
        EXPECT_EQ(read.moments[m].candidate.proposed, typed.moments[m].candidate.proposed);
    }
}

TEST(StoryFiles, TwentiethOfOctober) {
    moments::Inputs inputs = inputs_of(testing::hospital(), "survey_a.csv");
    inputs.period.until = *calendar::valid_day(2025, 10, 20);
    const Measures read = measure(must(moments::gather(std::move(inputs))));
    const Measures typed = measure(story::on_20_october());
    EXPECT_EQ(read.cycle.index, typed.cycle.index);
    EXPECT_EQ(read.cycle.integrity, typed.cycle.integrity);
    EXPECT_EQ(read.cycle.broken, typed.cycle.broken);
    EXPECT_EQ(read.closure, typed.closure);
    EXPECT_EQ(read.loyalty->fragile, typed.loyalty->fragile);
    EXPECT_EQ(read.cases->n, 6);
    EXPECT_EQ(read.what_if.front().reading.index, typed.what_if.front().reading.index);
    expect_same_moments(read, typed);
    expect_same_standards(read, typed);
}

TEST(StoryFiles, EndOfOctober) {
    cycle::Map map = testing::hospital();
    map.moments[2].criticality.critical = true;
    moments::Inputs inputs = inputs_of(map, "survey_b.csv");
    inputs.before = must(survey::read_answers(story_table("survey_a.csv"), map, mapping()));
    inputs.before_map = testing::hospital();
    inputs.exposure = {.served = 2790, .population = 3100};
    const Measures read = measure(must(moments::gather(std::move(inputs))));
    const Measures typed = measure(story::on_31_october());
    EXPECT_EQ(format_number(read.before_after->before.index->value, 1, Language::en), "63.4");
    EXPECT_EQ(format_number(read.before_after->after.index->value, 1, Language::en), "77.5");
    EXPECT_EQ(format_number(read.before_after->before_as_then->index->value, 1, Language::en), "65.1");
    EXPECT_EQ(read.before_after->after.integrity, typed.before_after->after.integrity);
    EXPECT_EQ(read.before_after->moments[2].change, Change::clear_better);
    EXPECT_EQ(read.cases->per_thousand, typed.cases->per_thousand);
    EXPECT_EQ(read.cases->by_element, typed.cases->by_element);
    EXPECT_EQ(read.cases->told_working_days, typed.cases->told_working_days);
    EXPECT_EQ(read.coverage, typed.coverage);
    expect_same_moments(read, typed);
    expect_same_standards(read, typed);
}

}  // namespace
}  // namespace ciclo::indicators
