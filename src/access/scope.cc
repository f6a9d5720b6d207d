#include "access/scope.h"

#include <algorithm>

namespace ciclo::access {

RoleSet Scope::roles() const {
    RoleSet all;
    for (const Grant& grant : grants) all = all | grant.role;
    return all;
}

bool Scope::may(RoleSet wanted, const std::string& unit) const {
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        if (!wanted.contains(grant.role)) return false;
        return grant.unit.empty() || std::binary_search(grant.units.begin(), grant.units.end(), unit);
    });
}

bool Scope::sees_unit(const std::string& unit) const {
    if (whole_organisation || unit.empty()) return !grants.empty();
    return std::binary_search(units.begin(), units.end(), unit);
}

Scope Scope::of_system() {
    Scope scope;
    scope.actor = "system";
    scope.whole_organisation = true;
    for (int i = 0; i < role_count; ++i) scope.grants.push_back({static_cast<Role>(i), "", {}});
    return scope;
}

}  // namespace ciclo::access
