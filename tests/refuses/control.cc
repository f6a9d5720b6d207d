// Compiles: what the other files of this folder get wrong, done right.
#include <ostream>

#include "actions/action.h"
#include "base/personal.h"

ciclo::actions::Action row();
ciclo::actions::Action row() { return {.name = "a", .help = {"a", "a", "a"}, .who = ciclo::actions::Permission::signed_in()}; }

std::size_t length(const ciclo::Personal<std::string>& name);
std::size_t length(const ciclo::Personal<std::string>& name) { return name.reveal(ciclo::Purpose::measure_length_only).size(); }
