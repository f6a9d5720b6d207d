#include "identity/sign_in_gate.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "identity/address.h"
#include "identity/spelling.h"

namespace ciclo::identity {

namespace {

constexpr std::array<Limited, 3> stored_limits{Limited::sign_in_account_address, Limited::sign_in_account,
                                               Limited::sign_in_address};
constexpr std::string_view known = "known";
constexpr std::int64_t day_milliseconds = 86'400'000;
constexpr std::size_t key_signs = 32;

/// Which record a key's line stands in: two hexadecimal digits.
std::string shard_of(const std::string& key) {
    const std::optional<Bytes> first = read_hex(std::string_view(key).substr(0, 2));
    ENSURE(first && first->size() == 1, "a counter's key is hexadecimal");
    const unsigned char shard = static_cast<unsigned char>((*first)[0] % limits::counter_shards);
    return hex(std::span(&shard, 1));
}

std::string line_of(std::string_view limit, const std::string& key, std::int64_t milliseconds) {
    return std::string(limit) + " " + key + " " + std::to_string(milliseconds);
}

}  // namespace

SignInGate::Keys SignInGate::keys_of(std::string_view account, std::string_view address) const {
    const std::string near = address_neighbourhood(address);
    const auto key = [&](std::string_view sort, std::string_view text) {
        return hex(keyed_digest(key_, std::string(sort) + ":" + std::string(text))).substr(0, key_signs);
    };
    return {key("pair", near + " " + std::string(account)), key("account", account), key("address", near)};
}

bool SignInGate::is_known(const std::string& pair, std::int64_t now) const {
    const std::lock_guard lock(mutex_);
    const auto found = known_until_.find(pair);
    return found != known_until_.end() && found->second > now;
}

void SignInGate::know(const std::string& pair, std::int64_t until) {
    const std::lock_guard lock(mutex_);
    if (known_until_.size() >= limits::rate_entries && !known_until_.contains(pair)) {
        const auto oldest =
            std::min_element(known_until_.begin(), known_until_.end(), [](const auto& a, const auto& b) {
                return a.second != b.second ? a.second < b.second : a.first < b.first;
            });
        known_until_.erase(oldest);
    }
    known_until_[pair] = until;
}

std::int64_t SignInGate::enter(std::string_view account, std::string_view address, std::int64_t now) {
    const Keys keys = keys_of(account, address);
    const bool free_of_account = is_known(keys.pair, now);
    // looked at first, taken after: a try refused by one limit is counted by none
    const std::int64_t wait = std::max({rates_.wait(Limited::sign_in_account_address, keys.pair, now),
                                        free_of_account ? 0 : rates_.wait(Limited::sign_in_account, keys.account, now),
                                        rates_.wait(Limited::sign_in_address, keys.address, now)});
    if (wait > 0) return wait;
    // between looking and taking another thread may have taken the last one: its refusal counts too
    const std::int64_t pair = rates_.take(Limited::sign_in_account_address, keys.pair, now);
    const std::int64_t one = free_of_account ? 0 : rates_.take(Limited::sign_in_account, keys.account, now);
    const std::int64_t near = rates_.take(Limited::sign_in_address, keys.address, now);
    return std::max({pair, one, near});
}

void SignInGate::nothing(std::string_view account, std::string_view address, std::int64_t now) {
    const Keys keys = keys_of(account, address);
    rates_.give_back(Limited::sign_in_account_address, keys.pair, now);
    if (!is_known(keys.pair, now)) rates_.give_back(Limited::sign_in_account, keys.account, now);
    rates_.give_back(Limited::sign_in_address, keys.address, now);
}

void SignInGate::right(std::string_view account, std::string_view address, std::int64_t now) {
    nothing(account, address, now);
    const Keys keys = keys_of(account, address);
    rates_.clear(Limited::sign_in_account_address, keys.pair);
    know(keys.pair, now + limits::known_address_days * day_milliseconds);
}

std::vector<std::string> SignInGate::lines_of_shard(const std::string& shard, std::int64_t now,
                                                    std::int64_t wall_ahead) const {
    struct Line {
        bool counts;
        std::int64_t until;
        std::string text;
    };
    std::vector<Line> lines;
    for (const Limited limit : stored_limits) {
        for (const Counter& counter : rates_.counters(limit, now)) {
            if (shard_of(counter.key) != shard) continue;
            lines.push_back({true, counter.arrival_milliseconds,
                             line_of(code_of(limit), counter.key, counter.arrival_milliseconds + wall_ahead)});
        }
    }
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [pair, until] : known_until_) {
            if (until > now && shard_of(pair) == shard)
                lines.push_back({false, until, line_of(known, pair, until + wall_ahead)});
        }
    }
    // when there are too many: counters before known addresses, then those that end last
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        if (a.counts != b.counts) return a.counts;
        return a.until != b.until ? a.until > b.until : a.text < b.text;
    });
    if (lines.size() > limits::counter_lines) lines.resize(limits::counter_lines);
    std::vector<std::string> out;
    for (Line& line : lines) out.push_back(std::move(line.text));
    return out;
}

std::vector<CounterShard> SignInGate::shards_of(std::string_view account, std::string_view address, std::int64_t now,
                                                std::int64_t wall_ahead) const {
    const Keys keys = keys_of(account, address);
    std::vector<CounterShard> out;
    for (const std::string& shard :
         std::set<std::string>{shard_of(keys.pair), shard_of(keys.account), shard_of(keys.address)}) {
        out.push_back({shard, lines_of_shard(shard, now, wall_ahead)});
    }
    return out;
}

void SignInGate::load(const std::vector<std::string>& lines, std::int64_t now, std::int64_t wall_ahead) {
    for (const std::string& line : lines) {
        const std::vector<std::string_view> parts = words_of(line);
        std::int64_t wall = 0;
        if (parts.size() != 3 || parts[1].size() != key_signs || !read_hex(parts[1])) continue;
        const auto [end, fault] = std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), wall);
        if (fault != std::errc() || end != parts[2].data() + parts[2].size()) continue;
        const std::int64_t until = std::min(wall - wall_ahead, now + limits::known_address_days * day_milliseconds);
        if (until <= now) continue;
        if (parts[0] == known) know(std::string(parts[1]), until);
        for (const Limited limit : stored_limits) {
            if (parts[0] == code_of(limit)) rates_.load(limit, {{std::string(parts[1]), until}}, now);
        }
    }
}

}  // namespace ciclo::identity
