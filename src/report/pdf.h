// The Document as a tagged PDF: A4, drawings as vectors, headings, paragraphs, lists, tables and figures with
// alternative texts in its structure tree, language, title, outline, page numbers and a running foot.
//
// The same document gives the same bytes every time: fonts travel with the program and dates come from the evidence.
// One document is rendered at a time (the font map is shared); calls from several threads wait for each other.
#pragma once

#include <string>

#include "base/result.h"
#include "report/document.h"

namespace ciclo::report {

/// Fails only when a drawing cannot be rendered or memory runs out.
Result<std::string> to_pdf(const Document& document);

}  // namespace ciclo::report
