#include "base/progress.h"

#include <gtest/gtest.h>

namespace ciclo {
namespace {

TEST(Progress, NobodyWatchingNeverCancels) {
    NoProgress progress;
    progress.at("reading", 1, 2);
    EXPECT_FALSE(progress.cancelled());
}

}  // namespace
}  // namespace ciclo
