// Several files of one wave, and the respondents of one group.
#include "survey/join_answers.h"

#include <gtest/gtest.h>

#include "cycle/read_map.h"
#include "survey/read_answers.h"

namespace ciclo::survey {
namespace {

const cycle::Map& map() {
    static const cycle::Map the_map = *cycle::read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments:\n  - {id: M1, stage: S, name: Uno}\n"
        "  - {id: M2, stage: S, name: Dos}\n",
        "map.yaml");
    return the_map;
}

Answers read(const std::string& csv, const std::string& columns = "") {
    const auto table = formats::read_csv(csv, "a.csv");
    const auto mapping = columns.empty() ? formats::ColumnMapping() : *formats::read_columns(columns, "c.yaml");
    auto answers = read_answers(*table, map(), mapping);
    EXPECT_TRUE(answers.ok());
    return answers ? *std::move(answers) : Answers();
}

std::vector<Answers> both(Answers first, Answers second) {
    std::vector<Answers> parts;
    parts.push_back(std::move(first));
    parts.push_back(std::move(second));
    return parts;
}

TEST(JoinAnswers, whoWasNotAskedIsNotKnown) {
    const Answers all = join_answers(both(read("respondent,M1\nR1,4\nR2,5\n"), read("respondent,M1,M2,date\nR1,2,3,2025-10-14\n")));
    EXPECT_EQ(all.respondents, 3U);
    EXPECT_EQ(all.respondent, (std::vector<std::string>{"R1", "R2", "R1"}));
    ASSERT_NE(all.rating(cycle::MomentId("M2")), nullptr);
    const Column& m2 = *all.rating(cycle::MomentId("M2"));
    EXPECT_EQ(m2.presence, (std::vector<Presence>{Presence::unknown, Presence::unknown, Presence::present}));
    EXPECT_EQ(m2.value[2], 3);
    EXPECT_EQ(all.rating(cycle::MomentId("M1"))->value, (std::vector<double>{4, 5, 2}));
    ASSERT_EQ(all.day.size(), 3U);
    EXPECT_FALSE(all.day[0].has_value());
    EXPECT_TRUE(all.day[2].has_value());
}

TEST(JoinAnswers, anotherScaleIsLeftOutAndTold) {
    const Answers all = join_answers(both(read("respondent,M1\nR1,4\n"),
                                          read("respondent,M1,M2\nR2,7,7\n", "answers: {scale: {lowest: 1, highest: 7}}\n")));
    EXPECT_EQ(all.ledger.count("other_scale"), 1);
    EXPECT_EQ(all.rating(cycle::MomentId("M1"))->presence[1], Presence::unknown);
    EXPECT_EQ(all.rating(cycle::MomentId("M2"))->value[1], 7);
}

TEST(JoinAnswers, groupsFollowTheirRespondents) {
    const std::string columns = "answers: {segments: {unit: Ward}}\n";
    const Answers all = join_answers(both(read("respondent,M1\nR1,4\n"), read("respondent,M1,Ward\nR2,2,Norte\nR3,3,Sur\n", columns)));
    const Answers south = only_group(all, "unit", "sur");
    EXPECT_EQ(south.respondents, 1U);
    EXPECT_EQ(south.respondent, (std::vector<std::string>{"R3"}));
    EXPECT_EQ(south.rating(cycle::MomentId("M1"))->value, (std::vector<double>{3}));
    EXPECT_EQ(only_group(all, "unit", "Este").respondents, 0U);
    EXPECT_EQ(only_group(all, "channel", "QR").respondents, 0U);
}

}  // namespace
}  // namespace ciclo::survey
