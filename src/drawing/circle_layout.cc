#include "drawing/circle_layout.h"

#include "base/ensure.h"
#include "drawing/circle_parts.h"

namespace ciclo::drawing {

CircleLayout lay_out_circle(const Circle& circle) {
    // cycle/limits.h lets a map have as many; a ring of 200 nodes is 3.6 m wide at natural size, and still right.
    ENSURE(circle.moments.size() <= 200, "a circle has at most 200 moments");
    ENSURE(circle.transversals.size() <= 20, "a circle has at most 20 transversal moments");
    CircleLayout layout;
    place_ring(circle, layout);
    place_centre(circle, layout);
    place_labels(circle, layout);
    place_start(circle, layout);
    place_legend(circle, layout);
    return layout;
}

}  // namespace ciclo::drawing
