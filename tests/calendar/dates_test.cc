#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "calendar/date_format.h"
#include "calendar/duration.h"
#include "calendar/instant.h"

namespace ciclo::calendar {
namespace {

std::string read_day(std::string_view text, DayOrder order) {
    const auto day = parse_day(text, order);
    return day ? iso_text(*day) : "-";
}

std::string read_instant(std::string_view text, DayOrder order = DayOrder::year_month_day) {
    const auto instant = parse_instant(text, order);
    return instant ? iso_text(*instant) : "-";
}

TEST(Day, CountsFrom1970) {
    EXPECT_EQ(day_of(1970, 1, 1).days_since_1970, 0);
    EXPECT_EQ(day_of(1969, 12, 31).days_since_1970, -1);
    EXPECT_EQ(day_of(2000, 3, 1).days_since_1970, 11017);
    EXPECT_EQ(iso_text(day_of(2025, 10, 20)), "2025-10-20");
    EXPECT_EQ(iso_text(day_of(33, 4, 3)), "0033-04-03");
}

TEST(Day, RefusesDaysThatDoNotExist) {
    EXPECT_FALSE(valid_day(2025, 2, 30));
    EXPECT_FALSE(valid_day(2025, 2, 29));
    EXPECT_TRUE(valid_day(2024, 2, 29));
    EXPECT_FALSE(valid_day(1900, 2, 29));
    EXPECT_FALSE(valid_day(2025, 13, 1));
    EXPECT_FALSE(valid_day(2025, 0, 1));
    EXPECT_FALSE(valid_day(2025, 1, 0));
}

TEST(Day, IsPrintedInThreeLanguages) {
    const Day day = day_of(2025, 10, 20);
    EXPECT_EQ(printed(day, Language::es), "20 oct 2025");
    EXPECT_EQ(printed(day, Language::en), "20 Oct 2025");
    EXPECT_EQ(printed(day, Language::nl), "20 okt 2025");
}

TEST(Period, SaysEveryPartOnce) {
    EXPECT_EQ(printed_period(day_of(2025, 10, 14), day_of(2025, 10, 19), Language::es), "14–19 oct 2025");
    EXPECT_EQ(printed_period(day_of(2025, 9, 28), day_of(2025, 10, 3), Language::es), "28 sep – 3 oct 2025");
    EXPECT_EQ(printed_period(day_of(2024, 12, 28), day_of(2025, 1, 3), Language::nl), "28 dec 2024 – 3 jan 2025");
    EXPECT_EQ(printed_period(day_of(2025, 3, 1), day_of(2025, 3, 1), Language::nl), "1 mrt 2025");
}

TEST(ParseDay, ReadsWhatPeopleWrite) {
    const auto dmy = DayOrder::day_month_year, mdy = DayOrder::month_day_year, ymd = DayOrder::year_month_day;
    EXPECT_EQ(read_day("2025-10-02", dmy), "2025-10-02");  // the year in front decides itself
    EXPECT_EQ(read_day("02/10/2025", dmy), "2025-10-02");
    EXPECT_EQ(read_day("02/10/2025", mdy), "2025-02-10");
    EXPECT_EQ(read_day("2.10.25", dmy), "2025-10-02");
    EXPECT_EQ(read_day("2-10-68", dmy), "2068-10-02");
    EXPECT_EQ(read_day("2-10-69", dmy), "1969-10-02");
    EXPECT_EQ(read_day("25-10-02", ymd), "2025-10-02");
    EXPECT_EQ(read_day("22-Apr-15", mdy), "2015-04-22");
    EXPECT_EQ(read_day("Oct 2, 2025", dmy), "2025-10-02");
    EXPECT_EQ(read_day("2 de octubre de 2025", mdy), "2025-10-02");
    EXPECT_EQ(read_day("2 mei 2025", mdy), "2025-05-02");
    EXPECT_EQ(read_day(" 2025/10/02 16:05 ", dmy), "2025-10-02");
    EXPECT_EQ(read_day("2025-10-02T23:59:59+02:00", dmy), "2025-10-02");  // the day as written
}

TEST(ParseDay, RefusesTheRest) {
    for (const char* text : {"", "2025", "2025-10", "31/02/2025", "10-20-2025", "2025-10-02 25:00", "2/10-2025",
                             "2/10/2025x", "2/10/025", "20251002", "2025-1O-02", "yesterday", "2/10/20255",
                             "0000-01-01", "2025-10-02T", "45678", "1 Foo 2025", "32 oct 2025"}) {
        EXPECT_EQ(read_day(text, DayOrder::day_month_year), "-") << text;
    }
    EXPECT_EQ(read_day("31-10-2025", DayOrder::year_month_day), "-");
}

TEST(ParseInstant, ReadsZonesFractionsAndHalfDays) {
    EXPECT_EQ(read_instant("2017-01-02T11:41:53.000Z"), "2017-01-02T11:41:53Z");
    EXPECT_EQ(read_instant("2017-01-02 11:41:53+01:00"), "2017-01-02T10:41:53Z");
    EXPECT_EQ(read_instant("2011-10-11 13:45:40.276000+02:00"), "2011-10-11T11:45:40.276000Z");
    EXPECT_EQ(read_instant("2011-10-11 00:30:00+0200"), "2011-10-10T22:30:00Z");
    EXPECT_EQ(read_instant("3.1.17 8:05", DayOrder::day_month_year), "2017-01-03T08:05:00Z");
    EXPECT_EQ(read_instant("02/10/2025 19:10", DayOrder::day_month_year), "2025-10-02T19:10:00Z");
    EXPECT_EQ(read_instant("02/10/2025 7:10:05 PM", DayOrder::day_month_year), "2025-10-02T19:10:05Z");
    EXPECT_EQ(read_instant("02/10/2025 12:10 a. m.", DayOrder::day_month_year), "2025-10-02T00:10:00Z");
    EXPECT_EQ(read_instant("2025-10-02T01:02:03.1234567Z"), "2025-10-02T01:02:03.123456Z");  // further digits are cut
    EXPECT_EQ(read_instant("2025-10-02"), "2025-10-02T00:00:00Z");
    EXPECT_EQ(read_instant("2025-10-02 10:00:00 UTC"), "2025-10-02T10:00:00Z");
    EXPECT_EQ(read_instant("2184-05-05 10:00:00"), "2184-05-05T10:00:00Z");  // shifted hospital dates
    EXPECT_EQ(read_instant("2400-05-05 10:00:00"), "2400-05-05T10:00:00Z");  // past what nanoseconds can hold
    EXPECT_EQ(read_instant("1969-12-31T23:59:59.5Z"), "1969-12-31T23:59:59.500000Z");
}

TEST(ParseInstant, RefusesTheRest) {
    for (const char* text : {"2025-10-02 24:00:00", "2025-10-02 10:60", "2025-10-02 10:00:61", "2025-10-02 10:00+25:00",
                             "2025-10-02 10:00 Madrid", "2025-10-02 13:00 PM", "2025-10-02 0:00 AM",
                             "2025-10-02 10:00:00.", "10:00", "2025-10-02T10", "2025-10-02 10:0"}) {
        EXPECT_EQ(read_instant(text), "-") << text;
    }
}

RC_GTEST_PROP(ParseDay, GivesBackWhatIsoTextWrites, ()) {
    const Day day{*rc::gen::inRange(-700'000, 2'900'000)};
    RC_ASSERT(parse_day(iso_text(day), DayOrder::month_day_year) == day);
}

RC_GTEST_PROP(ParseInstant, GivesBackWhatIsoTextWrites, ()) {
    const Instant instant{*rc::gen::inRange<std::int64_t>(-60'000'000'000'000'000, 250'000'000'000'000'000)};
    RC_ASSERT(parse_instant(iso_text(instant), DayOrder::day_month_year) == instant);
}

RC_GTEST_PROP(ParseInstant, NeverBreaksOnAnyText, (const std::string& text)) {
    for (const DayOrder order : {DayOrder::year_month_day, DayOrder::day_month_year, DayOrder::month_day_year}) {
        const auto instant = parse_instant(text, order);
        const auto day = parse_day(text, order);
        RC_ASSERT(instant.has_value() == day.has_value());
    }
}

RC_GTEST_PROP(Weekdays, AreFiveOfEverySeven, ()) {
    const Day from{*rc::gen::inRange(-20'000, 30'000)};
    const int weeks = *rc::gen::inRange(-50, 50);
    RC_ASSERT(weekdays_between(from, Day{from.days_since_1970 + 7 * weeks}) == 5 * weeks);
    const Day until{*rc::gen::inRange(-20'000, 30'000)};
    RC_ASSERT(weekdays_between(from, until) == -weekdays_between(until, from));
}

TEST(Weekdays, DayZeroIsTheDayOfReceipt) {
    const Day thursday = day_of(2025, 10, 2);
    EXPECT_EQ(weekdays_between(thursday, thursday), 0);
    EXPECT_EQ(weekdays_between(thursday, day_of(2025, 10, 3)), 1);
    EXPECT_EQ(weekdays_between(thursday, day_of(2025, 10, 5)), 1);  // Saturday and Sunday add nothing
    EXPECT_EQ(weekdays_between(thursday, day_of(2025, 10, 6)), 2);
    EXPECT_EQ(weekdays_between(day_of(2025, 10, 4), day_of(2025, 10, 6)), 1);
}

TEST(Units, KnowTheirSeconds) {
    EXPECT_EQ(seconds_per("s"), 1);
    EXPECT_EQ(seconds_per("min."), 60);
    EXPECT_EQ(seconds_per("Días"), 86400);
    EXPECT_EQ(seconds_per("uur"), 3600);
    EXPECT_FALSE(seconds_per("m"));
    EXPECT_FALSE(seconds_per("%"));
    EXPECT_FALSE(seconds_per(""));
}

DayOrderWitness heard(std::initializer_list<const char*> texts) {
    DayOrderWitness witness;
    std::size_t row = 0;
    for (const char* text : texts) witness.see(text, row++);
    return witness;
}

TEST(DayOrder, IsDecidedByAPartOverTwelve) {
    EXPECT_EQ(heard({"04-08-15", "22-04-15"}).order(), DayOrder::day_month_year);
    EXPECT_EQ(heard({"8/3/2013", "8/30/2013"}).order(), DayOrder::month_day_year);
    EXPECT_EQ(heard({"9.3.10 8:05", "13.3.10 8:05"}).order(), DayOrder::day_month_year);
}

TEST(DayOrder, NeedsNoWitnessWhenDatesDecideThemselves) {
    EXPECT_EQ(heard({"2025-10-31", "4 Oct 2025", "03/03/2025", "", "n/a"}).verdict(), DayOrderVerdict::decided);
}

TEST(DayOrder, IsNeverGuessed) {
    const DayOrderWitness open = heard({"03/03/2025", "04/05/2025", "05/04/2025"});
    EXPECT_EQ(open.verdict(), DayOrderVerdict::ambiguous);
    EXPECT_EQ(open.open_row(), 1u);
    const DayOrderWitness both = heard({"13/02/2025", "02/13/2025"});
    EXPECT_EQ(both.verdict(), DayOrderVerdict::contradictory);
    EXPECT_EQ(both.day_first_row(), 0u);
    EXPECT_EQ(both.month_first_row(), 1u);
}

TEST(DayOrder, OfTheMappingWins) {
    const DateColumn column{.header = "date",
                            .count = 1,
                            .text = [](std::size_t) { return "04/05/2025"; },
                            .place =
                                [](std::size_t) {
                                    return Place{"a.csv", 2, 3};
                                }};
    EXPECT_EQ(*decide_day_order(column, "mdy"), DayOrder::month_day_year);
    const auto undecided = decide_day_order(column, "");
    ASSERT_FALSE(undecided);
    EXPECT_EQ(
        undecided.errors()[0].text(),
        "a.csv:2:3: the column \"date\" does not tell day from month: \"04/05/2025\" is the first of dates that read "
        "both ways, and none has a day over 12; write date_order: dmy or date_order: mdy in the column mapping");
}

}  // namespace
}  // namespace ciclo::calendar
