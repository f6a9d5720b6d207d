// Several people on one map: what differs, and what becomes of two sets of changes made at the same time.
//
//   Merged both = merged(base, mine, theirs);      // theirs came first and stays; mine is added where it does not
//   collide for (const Conflict& c : both.conflicts) show(c.cell, c.base, c.mine, c.theirs);
//
// The rule, cell by cell: who changed it wins; both the same, once; both differently, a conflict: theirs stays in the
// map and mine stands in the conflict, so nothing is lost. The order of things is merged as an order: new things keep
// their neighbour, and only two different rearrangements of the same things collide. A thing that one removed and the
// other changed, or that both added differently, collides as a whole. What no longer reads as a map when put together
// is not taken at all: `unfit` says why, every change of mine is a conflict and the map is theirs. Pure; any number of
// threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cycle/cells.h"
#include "cycle/map.h"

namespace ciclo::cycle {

using CellValue = std::optional<std::string>;  ///< compact JSON; nothing = the map does not say

/// One cell and its two values: an edit to make, or one that was made.
struct Edit {
    std::string cell;
    CellValue before, after;
    bool operator==(const Edit&) const = default;
};

/// Both versions of what could not be put together. A thing as a whole ("moment/M3") shows its cells as one JSON
/// object.
struct Conflict {
    std::string cell;
    CellValue base, mine, theirs;
    bool operator==(const Conflict&) const = default;
};

struct Merged {
    Map map;
    std::vector<Edit> applied;        ///< from theirs to map, sorted by cell
    std::vector<Conflict> conflicts;  ///< sorted by cell
    Errors unfit;
};

Merged merged(const Map& base, const Map& mine, const Map& theirs);

/// What changed from one version to another, sorted by cell. Empty = the same map.
std::vector<Edit> edits_between(const Map& before, const Map& after);

/// The edits of somebody who saw the values `before`, made to the map as it is now. Who removes a thing names all its
/// cells: one not named was not seen, and the removal collides. Refused: a cell twice, an address that can be no cell,
/// a value that is no JSON.
Result<Merged> edited(const Map& now, const std::vector<Edit>& edits);

}  // namespace ciclo::cycle
