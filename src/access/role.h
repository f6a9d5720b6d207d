// Who somebody is to the organisation, and the sets of roles that kinds and deeds name.
//
//   constexpr RoleSet writers = Role::quality_manager | Role::facilitator;
//   if (writers.contains(Role::member)) …
//
// A grant gives a person one role over one unit and all below it, for a time. No role is given by default.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/names.h"

namespace ciclo::access {

enum class Role : std::uint8_t {
    administrator,            ///< people, settings, backup; sees no complaint text
    quality_manager,          ///< everything of the quality work
    data_protection_officer,  ///< audit, erasure, exports; reads who read what
    facilitator,              ///< workshops
    member,                   ///< front line, secondary, managerial staff
    trainer,
    learner,
    observer,                 ///< mystery visits, context checks
    provider                  ///< an outside provider's user: own agreements only
};
inline constexpr int role_count = 9;

/// A set of roles as a value; the empty set is nobody.
class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(Role role) : bits_(bit(role)) {}  // NOLINT: meant to convert
    constexpr bool contains(Role role) const { return (bits_ & bit(role)) != 0; }
    constexpr bool meets(RoleSet other) const { return (bits_ & other.bits_) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr RoleSet operator|(RoleSet other) const { return RoleSet(static_cast<std::uint16_t>(bits_ | other.bits_)); }
    constexpr bool operator==(const RoleSet&) const = default;

private:
    constexpr explicit RoleSet(std::uint16_t bits) : bits_(bits) {}
    static constexpr std::uint16_t bit(Role role) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(role)); }
    std::uint16_t bits_ = 0;
};
constexpr RoleSet operator|(Role left, Role right) { return RoleSet(left) | RoleSet(right); }
inline constexpr RoleSet every_role = Role::administrator | Role::quality_manager | Role::data_protection_officer |
                                      Role::facilitator | Role::member | Role::trainer | Role::learner | Role::observer |
                                      Role::provider;

const Names<Role, role_count>& names_of(Role*);

}  // namespace ciclo::access
