#include "organisation/due.h"

#include <gtest/gtest.h>

#include "organisation/kinds.h"
#include "records/value.h"

namespace ciclo::organisation {
namespace {

using calendar::Day;
using calendar::day_of;

records::Record empty_of(const records::Kind& kind) {
    records::Record record;
    record.values.resize(kind.fields.size());
    return record;
}

// R0-15: the box is read every Friday; it was last read on Friday 10 October 2025.
TEST(Due, aBoxReadEveryFridayIsDueOnTheNext) {
    const Beat fridays{.rhythm = Rhythm::weekly, .weekday = Weekday::friday};
    const Day due = next_after(fridays, day_of(2025, 10, 10));
    EXPECT_EQ(calendar::iso_text(due), "2025-10-17");
    EXPECT_FALSE(is_overdue(due, day_of(2025, 10, 17)));
    EXPECT_TRUE(is_overdue(due, day_of(2025, 10, 18)));
    EXPECT_EQ(calendar::iso_text(next_after(fridays, day_of(2025, 10, 8))), "2025-10-10");
    EXPECT_EQ(calendar::iso_text(next_after(fridays, day_of(2025, 10, 11))), "2025-10-17");
}

TEST(Due, monthsEndOnTheirLastDay) {
    const Beat last{.rhythm = Rhythm::monthly, .number = 31};
    EXPECT_EQ(calendar::iso_text(next_after(last, day_of(2025, 1, 31))), "2025-02-28");
    EXPECT_EQ(calendar::iso_text(next_after(last, day_of(2024, 1, 31))), "2024-02-29");
    EXPECT_EQ(calendar::iso_text(next_after(last, day_of(2025, 2, 28))), "2025-03-31");
    EXPECT_EQ(calendar::iso_text(next_after({.rhythm = Rhythm::monthly, .number = 15}, day_of(2025, 12, 15))),
              "2026-01-15");
    EXPECT_EQ(calendar::iso_text(next_after({.rhythm = Rhythm::every_days, .number = 10}, day_of(2025, 10, 28))),
              "2025-11-07");
}

TEST(Due, aPostWithoutItsNumberHasNoDay) {
    const records::Kind& kind = listening_post_kind();
    records::Record post = empty_of(kind);
    EXPECT_FALSE(next_listening(post));
    post.values[kind.at("rhythm")] = std::string("weekly");
    EXPECT_FALSE(next_listening(post));
    post.values[kind.at("weekday")] = std::string("friday");
    post.created = {1'790'000'000'000'000};  // 2026-09-21, a Monday; never done
    EXPECT_EQ(calendar::iso_text(*next_listening(post)), "2026-09-25");
    post.values[kind.at("last_done")] = day_of(2025, 10, 10);
    EXPECT_EQ(calendar::iso_text(*next_listening(post)), "2025-10-17");
}

// R0-05: reviewed on 1 October with a period of 30 days, overdue on 1 November.
TEST(Due, aReviewFollowsTheLastByItsPeriod) {
    const records::Kind& kind = cycle_kind();
    records::Record cycle = empty_of(kind);
    EXPECT_FALSE(next_review(cycle, day_of(2025, 10, 1)));
    cycle.values[kind.at("review_days")] = std::int64_t{30};
    EXPECT_FALSE(next_review(cycle, std::nullopt));
    EXPECT_EQ(calendar::iso_text(*next_review(cycle, day_of(2025, 9, 1))), "2025-10-01");
    cycle.values[kind.at("last_review")] = day_of(2025, 10, 1);
    const Day due = *next_review(cycle, day_of(2025, 9, 1));
    EXPECT_EQ(calendar::iso_text(due), "2025-10-31");
    EXPECT_FALSE(is_overdue(due, day_of(2025, 10, 31)));
    EXPECT_TRUE(is_overdue(due, day_of(2025, 11, 1)));
    cycle.values[kind.at("review_days")] = {};
    cycle.values[kind.at("review_months")] = std::int64_t{5};
    cycle.values[kind.at("last_review")] = day_of(2025, 9, 30);
    EXPECT_EQ(calendar::iso_text(*next_review(cycle, {})), "2026-02-28");
}

TEST(Due, theDayTurnsWhereTheOrganisationIs) {
    const records::Kind& kind = organisation_kind();
    records::Record lima = empty_of(kind);
    const calendar::Instant night{1'760'929'200'000'000};  // 2025-10-20T03:00:00Z
    EXPECT_EQ(calendar::iso_text(today_of(nullptr, night)), "2025-10-20");
    EXPECT_EQ(calendar::iso_text(today_of(&lima, night)), "2025-10-20");
    lima.values[kind.at("utc_offset_hours")] = -5.0;
    EXPECT_EQ(calendar::iso_text(today_of(&lima, night)), "2025-10-19");
}

}  // namespace
}  // namespace ciclo::organisation
