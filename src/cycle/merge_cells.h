// The merge of two sets of cells against their base. Internal to the room; merge.h is the door.
#pragma once

#include <string>
#include <vector>

#include "cycle/merge.h"

namespace ciclo::cycle {

struct MergedCells {
    Cells cells;
    std::vector<Conflict> conflicts;
};
MergedCells merged_cells(const Cells& base, const Cells& mine, const Cells& theirs);

/// The cells that differ, sorted.
std::vector<Edit> differences(const Cells& before, const Cells& after);
/// One thing of a collection ("moment", "M3") as the document has it; its cells are in `cells`.
formats::Value thing_value(const Cells& cells, std::string_view collection, const std::string& id);

/// The whole merge: cells put together, read as a map, or refused as a whole.
Merged merged_on(const Cells& base, const Cells& mine, const Cells& theirs_cells, const Map& theirs);

/// Three orders of ids, each id once. `kept`: ids that stay although one side removed them.
struct MergedOrder {
    std::vector<std::string> ids;
    bool collides = false;  ///< both rearranged what all three have; `ids` follows theirs
};
MergedOrder merged_order(const std::vector<std::string>& base, const std::vector<std::string>& mine,
                         const std::vector<std::string>& theirs, const std::vector<std::string>& kept);

}  // namespace ciclo::cycle
