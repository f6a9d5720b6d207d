#include "base/id.h"

#include <gtest/gtest.h>

#include <concepts>

namespace ciclo {
namespace {

using MomentId = Id<struct MomentTag>;
using StageId = Id<struct StageTag>;

TEST(Id, stands_for_one_kind_of_thing) {
    static_assert(!std::convertible_to<StageId, MomentId>);
    static_assert(!std::equality_comparable_with<StageId, MomentId>);
    EXPECT_EQ(MomentId("M3"), MomentId("M3"));
    EXPECT_LT(MomentId("M3"), MomentId("M4"));
    EXPECT_TRUE(MomentId().empty());
    EXPECT_EQ(std::hash<MomentId>{}(MomentId("M3")), std::hash<std::string>{}("M3"));
}

}  // namespace
}  // namespace ciclo
