// ChangeFeed: who is told of which changes. Every open stream hears of the records its caller may see, and of no other.
//
//   store.on_change([&](const auto& changes) { feed.publish(changes); });
//   response.subscribe = [=](edge::Push push) { return feed.listen(actor, std::move(push), who_now); };
//
// publish() only queues; a thread of the feed's own sends. Who a listener is and what they may see is asked anew for each
// group of changes: a session that ended hears "signed_out" and nothing more. Threads: any.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "access/scope.h"
#include "actions/presence.h"
#include "edge/exchange.h"
#include "records/kinds.h"
#include "seams/store.h"

namespace ciclo::server {

class ChangeFeed {
public:
    /// Nothing = no longer signed in.
    using ScopeNow = std::function<std::optional<access::Scope>()>;

    explicit ChangeFeed(records::KindList kinds);
    ~ChangeFeed();
    ChangeFeed(const ChangeFeed&) = delete;
    ChangeFeed& operator=(const ChangeFeed&) = delete;

    void publish(const std::vector<seams::Change>& changes);
    /// Who works at a cycle: told to those who may see it, as event "presence".
    void announce(const actions::Gathering& gathering);
    bool has_room(const std::string& actor) const;
    edge::Unsubscribe listen(const std::string& actor, edge::Push push, ScopeNow scope_now);
    /// Waits until everything published so far was sent.
    void settle();

private:
    struct Listener {
        std::string actor;
        edge::Push push;
        ScopeNow scope_now;
    };

    void work();
    using Listeners = std::vector<std::pair<std::uint64_t, std::shared_ptr<Listener>>>;
    Listeners everybody();
    /// Who is no longer signed in is told so, and forgotten; the others give what they may see.
    std::optional<access::Scope> scope_of(std::uint64_t number, Listener& listener);
    void send(const std::vector<seams::Change>& changes, bool too_many);
    void send(const actions::Gathering& gathering);
    std::string visible_of(const std::vector<seams::Change>& changes, const access::Scope& scope) const;

    const records::KindList kinds_;
    mutable std::mutex lock_;
    std::condition_variable news_, settled_;
    std::vector<seams::Change> waiting_;
    std::map<std::string, actions::Gathering> gatherings_;  ///< by cycle: only the latest is worth telling
    bool too_many_ = false, closed_ = false, sending_ = false;
    std::map<std::uint64_t, std::shared_ptr<Listener>> listeners_;
    std::uint64_t next_ = 1;
    std::thread thread_;
};

}  // namespace ciclo::server
