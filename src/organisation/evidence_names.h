// The words of evidence: what a file holds, whether it counts. One table per list of choices.
#pragma once

#include "base/names.h"

namespace ciclo::organisation {

enum class EvidenceSort { answers, importance, cases, times, events };
enum class ImportState { in_use, undone };
/// What a part of an import carries.
enum class PartHolds { file, ledger };

const Names<EvidenceSort, 5>& names_of(EvidenceSort*);
const Names<ImportState, 2>& names_of(ImportState*);
const Names<PartHolds, 2>& names_of(PartHolds*);

}  // namespace ciclo::organisation
