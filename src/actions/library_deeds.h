// library show: what there is to begin from — the nine templates with their classification (domain.md table C), the
// nine patterns with what they lead to, the industry groups (R1-34…R1-38). Nothing is typed in: everything is read from
// the templates. library preview: of an object-centric log (OCEL) to begin from, which type of object a case may be.
#pragma once

#include "actions/action.h"

namespace ciclo::actions {

Action library_action();
Action library_preview_action();

}  // namespace ciclo::actions
