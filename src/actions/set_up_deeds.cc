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
    std::string sector = {}, language = {};
    LocalText word = {};  ///< for customer; empty = customer
    bool small = false;
};

/// How those are called whom the organisation serves: six that most choose from.
struct WordPreset {
    std::string_view code;
    LocalText word;
};
const std::vector<WordPreset>& word_presets() {
    static const std::vector<WordPreset> presets{{"patient", {"paciente", "patient", "patiënt"}},
                                                 {"guest", {"huésped", "guest", "gast"}},
                                                 {"citizen", {"ciudadano|ciudadanos", "citizen", "burger"}},
                                                 {"student", {"estudiante", "student", "student"}},
                                                 {"user", {"usuario", "user", "gebruiker"}},
                                                 {"customer", {"cliente", "customer", "klant"}}};
    return presets;
}

/// What was typed in a language comes before what the preset says there.
LocalText word_in(const Arguments& arguments) {
    LocalText word;
    for (const WordPreset& preset : word_presets()) {
        if (preset.code == arguments.text("word")) word = preset.word;
    }
    for (const Language language : languages) {
        const std::string typed(trim(arguments.text("word_" + std::string(code_of(language)))));
        if (!typed.empty()) word[language] = typed;
    }
    return word;
}

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
    const Kind& kind = organisation::organisation_kind();
    fill(record, kind, "name", first.organisation);
    fill(record, kind, "sector", first.sector);
    if (!first.word.empty()) record.values[kind.at("customer_word")] = first.word;
    if (!first.language.empty()) record.values[kind.at("languages")] = std::vector<std::string>{first.language};
    if (first.small) record.values[kind.at("small")] = true;
    return record;
}

Record first_person(const FirstPeople& first) {
    const Kind& kind = organisation::person_kind();
    Record record = record_of(kind);
    fill(record, kind, "name", first.name);
    fill(record, kind, "email", first.email);
    fill(record, kind, "role_class", "managerial");
    fill(record, kind, "language", first.language);
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
    // who begins alone also shapes the first cycle; when others come, the second grant is theirs to give and take
    for (const access::Role role : {access::Role::administrator, access::Role::quality_manager}) {
        Record grant = record_of(kind);
        fill(grant, kind, "person", person->id.text);
        fill(grant, kind, "role", std::string(code_of(role)));
        const auto granted = pen.insert(kind, grant.values);
        if (!granted) return granted.errors();
    }
    return person->id.text;
}

struct Prepared {
    FirstPeople first;
    identity::Credential credential;
    identity::Secret secret;
    std::string link, device;
    std::string begin = "blank";  ///< blank, template:<id>, demo
};

constexpr std::string_view template_begin = "template:";

/// The first cycle, by the deed that starts every cycle. demo: the page asks for it next, when the session is whole.
Result<Done> begin_cycle(seams::Pen& pen, const Prepared& prepared, const World& world) {
    if (!prepared.begin.starts_with(template_begin)) return done;
    const Action* start = find("cycle start");
    ENSURE(start != nullptr, "cycles are started by a deed");
    const access::Caller program = access::Caller::machine();
    World inside = world;
    inside.caller = &program;
    inside.pen = &pen;
    Arguments from;
    from.values["from"] = {prepared.begin.substr(template_begin.size())};
    const Result<Outcome> started = start->run(from, inside);
    return started ? Result<Done>(done) : Result<Done>(started.errors());
}

