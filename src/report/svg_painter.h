// Paints a drawing on a cairo surface, as vectors with real text. Shared by picture export and the report's PDF.
//
// Cairo's and librsvg's headers stay in the .cc; the caller that has a cairo_t has them anyway.
#pragma once

#include "base/result.h"
#include "drawing/geometry.h"
#include "drawing/picture.h"

typedef struct _cairo cairo_t;

namespace ciclo::report {

/// Paints `picture` so that it fills `place` (units of the surface), keeping its proportions and standing in the
/// middle. Makes the shipped fonts available first. Refuses (unsupported) an SVG that librsvg cannot read. One thread
/// at a time.
Result<Done> paint_drawing(cairo_t* surface, const drawing::Drawing& picture, const drawing::Box& place);

}  // namespace ciclo::report
