// Scope: what one caller may see. Made once per request from the caller's grants and the unit tree; every reading of the
// store takes one, and there is no way to read without it.
//
//   if (!scope.may(kind.writers, records::unit_of(kind, record))) return refused();
//
// A grant covers its unit and all below it; a record of no unit belongs to the whole organisation: everybody with a grant
// sees it, and only a grant over the whole organisation may change it. Plain values; any number of threads.
#pragma once

#include <string>
#include <vector>

#include "access/role.h"

namespace ciclo::access {

/// A person's role over a unit and all below it. Empty unit = the whole organisation.
struct Grant {
    Role role = Role::member;
    std::string unit;
    std::vector<std::string> units = {};  ///< `unit` and all below it, sorted; empty with an empty unit
};

struct Scope {
    std::string actor;                ///< id of the person or token; "system" for the program itself; "" nobody
    std::vector<Grant> grants;        ///< valid now
    bool whole_organisation = false;  ///< some grant has no unit
    std::vector<std::string> units;   ///< ids of all units covered by any grant, sorted; empty with whole_organisation

    RoleSet roles() const;
    /// True when some grant with one of `wanted` covers `unit`; "" needs a grant over the whole organisation.
    bool may(RoleSet wanted, const std::string& unit) const;
    /// True when records of `unit` are visible; "" is visible to every grant.
    bool sees_unit(const std::string& unit) const;
    /// Everything: for the program itself and for whoever holds the data folder.
    static Scope of_system();
};

}  // namespace ciclo::access
