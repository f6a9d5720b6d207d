#include "cycle/paths.h"

#include <algorithm>
#include <set>
#include <string>

namespace ciclo::cycle {

namespace {

template <class Things, class Gone>
void leave_out(Things& things, const Gone& gone) {
    things.erase(std::remove_if(things.begin(), things.end(), gone), things.end());
}

void trim_references(Map& map, const std::set<MomentId>& gone) {
    const auto is_gone = [&](const MomentId& id) { return gone.count(id) > 0; };
    for (Moment& moment : map.transversal) leave_out(moment.spans, is_gone);
    leave_out(map.transversal, [](const Moment& moment) { return moment.spans.empty(); });
    leave_out(map.branches, [&](const Branch& branch) { return is_gone(branch.from) || is_gone(branch.adds); });
    for (Provider& provider : map.service.providers) leave_out(provider.covers, is_gone);
}

void trim_blueprint(Map& map, const std::set<MomentId>& gone) {
    leave_out(map.actions, [&](const BlueprintAction& action) { return gone.count(action.moment) > 0; });
    const auto stands = [&](const std::string& box) {
        const auto named = [&](const BlueprintAction& action) { return action.id == box; };
        return map.find(MomentId(box)) != nullptr || std::any_of(map.actions.begin(), map.actions.end(), named);
    };
    leave_out(map.arrows, [&](const Arrow& arrow) { return !stands(arrow.from) || !stands(arrow.to); });
}

bool meets_a_person(const Moment& moment) {
    return moment.lane == Lane::onstage && moment.channel == Channel::in_person &&
           (moment.actor == Actor::employee || moment.actor == Actor::shared);
}

}  // namespace

bool left_out_of_basic_path(const Map& map, const Moment& moment) {
    if (moment.optional) return true;
    const Stage* stage = map.find(moment.stage);
    return stage != nullptr && stage->optional;
}

Map basic_path(const Map& map) {
    Map out = map;
    std::set<MomentId> gone;
    for (const Moment& moment : map.moments) {
        if (left_out_of_basic_path(map, moment)) gone.insert(moment.id);
    }
    if (gone.size() == map.moments.size()) return out;
    leave_out(out.moments, [&](const Moment& moment) { return gone.count(moment.id) > 0; });
    leave_out(out.stages, [&](const Stage& stage) {
        const auto inside = [&](const Moment& moment) { return moment.stage == stage.id; };
        return stage.optional || std::none_of(out.moments.begin(), out.moments.end(), inside);
    });
    for (const Moment& moment : map.transversal) {
        if (moment.optional) gone.insert(moment.id);
    }
    leave_out(out.transversal, [&](const Moment& moment) { return gone.count(moment.id) > 0; });
    trim_references(out, gone);
    trim_blueprint(out, gone);
    return out;
}

const Moment* first_direct_contact(const Map& map, PathChoice path) {
    for (const Moment& moment : map.moments) {
        if (path == PathChoice::basic && left_out_of_basic_path(map, moment)) continue;
        if (meets_a_person(moment)) return &moment;
    }
    return nullptr;
}

}  // namespace ciclo::cycle
