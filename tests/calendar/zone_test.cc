// Clocks of places against the IANA database (offsets read from it in 2026, on both sides of every change).
#include "calendar/zone.h"

#include <gtest/gtest.h>

namespace ciclo::calendar {
namespace {

std::int64_t offset(const char* zone, const char* instant) {
    const Result<Zone> found = zone_of(zone);
    EXPECT_TRUE(found.ok()) << zone;
    return found ? offset_seconds(*found, *parse_instant(instant, DayOrder::year_month_day)) : -1;
}

TEST(Zone, changes_at_the_second_of_the_database) {
    EXPECT_EQ(offset("Europe/Madrid", "2026-03-29T00:59:59Z"), 3600);
    EXPECT_EQ(offset("Europe/Madrid", "2026-03-29T01:00:00Z"), 7200);
    EXPECT_EQ(offset("Europe/Madrid", "2026-10-25T00:59:59Z"), 7200);
    EXPECT_EQ(offset("Europe/Madrid", "2026-10-25T01:00:00Z"), 3600);
    EXPECT_EQ(offset("America/New_York", "2026-03-08T06:59:59Z"), -18000);
    EXPECT_EQ(offset("America/New_York", "2026-03-08T07:00:00Z"), -14400);
    EXPECT_EQ(offset("America/New_York", "2026-11-01T05:59:59Z"), -14400);
    EXPECT_EQ(offset("America/New_York", "2026-11-01T06:00:00Z"), -18000);
    EXPECT_EQ(offset("Europe/London", "2026-03-29T00:59:59Z"), 0);
    EXPECT_EQ(offset("Europe/London", "2026-03-29T01:00:00Z"), 3600);
}

TEST(Zone, south_of_the_line_summer_lies_across_the_new_year) {
    EXPECT_EQ(offset("Australia/Sydney", "2026-04-04T15:59:59Z"), 39600);
    EXPECT_EQ(offset("Australia/Sydney", "2026-04-04T16:00:00Z"), 36000);
    EXPECT_EQ(offset("Australia/Sydney", "2026-10-03T15:59:59Z"), 36000);
    EXPECT_EQ(offset("Australia/Sydney", "2026-10-03T16:00:00Z"), 39600);
    EXPECT_EQ(offset("Australia/Sydney", "2026-01-01T00:00:00Z"), 39600);
}

TEST(Zone, offsets_and_rules_are_read) {
    EXPECT_EQ(offset("+05:30", "2026-01-01T00:00:00Z"), 19800);
    EXPECT_EQ(offset("-03:00", "2026-07-01T00:00:00Z"), -10800);
    EXPECT_EQ(offset("Z", "2026-07-01T00:00:00Z"), 0);
    EXPECT_EQ(offset("<-03>3", "2026-07-01T00:00:00Z"), -10800);
    EXPECT_EQ(offset("CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-01T00:00:00Z"), 7200);
}

TEST(Zone, what_is_no_zone_is_refused_with_the_nearest_name) {
    for (const char* text : {"", "Madrid-ish", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "+25:00", "CE1", "+1:00",
                             "CET-1CEST,M3.5.0,M10.5.0/3x"}) {
        EXPECT_FALSE(zone_of(text).ok()) << text;
    }
    EXPECT_NE(zone_of("Europe/Madird").errors().front().cure.find("Europe/Madrid"), std::string::npos);
}

TEST(Zone, local_time_goes_there_and_back) {
    const Zone madrid = *zone_of("Europe/Madrid");
    for (std::int64_t hour = 0; hour < 24 * 366; ++hour) {
        const Instant instant{1'767'225'600'000'000 + hour * 3'600'000'000 + 123};  // 2026
        const Instant back = instant_of_local(madrid, local_microseconds(madrid, instant));
        const bool second_of_two = hour == (298 - 1) * 24 + 1;  // 25 October, 01:00 UTC shows 02:00 again
        EXPECT_EQ(back.microseconds_utc, instant.microseconds_utc - (second_of_two ? 3'600'000'000 : 0)) << hour;
    }
}

}  // namespace
}  // namespace ciclo::calendar
