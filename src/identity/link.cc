#include "identity/link.h"

#include "calendar/duration.h"
#include "identity/kinds.h"
#include "identity/limits.h"
#include "identity/stored.h"

namespace ciclo::identity {

namespace {

constexpr std::int64_t lifetime = limits::link_minutes * 60 * calendar::microseconds_per_second;

}  // namespace

const Names<LinkPurpose, 4>& names_of(LinkPurpose*) {
    static constexpr Names<LinkPurpose, 4> names{{
        {LinkPurpose::set_up, "set_up", "puesta en marcha", "set-up", "ingebruikname"},
        {LinkPurpose::invitation, "invitation", "invitación", "invitation", "uitnodiging"},
        {LinkPurpose::password_reset, "password_reset", "contraseña nueva", "new password", "nieuw wachtwoord"},
        {LinkPurpose::entry, "entry", "entrada", "entry", "toegang"},
    }};
    return names;
}

OneTimeLink read_link(const records::Record& record) {
    const records::Kind& kind = one_time_link_kind();
    return {.id = record.id,
            .version = record.version,
            .purpose = from_code<LinkPurpose>(stored_text(kind, record, "purpose")).value_or(LinkPurpose::set_up),
            .secret = stored_text(kind, record, "secret"),
            .person = stored_text(kind, record, "person"),
            .expires = stored_instant(kind, record, "expires").value_or(calendar::Instant{}),
            .used = stored_instant(kind, record, "used")};
}

std::vector<records::FieldValue> values_of(const OneTimeLink& link) {
    return Filler(one_time_link_kind())
        .set("purpose", std::string(code_of(link.purpose)))
        .set("secret", link.secret)
        .set("person", link.person)
        .set("expires", std::optional(link.expires))
        .set("used", link.used)
        .values();
}

bool holds(const OneTimeLink& link, calendar::Instant now) {
    const std::int64_t left = link.expires.microseconds_utc - now.microseconds_utc;
    constexpr std::int64_t slack = limits::clock_slack_minutes * 60 * calendar::microseconds_per_second;
    return !link.used && left > 0 && left <= lifetime + slack;
}

calendar::Instant link_end(calendar::Instant now) {
    return {now.microseconds_utc + lifetime};
}

}  // namespace ciclo::identity
