#include "server/forgery.h"

#include <algorithm>

#include "identity/spelling.h"

namespace ciclo::server {

bool changes_something(edge::Method method) { return method != edge::Method::get && method != edge::Method::head; }

std::string form_token(const identity::Key& form_key, const std::string& session) {
    return identity::base64url(identity::keyed_digest(form_key, session));
}

bool forged(const edge::Request& request, const access::Caller& caller, const HomeGround& ground) {
    if (!changes_something(request.method) || caller.proof == access::Proof::token || caller.proof == access::Proof::machine) {
        return false;
    }
    const std::string_view site = request.header("sec-fetch-site"), origin = request.header("origin");
    const std::string_view token = request.header("x-form-token");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    if (!origin.empty() && std::find(ground.origins.begin(), ground.origins.end(), origin) == ground.origins.end()) return true;
    if (!token.empty() && !identity::same(token, form_token(ground.form_key, caller.session))) return true;
    const bool told_nothing = site.empty() && origin.empty() && token.empty();
    return told_nothing && caller.proof == access::Proof::session;  // without a session there is nobody to impersonate
}

}  // namespace ciclo::server
