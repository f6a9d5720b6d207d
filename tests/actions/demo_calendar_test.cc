// The story's days move by whole weeks, and only days do.
#include "actions/demo_calendar.h"

#include <gtest/gtest.h>

namespace ciclo::actions {
namespace {

calendar::Instant noon(int year, unsigned month, unsigned day) {
    return {std::int64_t{calendar::day_of(year, month, day).days_since_1970} * 86'400'000'000 + 43'200'000'000};
}

TEST(DemoCalendar, movesByWholeWeeksToTheLastFridayBeforeTheDay) {
    EXPECT_EQ(demo_shift_days(noon(2025, 11, 1)), 0);
    EXPECT_EQ(demo_shift_days(noon(2025, 11, 7)), 0);   // a Friday: the one before
    EXPECT_EQ(demo_shift_days(noon(2025, 11, 8)), 7);
    EXPECT_EQ(demo_shift_days(noon(2025, 10, 31)), -7);
    EXPECT_EQ(demo_shift_days(noon(2026, 11, 23)), 385);
    for (int later = 0; later < 800; ++later) {
        const calendar::Instant now{noon(2026, 1, 1).microseconds_utc + later * std::int64_t{86'400'000'000}};
        const int days = demo_shift_days(now);
        ASSERT_EQ(days % 7, 0);
        const int end = calendar::day_of(2025, 10, 31).days_since_1970 + days;
        const int today = calendar::day_of(2026, 1, 1).days_since_1970 + later;
        ASSERT_TRUE(end < today && end >= today - 7) << later;
    }
}

TEST(DemoCalendar, movesDaysAndNothingElse) {
    EXPECT_EQ(with_moved_days("last_done: 2025-10-10, code: Q-2025-014, 12025-10-10, 2025-13-40", 385),
              "last_done: 2026-10-30, code: Q-2025-014, 12025-10-10, 2025-13-40");
    EXPECT_EQ(with_moved_days("a,2025-12-31\n2025-10-14", 7), "a,2026-01-07\n2025-10-21");
    EXPECT_EQ(with_moved_days("[{es: Hola}] {2025-10-14/2025-10-19}, {2025-10-13}", 0),
              "[{es: Hola}] 14–19 oct 2025, 13 oct 2025");
    EXPECT_EQ(with_moved_days("month_day: {day 2025-10-17}, {day 2025-10-31}", 7), "month_day: 24, 7");
}

}  // namespace
}  // namespace ciclo::actions
