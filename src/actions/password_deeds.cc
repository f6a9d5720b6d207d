// password change, password link, password reset: a new password, by whoever knows the old one or holds a link an
// administrator gave.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "actions/one_time_links.h"
#include "calendar/duration.h"
#include "identity/kinds.h"
#include "identity/password.h"

namespace ciclo::actions {

namespace {

using identity::Credential;
using identity::Ending;
using identity::KeyUse;
using identity::LinkPurpose;

struct Own {
    Who who;
    Credential credential;
};

Result<Own> own_of(World& world, const std::string& person) {
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto who = who_is(**snapshot, person, calendar::day_of(world.clock->now()));
    if (!who) return who.errors();
    const auto credential = credential_of(**snapshot, "person", person);
    if (!credential) return credential.errors();
    if (!who->has_value() || !credential->has_value()) return nothing_such();
    return Own{**who, **credential};
}

Errors faults_of(const Who& who, const std::string& password) {
    return identity::check_password(password,
                                    {.strength = strength_for(who), .known_words = {name_of(who), email_of(who)}});
}

Result<std::string> keep_password(seams::Pen& pen, Credential credential, const std::string& hashed) {
    credential.password = hashed;
    credential.password_set = pen.now();
    const auto updated =
        pen.update(identity::credential_kind(), credential.id, credential.version, identity::values_of(credential));
    return updated ? Result<std::string>(std::string()) : Result<std::string>(updated.errors());
}

Result<Outcome> run_change(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const Result<Own> own = own_of(world, *person);
    if (!own) return own.errors();
    const identity::Key pepper = key_for(world, KeyUse::password_pepper);
    if (identity::verify_password(arguments.text("current"), own->credential.password, pepper) !=
        identity::Verdict::right) {
        return wrong_credentials();
    }
    const std::string wanted = arguments.text("new");
    Errors faults = faults_of(own->who, wanted);
    for (Error& fault : faults) fault.place.file = "new";
    if (!faults.empty()) return faults;
    const std::string hashed = identity::hash_password(wanted, pepper, drawn<16>(world));
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, world.caller->scope, "password change", [&](seams::Pen& pen) -> Result<std::string> {
            const auto kept = keep_password(pen, own->credential, hashed);
            if (!kept) return kept.errors();
            const auto ended = end_sessions(pen, *person, Ending::revoked, world.caller->session);
            if (!ended) return ended.errors();
            const auto renewed =
                renew_session(pen, world.caller->session, own->who, standing_for(own->who, own->credential), secret);
            return renewed ? Result<std::string>(std::string()) : Result<std::string>(renewed.errors());
        });
    if (!written) return written.errors();
    Outcome outcome;
    outcome.text = said(world, "Contraseña cambiada; las demás sesiones han terminado.",
                        "Password changed; all other sessions have ended.",
                        "Wachtwoord gewijzigd; alle andere sessies zijn beëindigd.");
    outcome.session = secret.text;
    return outcome;
}

Result<Outcome> run_link(const Arguments& arguments, World& world) {
    const auto fresh = asked_freshly(world);
    if (!fresh) return fresh.errors();
    const std::string person = arguments.text("person");
    const Result<Own> own = own_of(world, person);
    if (!own) return own.errors();
    if (!may_arrange(world, own->who)) return nothing_such();
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, world.caller->scope, "password link", [&](seams::Pen& pen) -> Result<std::string> {
            const auto given = give_link(pen, LinkPurpose::password_reset, person, secret);
            if (!given) return given.errors();
            const auto line = pen.audit("password_link_given", person, "{}");
            return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
        });
    if (!written) return written.errors();
    return link_outcome(world, "/password", secret, world.clock->now());
}

Result<Outcome> run_reset(const Arguments& arguments, World& world) {
    const std::string text = arguments.text("link");
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto link = standing_link(**snapshot, LinkPurpose::password_reset, text, world.clock->now());
    if (!link) return link.errors();
    const Result<Own> own = own_of(world, link->person);
    if (!own) return own.errors().front().code == "not_found" ? Errors{link_invalid()} : own.errors();
    const std::string wanted = arguments.text("password");
    const Errors faults = faults_of(own->who, wanted);
    if (!faults.empty()) return faults;
    const std::string hashed =
        identity::hash_password(wanted, key_for(world, KeyUse::password_pepper), drawn<16>(world));
    access::Scope scope;
    scope.actor = link->person;
    const auto written = write_once(world, scope, "password reset", [&](seams::Pen& pen) -> Result<std::string> {
        const auto still = standing_link(pen, LinkPurpose::password_reset, text, pen.now());
        if (!still) return still.errors();
        if (const auto used = use_link(pen, *still); !used) return used.errors();
        const auto ended = end_sessions(pen, still->person, Ending::revoked);
        if (!ended) return ended.errors();
        return keep_password(pen, own->credential, hashed);
    });
    if (!written) return written.errors();
    return Outcome{said(world, "Contraseña nueva guardada. Inicie sesión con ella.",
                        "The new password is kept. Sign in with it.",
                        "Het nieuwe wachtwoord is bewaard. Meld u ermee aan.")};
}

Input secret_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::secret, .help = std::move(help), .required = true};
}

}  // namespace

std::vector<Action> password_actions() {
    return {{.name = "password change",
             .help = {"cambiar mi contraseña", "change my password", "mijn wachtwoord wijzigen"},
             .who = Permission::signed_in(),
             .effect = Effect::proves,
             .example = "ciclo password change --current - --new -",
             .inputs = {secret_input("current",
                                     {"la contraseña de ahora", "the password of now", "het huidige wachtwoord"}),
                        secret_input("new", {"la nueva: 12 signos o más, 15 quien administra",
                                             "the new one: 12 signs or more, 15 for administrators",
                                             "het nieuwe: 12 tekens of meer, 15 voor wie beheert"})},
             .run = run_change,
             .route = {HttpMethod::put, "/api/password"},
             .doors = Doors::http,
             .rate = Rate::sign_in},
            {.name = "password link",
             .help = {"dar a una persona un enlace para elegir otra contraseña",
                      "give a person a link to choose another password",
                      "een persoon een link geven om een ander wachtwoord te kiezen"},
             .who = Permission::of(access::Role::administrator),
             .effect = Effect::proves,
             .example = "ciclo password link 01JB2Z",
             .inputs = {{.name = "person",
                         .kind = InputKind::text,
                         .help = {"identificador de la persona", "id of the person", "kenmerk van de persoon"},
                         .positional = true,
                         .required = true}},
             .run = run_link,
             .route = {HttpMethod::post, "/api/people/{person}/password-link"}},
            {.name = "password reset",
             .help = {"elegir otra contraseña con el enlace recibido", "choose another password with the link received",
                      "een ander wachtwoord kiezen met de ontvangen link"},
             .who = Permission::anybody(),
             .effect = Effect::proves,
             .example = "ciclo password reset --link 4f… --password -",
             .inputs = {secret_input("link", {"lo que sigue a # en el enlace", "what follows # in the link",
                                              "wat na # in de link staat"}),
                        secret_input("password", {"la contraseña nueva", "the new password", "het nieuwe wachtwoord"})},
             .run = run_reset,
             .route = {HttpMethod::post, "/api/password/reset"},
             .doors = Doors::http,
             .rate = Rate::sign_in}};
}

}  // namespace ciclo::actions
