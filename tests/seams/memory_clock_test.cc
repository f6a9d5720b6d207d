// The settable clock, seeded chance, and ids that sort by time.
#include "seams/memory_clock.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "seams/record_ids.h"
#include "seams/seeded_chance.h"

namespace ciclo::seams {
namespace {

TEST(MemoryClock, stands_still_until_told) {
    MemoryClock clock({1'000});
    EXPECT_EQ(clock.now().microseconds_utc, 1'000);
    clock.advance_milliseconds(2);
    EXPECT_EQ(clock.now().microseconds_utc, 3'000);
    EXPECT_EQ(clock.steady_milliseconds(), 2);
    clock.set({-5});
    EXPECT_EQ(clock.now().microseconds_utc, -5);
    EXPECT_EQ(clock.steady_milliseconds(), 2);
}

TEST(SeededChance, gives_the_same_bytes_for_the_same_seed) {
    SeededChance one(1), same(1), other(2);
    std::array<unsigned char, 64> a{}, b{}, c{}, d{};
    one.fill(a);
    same.fill(b);
    other.fill(c);
    one.fill(d);
    EXPECT_EQ(a, b);
    EXPECT_NE(a, c);
    EXPECT_NE(a, d);
}

TEST(RecordIds, always_rise_and_are_26_characters) {
    SeededChance chance(3);
    RecordIds ids;
    std::string last;
    std::set<std::string> seen;
    std::int64_t now = 1'760'976'000'000'000;
    for (int i = 0; i < 20'000; ++i) {
        now += i % 7 == 0 ? 1'000 : i % 50 == 0 ? -3'600'000'000 : 10;
        const std::string id = ids.next({now}, chance).text;
        ASSERT_EQ(id.size(), 26U);
        ASSERT_GT(id, last);
        last = id;
        seen.insert(id);
    }
    EXPECT_EQ(seen.size(), 20'000U);
}

TEST(RecordIds, begin_with_the_time) {
    SeededChance chance(3);
    RecordIds ids;
    EXPECT_EQ(ids.next({1'760'976'000'000'000}, chance).text.substr(0, 10), "01K815JN00");
}

}  // namespace
}  // namespace ciclo::seams
