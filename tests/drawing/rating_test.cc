#include "drawing/rating.h"

#include <gtest/gtest.h>

namespace ciclo::drawing {
namespace {

TEST(Rating, FourAnswersAreFewAndFiveAreNot) {
    EXPECT_TRUE(is_few({.mean = 4.5, .n = 4}));
    EXPECT_FALSE(is_few({.mean = 4.5, .n = 5}));
}

}  // namespace
}  // namespace ciclo::drawing
