// session open, session confirm: a person proves who they are. Both run on the one hashing thread.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"
#include "identity/password.h"

namespace ciclo::actions {

namespace {

using identity::Credential;
using identity::KeyUse;
using identity::Verdict;

struct Known {
    Who who;
    Credential credential;
};

/// Nothing when the name is nobody's, the person has left or has not chosen a password yet.
Result<std::optional<Known>> known_by_name(World& world, const std::string& name) {
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto credential =
        credential_of(**snapshot, "name_key", identity::name_key(name, key_for(world, KeyUse::sign_in_name)));
    if (!credential) return credential.errors();
    if (!credential->has_value() || (*credential)->password.empty()) return std::optional<Known>();
    const auto who = who_is(**snapshot, (*credential)->person, calendar::day_of(world.clock->now()));
    if (!who) return who.errors();
    if (!who->has_value()) return std::optional<Known>();
    return std::optional(Known{**who, **credential});
}

/// One hash of the same cost whoever it is, and whether anybody is.
bool password_is_right(World& world, const std::optional<Known>& known, const std::string& password) {
    const identity::Key pepper = key_for(world, KeyUse::password_pepper);
    const std::string stored = known ? known->credential.password : identity::nobodys_hash();
    Verdict verdict = identity::verify_password(password, stored, pepper);
    if (verdict == Verdict::broken) verdict = identity::verify_password(password, identity::nobodys_hash(), pepper);
    return known && verdict == Verdict::right;
}

/// The same write for a name that is nobody's as for a slip of somebody's. Only the person's own record names them.
Result<Outcome> refused_sign_in(World& world, const std::optional<Known>& known) {
    const std::string object = known ? known->who.person.id.text : "";
    const auto noted = write_once(world, {}, "session open", [&](seams::Pen& pen) -> Result<std::string> {
        const auto line = pen.audit("sign_in_refused", object, "{}");
        return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
    });
    if (!noted) return noted.errors();
    return wrong_credentials();
}

std::string session_json(const Known& known, identity::Standing standing) {
    const auto left = static_cast<std::int64_t>(known.credential.recovery_codes.size());
    return formats::write_json(
        formats::object({{"person", formats::string(known.who.person.id.text)},
                         {"standing", formats::string(code_of(standing))},
                         {"second_factor", formats::boolean(known.credential.has_second_factor())},
                         {"recovery_codes_left", formats::integer(left)}}));
}

Outcome signed_in(const World& world, const Known& known, identity::Standing standing, const identity::Secret& secret) {
    Outcome outcome;
    outcome.text = standing == identity::Standing::full
                       ? said(world, "Sesión iniciada.", "Signed in.", "Aangemeld.")
                       : said(world, "Sesión iniciada: falta configurar el segundo factor.",
                              "Signed in: the second factor has to be set up first.",
                              "Aangemeld: eerst moet de tweede factor worden ingesteld.");
    outcome.json = session_json(known, standing);
    outcome.session = secret.text;
    return outcome;
}

Error code_needed() {
    return {ErrorKind::refused,
            "a code of the second factor is needed",
            "give the six digits of the application, or a recovery code",
            {"code", 0, 0},
            "code_needed"};
}

/// `next`: the credential as it shall be after this sign-in.
Result<Outcome> let_in(World& world, Known known, Credential next, const std::string& device) {
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    identity::Standing standing = identity::Standing::enrol;
    access::Scope scope;
    scope.actor = known.who.person.id.text;
    const auto written = write_once(world, scope, "session open", [&](seams::Pen& pen) -> Result<std::string> {
        const auto who = who_is(pen, next.person, calendar::day_of(pen.now()));
        if (!who) return who.errors();
        if (!who->has_value()) return wrong_credentials();
        standing = standing_for(**who, next);
        // the version seen is named, so a code that two tries at once give is used by one of them only
        const auto updated = pen.update(identity::credential_kind(), next.id, next.version, identity::values_of(next));
        if (!updated) return updated.errors();
        if (world.caller != nullptr && world.caller->proof == access::Proof::session) {
            const auto ended = end_replaced(pen, world.caller->session);
            if (!ended) return ended.errors();
        }
        const auto opened = open_session(pen, **who, {.standing = standing, .device = device}, secret);
        if (!opened) return opened.errors();
        const auto line = pen.audit("signed_in", next.person, "{}");
        return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
    });
    if (!written) return written.errors();
    known.credential = std::move(next);
    return signed_in(world, known, standing, secret);
}

Result<Outcome> run_open(const Arguments& arguments, World& world) {
    const std::string password = arguments.text("password");
    const Result<std::optional<Known>> known = known_by_name(world, arguments.text("name"));
    if (!known) return known.errors();
    if (!password_is_right(world, *known, password)) return refused_sign_in(world, *known);
    Credential next = (*known)->credential;
    if (next.has_second_factor()) {
        const std::string code = arguments.text("code");
        if (code.empty()) return code_needed();
        const auto used =
            identity::with_code_used(next, code, world.clock->now(), key_for(world, KeyUse::second_factor),
                                     key_for(world, KeyUse::recovery_code));
        if (!used) return refused_sign_in(world, *known);
        next = *used;
    }
    if (identity::needs_rehash(next.password)) {
        next.password = identity::hash_password(password, key_for(world, KeyUse::password_pepper), drawn<16>(world));
    }
    return let_in(world, **known, next, arguments.text("device"));
}

Result<Outcome> run_confirm(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto credential = credential_of(**snapshot, "person", *person);
    if (!credential) return credential.errors();
    std::optional<Known> known;
    if (credential->has_value()) known = Known{{}, **credential};
    if (!password_is_right(world, known, arguments.text("password"))) {
        if (known) known->who.person.id.text = *person;
        return refused_sign_in(world, known);
    }
    const auto written =
        write_once(world, world.caller->scope, "session confirm", [&](seams::Pen& pen) -> Result<std::string> {
            const records::Kind& kind = identity::session_kind();
            const auto record = pen.get(kind, records::RecordId(world.caller->session));
            if (!record) return record.errors();
            if (!record->has_value()) return nothing_such();
            identity::Session session = identity::read_session(**record);
            if (session.ended || session.person != *person) return nothing_such();
            session.confirmed = pen.now();
            const auto updated = pen.update(kind, session.id, session.version, identity::values_of(session));
            return updated ? Result<std::string>(std::string()) : Result<std::string>(updated.errors());
        });
    if (!written) return written.errors();
    return Outcome{said(world, "Contraseña confirmada: vale diez minutos.",
                        "Password confirmed: it counts for ten minutes.",
                        "Wachtwoord bevestigd: dit geldt tien minuten.")};
}

Action open_action() {
    return {.name = "session open",
            .help = {"iniciar sesión con nombre, contraseña y, si lo hay, segundo factor",
                     "sign in with name, password and, where there is one, second factor",
                     "aanmelden met naam, wachtwoord en, als die er is, tweede factor"},
            .who = Permission::anybody(),
            .effect = Effect::proves,
            .example = "ciclo session open --name ana@example.org --password -",
            .inputs = {{.name = "name",
                        .kind = InputKind::text,
                        .help = {"el correo con que entra", "the address you sign in with",
                                 "het adres waarmee u zich aanmeldt"},
                        .required = true},
                       {.name = "password",
                        .kind = InputKind::secret,
                        .help = {"la contraseña", "the password", "het wachtwoord"},
                        .required = true},
                       {.name = "code",
                        .kind = InputKind::secret,
                        .help = {"las seis cifras de la aplicación, o un código de recuperación",
                                 "the six digits of the application, or a recovery code",
                                 "de zes cijfers van de app, of een herstelcode"}},
                       {.name = "device",
                        .kind = InputKind::text,
                        .help = {"cómo reconocerá este aparato en la lista de sesiones",
                                 "how you will know this device in the list of sessions",
                                 "hoe u dit apparaat herkent in de lijst van sessies"}}},
            .run = run_open,
            .route = {HttpMethod::post, "/api/session"},
            .doors = Doors::http,
            .rate = Rate::sign_in};
}

Action confirm_action() {
    return {.name = "session confirm",
            .help = {"confirmar la contraseña antes de una acción delicada", "confirm the password before a grave deed",
                     "het wachtwoord bevestigen voor een ingrijpende handeling"},
            .who = Permission::signed_in(),
            .effect = Effect::proves,
            .example = "ciclo session confirm --password -",
            .inputs = {{.name = "password",
                        .kind = InputKind::secret,
                        .help = {"la contraseña", "the password", "het wachtwoord"},
                        .required = true}},
            .run = run_confirm,
            .route = {HttpMethod::post, "/api/session/confirm"},
            .doors = Doors::http,
            .rate = Rate::sign_in};
}

}  // namespace

std::vector<Action> sign_in_actions() {
    return {open_action(), confirm_action()};
}

}  // namespace ciclo::actions
