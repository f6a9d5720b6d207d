// Pictures to files: one SVG or PNG each, or one PDF with all the sheets. Shared by every deed that draws.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actions/action.h"
#include "drawing/picture.h"

namespace ciclo::actions {

/// --paper and -o.
std::vector<Input> picture_inputs();
/// Known before anything is drawn, so that a slip in a name costs no minute.
std::optional<Error> unknown_picture_format(const Arguments& arguments);
/// Several drawings go into one PDF, or into numbered SVG or PNG files; without -o the first goes to the text, as SVG.
Result<Outcome> save_drawings(const std::vector<drawing::Drawing>& drawings, const std::string& title,
                              const Arguments& arguments, World& world);

}  // namespace ciclo::actions
