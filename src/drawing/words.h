// Fixed words of drawings in the three languages. Everything that is data comes in with the drawing's input.
#pragma once

#include <string_view>

#include "base/language.h"

namespace ciclo::drawing {

struct Word {
    std::string_view es, en, nl;
    constexpr std::string_view in(Language language) const {
        return language == Language::es ? es : language == Language::en ? en : nl;
    }
};

/// Grouped by drawing; add yours at the end.
namespace word {
inline constexpr Word no_data{"n/d", "n/d", "n.b."};
inline constexpr Word critical{"crítico", "critical", "kritiek"};
inline constexpr Word candidate{"candidato a crítico", "candidate critical", "mogelijk kritiek"};
inline constexpr Word optional{"opcional", "optional", "optioneel"};
inline constexpr Word wait{"espera", "wait", "wachttijd"};
inline constexpr Word minutes{"min", "min", "min"};
inline constexpr Word few_answers{"pocas respuestas", "few answers", "weinig antwoorden"};
inline constexpr Word start{"inicio", "start", "begin"};
}  // namespace word

}  // namespace ciclo::drawing
