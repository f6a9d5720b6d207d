// session close, list, revoke, revoke-others; person sign-out: what a person has open, and ending it.
#include "actions/end_access.h"
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using identity::Ending;

Result<Done> end_one(seams::Pen& pen, identity::Session session, Ending why) {
    session.ended = pen.now();
    session.ending = why;
    const auto updated =
        pen.update(identity::session_kind(), session.id, session.version, identity::values_of(session));
    return updated ? Result<Done>(done) : Result<Done>(updated.errors());
}

/// The person's own live session of this id; a foreign one is not there.
Result<identity::Session> own_session(seams::Pen& pen, const std::string& person, const std::string& id) {
    const auto record = pen.get(identity::session_kind(), records::RecordId(id));
    if (!record) return record.errors();
    if (!record->has_value()) return nothing_such();
    identity::Session session = identity::read_session(**record);
    if (session.person != person || session.ended) return nothing_such();
    return session;
}

Result<Outcome> run_close(const Arguments&, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto session = own_session(*world.pen, *person, world.caller->session);
    if (!session) return session.errors();
    const auto ended = end_one(*world.pen, *session, Ending::signed_out);
    if (!ended) return ended.errors();
    Outcome outcome;
    outcome.text = said(world, "Sesión cerrada.", "Signed out.", "Afgemeld.");
    outcome.session = "";
    return outcome;
}

Value told(const identity::Session& session, const std::string& own) {
    return formats::object({{"id", formats::string(session.id.text)},
                            {"device", formats::string(session.device)},
                            {"standing", formats::string(code_of(session.standing))},
                            {"started", formats::string(calendar::iso_text(session.started))},
                            {"last_used", formats::string(calendar::iso_text(session.last_used))},
                            {"this_one", formats::boolean(session.id.text == own)}});
}

Result<Outcome> run_list(const Arguments&, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto stored = find_all(*world.snapshot, identity::session_kind(), "person", *person);
    if (!stored) return stored.errors();
    ENSURE(world.clock != nullptr, "what is still open depends on the time");
    const calendar::Instant now = world.clock->now();
    std::vector<Value> sessions;
    Outcome outcome;
    for (const records::Record& record : *stored) {
        const identity::Session session = identity::read_session(record);
        // rights are not asked here: a session that they end shows until its next use
        if (identity::ending_of(session, world.caller->scope.roles(), session.rights, now)) continue;
        sessions.push_back(told(session, world.caller->session));
        outcome.text += session.id.text + "  " + calendar::iso_text(session.last_used) + "  " + session.device + "\n";
    }
    outcome.json = formats::write_json(formats::object({{"sessions", formats::list(std::move(sessions))}}));
    return outcome;
}

Result<Outcome> run_revoke(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto session = own_session(*world.pen, *person, arguments.text("session"));
    if (!session) return session.errors();
    const auto ended = end_one(*world.pen, *session, Ending::revoked);
    if (!ended) return ended.errors();
    Outcome outcome;
    outcome.text = said(world, "Sesión revocada.", "Session revoked.", "Sessie ingetrokken.");
    if (session->id.text == world.caller->session) outcome.session = "";
    return outcome;
}

Outcome counted(const World& world, int ended) {
    Outcome outcome;
    const std::string number = std::to_string(ended);
    outcome.text = said(world, "Sesiones terminadas: " + number + ".", "Sessions ended: " + number + ".",
                        "Beëindigde sessies: " + number + ".");
    outcome.json = formats::write_json(formats::object({{"ended", formats::integer(ended)}}));
    return outcome;
}

Result<Outcome> run_revoke_others(const Arguments&, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto ended = end_sessions(*world.pen, *person, Ending::revoked, world.caller->session);
    if (!ended) return ended.errors();
    return counted(world, *ended);
}

Result<Outcome> run_sign_out(const Arguments& arguments, World& world) {
    const std::string person = arguments.text("person");
    const auto who = who_is(*world.pen, person, calendar::day_of(world.pen->now()));
    if (!who) return who.errors();
    // whoever has left has no open session; an administrator over everything may still make sure
    const bool allowed =
        who->has_value() ? may_arrange(world, **who) : world.caller->scope.may(access::Role::administrator, "");
    if (!allowed) return nothing_such();
    const auto ended = end_access(*world.pen, person, Ways::open);
    if (!ended) return ended.errors();
    return counted(world, *ended);
}

const Input session_input{.name = "session",
                          .kind = InputKind::text,
                          .help = {"identificador de la sesión", "id of the session", "kenmerk van de sessie"},
                          .positional = true,
                          .required = true};
const Input person_input{.name = "person",
                         .kind = InputKind::text,
                         .help = {"identificador de la persona", "id of the person", "kenmerk van de persoon"},
                         .positional = true,
                         .required = true};

}  // namespace

std::vector<Action> session_actions() {
    return {{.name = "session close",
             .help = {"cerrar esta sesión", "sign out of this session", "deze sessie afmelden"},
             .who = Permission::signed_in(),
             .effect = Effect::writes,
             .example = "ciclo session close",
             .run = run_close,
             .route = {HttpMethod::remove, "/api/session"},
             .doors = Doors::http},
            {.name = "session list",
             .help = {"mis sesiones abiertas", "my open sessions", "mijn open sessies"},
             .who = Permission::signed_in(),
             .effect = Effect::reads,
             .example = "ciclo session list",
             .run = run_list,
             .route = {HttpMethod::get, "/api/sessions"},
             .doors = Doors::http},
            {.name = "session revoke",
             .help = {"terminar una de mis sesiones", "end one of my sessions", "een van mijn sessies beëindigen"},
             .who = Permission::signed_in(),
             .effect = Effect::writes,
             .example = "ciclo session revoke 01JB2Z",
             .inputs = {session_input},
             .run = run_revoke,
             .route = {HttpMethod::remove, "/api/sessions/{session}"},
             .doors = Doors::http},
            {.name = "session revoke-others",
             .help = {"terminar todas mis sesiones menos esta", "end all my sessions but this one",
                      "al mijn sessies behalve deze beëindigen"},
             .who = Permission::signed_in(),
             .effect = Effect::writes,
             .example = "ciclo session revoke-others",
             .run = run_revoke_others,
             .route = {HttpMethod::remove, "/api/sessions"},
             .doors = Doors::http},
            {.name = "person sign-out",
             .help = {"terminar todas las sesiones y los testigos de una persona",
                      "end all sessions and tokens of a person", "alle sessies en tokens van een persoon beëindigen"},
             .who = Permission::of(access::Role::administrator),
             .effect = Effect::writes,
             .example = "ciclo person sign-out 01JB2Z",
             .inputs = {person_input},
             .run = run_sign_out,
             .route = {HttpMethod::remove, "/api/people/{person}/sessions"}}};
}

}  // namespace ciclo::actions
