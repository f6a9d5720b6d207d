// The fonts that travel inside the program, made known to fontconfig, pango, cairo and librsvg.
//
// A PNG or PDF must be the same on every machine, so this process sees only the shipped fonts: the families that
// drawings and pages name ("Source Sans 3", "Source Serif 4", sans-serif, serif) all lead to them. Letters that the
// shipped fonts do not have (Arabic, Chinese, …) are taken from the fonts of the machine when it has them, else shown
// as an empty box. Done once per process, at first use; any thread.
#pragma once

#include "base/result.h"

namespace ciclo::report {

/// Refuses (io) when no private folder can be made for the fonts. Later calls give the first answer again.
Result<Done> use_shipped_fonts();

}  // namespace ciclo::report
