// second-factor begin, confirm, later, remove, reset: the code of a telephone beside the password. A secret begun counts for
// nothing until a code of it was given; meanwhile the one before stays in force.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"
#include "identity/limits.h"
#include "identity/one_time_code.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

using identity::Credential;
using identity::KeyUse;

struct Own {
    Who who;
    Credential credential;
    std::string organisation;  ///< its name, for the application's list
    bool may_only_enrol = false;
};

std::string organisation_name(seams::Snapshot& snapshot) {
    records::Query any;
    any.kind = &organisation::organisation_kind();
    any.limit = 1;
    const auto page = snapshot.list(any);
    if (!page || page->records.empty()) return "Ciclo";
    const auto& value = page->records.front().values[organisation::organisation_kind().at("name")];
    const std::string* name = records::text_in(value, Purpose::handle_case);
    return name == nullptr ? "Ciclo" : *name;
}

Result<Own> own_of(World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto who = who_is(**snapshot, *person, calendar::day_of(world.clock->now()));
    if (!who) return who.errors();
    const auto credential = credential_of(**snapshot, "person", *person);
    if (!credential) return credential.errors();
    const auto record = (*snapshot)->get(identity::session_kind(), records::RecordId(world.caller->session));
    if (!record) return record.errors();
    if (!who->has_value() || !credential->has_value()) return nothing_such();
    return Own{**who, **credential, organisation_name(**snapshot),
               identity::read_session(*record).standing == identity::Standing::enrol};
}

/// Whoever may only enrol has just given the password and has nothing else to protect.
Result<Own> own_asked_freshly(World& world) {
    Result<Own> own = own_of(world);
    if (!own || own->may_only_enrol) return own;
    const auto fresh = asked_freshly(world);
    if (!fresh) return fresh.errors();
    return own;
}

Result<std::string> keep(seams::Pen& pen, const Credential& credential) {
    const auto updated =
        pen.update(identity::credential_kind(), credential.id, credential.version, identity::values_of(credential));
    return updated ? Result<std::string>(std::string()) : Result<std::string>(updated.errors());
}

Result<Outcome> run_begin(const Arguments&, World& world) {
    const Result<Own> own = own_asked_freshly(world);
    if (!own) return own.errors();
    const auto bytes = drawn<identity::one_time_secret_bytes>(world);
    const identity::Bytes secret(bytes.begin(), bytes.end());
    Credential next = own->credential;
    next.factor_next =
        identity::sealed_factor(next.person, secret, key_for(world, KeyUse::second_factor), drawn<24>(world));
    const auto written =
        write_once(world, world.caller->scope, "second-factor begin", [&](seams::Pen& pen) { return keep(pen, next); });
    if (!written) return written.errors();
    const std::string uri = identity::enrolment_uri(secret, own->organisation, email_of(own->who));
    Outcome outcome;
    outcome.text = uri + "\n" +
                   said(world, "Léalo con la aplicación de códigos y confirme con las seis cifras que muestra.",
                        "Read it with the code application and confirm with the six digits it shows.",
                        "Lees dit met de codeapp en bevestig met de zes cijfers die hij toont.");
    outcome.json = formats::write_json(
        formats::object({{"secret", formats::string(identity::base32(secret))}, {"uri", formats::string(uri)}}));
    return outcome;
}

struct NewCodes {
    std::vector<std::string> shown, kept;
};

NewCodes new_recovery_codes(World& world) {
    const identity::Key key = key_for(world, KeyUse::recovery_code);
    NewCodes codes;
    for (std::size_t i = 0; i < identity::limits::recovery_codes; ++i) {
        codes.shown.push_back(identity::recovery_code(drawn<10>(world)));
        codes.kept.push_back(*identity::recovery_digest(codes.shown.back(), key));
    }
    return codes;
}

Outcome codes_outcome(const World& world, const NewCodes& codes, const identity::Secret& secret) {
    Outcome outcome;
    std::vector<formats::Value> list;
    for (const std::string& code : codes.shown) {
        outcome.text += code + "\n";
        list.push_back(formats::string(code));
    }
    outcome.text += said(world, "Guarde estos códigos: cada uno sirve una vez, si pierde el teléfono.",
                         "Keep these codes: each works once, should you lose the telephone.",
                         "Bewaar deze codes: elk werkt één keer, als u de telefoon kwijtraakt.");
    outcome.json = formats::write_json(formats::object({{"recovery_codes", formats::list(std::move(list))}}));
    outcome.session = secret.text;
    return outcome;
}

