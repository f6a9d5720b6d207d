// setup link, setup finish: how an empty installation gets its first person. There is no default password, and nobody
// signs in before.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "actions/one_time_links.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"
#include "identity/password.h"
#include "organisation/kinds.h"
#include "records/check.h"

namespace ciclo::actions {

namespace {

using identity::KeyUse;
using identity::LinkPurpose;
using records::Kind;
using records::Record;

Error already_set_up() {
    return {ErrorKind::refused,
            "this installation is set up already",
            "sign in, or ask an administrator for an invitation",
            {},
            "already_set_up"};
}

/// True when some person has a way to sign in, or had one.
template <class Reader>
Result<bool> is_set_up(Reader& reader) {
    records::Query any;
    any.kind = &identity::credential_kind();
    any.archived = records::Archived::included;
    any.limit = 1;
    const auto page = reader.list(any);
    if (!page) return page.errors();
    return !page->records.empty();
}

Result<Outcome> run_link(const Arguments&, World& world) {
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, access::Scope::of_system(), "setup link", [&](seams::Pen& pen) -> Result<std::string> {
            const auto already = is_set_up(pen);
            if (!already) return already.errors();
            if (*already) return already_set_up();
            const auto given = give_link(pen, LinkPurpose::set_up, "", secret);
            return given ? Result<std::string>(std::string()) : Result<std::string>(given.errors());
        });
    if (!written) return written.errors();
    return link_outcome(world, "/setup", secret, world.clock->now());
}

/// The first records refer to nothing but each other, in order.
class NoReferences final : public records::Lookup {
public:
    const Record* find(std::string_view, const std::string&) const override { return nullptr; }
};

struct FirstPeople {
    std::string organisation, name, email;
};

Record record_of(const Kind& kind) {
    Record record;
    record.values.resize(kind.fields.size());
    return record;
}

void fill(Record& record, const Kind& kind, std::string_view field, const std::string& text) {
    const std::size_t at = kind.at(field);
    record.values[at] = records::text_value(kind.fields[at], text);
}

Record first_organisation(const FirstPeople& first) {
    Record record = record_of(organisation::organisation_kind());
    fill(record, organisation::organisation_kind(), "name", first.organisation);
    return record;
}

Record first_person(const FirstPeople& first) {
    const Kind& kind = organisation::person_kind();
    Record record = record_of(kind);
    fill(record, kind, "name", first.name);
    fill(record, kind, "email", first.email);
    fill(record, kind, "role_class", "managerial");
    record.values[kind.at("active")] = true;
    return record;
}

Errors faults_of(const FirstPeople& first, const std::string& password) {
    Errors errors = records::check(organisation::organisation_kind(), first_organisation(first), NoReferences());
    for (Error& error : errors) error.place.file = "organisation";
    for (Error& error : records::check(organisation::person_kind(), first_person(first), NoReferences()))
        errors.push_back(std::move(error));
    for (Error& error : identity::check_password(
             password,
             {.strength = identity::Strength::strict, .known_words = {first.organisation, first.name, first.email}})) {
        errors.push_back(std::move(error));
    }
    return errors;
}

/// The organisation's record may be there already, from an import by the machine.
Result<Done> make_organisation(seams::Pen& pen, const FirstPeople& first) {
    records::Query any;
    any.kind = &organisation::organisation_kind();
    any.limit = 1;
    const auto page = pen.list(any);
    if (!page) return page.errors();
    if (!page->records.empty()) return done;
    const auto made = pen.insert(organisation::organisation_kind(), first_organisation(first).values);
    return made ? Result<Done>(done) : Result<Done>(made.errors());
}

Result<std::string> make_administrator(seams::Pen& pen, const FirstPeople& first) {
    const auto person = pen.insert(organisation::person_kind(), first_person(first).values);
    if (!person) return person.errors();
    const Kind& kind = organisation::grant_kind();
    Record grant = record_of(kind);
    fill(grant, kind, "person", person->id.text);
    fill(grant, kind, "role", std::string(code_of(access::Role::administrator)));
    const auto granted = pen.insert(kind, grant.values);
    if (!granted) return granted.errors();
    return person->id.text;
}

struct Prepared {
    FirstPeople first;
    identity::Credential credential;
    identity::Secret secret;
    std::string link, device;
};

Result<std::string> set_up(seams::Pen& pen, const Prepared& prepared) {
    const auto already = is_set_up(pen);
    if (!already) return already.errors();
    if (*already) return already_set_up();
    const auto link = standing_link(pen, LinkPurpose::set_up, prepared.link, pen.now());
    if (!link) return link.errors();
    if (const auto used = use_link(pen, *link); !used) return used.errors();
    if (const auto made = make_organisation(pen, prepared.first); !made) return made.errors();
    const auto person = make_administrator(pen, prepared.first);
    if (!person) return person.errors();
    identity::Credential credential = prepared.credential;
    credential.person = *person;
    credential.password_set = pen.now();
    const auto kept = pen.insert(identity::credential_kind(), identity::values_of(credential));
    if (!kept) return kept.errors();
    const auto who = who_is(pen, *person, calendar::day_of(pen.now()));
    if (!who) return who.errors();
    ENSURE(who->has_value(), "the person just made is there");
    const auto opened = open_session(
        pen, **who, {.standing = standing_for(**who, credential), .device = prepared.device}, prepared.secret);
    if (!opened) return opened.errors();
    return *person;
}

Result<Outcome> run_finish(const Arguments& arguments, World& world) {
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto already = is_set_up(**snapshot);
    if (!already) return already.errors();
    if (*already) return already_set_up();
    const auto link = standing_link(**snapshot, LinkPurpose::set_up, arguments.text("link"), world.clock->now());
    if (!link) return link.errors();
    Prepared prepared{.first = {std::string(trim(arguments.text("organisation"))),
                                std::string(trim(arguments.text("name"))), std::string(trim(arguments.text("email")))},
                      .credential = {},
                      .secret = identity::random_secret(drawn<32>(world)),
                      .link = arguments.text("link"),
                      .device = arguments.text("device")};
    const Errors faults = faults_of(prepared.first, arguments.text("password"));
    if (!faults.empty()) return faults;
    prepared.credential.name_key = identity::name_key(prepared.first.email, key_for(world, KeyUse::sign_in_name));
    prepared.credential.password =
        identity::hash_password(arguments.text("password"), key_for(world, KeyUse::password_pepper), drawn<16>(world));
    const auto person = write_once(world, access::Scope::of_system(), "setup finish",
                                   [&](seams::Pen& pen) { return set_up(pen, prepared); });
    if (!person) return person.errors();
    Outcome outcome;
    outcome.text = said(world, "Listo. Configure ahora el segundo factor: quien administra lo necesita.",
                        "Done. Now set up the second factor: administrators need one.",
                        "Klaar. Stel nu de tweede factor in: wie beheert heeft er een nodig.");
    outcome.json = formats::write_json(
        formats::object({{"person", formats::string(*person)}, {"standing", formats::string("enrol")}}));
    outcome.session = prepared.secret.text;
    return outcome;
}

Input text_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help), .required = true};
}

}  // namespace

