#include "actions/identity_parts.h"

#include <algorithm>

#include "calendar/duration.h"
#include "identity/keys.h"
#include "identity/kinds.h"
#include "identity/limits.h"
#include "identity/spelling.h"
#include "organisation/kinds.h"
#include "organisation/scope_of.h"

namespace ciclo::actions {

namespace {

std::string person_text(const Who& who, std::string_view field) {
    const std::string* text =
        records::text_in(who.person.values[organisation::person_kind().at(field)], Purpose::handle_case);
    return text == nullptr ? "" : *text;
}

template <class Reader>
Result<std::optional<Who>> who_of(Reader& reader, std::optional<records::Record> person, calendar::Day today) {
    if (!person || !is_active_person(*person)) return std::optional<Who>();
    Result<std::vector<records::Record>> grants =
        find_all(reader, organisation::grant_kind(), "person", person->id.text);
    if (!grants) return grants.errors();
    Who who{.person = std::move(*person)};
    who.grants = std::move(*grants);
    who.scope = organisation::scope_of(who.person.id.text, who.grants, organisation::UnitTree({}), today);
    who.rights = identity::rights_of(who.grants);
    return std::optional(std::move(who));
}

}  // namespace

identity::Key key_for(const World& world, identity::KeyUse use) {
    ENSURE(world.secrets != nullptr, "a deed that derives keys is given the master key");
    return identity::derived(world.secrets->master, use);
}

Result<std::string> write_once(World& world, const access::Scope& scope, std::string_view deed,
                               const seams::Deed& change) {
    ENSURE(world.store != nullptr, "a deed that proves is given the store");
    const std::string key = identity::base64url(drawn<18>(world));
    const std::string request = world.caller == nullptr ? "" : world.caller->request_id;
    Result<seams::Answer> answer = world.store->write(
        {.key = key, .scope = scope, .deed = std::string(deed), .fingerprint = key, .request_id = request}, change);
    if (!answer) return answer.errors();
    return std::move((*answer).body);
}

Result<std::unique_ptr<seams::Snapshot>> whole_snapshot(World& world) {
    ENSURE(world.store != nullptr, "a deed that proves is given the store");
    return world.store->read(access::Scope::of_system());
}

Result<std::string> person_asking(const World& world) {
    ENSURE(world.caller != nullptr, "a deed about who asks is told who asks");
    if (world.caller->proof == access::Proof::session) return world.caller->scope.actor;
    return Error{ErrorKind::refused,
                 "only a person who is signed in may do this",
                 "sign in with name and password",
                 {},
                 "session_needed"};
}

Result<Done> asked_freshly(const World& world) {
    ENSURE(world.caller != nullptr, "a deed about who asks is told who asks");
    if (world.caller->recently_confirmed) return done;
    return Error{
        ErrorKind::refused, "this needs your password once more", "confirm it and ask again", {}, "confirm_first"};
}

Error wrong_credentials() {
    return {ErrorKind::refused,
            "the name, the password or the code is not right",
            "check them and try again",
            {},
            "wrong_credentials"};
}

Error link_invalid() {
    return {ErrorKind::refused,
            "this link was used, is too old or was never given",
            "ask for a new one",
            {},
            "link_invalid"};
}

Error nothing_such() {
    return {ErrorKind::not_found, "there is no such record", "check the address", {}, "not_found"};
}

std::string said(const World& world, std::string_view es, std::string_view en, std::string_view nl) {
    return std::string(world.language == Language::es ? es : world.language == Language::en ? en : nl) + "\n";
}

Result<std::optional<Who>> who_is(seams::Snapshot& reader, const std::string& person, calendar::Day today) {
    Result<records::Record> record = reader.get(organisation::person_kind(), records::RecordId(person));
    if (!record && record.errors().front().kind == ErrorKind::not_found) return std::optional<Who>();
    if (!record) return record.errors();
    return who_of(reader, *record, today);
}

Result<std::optional<Who>> who_is(seams::Pen& reader, const std::string& person, calendar::Day today) {
    Result<std::optional<records::Record>> record = reader.get(organisation::person_kind(), records::RecordId(person));
    if (!record) return record.errors();
    return who_of(reader, *record, today);
}

std::string name_of(const Who& who) {
    return person_text(who, "name");
}
std::string email_of(const Who& who) {
    return person_text(who, "email");
}

identity::Strength strength_for(const Who& who) {
    return who.scope.roles().meets(identity::strict_roles) ? identity::Strength::strict : identity::Strength::usual;
}

bool may_arrange(const World& world, const Who& who) {
    const access::Scope& asking = world.caller->scope;
    const std::string own_unit = records::unit_of(organisation::person_kind(), who.person);
    return asking.may(access::Role::administrator, own_unit) &&
           std::all_of(who.grants.begin(), who.grants.end(), [&](const records::Record& grant) {
               return asking.may(access::Role::administrator, records::unit_of(organisation::grant_kind(), grant));
           });
}

template <class Reader>
Result<std::optional<identity::Credential>> credential_of(Reader& reader, std::string_view field,
                                                          const std::string& value) {
    const auto record = find_one(reader, identity::credential_kind(), field, value);
    if (!record) return record.errors();
    if (!record->has_value()) return std::optional<identity::Credential>();
    return std::optional(identity::read_credential(**record));
}
template Result<std::optional<identity::Credential>> credential_of(seams::Snapshot&, std::string_view,
                                                                   const std::string&);
template Result<std::optional<identity::Credential>> credential_of(seams::Pen&, std::string_view, const std::string&);

identity::Standing standing_for(const Who& who, const identity::Credential& credential) {
    const bool required = who.scope.roles().meets(identity::strict_roles);
    return required && !credential.has_second_factor() ? identity::Standing::enrol : identity::Standing::full;
}

Result<Done> open_session(seams::Pen& pen, const Who& who, const SessionWish& wish, const identity::Secret& secret) {
    const calendar::Instant now = pen.now();
    const records::Kind& kind = identity::session_kind();
    const auto stored = find_all(pen, kind, "person", who.person.id.text);
    if (!stored) return stored.errors();
    const identity::Session session{.person = who.person.id.text,
                                    .secret = secret.digest,
                                    .standing = wish.standing,
                                    .rights = who.rights,
                                    .started = now,
                                    .last_used = now,
                                    .confirmed = now,
                                    .device = wish.device};
    std::optional<identity::Session> place;
    for (const records::Record& record : *stored) {
        const identity::Session other = identity::read_session(record);
        if (!identity::ending_of(other, who.scope.roles(), who.rights, now)) {
            const bool least = !place || other.last_used < place->last_used;
            if (stored->size() >= identity::limits::sessions_each && least) place = other;
        } else {
            place = other;
            break;
        }
    }
    if (!place) {
        const auto made = pen.insert(kind, identity::values_of(session));
        return made ? Result<Done>(done) : Result<Done>(made.errors());
    }
    const auto replaced = pen.update(kind, place->id, place->version, identity::values_of(session));
    return replaced ? Result<Done>(done) : Result<Done>(replaced.errors());
}

Result<Done> renew_session(seams::Pen& pen, const std::string& session, const Who& who, identity::Standing standing,
                           const identity::Secret& secret) {
    const records::Kind& kind = identity::session_kind();
    const auto record = pen.get(kind, records::RecordId(session));
    if (!record) return record.errors();
    if (!record->has_value()) return nothing_such();
    identity::Session renewed = identity::read_session(**record);
    if (renewed.person != who.person.id.text || renewed.ended) return nothing_such();
    renewed.secret = secret.digest;
    renewed.standing = standing;
    renewed.rights = who.rights;
    renewed.last_used = pen.now();
    renewed.confirmed = pen.now();
    const auto updated = pen.update(kind, renewed.id, renewed.version, identity::values_of(renewed));
    return updated ? Result<Done>(done) : Result<Done>(updated.errors());
}

Result<Done> end_replaced(seams::Pen& pen, const std::string& session) {
    const records::Kind& kind = identity::session_kind();
    const auto record = pen.get(kind, records::RecordId(session));
    if (!record) return record.errors();
    if (!record->has_value()) return done;
    identity::Session before = identity::read_session(**record);
    if (before.ended) return done;
    before.ended = pen.now();
    before.ending = identity::Ending::replaced;
    const auto updated = pen.update(kind, before.id, before.version, identity::values_of(before));
    return updated ? Result<Done>(done) : Result<Done>(updated.errors());
}

Result<int> end_sessions(seams::Pen& pen, const std::string& person, identity::Ending why, const std::string& but) {
    const records::Kind& kind = identity::session_kind();
    const auto stored = find_all(pen, kind, "person", person);
    if (!stored) return stored.errors();
    int ended = 0;
    for (const records::Record& record : *stored) {
        identity::Session session = identity::read_session(record);
        if (session.ended || session.id.text == but) continue;
        session.ended = pen.now();
        session.ending = why;
        const auto updated = pen.update(kind, session.id, session.version, identity::values_of(session));
        if (!updated) return updated.errors();
        ++ended;
    }
    return ended;
}

}  // namespace ciclo::actions