Result<Outcome> run_confirm(const Arguments& arguments, World& world) {
    const Result<Own> own = own_of(world);
    if (!own) return own.errors();
    if (own->credential.factor_next.empty()) {
        return Error{ErrorKind::refused, "no second factor was begun", "begin one first", {}, "factor_not_begun"};
    }
    const auto secret_bytes = identity::opened_next_factor(own->credential, key_for(world, KeyUse::second_factor));
    if (!secret_bytes) return secret_bytes.errors();
    const auto step = identity::accepted_step(*secret_bytes, arguments.text("code"), world.clock->now(), 0);
    if (!step) return wrong_credentials();
    const NewCodes codes = new_recovery_codes(world);
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    Credential next = own->credential;
    next.factor_secret = std::exchange(next.factor_next, "");
    next.factor_since = world.clock->now();
    next.factor_step = *step;
    next.recovery_codes = codes.kept;
    const auto written =
        write_once(world, world.caller->scope, "second-factor confirm", [&](seams::Pen& pen) -> Result<std::string> {
            const auto kept = keep(pen, next);
            if (!kept) return kept.errors();
            const auto ended = end_sessions(pen, next.person, identity::Ending::revoked, world.caller->session);
            if (!ended) return ended.errors();
            const auto renewed = renew_session(pen, world.caller->session, own->who, identity::Standing::full, secret);
            return renewed ? Result<std::string>(std::string()) : Result<std::string>(renewed.errors());
        });
    if (!written) return written.errors();
    return codes_outcome(world, codes, secret);
}

/// One person at their own machine, trying the program: nobody else can reach it, and who sits there holds the folder.
Result<Outcome> run_later(const Arguments&, World& world) {
    const Result<Own> own = own_of(world);
    if (!own) return own.errors();
    if (world.reached != Reached::this_machine_only) {
        return Error{ErrorKind::refused, "others can reach this server, so your roles need the second factor now",
                     "set it up", {}, "factor_required"};
    }
    if (!own->may_only_enrol) {
        return Error{ErrorKind::refused, "no second factor is asked for", "go on with your work", {}, "factor_not_asked"};
    }
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, world.caller->scope, "second-factor later", [&](seams::Pen& pen) -> Result<std::string> {
            const auto renewed = renew_session(pen, world.caller->session, own->who, identity::Standing::later, secret);
            if (!renewed) return renewed.errors();
            const auto line = pen.audit("second_factor_put_off", own->who.person.id.text, "{}");
            return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
        });
    if (!written) return written.errors();
    Outcome outcome;
    outcome.text = said(world, "De acuerdo: se lo preguntaremos de nuevo al entrar.",
                        "All right: you will be asked again when you sign in.",
                        "Goed: bij het aanmelden wordt het opnieuw gevraagd.");
    outcome.json = formats::write_json(formats::object({{"standing", formats::string("later")}}));
    outcome.session = secret.text;
    return outcome;
}

void take_away(Credential& credential) {
    credential.factor_secret.clear();
    credential.factor_next.clear();
    credential.factor_since = std::nullopt;
    credential.factor_step = 0;
    credential.recovery_codes.clear();
}

Result<Outcome> run_remove(const Arguments&, World& world) {
    const Result<Own> own = own_asked_freshly(world);
    if (!own) return own.errors();
    if (own->who.scope.roles().meets(identity::strict_roles)) {
        return Error{ErrorKind::refused,
                     "your roles need a second factor",
                     "set up another one instead: it takes this one's place",
                     {},
                     "factor_required"};
    }
    Credential next = own->credential;
    take_away(next);
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, world.caller->scope, "second-factor remove", [&](seams::Pen& pen) -> Result<std::string> {
            const auto kept = keep(pen, next);
            if (!kept) return kept.errors();
            const auto renewed =
                renew_session(pen, world.caller->session, own->who, standing_for(own->who, next), secret);
            return renewed ? Result<std::string>(std::string()) : Result<std::string>(renewed.errors());
        });
    if (!written) return written.errors();
    Outcome outcome;
    outcome.text = said(world, "Segundo factor quitado.", "Second factor removed.", "Tweede factor verwijderd.");
    outcome.session = secret.text;
    return outcome;
}

