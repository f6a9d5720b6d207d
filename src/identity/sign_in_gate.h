// SignInGate: stands before every password and every code. A try is counted before anything is hashed, and given back
// when it was rightful, so that a thousand tries at once do not all slip in before the first has failed.
//
//   const std::int64_t wait = gate.enter(account, address, now);   // 0 = go
//   … hash, compare …
//   gate.right(account, address, now);                             // or leave it: the try stays counted
//
// Three limits: the account from this neighbourhood, the account from anywhere, the neighbourhood. An address from
// which the account signed in lately is not held back by tries from elsewhere: nobody can lock somebody else out. Keys
// are keyed digests; its counters can be stored and come back after a restart. Any number of threads.
#pragma once

#include <mutex>

#include "identity/keys.h"
#include "identity/rates.h"

namespace ciclo::identity {

/// What is stored of one shard of counters: lines of "limit key arrival", arrival in milliseconds since 1970.
struct CounterShard {
    std::string name;
    std::vector<std::string> lines;
};

class SignInGate {
public:
    /// `key`: derived(master, KeyUse::login_counter).
    SignInGate(Rates& rates, const Key& key) : rates_(rates), key_(key) {}

    /// Milliseconds to wait; 0 = go, counted.
    std::int64_t enter(std::string_view account, std::string_view address, std::int64_t now_milliseconds);
    /// The password or code was right: the tries of this account from here are forgotten, the address is known to it.
    void right(std::string_view account, std::string_view address, std::int64_t now_milliseconds);
    /// Nothing was tried after all (refused before the comparison): the try is given back.
    void nothing(std::string_view account, std::string_view address, std::int64_t now_milliseconds);

    /// The shards an attempt's counters stand in, as they are now; `wall_ahead_milliseconds` = time of day minus `now`.
    std::vector<CounterShard> shards_of(std::string_view account, std::string_view address,
                                        std::int64_t now_milliseconds, std::int64_t wall_ahead_milliseconds) const;
    /// After a restart. Lines that are not understood are left out.
    void load(const std::vector<std::string>& lines, std::int64_t now_milliseconds,
              std::int64_t wall_ahead_milliseconds);

private:
    struct Keys {
        std::string pair, account, address;
    };
    Keys keys_of(std::string_view account, std::string_view address) const;
    bool is_known(const std::string& pair, std::int64_t now) const;
    void know(const std::string& pair, std::int64_t until);
    std::vector<std::string> lines_of_shard(const std::string& shard, std::int64_t now, std::int64_t wall_ahead) const;

    Rates& rates_;
    Key key_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::int64_t> known_until_;  ///< by pair; bounded by limits::rate_entries
};

}  // namespace ciclo::identity
