#include "actions/one_time_links.h"

#include "actions/identity_parts.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/kinds.h"

namespace ciclo::actions {

namespace {

template <class Reader>
Result<identity::OneTimeLink> find_link(Reader& reader, identity::LinkPurpose purpose, const std::string& text,
                                        calendar::Instant now) {
    const std::optional<std::string> digest = identity::digest_of_secret(text);
    if (!digest) return link_invalid();
    const auto record = find_one(reader, identity::one_time_link_kind(), "secret", *digest);
    if (!record) return record.errors();
    if (!record->has_value()) return link_invalid();
    const identity::OneTimeLink link = identity::read_link(**record);
    if (link.purpose != purpose || !identity::holds(link, now)) return link_invalid();
    return link;
}

}  // namespace

Result<Done> give_link(seams::Pen& pen, identity::LinkPurpose purpose, const std::string& person,
                       const identity::Secret& secret) {
    const records::Kind& kind = identity::one_time_link_kind();
    const identity::OneTimeLink link{
        .purpose = purpose, .secret = secret.digest, .person = person, .expires = identity::link_end(pen.now())};
    const auto given = find_all(pen, kind, "purpose", std::string(code_of(purpose)));
    if (!given) return given.errors();
    for (const records::Record& record : *given) {
        const identity::OneTimeLink before = identity::read_link(record);
        if (before.person != person) continue;
        const auto replaced = pen.update(kind, before.id, before.version, identity::values_of(link));
        return replaced ? Result<Done>(done) : Result<Done>(replaced.errors());
    }
    const auto made = pen.insert(kind, identity::values_of(link));
    return made ? Result<Done>(done) : Result<Done>(made.errors());
}

Result<identity::OneTimeLink> standing_link(seams::Snapshot& reader, identity::LinkPurpose purpose,
                                            const std::string& text, calendar::Instant now) {
    return find_link(reader, purpose, text, now);
}

Result<identity::OneTimeLink> standing_link(seams::Pen& reader, identity::LinkPurpose purpose, const std::string& text,
                                            calendar::Instant now) {
    return find_link(reader, purpose, text, now);
}

Result<Done> use_link(seams::Pen& pen, identity::OneTimeLink link) {
    link.used = pen.now();
    const auto used = pen.update(identity::one_time_link_kind(), link.id, link.version, identity::values_of(link));
    return used ? Result<Done>(done) : Result<Done>(used.errors());
}

Outcome link_outcome(const World& world, std::string_view page, const identity::Secret& secret, calendar::Instant now) {
    // behind "#" it is sent to no server and stands in no log
    const std::string path = std::string(page) + "#" + secret.text;
    // to the second: nobody reads further
    const std::int64_t second = calendar::microseconds_per_second;
    const std::string until =
        calendar::iso_text(calendar::Instant{identity::link_end(now).microseconds_utc / second * second});
    const bool whole = !world.origin.empty();
    Outcome outcome;
    outcome.text =
        world.origin + path + "\n" +
        said(world,
             "Vale una vez y media hora, hasta " + until + "." + (whole ? "" : " Póngalo detrás de la dirección del servidor."),
             "Good once and for half an hour, until " + until + "." + (whole ? "" : " Put it behind the server's address."),
             "Eén keer en een half uur geldig, tot " + until + "." + (whole ? "" : " Zet het achter het adres van de server."));
    outcome.json = formats::write_json(formats::object({{"path", formats::string(path)},
                                                        {"url", formats::string(world.origin + path)},
                                                        {"link", formats::string(secret.text)},
                                                        {"expires", formats::string(until)}}));
    return outcome;
}

}  // namespace ciclo::actions
