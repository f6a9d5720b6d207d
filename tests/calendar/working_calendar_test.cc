// The known answers "business_calendar": deadlines in working days under three territories' holidays, and working hours.
#include "calendar/working_calendar.h"

#include <gtest/gtest.h>

namespace ciclo::calendar {
namespace {

std::vector<Day> days(const std::vector<std::string>& texts) {
    std::vector<Day> found;
    for (const std::string& text : texts) found.push_back(*parse_day(text, DayOrder::year_month_day));
    return found;
}

WorkingCalendar colombia() {
    return {.holidays = days({"2024-01-01", "2024-01-08", "2024-03-25", "2024-03-28", "2024-03-29", "2024-05-01",
                              "2024-05-13", "2024-06-03", "2024-06-10", "2024-07-01", "2024-07-20", "2024-08-07",
                              "2024-08-19", "2024-10-14", "2024-11-04", "2024-11-11", "2024-12-08", "2024-12-25",
                              "2025-01-01", "2025-01-06"})};
}

WorkingCalendar spain() {
    return {.holidays = days({"2024-01-01", "2024-01-06", "2024-03-29", "2024-05-01", "2024-08-15", "2024-10-12",
                              "2024-11-01", "2024-12-06", "2024-12-25", "2025-01-01", "2025-01-06"})};
}

std::string due(const WorkingCalendar& calendar, const std::string& received, int n, Roll roll) {
    return iso_text(due_day(calendar, days({received}).front(), n, roll));
}

double hours(const WorkingCalendar& calendar, const std::string& from, const std::string& until) {
    return working_hours_between(calendar, *parse_instant(from, DayOrder::year_month_day),
                                 *parse_instant(until, DayOrder::year_month_day));
}

TEST(WorkingCalendar, KnownDeadlines) {
    struct Case {
        WorkingCalendar calendar;
        const char* received;
        int n;
        const char* due;
        const char* due_roll_next;
    };
    const Case cases[] = {
        {colombia(), "2024-03-18", 15, "2024-04-11", "2024-04-11"}, {colombia(), "2024-03-22", 10, "2024-04-10", "2024-04-10"},
        {colombia(), "2024-03-23", 15, "2024-04-17", "2024-04-18"}, {colombia(), "2024-12-20", 30, "2025-02-05", "2025-02-05"},
        {spain(), "2024-08-13", 10, "2024-08-28", "2024-08-28"},    {spain(), "2024-12-05", 20, "2025-01-08", "2025-01-08"},
        {spain(), "2024-04-30", 15, "2024-05-22", "2024-05-22"},
    };
    for (const Case& known : cases) {
        EXPECT_EQ(due(known.calendar, known.received, known.n, Roll::previous), known.due) << known.received;
        EXPECT_EQ(due(known.calendar, known.received, known.n, Roll::next), known.due_roll_next) << known.received;
    }
}

TEST(WorkingCalendar, KnownHours) {
    EXPECT_DOUBLE_EQ(hours(colombia(), "2024-03-22T16:30", "2024-03-26T09:15"), 1.75);
    EXPECT_DOUBLE_EQ(hours(colombia(), "2024-03-23T10:00", "2024-03-23T12:00"), 0);
    EXPECT_DOUBLE_EQ(hours(spain(), "2024-08-14T12:00", "2024-08-16T12:00"), 9);
    EXPECT_DOUBLE_EQ(hours(spain(), "2024-08-16T12:00", "2024-08-14T12:00"), 0);
}

TEST(WorkingCalendar, CalendarWeeksNeedNoCalendar) {
    const Day received = days({"2024-04-02"}).front();
    EXPECT_EQ(iso_text(Day{received.days_since_1970 + 6 * 7}), "2024-05-14");
    EXPECT_EQ(iso_text(Day{received.days_since_1970 + 10 * 7}), "2024-06-11");
}

TEST(WorkingCalendar, DeadlinesNeverComeEarlierForMoreDays) {
    for (int n = 1; n < 60; ++n) {
        EXPECT_LT(due(spain(), "2024-11-30", n, Roll::previous), due(spain(), "2024-11-30", n + 1, Roll::previous));
        EXPECT_LE(due(spain(), "2024-11-30", n, Roll::previous), due(spain(), "2024-11-30", n, Roll::next));
    }
}

TEST(WorkingCalendar, DaysBefore1970HaveTheirWeekdayToo) {
    EXPECT_FALSE(is_worked({}, day_of(1969, 12, 28)));  // a Sunday
    EXPECT_TRUE(is_worked({}, day_of(1969, 12, 29)));
}

}  // namespace
}  // namespace ciclo::calendar
