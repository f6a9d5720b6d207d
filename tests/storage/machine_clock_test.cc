#include "seams/clock.h"

#include <gtest/gtest.h>

#include "storage/machine_clock.h"

namespace ciclo::storage {
namespace {

TEST(MachineClock, NeverGoesBack) {
    MachineClock clock;
    seams::Clock& seam = clock;
    std::int64_t last = seam.steady_milliseconds();
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t now = seam.steady_milliseconds();
        ASSERT_GE(now, last);
        last = now;
    }
}

}  // namespace
}  // namespace ciclo::storage
