// The Document as one HTML page that loads nothing: styles, fonts and drawings are inside it, there is no script.
//
// The page is well-formed XML as well as HTML. Its policy (Content-Security-Policy) forbids everything but inline
// styles and data: fonts and images. It follows light and dark, prints on A4, and reads from 360 to 1440 px. All text
// is escaped. Pure; any number of threads.
#pragma once

#include <string>

#include "report/document.h"

namespace ciclo::report {

enum class PageFonts {
    embedded,  ///< Source Sans 3 and Source Serif 4 inside the page, 110 kB
    system     ///< the reader's own fonts: a small page
};

std::string to_html(const Document& document, PageFonts fonts = PageFonts::embedded);

}  // namespace ciclo::report
