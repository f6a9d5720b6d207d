#include "actions/presence.h"

#include <algorithm>

#include "calendar/duration.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t stays_milliseconds = 30'000;  ///< three words of a page that speaks every ten seconds
constexpr std::size_t people_each = 200;             ///< a large workshop has forty
constexpr std::size_t rooms_most = 2'000;            ///< cycles worked on at once; some 100 bytes a person

}  // namespace

std::string people_json(const std::vector<Present>& people) {
    std::string list = "[";
    for (const Present& one : people) {
        records::append_json_text(list += list.size() > 1 ? ",{\"person\":" : "{\"person\":", std::string_view(one.person));
        records::append_json_text(list += ",\"name\":", std::string_view(one.name));
        list += ",\"cell\":";
        if (one.cell.empty()) {
            list += "null";
        } else {
            records::append_json_text(list, std::string_view(one.cell));
        }
        list += ",\"since\":\"" + calendar::iso_text(one.since) + "\"}";
    }
    return list + "]";
}

/// Whether anything is different for the others.
bool Presences::change(Room& room, const Presence& presence, std::int64_t now_milliseconds) {
    room.last_milliseconds = now_milliseconds;
    const bool leaves = presence.stay == Presence::Stay::leaves;
    const std::size_t gone = std::erase_if(room.people, [&](const Present& one) {
        return now_milliseconds - one.seen_milliseconds >= stays_milliseconds || (leaves && one.session == presence.session);
    });
    if (leaves) return gone > 0;
    const auto here = std::find_if(room.people.begin(), room.people.end(),
                                   [&](const Present& one) { return one.session == presence.session; });
    if (here == room.people.end()) {
        if (room.people.size() >= people_each) return gone > 0;
        room.people.push_back({presence.session, presence.person, presence.name, presence.cell, presence.now, now_milliseconds});
        std::stable_sort(room.people.begin(), room.people.end(), [](const Present& a, const Present& b) { return a.name < b.name; });
        return true;
    }
    here->seen_milliseconds = now_milliseconds;
    if (here->cell == presence.cell) return gone > 0;
    here->cell = presence.cell;
    here->since = presence.now;
    return true;
}

void Presences::make_room() {
    if (rooms_.size() < rooms_most) return;
    rooms_.erase(std::min_element(rooms_.begin(), rooms_.end(), [](const auto& a, const auto& b) {
        return a.second.last_milliseconds < b.second.last_milliseconds;
    }));
}

std::vector<Present> Presences::mark(const Presence& presence, std::int64_t now_milliseconds) {
    Gathering gathering{presence.cycle, presence.unit, {}};
    bool changed = false;
    {
        const std::lock_guard held(lock_);
        if (!rooms_.contains(presence.cycle)) make_room();
        Room& room = rooms_[presence.cycle];
        changed = change(room, presence, now_milliseconds);
        gathering.people = room.people;
        if (room.people.empty()) rooms_.erase(presence.cycle);
    }
    if (changed && listener_) listener_(gathering);
    return gathering.people;
}

}  // namespace ciclo::actions
