// person invite, invitation accept: how everybody after the first gets in. The person's record is made first, with its
// grants.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "actions/one_time_links.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"
#include "identity/password.h"

namespace ciclo::actions {

namespace {

using identity::Credential;
using identity::KeyUse;
using identity::LinkPurpose;

Error address_missing() {
    return {ErrorKind::refused,
            "the person has no e-mail address to sign in with",
            "enter one in the person's record",
            {"email", 0, 0},
            "address_missing"};
}

Error already_in() {
    return {
        ErrorKind::refused, "the person has a password already", "give a password link instead", {}, "already_invited"};
}

/// The credential waits without a password until the invitation is accepted. Its sign-in name follows the address of
/// now.
Result<Done> prepare_credential(seams::Pen& pen, const std::string& person, const std::string& name_key) {
    const auto found = credential_of(pen, "person", person);
    if (!found) return found.errors();
    if (!found->has_value()) {
        const auto made = pen.insert(identity::credential_kind(),
                                     identity::values_of(Credential{.person = person, .name_key = name_key}));
        return made ? Result<Done>(done) : Result<Done>(made.errors());
    }
    Credential credential = **found;
    if (!credential.password.empty()) return already_in();
    credential.name_key = name_key;
    const auto updated =
        pen.update(identity::credential_kind(), credential.id, credential.version, identity::values_of(credential));
    return updated ? Result<Done>(done) : Result<Done>(updated.errors());
}

Result<Outcome> run_invite(const Arguments& arguments, World& world) {
    const std::string person = arguments.text("person");
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const identity::Key names = key_for(world, KeyUse::sign_in_name);
    const auto written =
        write_once(world, world.caller->scope, "person invite", [&](seams::Pen& pen) -> Result<std::string> {
            const auto who = who_is(pen, person, calendar::day_of(pen.now()));
            if (!who) return who.errors();
            if (!who->has_value() || !may_arrange(world, **who)) return nothing_such();
            if (email_of(**who).empty()) return address_missing();
            const auto prepared = prepare_credential(pen, person, identity::name_key(email_of(**who), names));
            if (!prepared) return prepared.errors();
            const auto given = give_link(pen, LinkPurpose::invitation, person, secret);
            if (!given) return given.errors();
            const auto line = pen.audit("invited", person, "{}");
            return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
        });
    if (!written) return written.errors();
    return link_outcome(world, "/invitation", secret, world.clock->now());
}

struct Accepted {
    std::string text, hashed, device;
    identity::Secret secret;
};

/// Answers the standing of the session opened.
Result<std::string> accept(seams::Pen& pen, const Accepted& accepted) {
    const auto link = standing_link(pen, LinkPurpose::invitation, accepted.text, pen.now());
    if (!link) return link.errors();
    if (const auto used = use_link(pen, *link); !used) return used.errors();
    const auto who = who_is(pen, link->person, calendar::day_of(pen.now()));
    if (!who) return who.errors();
    const auto found = credential_of(pen, "person", link->person);
    if (!found) return found.errors();
    if (!who->has_value() || !found->has_value() || !(*found)->password.empty()) return link_invalid();
    Credential credential = **found;
    credential.password = accepted.hashed;
    credential.password_set = pen.now();
    const auto kept =
        pen.update(identity::credential_kind(), credential.id, credential.version, identity::values_of(credential));
    if (!kept) return kept.errors();
    const identity::Standing standing = standing_for(**who, credential);
    const auto opened = open_session(pen, **who, {.standing = standing, .device = accepted.device}, accepted.secret);
    if (!opened) return opened.errors();
    return std::string(code_of(standing));
}

Result<Outcome> run_accept(const Arguments& arguments, World& world) {
    const std::string text = arguments.text("link"), password = arguments.text("password");
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto link = standing_link(**snapshot, LinkPurpose::invitation, text, world.clock->now());
    if (!link) return link.errors();
    const auto who = who_is(**snapshot, link->person, calendar::day_of(world.clock->now()));
    if (!who) return who.errors();
    if (!who->has_value()) return link_invalid();
    const Errors faults = identity::check_password(
        password, {.strength = strength_for(**who), .known_words = {name_of(**who), email_of(**who)}});
    if (!faults.empty()) return faults;
    const Accepted accepted{
        text, identity::hash_password(password, key_for(world, KeyUse::password_pepper), drawn<16>(world)),
        arguments.text("device"), identity::random_secret(drawn<32>(world))};
    access::Scope scope;
    scope.actor = link->person;
    const auto standing =
        write_once(world, scope, "invitation accept", [&](seams::Pen& pen) { return accept(pen, accepted); });
    if (!standing) return standing.errors();
    Outcome outcome;
    outcome.text = said(world, "Bienvenida, bienvenido. La sesión está abierta.", "Welcome. You are signed in.",
                        "Welkom. U bent aangemeld.");
    outcome.json = formats::write_json(
        formats::object({{"person", formats::string(link->person)}, {"standing", formats::string(*standing)}}));
    outcome.session = accepted.secret.text;
    return outcome;
}

}  // namespace

std::vector<Action> invitation_actions() {
    return {{.name = "person invite",
             .help = {"invitar a una persona a elegir su contraseña", "invite a person to choose a password",
                      "een persoon uitnodigen om een wachtwoord te kiezen"},
             .who = Permission::of(access::Role::administrator),
             .effect = Effect::proves,
             .example = "ciclo person invite 01JB2Z",
             .inputs = {{.name = "person",
                         .kind = InputKind::text,
                         .help = {"identificador de la persona", "id of the person", "kenmerk van de persoon"},
                         .positional = true,
                         .required = true}},
             .run = run_invite,
             .route = {HttpMethod::post, "/api/people/{person}/invitation"}},
            {.name = "invitation accept",
             .help = {"aceptar una invitación y elegir la contraseña", "accept an invitation and choose the password",
                      "een uitnodiging aannemen en het wachtwoord kiezen"},
             .who = Permission::anybody(),
             .effect = Effect::proves,
             .example = "ciclo invitation accept --link 4f… --password -",
             .inputs = {{.name = "link",
                         .kind = InputKind::secret,
                         .help = {"lo que sigue a # en el enlace", "what follows # in the link",
                                  "wat na # in de link staat"},
                         .required = true},
                        {.name = "password",
                         .kind = InputKind::secret,
                         .help = {"la contraseña elegida: 12 signos o más, 15 quien administra",
                                  "the password chosen: 12 signs or more, 15 for administrators",
                                  "het gekozen wachtwoord: 12 tekens of meer, 15 voor wie beheert"},
                         .required = true},
                        {.name = "device",
                         .kind = InputKind::text,
                         .help = {"cómo reconocerá este aparato", "how you will know this device",
                                  "hoe u dit apparaat herkent"}}},
             .run = run_accept,
             .route = {HttpMethod::post, "/api/invitation"},
             .doors = Doors::http,
             .rate = Rate::sign_in}};
}

}  // namespace ciclo::actions
