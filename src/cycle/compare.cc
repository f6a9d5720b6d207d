#include "cycle/compare.h"

#include <algorithm>
#include <set>

#include "cycle/merge.h"

namespace ciclo::cycle {

namespace {

/// Of `now`, those not on its longest run that stands in the order of `before`.
std::vector<MomentId> out_of_order(const std::vector<MomentId>& before, const std::vector<MomentId>& now) {
    const auto place = [&](const MomentId& id) { return std::find(before.begin(), before.end(), id) - before.begin(); };
    std::vector<std::size_t> length(now.size(), 1), previous(now.size(), now.size());
    std::size_t best = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (place(now[j]) < place(now[i]) && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                previous[i] = j;
            }
        }
        if (length[i] > length[best]) best = i;
    }
    std::set<std::size_t> in_order;
    for (std::size_t i = best; i < now.size(); i = previous[i]) in_order.insert(i);
    std::vector<MomentId> out;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!in_order.contains(i)) out.push_back(now[i]);
    }
    return out;
}

std::vector<MomentId> ids_of(const std::vector<const Moment*>& moments, const Map& also_in) {
    std::vector<MomentId> out;
    for (const Moment* moment : moments) {
        if (also_in.find(moment->id) != nullptr) out.push_back(moment->id);
    }
    return out;
}

std::vector<const Moment*> in_order(const Map& map) {
    std::vector<const Moment*> out;
    for (const Moment& moment : map.moments) out.push_back(&moment);
    return out;
}

}  // namespace

MomentChanges moment_changes(const Map& before, const Map& after) {
    MomentChanges out;
    for (const Moment* moment : after.rateable()) {
        if (before.find(moment->id) == nullptr) out.added.push_back(moment->id);
    }
    for (const Moment* moment : before.rateable()) {
        if (after.find(moment->id) == nullptr) out.removed.push_back(moment->id);
    }
    out.moved = out_of_order(ids_of(in_order(before), after), ids_of(in_order(after), before));
    std::set<std::string> touched;
    for (const Edit& edit : edits_between(before, after)) {
        const std::size_t first = edit.cell.find('/'), second = edit.cell.find('/', first + 1);
        const std::string collection = edit.cell.substr(0, first);
        if (second != std::string::npos && (collection == "moment" || collection == "transversal")) {
            touched.insert(edit.cell.substr(first + 1, second - first - 1));
        }
    }
    for (const Moment* moment : after.rateable()) {
        if (touched.contains(moment->id.text) && before.find(moment->id) != nullptr) out.changed.push_back(moment->id);
    }
    return out;
}

}  // namespace ciclo::cycle
