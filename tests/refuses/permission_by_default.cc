// Must not compile: a permission out of nothing.
#include "actions/action.h"

ciclo::actions::Permission anything();
ciclo::actions::Permission anything() { return {}; }
