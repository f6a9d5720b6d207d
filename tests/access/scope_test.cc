#include "access/scope.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using namespace ciclo;
using namespace ciclo::access;

/// Quality manager of the unit "b" (with "c" and "d" below it), member of "e".
Scope some_scope() {
    Scope scope;
    scope.actor = "ana";
    scope.grants = {{Role::quality_manager, "b", {"b", "c", "d"}}, {Role::member, "e", {"e"}}};
    scope.units = {"b", "c", "d", "e"};
    return scope;
}

TEST(Role, every_role_has_a_code_and_words_and_is_found_by_its_code) {
    std::set<std::string_view> codes;
    for (int i = 0; i < role_count; ++i) {
        const Role role = static_cast<Role>(i);
        EXPECT_TRUE(codes.insert(code_of(role)).second);
        EXPECT_EQ(from_code<Role>(code_of(role)), role);
        for (const Language language : languages) EXPECT_FALSE(printed(role, language).empty());
        EXPECT_TRUE(every_role.contains(role));
    }
    EXPECT_EQ(codes.size(), 9U);
    EXPECT_EQ(from_code<Role>("root"), std::nullopt);
}

TEST(RoleSet, is_nobody_until_somebody_is_named) {
    constexpr RoleSet nobody;
    EXPECT_TRUE(nobody.empty());
    EXPECT_FALSE(nobody.contains(Role::administrator));
    EXPECT_FALSE(nobody.meets(every_role));
    constexpr RoleSet two = Role::trainer | Role::learner;
    EXPECT_TRUE(two.contains(Role::learner));
    EXPECT_FALSE(two.contains(Role::member));
    EXPECT_TRUE(two.meets(Role::trainer | Role::member));
    EXPECT_FALSE(two.meets(Role::administrator | Role::provider));
    EXPECT_EQ(two | Role::learner, two);
}

TEST(Scope, a_grant_covers_its_unit_and_all_below_it_and_no_other) {
    const Scope scope = some_scope();
    for (const char* unit : {"b", "c", "d"}) EXPECT_TRUE(scope.may(Role::quality_manager, unit)) << unit;
    for (const char* unit : {"a", "e", "bb", "z", ""}) EXPECT_FALSE(scope.may(Role::quality_manager, unit)) << unit;
}

TEST(Scope, a_role_over_one_unit_is_no_role_over_another) {
    const Scope scope = some_scope();
    EXPECT_TRUE(scope.may(Role::member, "e"));
    EXPECT_FALSE(scope.may(Role::member, "b"));
    EXPECT_TRUE(scope.may(Role::member | Role::quality_manager, "b"));
    EXPECT_FALSE(scope.may(Role::administrator, "b"));
    EXPECT_FALSE(scope.may(RoleSet(), "b"));
    EXPECT_EQ(scope.roles(), Role::member | Role::quality_manager);
}

TEST(Scope, what_belongs_to_no_unit_is_seen_with_any_grant_and_changed_only_with_one_over_the_whole_organisation) {
    Scope scope = some_scope();
    EXPECT_TRUE(scope.sees_unit(""));
    EXPECT_FALSE(scope.may(every_role, ""));
    scope.grants.push_back({Role::observer, "", {}});
    scope.whole_organisation = true;
    EXPECT_TRUE(scope.may(Role::observer, ""));
    EXPECT_TRUE(scope.may(Role::observer, "any unit"));
    EXPECT_FALSE(scope.may(Role::quality_manager, ""));
    EXPECT_TRUE(scope.sees_unit("any unit"));
}

TEST(Scope, sees_the_units_of_its_grants) {
    const Scope scope = some_scope();
    for (const char* unit : {"b", "c", "d", "e"}) EXPECT_TRUE(scope.sees_unit(unit)) << unit;
    for (const char* unit : {"a", "f", "bc"}) EXPECT_FALSE(scope.sees_unit(unit)) << unit;
}

TEST(Scope, without_a_grant_there_is_nothing) {
    const Scope nobody;
    EXPECT_TRUE(nobody.roles().empty());
    EXPECT_FALSE(nobody.may(every_role, ""));
    EXPECT_FALSE(nobody.may(every_role, "b"));
    EXPECT_FALSE(nobody.sees_unit(""));
    EXPECT_FALSE(nobody.sees_unit("b"));
    Scope forged;
    forged.whole_organisation = true;  // a flag without a grant opens nothing
    EXPECT_FALSE(forged.sees_unit(""));
    EXPECT_FALSE(forged.sees_unit("b"));
}

TEST(Scope, of_the_system_is_everything) {
    const Scope system = Scope::of_system();
    EXPECT_EQ(system.actor, "system");
    EXPECT_EQ(system.roles(), every_role);
    for (int i = 0; i < role_count; ++i) EXPECT_TRUE(system.may(static_cast<Role>(i), ""));
    EXPECT_TRUE(system.may(Role::provider, "b"));
    EXPECT_TRUE(system.sees_unit("b"));
}

}  // namespace
