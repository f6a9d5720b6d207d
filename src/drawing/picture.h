// What every draw_* function of this room gives back.
#pragma once

#include <string>

namespace ciclo::drawing {

/// A whole <svg> element: self-contained, without script, style element or external reference, so that it can stand
/// in a page with a strict content policy, in a file, or go to a renderer as it is. Natural size in CSS pixels.
struct Drawing {
    std::string svg;
    double width = 0, height = 0;
};

}  // namespace ciclo::drawing
