#include "actions/care_deeds.h"

#include "actions/cycle_answers.h"
#include "actions/cycle_versions.h"
#include "actions/day_given.h"
#include "actions/record_access.h"
#include "actions/record_deeds.h"
#include "organisation/due.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/check.h"
#include "records/json.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_kind;
using organisation::cycle_review_kind;
using organisation::listening_post_kind;
using records::FieldValue;
using records::Kind;
using records::Record;

const LocalText next_words{"La próxima vez:", "Next time:", "De volgende keer:"};

std::string next_json(std::optional<calendar::Day> next) {
    return next ? "\"" + calendar::iso_text(*next) + "\"" : "null";
}
std::string next_text(std::optional<calendar::Day> next, Language language) {
    return next ? next_words.in(language) + " " + calendar::printed(*next, language) + "\n" : "";
}

Result<Record> keep_review(const Record& cycle, calendar::Day day, const Arguments& arguments, World& world) {
    const Kind& kind = cycle_review_kind();
    Record review;
    review.values.resize(kind.fields.size());
    review.values[kind.at("cycle")] = cycle.id.text;
    review.values[kind.at("day")] = day;
    if (const auto note = arguments.maybe("note")) review.values[kind.at("note")] = *note;
    review.values[kind.at("unit")] = cycle.values[cycle_kind().at("unit")];
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = records::check(kind, review, lookup); !errors.empty()) return errors;
    return world.pen->insert(kind, std::move(review.values));
}

Result<Outcome> run_review(const Arguments& arguments, World& world) {
    const Result<Record> cycle = cycle_given(arguments, world, Want::writing);
    if (!cycle) return cycle.errors();
    const Result<calendar::Day> day = day_given(arguments, world);
    if (!day) return day.errors();
    const Result<Record> review = keep_review(*cycle, *day, arguments, world);
    if (!review) return review.errors();
    std::vector<FieldValue> values = cycle->values;
    const auto* last = organisation::value_of<calendar::Day>(cycle_kind(), *cycle, "last_review");
    if (last == nullptr || *last < *day) values[cycle_kind().at("last_review")] = *day;
    const Result<Record> told = world.pen->update(cycle_kind(), cycle->id, cycle->version, std::move(values));
    if (!told) return told.errors();
    const auto next = organisation::next_review(*told, std::nullopt);
    return Outcome{.text = next_text(next, world.language),
                   .json = "{\"review\":" + records::record_json(cycle_review_kind(), *review, world.caller->scope) +
                           ",\"next\":" + next_json(next) + "}"};
}

Result<Outcome> run_listened(const Arguments& arguments, World& world) {
    const Kind& kind = listening_post_kind();
    const Result<Record> post = record_seen(world, kind, arguments.text("id"));
    if (!post) return post.errors();
    if (!world.caller->scope.may(kind.writers | access::Role::member, records::unit_of(kind, *post)))
        return not_yours();
    const Result<calendar::Day> day = day_given(arguments, world);
    if (!day) return day.errors();
    std::vector<FieldValue> values = post->values;
    values[kind.at("last_done")] = *day;
    const Result<Record> told = world.pen->update(kind, post->id, post->version, std::move(values));
    if (!told) return told.errors();
    const auto next = organisation::next_listening(*told);
    return Outcome{.text = next_text(next, world.language),
                   .json = "{\"post\":" + records::record_json(kind, *told, world.caller->scope) +
                           ",\"next\":" + next_json(next) + "}"};
}

Input note_input() {
    return {.name = "note",
            .kind = InputKind::text,
            .help = {"qué se vio y qué se decidió", "what was seen and decided", "wat er werd gezien en besloten"}};
}

}  // namespace

std::vector<Action> care_actions() {
    const LocalText when{"el día, si no fue hoy: 2025-10-20", "the day, if not today: 2025-10-20",
                         "de dag, als het niet vandaag was: 2025-10-20"};
    return {{.name = "cycle review",
             .help = {"anotar que se revisó un ciclo", "note that a cycle was reviewed",
                      "noteren dat een cyclus is herzien"},
             .who = Permission::of(cycle_kind().writers),
             .effect = Effect::writes,
             .example = "ciclo cycle review 01JABCDEFGHJKMNPQRSTVWXYZ0 --note \"Sin cambios\"",
             .inputs = {cycle_id_input(), day_input(when), note_input()},
             .run = run_review,
             .route = {HttpMethod::post, "/api/cycles/{id}/reviews"}},
            {.name = "listening done",
             .help = {"anotar que se escuchó o se leyó un puesto", "note that a listening post was read",
                      "noteren dat een luisterpost is gelezen"},
             .who = Permission::of(listening_post_kind().writers | access::Role::member),
             .effect = Effect::writes,
             .example = "ciclo listening done 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {id_input(), day_input(when)},
             .run = run_listened,
             .route = {HttpMethod::post, "/api/listening/{id}/done"}}};
}

}  // namespace ciclo::actions
