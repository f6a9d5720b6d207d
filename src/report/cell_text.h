// What a table cell shows, the same in a page, a PDF and Markdown. Internal to report.
#pragma once

#include <string>

#include "report/document.h"

namespace ciclo::report {

struct CellText {
    std::string value;  ///< "2,85", "35 %", "n/d"
    std::string basis;  ///< "7 de 20 · 18–57 %", "2,37–3,33"; may be empty
};
/// The number or the text without sign and marks.
CellText shown(const Cell& cell, Language language);

/// "positivo" …
std::string sign_word(drawing::Sign sign, Language language);
/// "crítico", "candidato", "Alarma"
std::string mark_word(Mark mark, Language language);
/// Sign and marks of a cell in words, "negativo, candidato"; empty when it has none. For who does not see the glyphs.
std::string sign_and_marks(const TextCell& cell, Language language);
/// "★", "★?", "!": the glyph that stands before the word of a mark.
std::string mark_glyph(Mark mark);

}  // namespace ciclo::report
