// ProofGate: what a door asks before it lets a deed that proves (Effect::proves) near the one hashing thread, and tells
// afterwards.
//
//   ProofGate gate(store, clock, secrets, rates);                       // counters of before the restart come back
//   if (const auto wait = gate.enter(action, arguments, caller, peer); wait > 0) answer 429 with Retry-After: wait;
//   Result<Outcome> outcome = action.run(arguments, world);
//   gate.left(action, arguments, caller, peer, outcome);
//
// Who is counted: at sign-in the name given, for deeds of somebody signed in that person, for links the neighbourhood.
// A deed that took no place in the line (busy) is told with left() and its refusal. Any number of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "actions/action.h"
#include "identity/sign_in_gate.h"

namespace ciclo::actions {

class ProofGate {
public:
    ProofGate(seams::Store& store, seams::Clock& clock, const seams::Secrets& secrets, identity::Rates& rates);

    /// Seconds to wait, at least 1; 0 = go. Links given are counted for whom they are given; an action
    /// that is neither that nor of Rate::sign_in never waits.
    std::int64_t enter(const Action& action, const Arguments& arguments, const access::Caller& caller,
                       std::string_view address);
    /// Counts stay for what was wrong, and are stored; what was right, or was never tried, is given back.
    void left(const Action& action, const Arguments& arguments, const access::Caller& caller, std::string_view address,
              const Result<Outcome>& outcome);

private:
    void load();
    void store_counters(const std::string& account, std::string_view address);
    std::int64_t wall_ahead() const;

    seams::Store& store_;
    seams::Clock& clock_;
    identity::Rates& rates_;
    identity::SignInGate gate_;
    const std::string start_;  ///< makes the keys of its writes its own
    std::atomic<std::uint64_t> writes_{0};
};

/// The refusal a door answers with: code "too_often".
Error too_often(std::int64_t wait_seconds);

}  // namespace ciclo::actions
