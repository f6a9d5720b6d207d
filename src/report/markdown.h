// The Document as Markdown (CommonMark with pipe tables): for a repository, an issue or a mail. Figures become their
// sentence; every table is there in full. Text is escaped, so that no name becomes markup. Pure; any number of threads.
#pragma once

#include <string>

#include "report/document.h"

namespace ciclo::report {

std::string to_markdown(const Document& document);

}  // namespace ciclo::report
