#include "server/recognition.h"

#include "base/text.h"
#include "server/headers.h"
#include "server/limits.h"

namespace ciclo::server {

namespace {

constexpr std::string_view bearer = "bearer ";

/// What the request offers as proof: "t" + address + token, "s" + session secret, "" for nothing.
std::string proof_of(const edge::Request& request) {
    const std::string_view authorization = request.header("authorization");
    if (authorization.size() > bearer.size() && lower_ascii(authorization.substr(0, bearer.size())) == bearer) {
        return "t" + request.peer_address + " " + std::string(trim(authorization.substr(bearer.size())));
    }
    const std::string_view secret = cookie_named(request.header("cookie"), session_cookie_name(request.secure));
    return secret.empty() ? "" : "s" + std::string(secret);
}

}  // namespace

Recognition::Recognition(seams::Store& store, seams::Clock& clock)
    : store_(store), clock_(clock), callers_(store, clock),
      nobody_(std::make_shared<const access::Caller>(access::Caller::nobody())),
      machine_(std::make_shared<const access::Caller>(access::Caller::machine())) {}

Result<access::Caller> Recognition::look_up(const std::string& proof, const edge::Request& request) {
    if (proof.front() == 's') return callers_.by_session(std::string_view(proof).substr(1));
    return callers_.by_token(std::string_view(proof).substr(proof.find(' ') + 1), request.peer_address);
}

Result<CallerPtr> Recognition::remembered_or(const std::string& proof, const edge::Request& request) {
    const std::uint64_t generation = store_.generation();
    const std::int64_t now = clock_.steady_milliseconds();
    {
        const std::lock_guard held(lock_);
        const auto found = by_proof_.find(proof);
        if (found != by_proof_.end() && found->second.generation == generation && now < found->second.until_milliseconds) {
            return found->second.caller;
        }
    }
    const Result<access::Caller> caller = look_up(proof, request);
    if (!caller) {
        if (caller.errors().front().code == "not_signed_in") return nobody_;
        return caller.errors();
    }
    const auto shared = std::make_shared<const access::Caller>(*caller);
    const std::lock_guard held(lock_);
    if (by_proof_.size() >= limits::callers_kept) by_proof_.clear();
    by_proof_[proof] = {shared, generation, now + limits::recognised_milliseconds};
    return shared;
}

Result<CallerPtr> Recognition::of(const edge::Request& request) {
    if (request.listener == edge::Listener::machine) return machine_;
    const std::string proof = proof_of(request);
    if (proof.empty()) return nobody_;
    return remembered_or(proof, request);
}

}  // namespace ciclo::server
