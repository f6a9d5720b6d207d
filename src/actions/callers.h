// Callers: who stands behind a cookie or a token, with all they may do now. The one way from a secret to a Caller.
//
//   Callers callers(store, clock);
//   store.on_change([&](const auto& changes) { callers.heed(changes); … });
//   Result<access::Caller> caller = callers.by_session(cookie);      // refused, code "not_signed_in": nobody
//
// What was found is remembered while nothing that it hangs on has changed: sessions, tokens, people, grants, units.
// Without heed() it is remembered only while store.generation() stands. Revoking, a change of rights, a person gone: in
// force at the next request. Ages are those of the machine's steady clock or of the time of day, whichever says more:
// setting the clock back keeps nothing alive. Last uses are kept in memory and written together, once a minute at most.
// Any number of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/caller.h"
#include "base/result.h"
#include "identity/api_token.h"
#include "identity/session.h"
#include "organisation/scope_of.h"
#include "seams/clock.h"
#include "seams/store.h"

namespace ciclo::actions {

class Callers {
public:
    Callers(seams::Store& store, seams::Clock& clock);

    /// `secret`: what the cookie holds. Refuses with code "not_signed_in", the same for every reason; io errors of the
    /// store as they are. A session that may only set up its second factor gives a caller without any grant.
    Result<access::Caller> by_session(std::string_view secret);
    /// `token`: what stands behind "Bearer ". Its scope is what it was given, as far as its maker still has it.
    Result<access::Caller> by_token(std::string_view token, std::string_view address);

    /// What the store tells its listener; keeps what was remembered alive beyond one group commit.
    void heed(const std::vector<seams::Change>& changes);
    /// Before the store closes: last uses of the last minute.
    void write_last_uses();

private:
    struct Remembered {
        std::uint64_t generation = 0;
        calendar::Day day;
        std::optional<identity::Session> session;
        std::optional<identity::ApiToken> token;
        access::RoleSet roles;  ///< by the grants, whatever the session's standing
        std::string rights;
        access::Scope scope;
    };
    struct Tree {
        std::uint64_t generation = 0;
        std::shared_ptr<const organisation::UnitTree> units;
    };
    using Found = Result<std::optional<Remembered>>;
    /// Not yet written, by record id. Shared with the write under way, which may end after this object.
    struct Uses {
        std::mutex mutex;
        std::map<std::string, calendar::Instant> latest;
    };

    calendar::Instant now() const;
    bool stands(std::uint64_t generation) const;
    std::optional<Remembered> remembered(const std::string& key, calendar::Day day);
    void remember(const std::string& key, const Remembered& found);
    Result<std::shared_ptr<const organisation::UnitTree>> tree(seams::Snapshot& snapshot, std::uint64_t generation);
    Result<bool> fill_rights(seams::Snapshot& snapshot, const std::string& person, Remembered& found,
                             calendar::Instant now);
    Found look_up_session(const std::string& digest, calendar::Instant now);
    Found look_up_token(const std::string& token_id, calendar::Instant now);
    calendar::Instant last_used(const std::string& id, calendar::Instant stored) const;
    void used(const std::string& id, calendar::Instant now);

    seams::Store& store_;
    seams::Clock& clock_;
    const calendar::Instant started_;
    const std::int64_t started_milliseconds_;
    std::atomic<std::uint64_t> first_heeded_{0}, heeded_{0}, last_relevant_{0};

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Remembered> by_key_;
    Tree tree_;
    calendar::Instant uses_written_;
    const std::shared_ptr<Uses> uses_;
};

/// The last uses of sessions and tokens, by record id, as one deed of the program itself.
seams::Deed last_use_deed(std::map<std::string, calendar::Instant> uses);

}  // namespace ciclo::actions
