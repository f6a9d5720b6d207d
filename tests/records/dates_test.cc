#include "records/dates.h"

#include <gtest/gtest.h>

#include "calendar/duration.h"
#include "records/sample_records.h"

namespace {

using namespace ciclo;
using namespace ciclo::records;

TEST(ExactDay, takes_one_form_only) {
    EXPECT_EQ(exact_day("2025-10-20"), calendar::day_of(2025, 10, 20));
    EXPECT_EQ(exact_day("0001-01-01"), calendar::day_of(1, 1, 1));
    EXPECT_EQ(exact_day("9999-12-31"), calendar::day_of(9999, 12, 31));
    EXPECT_EQ(exact_day("2024-02-29"), calendar::day_of(2024, 2, 29));
    for (const char* text : {"", "2025-10-2", "2025-10-20 ", "25-10-20", "20-10-2025", "2025/10/20", "2025-13-01",
                             "2025-02-29", "0000-01-01", "-001-01-01", "2025-10-20T00:00:00Z", "２025-10-20"}) {
        EXPECT_EQ(exact_day(text), std::nullopt) << text;
    }
}

TEST(ExactInstant, takes_a_zone_and_up_to_six_decimals) {
    EXPECT_EQ(calendar::iso_text(exact_instant("2025-10-20T16:00:00Z").value()), "2025-10-20T16:00:00Z");
    EXPECT_EQ(calendar::iso_text(exact_instant("2025-10-20T16:00:00.123456Z").value()), "2025-10-20T16:00:00.123456Z");
    EXPECT_EQ(calendar::iso_text(exact_instant("2025-10-20T16:00:00-05:30").value()), "2025-10-20T21:30:00Z");
    for (const char* text : {"", "2025-10-20", "2025-10-20T16:00:00", "2025-10-20 16:00:00Z", "2025-10-20T24:00:01Z",
                             "2025-10-20T16:60:00Z", "2025-10-20T16:00:00.Z", "2025-10-20T16:00:00.1234567Z",
                             "2025-10-20T16:00:00z", "2025-10-20T16:00Z", "2025-10-20T16:00:00+1:00",
                             "2025-10-20T16:00:00ZZ", "2025-02-30T16:00:00Z", "9999-12-31T23:59:59-01:00"}) {
        EXPECT_EQ(exact_instant(text), std::nullopt) << text;
    }
}

TEST(AppendIso, is_the_text_of_the_calendar_room) {
    sample::Stream stream(5);
    constexpr std::int64_t first = -719162, days = 2932896 + 719162 + 1;
    for (int i = 0; i < 200'000; ++i) {
        const auto day = first + static_cast<std::int64_t>(stream.below(static_cast<std::size_t>(days)));
        const auto of_day = static_cast<std::int64_t>(stream.below(86'400'000'000)) / (i % 2 == 0 ? 1 : 1'000'000) *
                            (i % 2 == 0 ? 1 : 1'000'000);
        const calendar::Instant instant{day * calendar::microseconds_per_day + of_day};
        std::string text;
        append_iso(text, instant);
        ASSERT_EQ(text, calendar::iso_text(instant));
        ASSERT_EQ(exact_instant(text), instant) << text;
        std::string day_text;
        append_iso(day_text, calendar::Day{static_cast<std::int32_t>(day)});
        ASSERT_EQ(day_text, calendar::iso_text(calendar::Day{static_cast<std::int32_t>(day)}));
        ASSERT_EQ(exact_day(calendar::iso_text(calendar::Day{static_cast<std::int32_t>(day)})),
                  (calendar::Day{static_cast<std::int32_t>(day)}));
    }
    std::string text;
    append_iso(text, calendar::Instant{INT64_MAX});
    EXPECT_EQ(text, calendar::iso_text(calendar::Instant{INT64_MAX}));
    text.clear();
    append_iso(text, calendar::Day{INT32_MIN / 2});
    EXPECT_EQ(text, calendar::iso_text(calendar::Day{INT32_MIN / 2}));
}

TEST(IsWritable, ends_with_the_years_of_four_digits) {
    EXPECT_TRUE(is_writable(calendar::day_of(1, 1, 1)));
    EXPECT_FALSE(is_writable(calendar::Day{calendar::day_of(1, 1, 1).days_since_1970 - 1}));
    EXPECT_TRUE(is_writable(calendar::day_of(9999, 12, 31)));
    EXPECT_FALSE(is_writable(calendar::Day{calendar::day_of(9999, 12, 31).days_since_1970 + 1}));
    const std::int64_t end =
        (std::int64_t{calendar::day_of(9999, 12, 31).days_since_1970} + 1) * calendar::microseconds_per_day;
    EXPECT_TRUE(is_writable(calendar::Instant{end - 1}));
    EXPECT_FALSE(is_writable(calendar::Instant{end}));
}

}  // namespace
