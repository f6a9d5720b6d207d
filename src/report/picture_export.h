// Drawings as files for people who do not open SVG: PNG for slides, PDF for paper.
//
//   Result<std::string> bytes = to_pdf({circle, curve}, {.title = "Urgencias, v1", .foot = "Versión 1 · 20 oct 2025 · n
//   20"});
//
// The PDF is vector with real text that can be searched and copied, one drawing a page, scaled to the page; tagged
// with title, language and, per drawing, its summary as the text read instead of the picture. The same input gives the
// same bytes on every run and machine with the same libraries: dates in the file are the fixed ones of PdfOptions, and
// the fonts are the program's own (report/fonts.h). Used from one thread at a time. Refuses (unsupported) a drawing
// that the renderer cannot read, and (limit) pictures past the limits of report/limits.h.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "drawing/picture.h"

namespace ciclo::report {

enum class Paper { a4, a3 };
enum class Orientation { landscape, portrait };

struct PdfOptions {
    Paper paper = Paper::a4;
    Orientation orientation = Orientation::landscape;
    std::string title;
    std::string foot;                    ///< version, date, n: under every page, with the page number
    std::vector<std::string> summaries;  ///< per drawing: the sentence above it; missing ones = none
    Language language = Language::en;
    std::string made_on = "2000-01-01T00:00:00Z";  ///< ISO 8601; the date the file says it was made on
};

/// `scale` pixels per CSS pixel, more than 0.
Result<std::string> to_png(const drawing::Drawing& picture, double scale = 2);
Result<std::string> to_pdf(const std::vector<drawing::Drawing>& pages, const PdfOptions& options);

}  // namespace ciclo::report
