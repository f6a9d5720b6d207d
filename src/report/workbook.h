// The Document as a spreadsheet: the answer with its figures, then one sheet per table that names one. Numbers are
// numbers; a value with an interval takes four columns (value, low, high, n). Pure; any number of threads.
#pragma once

#include "formats/xlsx.h"
#include "report/document.h"

namespace ciclo::report {

formats::Workbook to_workbook(const Document& document);

}  // namespace ciclo::report
