// The sets of roles that the declarations of this room name. Internal to the room.
#pragma once

#include "access/role.h"

namespace ciclo::organisation {

using access::Role;
using access::RoleSet;

/// Everybody who works here; an outside provider sees its own agreements only.
inline constexpr RoleSet staff = Role::administrator | Role::quality_manager | Role::data_protection_officer |
                                 Role::facilitator | Role::member | Role::trainer | Role::learner | Role::observer;
/// Who arranges the organisation: its units, its people, its outside providers.
inline constexpr RoleSet arrangers = Role::administrator | Role::quality_manager;
/// Who shapes the quality work: services, cycles.
inline constexpr RoleSet shapers = Role::quality_manager | Role::facilitator;

}  // namespace ciclo::organisation
