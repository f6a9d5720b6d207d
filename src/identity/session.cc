#include "identity/session.h"

#include <algorithm>

#include "calendar/duration.h"
#include "identity/keys.h"
#include "identity/kinds.h"
#include "identity/limits.h"
#include "identity/spelling.h"
#include "identity/stored.h"

namespace ciclo::identity {

namespace {

constexpr std::int64_t minute = 60 * calendar::microseconds_per_second;

std::int64_t between(calendar::Instant from, calendar::Instant until) {
    return until.microseconds_utc - from.microseconds_utc;
}

}  // namespace

const Names<Standing, 3>& names_of(Standing*) {
    static constexpr Names<Standing, 3> names{{
        {Standing::full, "full", "completo", "full", "volledig"},
        {Standing::enrol, "enrol", "solo configurar el segundo factor", "only set up the second factor",
         "alleen de tweede factor instellen"},
        {Standing::later, "later", "completo, sin el segundo factor", "full, without the second factor",
         "volledig, zonder de tweede factor"},
    }};
    return names;
}

const Names<Ending, 8>& names_of(Ending*) {
    static constexpr Names<Ending, 8> names{{
        {Ending::signed_out, "signed_out", "cerrada", "signed out", "afgemeld"},
        {Ending::revoked, "revoked", "revocada", "revoked", "ingetrokken"},
        {Ending::replaced, "replaced", "sustituida por otra", "replaced by another", "vervangen door een andere"},
        {Ending::idle, "idle", "sin uso", "idle", "niet gebruikt"},
        {Ending::too_old, "too_old", "demasiado larga", "too old", "te oud"},
        {Ending::clock_set_back, "clock_set_back", "reloj atrasado", "clock set back", "klok teruggezet"},
        {Ending::rights_changed, "rights_changed", "cambiaron los permisos", "rights changed", "rechten gewijzigd"},
        {Ending::person_gone, "person_gone", "persona dada de baja", "person no longer active",
         "persoon niet meer actief"},
    }};
    return names;
}

Session read_session(const records::Record& record) {
    const records::Kind& kind = session_kind();
    return {.id = record.id,
            .version = record.version,
            .person = stored_text(kind, record, "person"),
            .secret = stored_text(kind, record, "secret"),
            // an unknown word gives the lesser right
            .standing = from_code<Standing>(stored_text(kind, record, "standing")).value_or(Standing::enrol),
            .rights = stored_text(kind, record, "rights"),
            .started = stored_instant(kind, record, "started").value_or(calendar::Instant{}),
            .last_used = stored_instant(kind, record, "last_used").value_or(calendar::Instant{}),
            .confirmed = stored_instant(kind, record, "confirmed"),
            .device = stored_text(kind, record, "device"),
            .ended = stored_instant(kind, record, "ended"),
            .ending = from_code<Ending>(stored_text(kind, record, "ending"))};
}

std::vector<records::FieldValue> values_of(const Session& session) {
    return Filler(session_kind())
        .set("person", session.person)
        .set("secret", session.secret)
        .set("standing", std::string(code_of(session.standing)))
        .set("rights", session.rights)
        .set("started", std::optional(session.started))
        .set("last_used", std::optional(session.last_used))
        .set("confirmed", session.confirmed)
        .set("device", session.device)
        .set("ended", session.ended)
        .set("ending", session.ending ? std::string(code_of(*session.ending)) : std::string())
        .values();
}

std::optional<Ending> ending_of(const Session& session, access::RoleSet roles, const std::string& rights,
                                calendar::Instant now) {
    if (session.ended) return session.ending.value_or(Ending::revoked);
    if (between(session.started, now) < -limits::clock_slack_minutes * minute) return Ending::clock_set_back;
    if (between(session.started, now) >= limits::session_hours * 60 * minute) return Ending::too_old;
    const std::int64_t idle =
        roles.meets(strict_roles) ? limits::session_idle_minutes_strict : limits::session_idle_minutes;
    if (between(session.last_used, now) >= idle * minute) return Ending::idle;
    if (session.rights != rights) return Ending::rights_changed;
    return std::nullopt;
}

bool is_confirmed(const Session& session, calendar::Instant now) {
    if (!session.confirmed || session.standing == Standing::enrol) return false;
    const std::int64_t age = between(*session.confirmed, now);
    return age >= -limits::clock_slack_minutes * minute && age < limits::confirmed_minutes * minute;
}

std::string rights_of(std::span<const records::Record> grants) {
    std::vector<std::string> lines;
    for (const records::Record& grant : grants) {
        if (!grant.archived) lines.push_back(grant.id.text + " " + std::to_string(grant.version) + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return hex(digest(text));
}

}  // namespace ciclo::identity
