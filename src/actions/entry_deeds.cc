// person enter, entry use: whoever holds the data folder lets a person in without a password. It proves more than a password
// does (the folder holds everything a password opens), so the session is whole, second factor or not.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "actions/one_time_links.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

using identity::LinkPurpose;

Error no_such_person(const std::string& asked) {
    return {ErrorKind::not_found,
            "nobody here has the address or the id " + quoted(asked),
            "look at the list: ciclo record list person",
            {"person", 0, 0},
            "not_found"};
}

/// Whose address or id it is; addresses as people type them. Nothing: nobody's, or of somebody who has left.
Result<std::optional<Who>> person_named(seams::Pen& pen, const std::string& asked) {
    const calendar::Day today = calendar::day_of(pen.now());
    if (asked.find('@') == std::string::npos) return who_is(pen, asked, today);
    records::Query every;
    every.kind = &organisation::person_kind();
    const auto people = find_every(pen, every);
    if (!people) return people.errors();
    for (const records::Record& person : *people) {
        const auto who = who_is(pen, person.id.text, today);
        if (!who) return who.errors();
        if (who->has_value() && lower_ascii(email_of(**who)) == lower_ascii(asked)) return *who;
    }
    return std::optional<Who>();
}

Result<Outcome> run_enter(const Arguments& arguments, World& world) {
    const std::string asked(trim(arguments.text("person")));
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto written =
        write_once(world, access::Scope::of_system(), "person enter", [&](seams::Pen& pen) -> Result<std::string> {
            const auto who = person_named(pen, asked);
            if (!who) return who.errors();
            if (!who->has_value()) return no_such_person(asked);
            const auto given = give_link(pen, LinkPurpose::entry, (*who)->person.id.text, secret);
            if (!given) return given.errors();
            const auto line = pen.audit("entry_link_given", (*who)->person.id.text, "{}");
            return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
        });
    if (!written) return written.errors();
    return link_outcome(world, "/enter", secret, world.clock->now());
}

/// The session of whoever sat before this browser ends first. Answers the person.
Result<std::string> enter(seams::Pen& pen, const World& world, const Arguments& arguments, const identity::Secret& secret) {
    const auto link = standing_link(pen, LinkPurpose::entry, arguments.text("link"), pen.now());
    if (!link) return link.errors();
    if (const auto used = use_link(pen, *link); !used) return used.errors();
    const auto who = who_is(pen, link->person, calendar::day_of(pen.now()));
    if (!who) return who.errors();
    if (!who->has_value()) return link_invalid();
    if (world.caller != nullptr && world.caller->proof == access::Proof::session) {
        const auto ended = end_replaced(pen, world.caller->session);
        if (!ended) return ended.errors();
    }
    const auto opened = open_session(
        pen, **who, {.standing = identity::Standing::full, .device = arguments.text("device")}, secret);
    if (!opened) return opened.errors();
    const auto line = pen.audit("entered_by_link", link->person, "{}");
    return line ? Result<std::string>(link->person) : Result<std::string>(line.errors());
}

Result<Outcome> run_use(const Arguments& arguments, World& world) {
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const auto snapshot = whole_snapshot(world);
    if (!snapshot) return snapshot.errors();
    const auto link = standing_link(**snapshot, LinkPurpose::entry, arguments.text("link"), world.clock->now());
    if (!link) return link.errors();
    access::Scope scope;
    scope.actor = link->person;
    const auto person =
        write_once(world, scope, "entry use", [&](seams::Pen& pen) { return enter(pen, world, arguments, secret); });
    if (!person) return person.errors();
    Outcome outcome;
    outcome.text = said(world, "Sesión iniciada.", "Signed in.", "Aangemeld.");
    outcome.json = formats::write_json(
        formats::object({{"person", formats::string(*person)}, {"standing", formats::string("full")}}));
    outcome.session = secret.text;
    return outcome;
}

}  // namespace

std::vector<Action> entry_actions() {
    return {{.name = "person enter",
             .help = {"dar un enlace con que una persona entra una vez, sin contraseña",
                      "give a link with which a person enters once, without a password",
                      "een link geven waarmee iemand één keer binnenkomt, zonder wachtwoord"},
             .who = Permission::machine(),
             .effect = Effect::proves,
             .example = "ciclo person enter ana@example.org",
             .inputs = {{.name = "person",
                         .kind = InputKind::text,
                         .help = {"correo o identificador de la persona", "address or id of the person",
                                  "adres of kenmerk van de persoon"},
                         .positional = true,
                         .required = true}},
             .run = run_enter,
             .doors = Doors::command_line},
            {.name = "entry use",
             .help = {"entrar con un enlace dado por quien tiene la carpeta de datos",
                      "enter with a link given by whoever holds the data folder",
                      "binnenkomen met een link van wie de gegevensmap heeft"},
             .who = Permission::anybody(),
             .effect = Effect::proves,
             .example = "ciclo entry use --link 4f…",
             .inputs = {{.name = "link",
                         .kind = InputKind::secret,
                         .help = {"lo que sigue a # en el enlace", "what follows # in the link",
                                  "wat na # in de link staat"},
                         .required = true},
                        {.name = "device",
                         .kind = InputKind::text,
                         .help = {"cómo reconocerá este aparato", "how you will know this device",
                                  "hoe u dit apparaat herkent"}}},
             .run = run_use,
             .route = {HttpMethod::post, "/api/enter"},
             .doors = Doors::http,
             .rate = Rate::sign_in}};
}

}  // namespace ciclo::actions
