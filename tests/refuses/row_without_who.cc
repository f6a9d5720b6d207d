// Must not compile: a deed that does not say who may do it.
#include "actions/action.h"

ciclo::actions::Action row();
ciclo::actions::Action row() { return {.name = "a", .help = {"a", "a", "a"}}; }
