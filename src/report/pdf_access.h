// The parts of an accessible PDF that cairo 1.16 cannot write: the language of the document, the title in the window,
// and the text read instead of each figure.
//
//   Result<std::string> bytes = make_accessible(cairo_bytes, {Language::es, {"Media 2,85 de 5 …"}});
//
// Adds an incremental section (ISO 32000-1, 7.5.6) that replaces the catalog and the Figure elements; nothing before it
// is changed. Reads only what cairo writes: a plain cross-reference table and uncompressed objects. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace ciclo::report {

struct PdfAccess {
    Language language = Language::en;
    std::vector<std::string> alternatives;  ///< UTF-8, one per Figure tag in the order they were begun
};

/// Refuses (unsupported) a file without plain cross-reference table or catalog, and one whose figures are not as many
/// as the alternatives.
Result<std::string> make_accessible(std::string pdf, const PdfAccess& access);

}  // namespace ciclo::report
