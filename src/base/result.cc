#include "base/result.h"

namespace ciclo {

std::string Place::text() const {
    std::string out = file;
    if (line > 0) out += ":" + std::to_string(line);
    if (line > 0 && column > 0) out += ":" + std::to_string(column);
    return out;
}

std::string Error::text() const {
    const std::string where = place.text();
    std::string out = where.empty() ? what : where + ": " + what;
    if (!cure.empty()) out += "; " + cure;
    return out;
}

}  // namespace ciclo
