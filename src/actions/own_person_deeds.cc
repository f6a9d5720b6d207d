// person language: what a person sets about themselves, whatever their roles.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "formats/json.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

Result<Outcome> run_language(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const records::Kind& kind = organisation::person_kind();
    const auto record = world.pen->get(kind, records::RecordId(*person));
    if (!record) return record.errors();
    if (!record->has_value()) return nothing_such();
    records::Record next = **record;
    const std::size_t at = kind.at("language");
    next.values[at] = records::text_value(kind.fields[at], arguments.text("language"));
    const auto updated = world.pen->update(kind, next.id, next.version, next.values);
    if (!updated) return updated.errors();
    Outcome outcome;
    outcome.text = said(world, "Idioma guardado.", "Language kept.", "Taal bewaard.");
    outcome.json = formats::write_json(formats::object({{"language", formats::string(arguments.text("language"))},
                                                        {"version", formats::integer(updated->version)}}));
    return outcome;
}

}  // namespace

std::vector<Action> own_person_actions() {
    return {{.name = "person language",
             .help = {"elegir el idioma en que veo las pantallas", "choose the language of my screens",
                      "de taal van mijn schermen kiezen"},
             .who = Permission::signed_in(),
             .effect = Effect::writes,
             .example = "ciclo person language --language nl",
             .inputs = {{.name = "language",
                         .kind = InputKind::choice,
                         .help = {"es, en o nl", "es, en or nl", "es, en of nl"},
                         .required = true,
                         .choices = {"es", "en", "nl"}}},
             .run = run_language,
             .route = {HttpMethod::put, "/api/me"},
             .doors = Doors::http}};
}

}  // namespace ciclo::actions