std::vector<Action> set_up_actions() {
    return {
        {.name = "setup link",
         .help = {"dar el enlace con que se pone en marcha una instalación nueva",
                  "give the link with which a new installation is set up",
                  "de link geven waarmee een nieuwe installatie in gebruik wordt genomen"},
         .who = Permission::machine(),
         .effect = Effect::proves,
         .example = "ciclo setup link",
         .run = run_link},
        {.name = "setup finish",
         .help = {"crear la organización y su primera persona", "make the organisation and its first person",
                  "de organisatie en haar eerste persoon aanmaken"},
         .who = Permission::anybody(),
         .effect = Effect::proves,
         .example = "ciclo setup finish --link 4f… --organisation \"Hospital del Norte\" --name \"Ana Ruiz\" --email "
                    "ana@example.org --password -",
         .inputs = {{.name = "link",
                     .kind = InputKind::secret,
                     .help = {"lo que sigue a # en el enlace", "what follows # in the link",
                              "wat na # in de link staat"},
                     .required = true},
                    text_input("organisation",
                               {"nombre de la organización", "name of the organisation", "naam van de organisatie"}),
                    text_input("name", {"su nombre y apellidos", "your first and last name", "uw voor- en achternaam"}),
                    text_input("email", {"su correo, con el que entrará", "your address, with which you will sign in",
                                         "uw adres, waarmee u zich aanmeldt"}),
                    {.name = "password",
                     .kind = InputKind::secret,
                     .help = {"contraseña de 15 signos o más", "password of 15 signs or more",
                              "wachtwoord van 15 tekens of meer"},
                     .required = true},
                    {.name = "device",
                     .kind = InputKind::text,
                     .help = {"cómo reconocerá este aparato", "how you will know this device",
                              "hoe u dit apparaat herkent"}}},
         .run = run_finish,
         .route = {HttpMethod::post, "/api/setup"},
         .doors = Doors::http,
         .rate = Rate::sign_in}};
}

}  // namespace ciclo::actions
