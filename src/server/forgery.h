// Forgery: whether a request that changes something was made by our own pages, or by a foreign page in the name of somebody who
// is signed in here.
//
//   if (forged(request, caller, {.origins = origins, .form_key = key})) return refuse();
//
// Three ways, each enough to refuse: Sec-Fetch-Site says another site; Origin is not ours; a browser that sends neither must
// bring the form token of the session (GET /api/me gives it). The JSON content type, which no foreign form can send, is
// asked for besides. API tokens and the machine's socket are not browsers and carry their proof in a header. Pure.
#pragma once

#include <span>
#include <string>

#include "access/caller.h"
#include "edge/exchange.h"
#include "identity/keys.h"

namespace ciclo::server {

struct HomeGround {
    std::span<const std::string> origins;
    const identity::Key& form_key;
};

bool changes_something(edge::Method method);
bool forged(const edge::Request& request, const access::Caller& caller, const HomeGround& ground);

/// Bound to the session's id: it dies with the session.
std::string form_token(const identity::Key& form_key, const std::string& session);

}  // namespace ciclo::server
