// cycle presence: "I am here, at this cell", and who else is.
#include "actions/cycle_answers.h"
#include "actions/cycle_deeds.h"
#include "actions/cycle_versions.h"
#include "actions/presence.h"
#include "base/text.h"
#include "organisation/kinds.h"
#include "records/value.h"

namespace ciclo::actions {

namespace {

constexpr std::size_t longest_cell = 200;  ///< "moment/M12/standards/M12.s1/text" and room to grow

/// What colleagues call the person; "" for whose record this caller does not see.
std::string own_name(World& world) {
    const records::Kind& kind = organisation::person_kind();
    const auto record = world.snapshot->get(kind, records::RecordId(world.caller->scope.actor));
    if (!record) return "";
    const std::string* name = records::text_in(record->values[kind.at("name")], Purpose::handle_case);
    return name == nullptr ? "" : *name;
}

Result<Outcome> run_presence(const Arguments& arguments, World& world) {
    const Result<records::Record> cycle_record = cycle_given(arguments, world, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    std::vector<Present> people;
    // a program that reads is nobody at the table
    if (world.presences != nullptr && world.caller->proof == access::Proof::session) {
        people = world.presences->mark(
            {.cycle = cycle_record->id.text,
             .unit = records::unit_of(organisation::cycle_kind(), *cycle_record),
             .session = world.caller->session,
             .person = world.caller->scope.actor,
             .name = own_name(world),
             .cell = std::string(first_code_points(arguments.text("cell"), longest_cell)),
             .now = world.clock->now(),
             .stay = arguments.has("leave") ? Presence::Stay::leaves : Presence::Stay::yes},
            world.clock->steady_milliseconds());
    }
    std::string text;
    for (const Present& one : people) text += one.name + "  " + one.cell + "\n";
    return Outcome{.text = text, .json = "{\"people\":" + people_json(people) + "}"};
}

}  // namespace

Action cycle_presence_action() {
    return {.name = "cycle presence",
            .help = {"decir que estoy en este ciclo y saber quién más", "tell that I am at this cycle, and learn who else is",
                     "zeggen dat ik bij deze cyclus ben, en horen wie nog meer"},
            .who = Permission::of(organisation::cycle_kind().readers),
            .effect = Effect::reads,
            .example = "ciclo cycle presence 01JABCDEFGHJKMNPQRSTVWXYZ0",
            .inputs = {cycle_id_input(),
                       {.name = "cell",
                        .kind = InputKind::text,
                        .help = {"la celda en que trabajo", "the cell I work in", "de cel waarin ik werk"}},
                       {.name = "leave",
                        .kind = InputKind::flag,
                        .help = {"me voy", "I am leaving", "ik ga weg"}}},
            .run = run_presence,
            .route = {HttpMethod::post, "/api/cycles/{id}/presence"},
            .doors = Doors::http};
}

}  // namespace ciclo::actions
