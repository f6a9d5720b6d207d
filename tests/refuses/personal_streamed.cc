// Must not compile: a name written to a stream, where a log might be.
#include <ostream>

#include "base/personal.h"

void tell(std::ostream& out, const ciclo::Personal<std::string>& name);
void tell(std::ostream& out, const ciclo::Personal<std::string>& name) { out << name; }
