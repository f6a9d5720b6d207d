// Rates: how often is often enough. One limiter for every door, on by default.
//
//   Rates rates;
//   const std::int64_t wait = rates.take(Limited::page, address_neighbourhood(peer), clock.steady_milliseconds());
//   if (wait > 0) answer 429 with Retry-After;
//
// GCRA (the generic cell rate algorithm): one number a key, the theoretical arrival time. In any span of time T at most
// burst + T / interval are let through, and whoever comes no oftener than the interval never waits. Memory is bounded:
// the key not seen for longest gives way, each limit in its own table, so a flood of one never frees another. Any
// number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/names.h"
#include "identity/limits.h"

namespace ciclo::identity {

enum class Limited {
    sign_in_account_address,  ///< one account from one neighbourhood
    sign_in_account,          ///< one account from anywhere it is not known to sign in from
    sign_in_address,          ///< one neighbourhood, any account
    page,                     ///< public pages, by address
    form_ticket,              ///< public forms, by address
    tracking_address,         ///< wrong tracking codes, by neighbourhood
    tracking_all,             ///< wrong tracking codes, all together
    token_request,            ///< requests of one API token
    session_request,          ///< requests of one session
    upload,                   ///< by session
    reset_link,               ///< links made for one account
    data_export               ///< by session
};
inline constexpr int limited_count = 12;
const Names<Limited, limited_count>& names_of(Limited*);

/// `burst` at once, then one every `interval_milliseconds`.
struct Limit {
    Limited what = Limited::page;
    std::int64_t burst = 1, interval_milliseconds = 1;
    std::string_view why = {};
};
/// One row for each, in the order of Limited.
std::span<const Limit> default_limits();

/// One key of a limit as it is stored: its theoretical arrival time, in the milliseconds of the clock the caller uses.
struct Counter {
    std::string key;
    std::int64_t arrival_milliseconds = 0;
};

class Rates {
public:
    /// `limits`: rows that take the place of default ones.
    explicit Rates(std::span<const Limit> limits = {}, std::size_t entries_each = limits::rate_entries);

    /// Milliseconds to wait; 0 = go, and it is counted. A refusal counts nothing: waiting helps.
    std::int64_t take(Limited what, const std::string& key, std::int64_t now_milliseconds);
    /// As take(), without counting.
    std::int64_t wait(Limited what, const std::string& key, std::int64_t now_milliseconds) const;
    /// What was taken for a try that turned out to be rightful.
    void give_back(Limited what, const std::string& key, std::int64_t now_milliseconds);
    void clear(Limited what, const std::string& key);

    /// Counters that still hold somebody back, by key; and back again, at most a full burst ahead of now.
    std::vector<Counter> counters(Limited what, std::int64_t now_milliseconds) const;
    void load(Limited what, const std::vector<Counter>& counters, std::int64_t now_milliseconds);
    std::size_t entries(Limited what) const;

private:
    struct Table {
        Limit limit;
        std::list<Counter> by_use;  ///< the one used last in front
        std::unordered_map<std::string, std::list<Counter>::iterator> by_key;
    };
    Table& table(Limited what) { return tables_[static_cast<std::size_t>(what)]; }
    const Table& table(Limited what) const { return tables_[static_cast<std::size_t>(what)]; }
    void keep(Table& table, const std::string& key, std::int64_t arrival);

    mutable std::mutex mutex_;
    std::array<Table, limited_count> tables_;
    std::size_t entries_each_;
};

}  // namespace ciclo::identity
