#include "cycle/merge.h"

#include <algorithm>

#include "cycle/merge_cells.h"

namespace ciclo::cycle {

namespace {

CellValue cell_in(const Cells& cells, const std::string& path) {
    const auto found = cells.find(path);
    return found == cells.end() ? CellValue() : CellValue(found->second);
}

}  // namespace

/// Both are sorted by path: one walk along the two.
std::vector<Edit> differences(const Cells& before, const Cells& after) {
    std::vector<Edit> out;
    auto old_cell = before.begin(), new_cell = after.begin();
    while (old_cell != before.end() || new_cell != after.end()) {
        const bool only_old =
            new_cell == after.end() || (old_cell != before.end() && old_cell->first < new_cell->first);
        const bool only_new = !only_old && (old_cell == before.end() || new_cell->first < old_cell->first);
        if (only_old) {
            out.push_back({old_cell->first, old_cell->second, {}});
        } else if (only_new || old_cell->second != new_cell->second) {
            out.push_back({new_cell->first, only_new ? CellValue() : CellValue(old_cell->second), new_cell->second});
        }
        if (!only_new) ++old_cell;
        if (!only_old) ++new_cell;
    }
    return out;
}

Merged merged_on(const Cells& base, const Cells& mine, const Cells& theirs_cells, const Map& theirs) {
    MergedCells both = merged_cells(base, mine, theirs_cells);
    Result<Map> map = map_of_cells(both.cells);
    if (map) {
        Merged out{*std::move(map), {}, std::move(both.conflicts), {}};
        out.applied = differences(theirs_cells, cells_of(out.map));
        return out;
    }
    Merged out{theirs, {}, std::move(both.conflicts), map.errors()};
    for (const Edit& edit : differences(base, mine)) {
        const Conflict conflict{edit.cell, edit.before, edit.after, cell_in(theirs_cells, edit.cell)};
        const auto at =
            std::lower_bound(out.conflicts.begin(), out.conflicts.end(), conflict,
                             [](const Conflict& left, const Conflict& right) { return left.cell < right.cell; });
        if (at == out.conflicts.end() || at->cell != edit.cell) out.conflicts.insert(at, conflict);
    }
    return out;
}

Merged merged(const Map& base, const Map& mine, const Map& theirs) {
    return merged_on(cells_of(base), cells_of(mine), cells_of(theirs), theirs);
}

std::vector<Edit> edits_between(const Map& before, const Map& after) {
    return differences(cells_of(before), cells_of(after));
}

}  // namespace ciclo::cycle
