#include <gtest/gtest.h>

#include "base/ensure.h"
#include "counted.h"
#include "drawing/circle_examples.h"
#include "drawing/loop_ring.h"

namespace ciclo::drawing {
namespace {

TEST(LoopRing, FillsFiveSegmentsByTheirShare) {
    LoopRing ring{
        .number = 1, .done = {1, 1, 0.6, 0.25, 0}, .caption = {"Vuelta 1", "2 de 5 pasos hechos", Language::es, "l"}};
    const Drawing small = draw_loop_ring(ring);
    examples::keep("loop-ring-small", small);
    EXPECT_EQ(times(small.svg, "<g class=\"cd-step\""), 5u);
    EXPECT_EQ(times(small.svg, "cd-f-ink-2"), 4u);  // two whole, two in part
    EXPECT_EQ(times(small.svg, "cd-f-sunk"), 3u);
    EXPECT_NE(small.svg.find("3. Estrategia y planes: 60\u00a0%"), std::string::npos);
    EXPECT_NE(small.svg.find("5. Encuesta: sin empezar"), std::string::npos);
    ring.diameter = 40;
    examples::keep("loop-ring-40", draw_loop_ring(ring));
    ring.diameter = 160;
    ring.labels = LoopRing::Labels::shown;
    examples::keep("loop-ring-large", draw_loop_ring(ring));
}

TEST(LoopRing, NeverCallsAlmostDoneDone) {
    LoopRing ring{.done = {0.999, 0.001, 0, 0, 0}};
    const std::string svg = draw_loop_ring(ring).svg;
    EXPECT_NE(svg.find("1. Moments: 99%"), std::string::npos);
    EXPECT_NE(svg.find("2. Requirements: 1%"), std::string::npos);
}

TEST(LoopRing, RefusesWhatIsNoShare) {
    EXPECT_THROW(draw_loop_ring({.done = {1.2, 0, 0, 0, 0}}), Broken);
    EXPECT_THROW(draw_loop_ring({.diameter = 20}), Broken);
}

}  // namespace
}  // namespace ciclo::drawing
