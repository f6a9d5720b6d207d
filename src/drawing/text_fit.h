// How wide a text is, and where it breaks.
//
// Two widths, because the font is not known when drawing: text_width() is Source Sans 3 (Source Serif 4), which the
// pages carry and the Ciclo fonts are cut from; safe_width() is the wider of that and DejaVu, the fallback of the
// stack and wider than Arial or Helvetica. Boxes that must not overlap are laid out with safe_width(); lines are broken
// by text_width(), so the same words break at the same places in every font. Kerning, which only narrows these fonts,
// is left out. A character that is not in the tables counts one em.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ciclo::drawing {

enum class Face { regular, bold, serif };  ///< 400, 650; serif is the semibold of figures

double text_width(std::string_view text, double size, Face face = Face::regular);
double safe_width(std::string_view text, double size, Face face = Face::regular);
/// The widest of several lines, safe.
double safe_width(const std::vector<std::string>& lines, double size, Face face = Face::regular);

enum class Measure { source, safe };

struct Fit {
    double size = 15;
    Face face = Face::regular;
    double width = 176;  ///< wanted width of a line
    double widest = 0;   ///< a single longer word may stand alone up to here; 0 = `width`
    std::size_t most_lines = 3;
    Measure measure = Measure::source;
    double first_line_indent = 0;  ///< room taken at the start of the first line by a mark (a star)
};

struct Wrapped {
    std::vector<std::string> lines;  ///< none when the text is empty
    bool cut = false;                ///< the last line ends with "…"; show the full text in a <title>
};

/// Breaks at spaces into the fewest lines that fit, as even as can be, no line ending in a short word ("de", "of")
/// when that can be helped. White space is folded. Breaks after "-" and "/" inside long words. What does not fit in
/// `most_lines` is cut with "…".
Wrapped wrap(std::string_view text, const Fit& fit);
/// One line, cut with "…" if it must.
std::string shorten(std::string_view text, double size, Face face, double width, Measure measure = Measure::source);

}  // namespace ciclo::drawing
