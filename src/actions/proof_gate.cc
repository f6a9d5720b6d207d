#include "actions/proof_gate.h"

#include <algorithm>
#include <array>

#include "actions/identity_records.h"
#include "base/text.h"
#include "identity/address.h"
#include "identity/kinds.h"
#include "identity/stored.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t second = 1000;

/// What was compared with a secret, and was not it.
constexpr std::array<std::string_view, 2> wrong_codes{"wrong_credentials", "link_invalid"};

/// Rounded up: who waits that long is let in.
std::int64_t seconds(std::int64_t milliseconds) {
    return (milliseconds + second - 1) / second;
}

/// Whose tries these are. Whose a link is nobody knows: its tries count for where they come from, so that tries from
/// elsewhere never keep anybody from accepting an invitation.
std::string account_of(const Arguments& arguments, const access::Caller& caller, std::string_view address) {
    if (caller.proof == access::Proof::session) return "person " + caller.scope.actor;
    const std::string name = arguments.text("name");
    if (arguments.has("link") || name.empty()) return "link " + identity::address_neighbourhood(address);
    return "name " + lower_ascii(trim(name));
}

/// Links that let somebody choose a password are counted for whom they are given.
bool gives_link(const Action& action) {
    return action.name == "password link" || action.name == "person invite";
}

seams::Deed shards_deed(std::vector<identity::CounterShard> shards) {
    return [shards = std::move(shards)](seams::Pen& pen) -> Result<std::string> {
        const records::Kind& kind = identity::login_counter_kind();
        for (const identity::CounterShard& shard : shards) {
            const auto record = find_one(pen, kind, "shard", shard.name);
            if (!record) return record.errors();
            const auto values = identity::Filler(kind).set("shard", shard.name).set("lines", shard.lines).values();
            const auto kept = record->has_value() ? pen.update(kind, (*record)->id, (*record)->version, values)
                                                  : pen.insert(kind, values);
            if (!kept) return kept.errors();
        }
        return std::string();
    };
}

}  // namespace

ProofGate::ProofGate(seams::Store& store, seams::Clock& clock, const seams::Secrets& secrets, identity::Rates& rates)
    : store_(store),
      clock_(clock),
      rates_(rates),
      gate_(rates, identity::derived(secrets.master, identity::KeyUse::login_counter)),
      start_(std::to_string(clock.now().microseconds_utc)) {
    load();
}

std::int64_t ProofGate::wall_ahead() const {
    return clock_.now().microseconds_utc / 1000 - clock_.steady_milliseconds();
}

/// A store that cannot be read has graver troubles than its counters: those it will tell itself.
void ProofGate::load() {
    const auto snapshot = store_.read(access::Scope::of_system());
    if (!snapshot) return;
    const records::Kind& kind = identity::login_counter_kind();
    records::Query every;
    every.kind = &kind;
    const auto shards = find_every(**snapshot, every);
    if (!shards) return;
    for (const records::Record& shard : *shards) {
        gate_.load(identity::stored_list(kind, shard, "lines"), clock_.steady_milliseconds(), wall_ahead());
    }
}

std::int64_t ProofGate::enter(const Action& action, const Arguments& arguments, const access::Caller& caller,
                              std::string_view address) {
    if (gives_link(action)) {
        return seconds(
            rates_.take(identity::Limited::reset_link, arguments.text("person"), clock_.steady_milliseconds()));
    }
    if (action.rate != Rate::sign_in) return 0;
    const std::int64_t wait =
        gate_.enter(account_of(arguments, caller, address), address, clock_.steady_milliseconds());
    return seconds(wait);
}

void ProofGate::left(const Action& action, const Arguments& arguments, const access::Caller& caller,
                     std::string_view address, const Result<Outcome>& outcome) {
    if (action.rate != Rate::sign_in) return;
    const std::string account = account_of(arguments, caller, address);
    const std::int64_t now = clock_.steady_milliseconds();
    const bool wrong =
        !outcome && std::any_of(outcome.errors().begin(), outcome.errors().end(), [](const Error& error) {
            return std::find(wrong_codes.begin(), wrong_codes.end(), error.code) != wrong_codes.end();
        });
    if (outcome.ok()) {
        gate_.right(account, address, now);
    } else if (!wrong) {
        gate_.nothing(account, address, now);
        return;
    }
    store_counters(account, address);
}

void ProofGate::store_counters(const std::string& account, std::string_view address) {
    const std::string key = "login-counters-" + start_ + "-" + std::to_string(++writes_);
    seams::WriteRequest request{.key = key,
                                .scope = access::Scope::of_system(),
                                .deed = "login counters",
                                .fingerprint = key,
                                .request_id = ""};
    store_.write_then(std::move(request),
                      shards_deed(gate_.shards_of(account, address, clock_.steady_milliseconds(), wall_ahead())),
                      [](const Result<seams::Answer>&) {});
}

Error too_often(std::int64_t wait_seconds) {
    return {ErrorKind::limit,
            "this was tried too often",
            "try again in " + std::to_string(wait_seconds) + " seconds",
            {},
            "too_often"};
}

}  // namespace ciclo::actions
