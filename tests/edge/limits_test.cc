// The limits fit each other.
#include "edge/limits.h"

#include <gtest/gtest.h>

namespace ciclo::edge {
namespace {

TEST(Limits, the_defaults_are_those_promised) {
    const Limits limits;
    EXPECT_EQ(limits.head_bytes, 16U * 1024);
    EXPECT_EQ(limits.target_bytes, 8U * 1024);
    EXPECT_EQ(limits.header_count, 100U);
    EXPECT_EQ(limits.head, std::chrono::seconds(10));
    EXPECT_EQ(limits.body, std::chrono::seconds(30));
    EXPECT_EQ(limits.idle, std::chrono::seconds(60));
    EXPECT_EQ(limits.write, std::chrono::seconds(30));
    EXPECT_EQ(limits.connections, 10'000U);
    EXPECT_EQ(limits.connections_per_address, 64U);
    EXPECT_LT(limits.target_bytes, limits.head_bytes);
    EXPECT_LT(limits.connections_for_intake, limits.connections);
    EXPECT_LT(limits.heartbeat, limits.idle);
}

}  // namespace
}  // namespace ciclo::edge
