// The merge of three orders: a row of stops on a route, into which two people put stops of their own.
#include <algorithm>
#include <set>

#include "cycle/merge_cells.h"

namespace ciclo::cycle {

namespace {

using Ids = std::vector<std::string>;
using IdSet = std::set<std::string>;

IdSet set_of(const Ids& ids) {
    return {ids.begin(), ids.end()};
}

Ids only(const Ids& ids, const IdSet& wanted) {
    Ids out;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(out),
                 [&](const std::string& id) { return wanted.contains(id); });
    return out;
}

/// Ids of `other` that `row` lacks go behind the one they stand behind in `other`; first of all, when that one is
/// `row`'s first. `after_new`: behind the new ones that stand there already.
void put_in(Ids& row, const Ids& other, const IdSet& base, const IdSet& alive, bool after_new) {
    IdSet present = set_of(row);
    std::string anchor;
    IdSet mine_new;
    for (const std::string& id : other) {
        if (!alive.contains(id)) continue;
        if (!present.contains(id)) {
            auto at = anchor.empty() ? row.begin() : std::find(row.begin(), row.end(), anchor) + 1;
            while (after_new && at != row.end() && !base.contains(*at) && !mine_new.contains(*at)) ++at;
            row.insert(at, id);
            present.insert(id);
            mine_new.insert(id);
        }
        anchor = id;
    }
}

}  // namespace

MergedOrder merged_order(const Ids& base, const Ids& mine, const Ids& theirs, const Ids& kept) {
    const IdSet in_base = set_of(base), in_mine = set_of(mine), in_theirs = set_of(theirs), stays = set_of(kept);
    IdSet common, alive = stays;
    for (const std::string& id : base) {
        if (in_mine.contains(id) && in_theirs.contains(id)) common.insert(id);
    }
    alive.insert(common.begin(), common.end());
    for (const Ids* side : {&mine, &theirs}) {
        for (const std::string& id : *side) {
            if (!in_base.contains(id)) alive.insert(id);
        }
    }
    const Ids base_order = only(base, common), mine_order = only(mine, common), theirs_order = only(theirs, common);
    MergedOrder out;
    const bool mine_leads = theirs_order == base_order && mine_order != base_order;
    out.collides = !mine_leads && mine_order != base_order && mine_order != theirs_order;
    out.ids = only(mine_leads ? mine : theirs, alive);
    put_in(out.ids, mine_leads ? theirs : mine, in_base, alive, !mine_leads);
    return out;
}

}  // namespace ciclo::cycle
