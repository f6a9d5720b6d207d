// The scope of a person: what their grants, valid on a day, let them see and do over the tree of units.
//
//   UnitTree tree(units);                                                  // records of unit_kind()
//   access::Scope scope = scope_of(person_id, grants, tree, today);         // records of grant_kind()
//
// Fails closed: an archived grant, one of another person, of an unknown role, of a broken value or outside its days
// gives nothing; a grant over a unit that is not in the tree covers that unit alone. Rings and units whose parent is
// missing, as hostile data may hold them, end the walk and never hang it. Pure; a UnitTree may be read by any number of
// threads.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "access/scope.h"
#include "calendar/instant.h"
#include "records/record.h"

namespace ciclo::organisation {

class UnitTree {
public:
    /// Archived units stay in the tree: what happened there still belongs to somebody.
    explicit UnitTree(std::span<const records::Record> units);
    /// The unit and all below it, sorted, each once.
    std::vector<std::string> with_all_below(const std::string& unit) const;
    /// The unit and all above it, from below to the top; ends where a ring would close.
    std::vector<std::string> with_all_above(const std::string& unit) const;

private:
    std::map<std::string, std::vector<std::string>> below_;
    std::map<std::string, std::string> above_;
};

/// Both days of a grant count. `person` is the record's id and becomes the scope's actor.
access::Scope scope_of(const std::string& person, std::span<const records::Record> grants, const UnitTree& tree,
                       calendar::Day today);

}  // namespace ciclo::organisation