Result<std::string> set_up(seams::Pen& pen, const Prepared& prepared, const World& world) {
    const auto already = is_set_up(pen);
    if (!already) return already.errors();
    if (*already) return already_set_up();
    const auto link = standing_link(pen, LinkPurpose::set_up, prepared.link, pen.now());
    if (!link) return link.errors();
    if (const auto used = use_link(pen, *link); !used) return used.errors();
    if (const auto made = make_organisation(pen, prepared.first); !made) return made.errors();
    const auto person = make_administrator(pen, prepared.first);
    if (!person) return person.errors();
    if (const auto begun = begin_cycle(pen, prepared, world); !begun) return begun.errors();
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

FirstPeople first_people(const Arguments& arguments) {
    return {.organisation = std::string(trim(arguments.text("organisation"))),
            .name = std::string(trim(arguments.text("name"))),
            .email = std::string(trim(arguments.text("email"))),
            .sector = std::string(trim(arguments.text("sector"))),
            .language = arguments.text("language"),
            .word = word_in(arguments),
            .small = arguments.has("small")};
}

bool is_beginning(std::string_view begin) {
    return begin == "blank" || begin == "demo" || (begin.starts_with(template_begin) && begin.size() > template_begin.size());
}

Error no_beginning(const std::string& begin) {
    return {ErrorKind::invalid, quoted(begin) + " is no way to begin", "say blank, demo or template:<id of the library>",
            {"begin", 0, 0}, "wrong_value"};
}

Result<Outcome> run_finish(const Arguments& arguments, World& world) {
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto already = is_set_up(**snapshot);
    if (!already) return already.errors();
    if (*already) return already_set_up();
    const auto link = standing_link(**snapshot, LinkPurpose::set_up, arguments.text("link"), world.clock->now());
    if (!link) return link.errors();
    Prepared prepared{.first = first_people(arguments),
                      .credential = {},
                      .secret = identity::random_secret(drawn<32>(world)),
                      .link = arguments.text("link"),
                      .device = arguments.text("device"),
                      .begin = arguments.maybe("begin").value_or("blank")};
    Errors faults = faults_of(prepared.first, arguments.text("password"));
    if (!is_beginning(prepared.begin)) faults.push_back(no_beginning(prepared.begin));
    if (!faults.empty()) return faults;
    prepared.credential.name_key = identity::name_key(prepared.first.email, key_for(world, KeyUse::sign_in_name));
    prepared.credential.password =
        identity::hash_password(arguments.text("password"), key_for(world, KeyUse::password_pepper), drawn<16>(world));
    const auto person = write_once(world, access::Scope::of_system(), "setup finish",
                                   [&](seams::Pen& pen) { return set_up(pen, prepared, world); });
    if (!person) return person.errors();
    Outcome outcome;
    outcome.text = said(world, "Listo. Configure ahora el segundo factor: quien administra lo necesita.",
                        "Done. Now set up the second factor: administrators need one.",
                        "Klaar. Stel nu de tweede factor in: wie beheert heeft er een nodig.");
    outcome.json = formats::write_json(
        formats::object({{"person", formats::string(*person)},
                         {"standing", formats::string("enrol")},
                         {"may_put_off_second_factor", formats::boolean(world.reached == Reached::this_machine_only)},
                         {"begin", formats::string(prepared.begin)}}));
    outcome.session = prepared.secret.text;
    return outcome;
}

Input text_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help), .required = true};
}

std::vector<std::string_view> preset_codes() {
    std::vector<std::string_view> codes;
    for (const WordPreset& preset : word_presets()) codes.push_back(preset.code);
    return codes;
}

/// What may be left out, and changed later in the organisation's record.
std::vector<Input> house_inputs() {
    const LocalText word_typed{"la palabra escrita, en este idioma", "the word as typed, in this language",
                               "het woord zoals getypt, in deze taal"};
    return {{.name = "word",
             .kind = InputKind::choice,
             .help = {"la palabra para cliente", "the word for customer", "het woord voor klant"},
             .choices = preset_codes()},
            {.name = "word_es", .kind = InputKind::text, .help = word_typed},
            {.name = "word_en", .kind = InputKind::text, .help = word_typed},
            {.name = "word_nl", .kind = InputKind::text, .help = word_typed},
            {.name = "sector", .kind = InputKind::text, .help = {"sector", "sector", "sector"}},
            {.name = "language",
             .kind = InputKind::choice,
             .help = {"idioma de la organización y suyo", "language of the organisation and yours",
                      "taal van de organisatie en van u"},
             .choices = {"es", "en", "nl"}},
            {.name = "begin",
             .kind = InputKind::text,
             .help = {"blank, template:<plantilla> o demo", "blank, template:<template> or demo",
                      "blank, template:<sjabloon> of demo"}},
            {.name = "small",
             .kind = InputKind::flag,
             .help = {"modo sencillo: una persona, un ciclo", "small mode: one person, one cycle",
                      "eenvoudige modus: één persoon, één cyclus"}}};
}

Action finish_action() {
    std::vector<Input> inputs{{.name = "link",
                               .kind = InputKind::secret,
                               .help = {"lo que sigue a # en el enlace", "what follows # in the link",
                                        "wat na # in de link staat"},
                               .required = true},
                              text_input("organisation", {"nombre de la organización", "name of the organisation",
                                                          "naam van de organisatie"}),
                              text_input("name", {"su nombre y apellidos", "your first and last name",
                                                  "uw voor- en achternaam"}),
                              text_input("email", {"su correo, con el que entrará",
                                                   "your address, with which you will sign in",
                                                   "uw adres, waarmee u zich aanmeldt"}),
                              {.name = "password",
                               .kind = InputKind::secret,
                               .help = {"contraseña de 15 signos o más", "password of 15 signs or more",
                                        "wachtwoord van 15 tekens of meer"},
                               .required = true},
                              {.name = "device",
                               .kind = InputKind::text,
                               .help = {"cómo reconocerá este aparato", "how you will know this device",
                                        "hoe u dit apparaat herkent"}}};
    for (Input& input : house_inputs()) inputs.push_back(std::move(input));
    return {.name = "setup finish",
            .help = {"crear la organización y su primera persona", "make the organisation and its first person",
                     "de organisatie en haar eerste persoon aanmaken"},
            .who = Permission::anybody(),
            .effect = Effect::proves,
            .example = "ciclo setup finish --link 4f… --organisation \"Hospital del Norte\" --name \"Ana Ruiz\" --email "
                       "ana@example.org --password -",
            .inputs = std::move(inputs),
            .run = run_finish,
            .route = {HttpMethod::post, "/api/setup"},
            .doors = Doors::http,
            .rate = Rate::sign_in};
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
        finish_action()};
}

}  // namespace ciclo::actions