Result<Outcome> run_reset(const Arguments& arguments, World& world) {
    const auto fresh = asked_freshly(world);
    if (!fresh) return fresh.errors();
    const std::string person = arguments.text("person");
    const auto written =
        write_once(world, world.caller->scope, "second-factor reset", [&](seams::Pen& pen) -> Result<std::string> {
            const auto who = who_is(pen, person, calendar::day_of(pen.now()));
            if (!who) return who.errors();
            const auto credential = credential_of(pen, "person", person);
            if (!credential) return credential.errors();
            if (!who->has_value() || !credential->has_value() || !may_arrange(world, **who)) return nothing_such();
            Credential next = **credential;
            take_away(next);
            if (const auto kept = keep(pen, next); !kept) return kept.errors();
            if (const auto ended = end_sessions(pen, person, identity::Ending::revoked); !ended) return ended.errors();
            const auto line = pen.audit("second_factor_reset", person, "{}");
            return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
        });
    if (!written) return written.errors();
    return Outcome{said(world, "Segundo factor quitado; la persona configurará otro al entrar.",
                        "Second factor taken away; the person sets up another one at sign-in.",
                        "Tweede factor weggenomen; de persoon stelt bij het aanmelden een andere in.")};
}

}  // namespace

std::vector<Action> second_factor_actions() {
    return {
        {.name = "second-factor begin",
         .help = {"empezar a configurar el segundo factor", "begin to set up the second factor",
                  "beginnen met het instellen van de tweede factor"},
         .who = Permission::signed_in(),
         .effect = Effect::proves,
         .example = "ciclo second-factor begin",
         .run = run_begin,
         .route = {HttpMethod::post, "/api/second-factor"},
         .doors = Doors::http},
        {.name = "second-factor confirm",
         .help = {"confirmar el segundo factor con su primer código", "confirm the second factor with its first code",
                  "de tweede factor bevestigen met de eerste code"},
         .who = Permission::signed_in(),
         .effect = Effect::proves,
         .example = "ciclo second-factor confirm --code 287082",
         .inputs = {{.name = "code",
                     .kind = InputKind::secret,
                     .help = {"las seis cifras que muestra la aplicación", "the six digits the application shows",
                              "de zes cijfers die de app toont"},
                     .required = true}},
         .run = run_confirm,
         .route = {HttpMethod::post, "/api/second-factor/confirm"},
         .doors = Doors::http,
         .rate = Rate::sign_in},
        {.name = "second-factor later",
         .help = {"dejar el segundo factor para después, si solo esta máquina llega al servidor",
                  "put off the second factor, where only this machine reaches the server",
                  "de tweede factor uitstellen, als alleen deze machine de server bereikt"},
         .who = Permission::signed_in(),
         .effect = Effect::proves,
         .example = "ciclo second-factor later",
         .run = run_later,
         .route = {HttpMethod::post, "/api/second-factor/later"},
         .doors = Doors::http},
        {.name = "second-factor remove",
         .help = {"quitar mi segundo factor", "remove my second factor", "mijn tweede factor verwijderen"},
         .who = Permission::signed_in(),
         .effect = Effect::proves,
         .example = "ciclo second-factor remove",
         .run = run_remove,
         .route = {HttpMethod::remove, "/api/second-factor"},
         .doors = Doors::http},
        {.name = "second-factor reset",
         .help = {"quitar el segundo factor de quien perdió el teléfono y los códigos",
                  "take away the second factor of somebody who lost telephone and codes",
                  "de tweede factor wegnemen van wie telefoon en codes kwijt is"},
         .who = Permission::of(access::Role::administrator),
         .effect = Effect::proves,
         .example = "ciclo second-factor reset 01JB2Z",
         .inputs = {{.name = "person",
                     .kind = InputKind::text,
                     .help = {"identificador de la persona", "id of the person", "kenmerk van de persoon"},
                     .positional = true,
                     .required = true}},
         .run = run_reset,
         .route = {HttpMethod::remove, "/api/people/{person}/second-factor"}}};
}

}  // namespace ciclo::actions
