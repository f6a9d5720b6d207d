#include "cycle/map.h"

#include <algorithm>

namespace ciclo::cycle {

namespace {

template <class Thing, class Key>
const Thing* found_in(const std::vector<Thing>& things, const Key& id) {
    const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

const Moment* Map::find(const MomentId& id) const {
    const Moment* found = found_in(moments, id);
    return found != nullptr ? found : found_in(transversal, id);
}

const Stage* Map::find(const StageId& id) const { return found_in(stages, id); }

int Map::number_of(const MomentId& id) const {
    const Moment* found = found_in(moments, id);
    return found == nullptr ? 0 : static_cast<int>(found - moments.data()) + 1;
}

std::vector<const Moment*> Map::rateable() const {
    std::vector<const Moment*> out;
    out.reserve(moments.size() + transversal.size());
    for (const Moment& moment : moments) out.push_back(&moment);
    for (const Moment& moment : transversal) out.push_back(&moment);
    return out;
}

}  // namespace ciclo::cycle
