#include "cycle/merge_cells.h"

#include <algorithm>
#include <set>

#include "formats/json.h"

namespace ciclo::cycle {

namespace {

CellValue cell_in(const Cells& cells, const std::string& path) {
    const auto found = cells.find(path);
    return found == cells.end() ? CellValue() : CellValue(found->second);
}

/// The cells below "moment/M3/", without that beginning.
Cells below(const Cells& cells, const std::string& prefix) {
    Cells out;
    for (auto cell = cells.lower_bound(prefix); cell != cells.end() && cell->first.starts_with(prefix); ++cell) {
        out.emplace(cell->first.substr(prefix.size()), cell->second);
    }
    return out;
}

/// A thing as one JSON object, for a conflict about the whole of it.
std::string object_text(const Cells& cells) {
    std::string out = "{";
    for (const auto& [path, value] : cells) {
        if (out.size() > 1) out += ',';
        out += compact_json(formats::string(path)) + ":" + value;
    }
    return out += '}';
}

class Merging {
public:
    Merging(const Cells& base, const Cells& mine, const Cells& theirs) : base_(base), mine_(mine), theirs_(theirs) {}

    MergedCells run() && {
        for (const std::string& path : paths()) {
            if (names_things(path) && !settled(path)) merge_things(path);
        }
        for (const std::string& path : paths()) {
            if (!names_things(path) && !settled(path)) merge_value(path);
        }
        std::sort(out_.conflicts.begin(), out_.conflicts.end(),
                  [](const Conflict& left, const Conflict& right) { return left.cell < right.cell; });
        return std::move(out_);
    }

private:
    /// All paths, an outer list before those inside its things ("moment/*" < "moment/M1/std/*").
    std::set<std::string> paths() const {
        std::set<std::string> all;
        for (const Cells* cells : {&base_, &mine_, &theirs_}) {
            for (const auto& [path, value] : *cells) all.insert(path);
        }
        return all;
    }

    /// True when the thing that holds the cell was decided as a whole.
    bool settled(const std::string& path) const {
        for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
            if (whole_.contains(path.substr(0, slash))) return true;
        }
        return false;
    }

    void merge_things(const std::string& path) {
        const auto ids = [&](const Cells& cells) { return ids_in(cell_in(cells, path).value_or("[]")); };
        const std::vector<std::string> base = ids(base_), mine = ids(mine_), theirs = ids(theirs_);
        const std::string prefix = path.substr(0, path.size() - 1);
        std::vector<std::string> kept;
        std::set<std::string> all(base.begin(), base.end());
        all.insert(mine.begin(), mine.end());
        all.insert(theirs.begin(), theirs.end());
        for (const std::string& id : all) {
            const auto in = [&](const std::vector<std::string>& list) {
                return std::find(list.begin(), list.end(), id) != list.end();
            };
            if (merge_thing(prefix + id, in(base), in(mine), in(theirs))) kept.push_back(id);
        }
        const MergedOrder order = merged_order(base, mine, theirs, kept);
        if (order.collides)
            out_.conflicts.push_back({path, cell_in(base_, path), cell_in(mine_, path), cell_in(theirs_, path)});
        if (!order.ids.empty()) out_.cells[path] = ids_cell(order.ids);
    }

    /// Settles a thing that was added or removed on one side or both; true when it stays although one side removed it.
    bool merge_thing(const std::string& thing, bool in_base, bool in_mine, bool in_theirs) {
        if (in_base == in_mine && in_mine == in_theirs) return false;
        const Cells base = below(base_, thing + "/"), mine = below(mine_, thing + "/"),
                    theirs = below(theirs_, thing + "/");
        if (!in_base && in_mine && in_theirs) return settle(thing, theirs, mine != theirs, {}, mine, theirs), false;
        if (!in_base) return settle(thing, in_mine ? mine : theirs, false, {}, mine, theirs), false;
        if (!in_mine && !in_theirs) return settle(thing, {}, false, base, {}, {}), false;
        const Cells& alive = in_mine ? mine : theirs;
        const bool collides = alive != base;
        settle(thing, collides ? alive : Cells(), collides, base, in_mine ? CellsIf(mine) : CellsIf(),
               in_theirs ? CellsIf(theirs) : CellsIf());
        return collides;
    }

    using CellsIf = std::optional<Cells>;
    void settle(const std::string& thing, const Cells& cells, bool collides, const CellsIf& base, const CellsIf& mine,
                const CellsIf& theirs) {
        whole_.insert(thing);
        for (const auto& [path, value] : cells) out_.cells[thing + "/" + path] = value;
        const auto text = [](const CellsIf& side) { return side ? CellValue(object_text(*side)) : CellValue(); };
        if (collides) out_.conflicts.push_back({thing, text(base), text(mine), text(theirs)});
    }

    void merge_value(const std::string& path) {
        const CellValue base = cell_in(base_, path), mine = cell_in(mine_, path), theirs = cell_in(theirs_, path);
        const bool mine_changed = mine != base, theirs_changed = theirs != base;
        const CellValue& value = mine_changed && !theirs_changed ? mine : theirs;
        if (value) out_.cells[path] = *value;
        if (mine_changed && theirs_changed && mine != theirs) out_.conflicts.push_back({path, base, mine, theirs});
    }

    const Cells& base_;
    const Cells& mine_;
    const Cells& theirs_;
    MergedCells out_;
    std::set<std::string> whole_;  ///< "moment/M3": decided as a whole
};

}  // namespace

MergedCells merged_cells(const Cells& base, const Cells& mine, const Cells& theirs) {
    return Merging(base, mine, theirs).run();
}

}  // namespace ciclo::cycle
