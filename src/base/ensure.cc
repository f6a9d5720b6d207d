#include "base/ensure.h"

namespace ciclo {

void promise_broken(const char* file, int line, const char* condition, const char* why) {
    throw Broken(std::string(file) + ":" + std::to_string(line) + ": promised that " + why + " (" + condition + ")");
}

}  // namespace ciclo
