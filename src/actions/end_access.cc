#include "actions/end_access.h"

#include "actions/identity_parts.h"
#include "identity/kinds.h"

namespace ciclo::actions {

namespace {

Result<Done> revoke_tokens(seams::Pen& pen, const std::string& person) {
    const auto tokens = find_all(pen, identity::api_token_kind(), "person", person);
    if (!tokens) return tokens.errors();
    for (const records::Record& token : *tokens) {
        const auto archived = pen.archive(identity::api_token_kind(), token.id, token.version);
        if (!archived) return archived.errors();
    }
    return done;
}

/// The sign-in name's digest goes too: it could be compared with the digest of a guess by whoever holds the key.
Result<Done> empty_credential(seams::Pen& pen, const std::string& person) {
    const auto found = credential_of(pen, "person", person);
    if (!found) return found.errors();
    if (!found->has_value()) return done;
    const identity::Credential empty{.person = person, .name_key = "gone " + person};
    const auto updated =
        pen.update(identity::credential_kind(), (*found)->id, (*found)->version, identity::values_of(empty));
    return updated ? Result<Done>(done) : Result<Done>(updated.errors());
}

}  // namespace

Result<int> end_access(seams::Pen& pen, const std::string& person, Ways ways) {
    const auto revoked = revoke_tokens(pen, person);
    if (!revoked) return revoked.errors();
    if (ways == Ways::all) {
        const auto emptied = empty_credential(pen, person);
        if (!emptied) return emptied.errors();
    }
    return end_sessions(pen, person, identity::Ending::revoked);
}

}  // namespace ciclo::actions
