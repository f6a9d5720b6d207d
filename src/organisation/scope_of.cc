#include "organisation/scope_of.h"

#include <algorithm>
#include <set>

#include "organisation/kinds.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

/// True when the field holds nothing, or a day on the right side of today; a value of another type never holds.
template <class Holds>
bool day_holds(const records::Record& grant, std::string_view field, const Holds& holds) {
    const std::size_t position = grant_kind().at(field);
    if (position >= grant.values.size()) return false;
    if (records::is_missing(grant.values[position])) return true;
    const auto* day = std::get_if<calendar::Day>(&grant.values[position]);
    return day != nullptr && holds(*day);
}

bool valid(const std::string& person, const records::Record& grant, calendar::Day today) {
    const auto* whose = value_of<std::string>(grant_kind(), grant, "person");
    return !grant.archived && whose != nullptr && !person.empty() && *whose == person &&
           day_holds(grant, "valid_from", [&](calendar::Day first) { return first <= today; }) &&
           day_holds(grant, "valid_until", [&](calendar::Day last) { return today <= last; });
}

}  // namespace

UnitTree::UnitTree(std::span<const records::Record> units) {
    for (const records::Record& unit : units) {
        const auto* parent = value_of<std::string>(unit_kind(), unit, "parent");
        if (parent == nullptr || parent->empty()) continue;
        if (above_.emplace(unit.id.text, *parent).second) below_[*parent].push_back(unit.id.text);
    }
}

std::vector<std::string> UnitTree::with_all_below(const std::string& unit) const {
    std::set<std::string> seen{unit};
    std::vector<const std::string*> waiting{&unit};
    while (!waiting.empty()) {
        const auto children = below_.find(*waiting.back());
        waiting.pop_back();
        if (children == below_.end()) continue;
        for (const std::string& child : children->second) {
            if (seen.insert(child).second) waiting.push_back(&child);
        }
    }
    return {seen.begin(), seen.end()};
}

std::vector<std::string> UnitTree::with_all_above(const std::string& unit) const {
    std::vector<std::string> path{unit};
    std::set<std::string> seen{unit};
    for (auto parent = above_.find(unit); parent != above_.end(); parent = above_.find(path.back())) {
        if (!seen.insert(parent->second).second) break;
        path.push_back(parent->second);
    }
    return path;
}

access::Scope scope_of(const std::string& person, std::span<const records::Record> grants, const UnitTree& tree,
                       calendar::Day today) {
    access::Scope scope;
    scope.actor = person;
    const std::size_t unit_position = grant_kind().at("unit");
    for (const records::Record& grant : grants) {
        if (!valid(person, grant, today)) continue;
        const auto* code = value_of<std::string>(grant_kind(), grant, "role");
        const std::optional<access::Role> role = code == nullptr ? std::nullopt : from_code<access::Role>(*code);
        if (!role) continue;
        if (records::is_missing(grant.values[unit_position])) {
            scope.grants.push_back({*role, "", {}});
            scope.whole_organisation = true;
            continue;
        }
        const auto* unit = std::get_if<std::string>(&grant.values[unit_position]);
        if (unit == nullptr || unit->empty()) continue;
        scope.grants.push_back({*role, *unit, tree.with_all_below(*unit)});
    }
    if (scope.whole_organisation) return scope;
    for (const access::Grant& grant : scope.grants)
        scope.units.insert(scope.units.end(), grant.units.begin(), grant.units.end());
    std::sort(scope.units.begin(), scope.units.end());
    scope.units.erase(std::unique(scope.units.begin(), scope.units.end()), scope.units.end());
    return scope;
}

}  // namespace ciclo::organisation
