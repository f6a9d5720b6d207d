#include "server/change_feed.h"

#include <algorithm>
#include <utility>

#include "server/json_text.h"
#include "server/limits.h"

namespace ciclo::server {

ChangeFeed::ChangeFeed(records::KindList kinds) : kinds_(kinds), thread_([this] { work(); }) {}

ChangeFeed::~ChangeFeed() {
    {
        const std::lock_guard held(lock_);
        closed_ = true;
    }
    news_.notify_all();
    thread_.join();
}

void ChangeFeed::publish(const std::vector<seams::Change>& changes) {
    {
        const std::lock_guard held(lock_);
        if (listeners_.empty()) return;
        if (waiting_.size() + changes.size() > limits::changes_waiting) {
            waiting_.clear();
            too_many_ = true;
        }
        if (!too_many_) waiting_.insert(waiting_.end(), changes.begin(), changes.end());
    }
    news_.notify_one();
}

void ChangeFeed::announce(const actions::Gathering& gathering) {
    {
        const std::lock_guard held(lock_);
        if (listeners_.empty()) return;
        gatherings_[gathering.cycle] = gathering;
    }
    news_.notify_one();
}

bool ChangeFeed::has_room(const std::string& actor) const {
    const std::lock_guard held(lock_);
    const auto of_actor = std::count_if(listeners_.begin(), listeners_.end(),
                                        [&](const auto& row) { return row.second->actor == actor; });
    return listeners_.size() < limits::streams_open && static_cast<std::size_t>(of_actor) < limits::streams_per_caller;
}

edge::Unsubscribe ChangeFeed::listen(const std::string& actor, edge::Push push, ScopeNow scope_now) {
    push("ready", "{}");
    const std::lock_guard held(lock_);
    const std::uint64_t number = next_++;
    listeners_[number] = std::make_shared<Listener>(Listener{actor, std::move(push), std::move(scope_now)});
    return [this, number] {
        const std::lock_guard also_held(lock_);
        listeners_.erase(number);
    };
}

void ChangeFeed::settle() {
    std::unique_lock held(lock_);
    settled_.wait(held, [this] { return waiting_.empty() && gatherings_.empty() && !too_many_ && !sending_; });
}

std::string ChangeFeed::visible_of(const std::vector<seams::Change>& changes, const access::Scope& scope) const {
    std::string list;
    for (const seams::Change& change : changes) {
        const records::Kind* kind = records::find_kind(kinds_, change.kind);
        if (kind == nullptr || kind->internal || !scope.roles().meets(kind->readers) || !scope.sees_unit(change.unit)) continue;
        list += list.empty() ? "" : ",";
        list += R"({"kind":)" + json_string(change.kind) + R"(,"id":)" + json_string(change.id.text) + R"(,"version":)" +
                std::to_string(change.version) + "}";
    }
    return list;
}

ChangeFeed::Listeners ChangeFeed::everybody() {
    const std::lock_guard held(lock_);
    return {listeners_.begin(), listeners_.end()};
}

std::optional<access::Scope> ChangeFeed::scope_of(std::uint64_t number, Listener& listener) {
    std::optional<access::Scope> scope = listener.scope_now();
    if (scope) return scope;
    listener.push("signed_out", "{}");
    const std::lock_guard held(lock_);
    listeners_.erase(number);
    return std::nullopt;
}

void ChangeFeed::send(const std::vector<seams::Change>& changes, bool too_many) {
    for (const auto& [number, listener] : everybody()) {
        const std::optional<access::Scope> scope = scope_of(number, *listener);
        if (!scope) continue;
        if (too_many) {
            listener->push("look_again", "{}");
        } else if (const std::string list = visible_of(changes, *scope); !list.empty()) {
            listener->push("changes", R"({"changes":[)" + list + "]}");
        }
    }
}

void ChangeFeed::send(const actions::Gathering& gathering) {
    const records::Kind* kind = records::find_kind(kinds_, "cycle");
    if (kind == nullptr) return;
    const std::string told = R"({"cycle":)" + json_string(gathering.cycle) + R"(,"people":)" + actions::people_json(gathering.people) + "}";
    for (const auto& [number, listener] : everybody()) {
        const std::optional<access::Scope> scope = scope_of(number, *listener);
        if (scope && scope->roles().meets(kind->readers) && scope->sees_unit(gathering.unit)) listener->push("presence", told);
    }
}

void ChangeFeed::work() {
    for (;;) {
        std::vector<seams::Change> changes;
        std::map<std::string, actions::Gathering> gatherings;
        bool too_many = false;
        {
            std::unique_lock held(lock_);
            sending_ = false;
            settled_.notify_all();
            news_.wait(held, [this] { return closed_ || too_many_ || !waiting_.empty() || !gatherings_.empty(); });
            if (closed_) return;
            changes.swap(waiting_);
            gatherings.swap(gatherings_);
            too_many = std::exchange(too_many_, false);
            sending_ = true;
        }
        if (too_many || !changes.empty()) send(changes, too_many);
        for (const auto& [cycle, gathering] : gatherings) send(gathering);
    }
}

}  // namespace ciclo::server
