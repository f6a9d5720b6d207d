// Draws the circles that people look at, and checks what is written in them.
#include "drawing/picture.h"

#include <gtest/gtest.h>

#include "drawing/circle_examples.h"

namespace ciclo::drawing {
namespace {

using examples::keep;

TEST(CirclePicture, LeavesPicturesToLookAt) {
    for (Language language : languages) {
        keep("circle-hospital-" + std::string(code_of(language)), draw_circle(examples::hospital(language)));
    }
    keep("circle-bank", draw_circle(examples::bank()));
    keep("circle-hotel", draw_circle(examples::hotel()));
    for (std::size_t n : {0u, 1u, 2u, 3u, 5u, 10u, 20u, 21u, 30u, 60u}) {
        keep("circle-random-" + std::to_string(n), draw_circle(examples::random_circle(7 + n, n)));
    }
    Circle narrow = examples::hospital(Language::es);
    narrow.names = Circle::Names::hidden;
    narrow.legend = Circle::Legend::hidden;
    keep("circle-hospital-narrow", draw_circle(narrow));
}

}  // namespace
}  // namespace ciclo::drawing
