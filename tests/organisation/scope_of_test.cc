#include "organisation/scope_of.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "organisation/kinds.h"

namespace ciclo::organisation {
namespace {

using access::Role;
using records::Record;

const calendar::Day today = calendar::day_of(2026, 3, 2);

Record unit(const std::string& id, const std::string& parent = "") {
    Record record;
    record.id = records::RecordId(id);
    record.values.resize(unit_kind().fields.size());
    if (!parent.empty()) record.values[unit_kind().at("parent")] = parent;
    return record;
}

Record grant(const std::string& person, const std::string& role, const std::string& unit_id = "") {
    Record record;
    record.values.resize(grant_kind().fields.size());
    record.values[grant_kind().at("person")] = person;
    record.values[grant_kind().at("role")] = role;
    if (!unit_id.empty()) record.values[grant_kind().at("unit")] = unit_id;
    return record;
}

Record with(Record record, std::string_view field, records::FieldValue value) {
    record.values[grant_kind().at(field)] = std::move(value);
    return record;
}

UnitTree hospital() {
    return UnitTree(std::vector{unit("H"), unit("E", "H"), unit("T", "E"), unit("R", "E"), unit("L", "H"), unit("X")});
}

TEST(ScopeOf, aGrantCoversItsUnitAndAllBelow) {
    const std::vector grants{grant("ana", "member", "E"), grant("luis", "administrator")};
    const access::Scope scope = scope_of("ana", grants, hospital(), today);
    EXPECT_EQ(scope.actor, "ana");
    EXPECT_FALSE(scope.whole_organisation);
    EXPECT_EQ(scope.units, (std::vector<std::string>{"E", "R", "T"}));
    EXPECT_TRUE(scope.may(Role::member, "T"));
    EXPECT_FALSE(scope.may(Role::member, "L"));
    EXPECT_FALSE(scope.may(Role::member, "")) << "the whole organisation's needs a grant over all of it";
    EXPECT_FALSE(scope.may(Role::administrator, "T")) << "the grant of another person";
    EXPECT_TRUE(scope.sees_unit(""));
}

TEST(ScopeOf, rolesDoNotLeakFromUnitToUnit) {
    const std::vector grants{grant("ana", "quality_manager", "L"), grant("ana", "member", "E")};
    const access::Scope scope = scope_of("ana", grants, hospital(), today);
    EXPECT_EQ(scope.units, (std::vector<std::string>{"E", "L", "R", "T"}));
    EXPECT_TRUE(scope.may(Role::quality_manager, "L"));
    EXPECT_FALSE(scope.may(Role::quality_manager, "E"));
}

TEST(ScopeOf, aGrantWithoutUnitIsOverEverything) {
    const access::Scope scope = scope_of("ana", std::vector{grant("ana", "observer")}, hospital(), today);
    EXPECT_TRUE(scope.whole_organisation);
    EXPECT_TRUE(scope.units.empty());
    EXPECT_TRUE(scope.may(Role::observer, "X"));
}

TEST(ScopeOf, bothDaysOfAGrantCount) {
    const calendar::Day before{today.days_since_1970 - 1}, after{today.days_since_1970 + 1};
    const auto holds = [&](const Record& one) {
        return !scope_of("ana", std::vector{one}, hospital(), today).grants.empty();
    };
    const Record plain = grant("ana", "member", "E");
    EXPECT_TRUE(holds(with(with(plain, "valid_from", today), "valid_until", today)));
    EXPECT_TRUE(holds(with(plain, "valid_from", before)));
    EXPECT_FALSE(holds(with(plain, "valid_from", after)));
    EXPECT_FALSE(holds(with(plain, "valid_until", before)));
}

TEST(ScopeOf, whatIsBrokenGivesNothing) {
    const auto gives = [&](const Record& one) {
        return !scope_of("ana", std::vector{one}, hospital(), today).grants.empty();
    };
    Record archived = grant("ana", "member", "E");
    archived.archived = true;
    EXPECT_FALSE(gives(archived));
    EXPECT_FALSE(gives(grant("ana", "king", "E")));
    EXPECT_FALSE(gives(grant("ANA", "member", "E")));
    EXPECT_FALSE(gives(Record()));
    EXPECT_FALSE(gives(with(grant("ana", "member"), "unit", std::int64_t{7})))
        << "a broken unit is not the whole organisation";
    EXPECT_FALSE(gives(with(grant("ana", "member"), "unit", std::string())));
    EXPECT_FALSE(gives(with(grant("ana", "member", "E"), "valid_until", std::string("2999-01-01"))));
    EXPECT_FALSE(gives(with(grant("ana", "member", "E"), "valid_until", Personal<std::string>("x"))));
    EXPECT_TRUE(scope_of("", std::vector{grant("", "administrator")}, hospital(), today).grants.empty());
}

TEST(ScopeOf, aUnitThatIsNotThereIsCoveredAlone) {
    const access::Scope scope = scope_of("ana", std::vector{grant("ana", "member", "gone")}, hospital(), today);
    EXPECT_EQ(scope.units, std::vector<std::string>{"gone"});
}

TEST(UnitTree, ringsEndTheWalk) {
    const UnitTree tree(std::vector{unit("A", "C"), unit("B", "A"), unit("C", "B"), unit("D", "C"), unit("S", "S")});
    EXPECT_EQ(tree.with_all_below("A"), (std::vector<std::string>{"A", "B", "C", "D"}));
    EXPECT_EQ(tree.with_all_below("S"), std::vector<std::string>{"S"});
    EXPECT_EQ(tree.with_all_above("D"), (std::vector<std::string>{"D", "C", "B", "A"}));
    EXPECT_EQ(tree.with_all_above("S"), std::vector<std::string>{"S"});
}

TEST(UnitTree, aHundredThousandFloorsAreWalkedWithoutStack) {
    std::vector<Record> units{unit("0")};
    for (int i = 1; i < 100'000; ++i) units.push_back(unit(std::to_string(i), std::to_string(i - 1)));
    const UnitTree tree(units);
    EXPECT_EQ(tree.with_all_below("0").size(), 100'000U);
    EXPECT_EQ(tree.with_all_above("99999").size(), 100'000U);
    EXPECT_EQ(tree.with_all_below("99999"), std::vector<std::string>{"99999"});
}

/// Any graph at all: below and above are each other's mirror, and nothing hangs.
RC_GTEST_PROP(UnitTree, belowAndAboveAgree, ()) {
    const int n = *rc::gen::inRange(1, 25);
    std::vector<Record> units;
    for (int i = 0; i < n; ++i) {
        const int parent = *rc::gen::inRange(-1, n + 1);
        units.push_back(unit("u" + std::to_string(i), parent < 0 ? "" : "u" + std::to_string(parent)));
    }
    const UnitTree tree(units);
    for (const Record& one : units) {
        for (const Record& other : units) {
            const std::vector<std::string> below = tree.with_all_below(one.id.text),
                                           above = tree.with_all_above(other.id.text);
            const bool covers = std::binary_search(below.begin(), below.end(), other.id.text);
            RC_ASSERT(covers == (std::find(above.begin(), above.end(), one.id.text) != above.end()));
        }
    }
}

}  // namespace
}  // namespace ciclo::organisation
