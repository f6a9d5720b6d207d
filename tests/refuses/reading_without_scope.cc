// Must not compile: a reading that does not say in whose scope.
#include "seams/store.h"

void read(ciclo::seams::Store& store);
void read(ciclo::seams::Store& store) { static_cast<void>(store.read()); }
