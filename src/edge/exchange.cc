#include "edge/exchange.h"

namespace ciclo::edge {

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

}  // namespace ciclo::edge
