#include "actions/action.h"

namespace ciclo::actions {

std::string Arguments::text(std::string_view name) const { return maybe(name).value_or(""); }

std::optional<std::string> Arguments::maybe(std::string_view name) const {
    const auto found = values.find(name);
    if (found == values.end() || found->second.empty()) return std::nullopt;
    return found->second.back();
}

const std::vector<std::string>& Arguments::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = values.find(name);
    return found == values.end() ? none : found->second;
}

const Action* find(std::string_view name) {
    for (const Action& action : all()) {
        if (action.name == name) return &action;
    }
    return nullptr;
}

}  // namespace ciclo::actions
