// Tidying: what was erased leaves the files. Old answers go, freed pages are given back (after an erasure the database is
// written anew), and the log is emptied. Threads: any but the pen's; waits for its end.
#pragma once

#include "seams/clock.h"
#include "storage/pen_thread.h"

namespace ciclo::storage {

/// Error limit "busy" when readings hold the log: nothing is lost, the erased bytes stay in the log until the next tidying.
Result<Done> tidy_store(PenThread& pen, seams::Clock& clock);

}  // namespace ciclo::storage
