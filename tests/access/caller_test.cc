#include "access/caller.h"

#include <gtest/gtest.h>

namespace {

using namespace ciclo::access;

TEST(Caller, nobody_has_proven_nothing_and_the_machine_everything) {
    EXPECT_EQ(Caller::nobody().proof, Proof::none);
    EXPECT_TRUE(Caller::nobody().scope.actor.empty());
    EXPECT_FALSE(Caller::nobody().recently_confirmed);
    EXPECT_EQ(Caller::machine().proof, Proof::machine);
    EXPECT_TRUE(Caller::machine().recently_confirmed);
    EXPECT_EQ(Caller::machine().scope.roles(), every_role);
}

}  // namespace
