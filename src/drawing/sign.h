// How a moment was lived, in one of four signs. Never by colour alone: each sign has a shape and a glyph of its own
// (circle +, diamond ~, square -, dashed circle empty), and in tables its word.
#pragma once

#include "base/names.h"

namespace ciclo::drawing {

enum class Sign { none, positive, mixed, negative };

inline constexpr Names<Sign, 4> sign_names{{{Sign::none, "none", "sin datos", "no data", "geen gegevens"},
                                            {Sign::positive, "positive", "positivo", "positive", "positief"},
                                            {Sign::mixed, "mixed", "mixto", "mixed", "gemengd"},
                                            {Sign::negative, "negative", "negativo", "negative", "negatief"}}};
inline const Names<Sign, 4>& names_of(Sign*) {
    return sign_names;
}

}  // namespace ciclo::drawing
