// What the deeds of identity share: keys, draws, who somebody is, sessions opened, renewed and ended. Internal to the
// room.
//
// Every function says which member of World it needs; the row's effect promises it.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "actions/identity_records.h"
#include "identity/credential.h"
#include "identity/password_policy.h"
#include "identity/session.h"
#include "identity/token.h"

namespace ciclo::actions {

/// Needs chance.
template <std::size_t N>
std::array<unsigned char, N> drawn(World& world) {
    ENSURE(world.chance != nullptr, "a deed that draws secrets is given chance");
    std::array<unsigned char, N> bytes{};
    world.chance->fill(bytes);
    return bytes;
}
/// Needs secrets.
identity::Key key_for(const World& world, identity::KeyUse use);

/// One write of a deed that proves; every call is a deed of its own. Needs store and chance.
Result<std::string> write_once(World& world, const access::Scope& scope, std::string_view deed,
                               const seams::Deed& change);
/// Everything, as it is now. Needs store.
Result<std::unique_ptr<seams::Snapshot>> whole_snapshot(World& world);

// ---- Who asks.
/// The id of the person behind the session; refused, "session_needed", for tokens and the machine.
Result<std::string> person_asking(const World& world);
/// Refused, "confirm_first", unless the password was given in the last minutes (or the machine asks).
Result<Done> asked_freshly(const World& world);
/// The same for a wrong name, a wrong password, a wrong code.
Error wrong_credentials();
Error link_invalid();
Error nothing_such();
std::string said(const World& world, std::string_view es, std::string_view en, std::string_view nl);

// ---- Who somebody is.
struct Who {
    records::Record person;
    std::vector<records::Record> grants = {};
    access::Scope scope = {};  ///< roles valid today; units alone, without what is below them
    std::string rights = {};
};
/// Nothing when there is no such person, or they are no longer active. `reader`: Snapshot or Pen.
Result<std::optional<Who>> who_is(seams::Snapshot& reader, const std::string& person, calendar::Day today);
Result<std::optional<Who>> who_is(seams::Pen& reader, const std::string& person, calendar::Day today);
std::string name_of(const Who& who);
std::string email_of(const Who& who);
identity::Strength strength_for(const Who& who);
/// Whether the caller may arrange how `who` signs in: an administrator over every unit `who` has a grant for.
bool may_arrange(const World& world, const Who& who);

template <class Reader>
Result<std::optional<identity::Credential>> credential_of(Reader& reader, std::string_view field,
                                                          const std::string& value);

// ---- Sessions; all inside the pen.
/// What a session opened or renewed now may do: only enrol while a second factor is required and missing.
identity::Standing standing_for(const Who& who, const identity::Credential& credential);
struct SessionWish {
    identity::Standing standing = identity::Standing::full;
    std::string device = {};
};
/// In the place of one that has ended when there is one, so that their number stays bounded; the least recently used
/// gives way.
Result<Done> open_session(seams::Pen& pen, const Who& who, const SessionWish& wish, const identity::Secret& secret);
/// The same session under a new secret; what it had before opens nothing any more.
Result<Done> renew_session(seams::Pen& pen, const std::string& session, const Who& who, identity::Standing standing,
                           const identity::Secret& secret);
/// One that was open before a new one takes its place; nothing when there is none, or it has ended.
Result<Done> end_replaced(seams::Pen& pen, const std::string& session);
/// All of a person's, but one.
Result<int> end_sessions(seams::Pen& pen, const std::string& person, identity::Ending why, const std::string& but = "");

}  // namespace ciclo::actions
