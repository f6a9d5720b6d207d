#include "actions/accepted_orders.h"

#include <set>

#include "actions/cycle_answers.h"
#include "actions/cycle_versions.h"
#include "actions/day_given.h"
#include "actions/pen_snapshot.h"
#include "actions/results_keeping.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "organisation/values.h"
#include "records/check.h"

namespace ciclo::actions {

namespace {

using formats::Value;
using organisation::priority_list_kind;
using organisation::value_of;
using records::Kind;
using records::Record;

/// Raised when the order of attention is computed in another way (K-08: importance × distance × weight × reach).
constexpr std::string_view formula = "K-08: I × (5 − S) × W × R";

const LocalText accepted_words{"Orden aceptado:", "Order accepted:", "Volgorde aanvaard:"};

Value part(const Value& value, std::string_view key) {
    const Value* found = value.find(key);
    return found == nullptr ? formats::null() : *found;
}
std::string text_in(const Value& value, std::string_view key) {
    const Value* found = value.find(key);
    return found == nullptr || found->is_null() ? "" : found->text;
}
Value item_where(const Value& list, std::string_view key, const std::string& text) {
    for (const Value& item : list.items) {
        if (text_in(item, key) == text) return item;
    }
    return formats::null();
}
std::string written(const Record& record, std::string_view field) {
    const auto* text = value_of<std::string>(priority_list_kind(), record, field);
    return text == nullptr ? "" : *text;
}

std::vector<std::string> moments_of(const Value& rows) {
    std::vector<std::string> moments;
    for (const Value& row : rows.items) moments.push_back(text_in(row, "moment"));
    return moments;
}

// ---- What was seen

/// What the results page says to this question: known, else computed here, inside the pen.
Result<Value> results_seen(const ResultsQuestion& question, World& world) {
    auto answer = answer_kept(question, "results", world);
    if (!answer) {
        const Result<ResultsPtr> results = results_of(question, world);
        if (!results) return results.errors();
        answer = results_json(telling_of(question, **results, world.language));
        keep_answer(question, "results", world.language, *answer);
    }
    auto read = formats::read_json(*answer, "results");
    ENSURE(read.ok(), "our own answer can be read");
    return read;
}

Error nothing_ranked() {
    return {ErrorKind::refused, "there is no order to accept", "bring answers in first", {}, "nothing_ranked"};
}

Errors wrong_order(const std::vector<std::string>& wished, const std::vector<std::string>& computed,
                   const Arguments& arguments) {
    if (std::multiset<std::string>(wished.begin(), wished.end()) !=
        std::multiset<std::string>(computed.begin(), computed.end())) {
        return {{ErrorKind::invalid, "the order does not name each moment once", "name " + join(computed, ", ") + ", each once",
                 {"order", 0, 0}, "not_the_moments"}};
    }
    if (wished != computed && trim(arguments.text("reason")).empty()) {
        return {{ErrorKind::invalid, "the order is not the computed one", "say why", {"reason", 0, 0}, "reason_missing"}};
    }
    return {};
}

/// The ranking as it was, row by row in the accepted order: what is accepted can be checked with a pencil ever after.
Value frozen(const Value& results, const std::vector<std::string>& order) {
    const Value report = part(results, "report"), ranking = part(report, "ranking"), reading = part(report, "reading");
    std::vector<Value> rows;
    for (const std::string& id : order) {
        const Value row = item_where(part(ranking, "rows"), "moment", id);
        const Value moment = item_where(part(report, "moments"), "id", id);
        const Value quadrant = item_where(part(ranking, "quadrants"), "moment", id);
        rows.push_back(formats::object({{"place", formats::integer(static_cast<std::int64_t>(rows.size()) + 1)},
                                        {"moment", formats::string(id)},
                                        {"name", part(moment, "name")},
                                        {"rank", part(row, "rank")},
                                        {"mean", part(part(moment, "mean"), "value")},
                                        {"n", part(moment, "n")},
                                        {"importance", part(row, "importance")},
                                        {"distance", part(row, "distance")},
                                        {"criticality_weight", part(row, "criticality_weight")},
                                        {"critical", part(moment, "critical")},
                                        {"reach", part(row, "reach")},
                                        {"score", part(row, "score")},
                                        {"alarm", part(row, "alarm")},
                                        {"quadrant", part(quadrant, "quadrant")}}));
    }
    return formats::object({{"rows", formats::list(std::move(rows))},
                            {"unranked", part(ranking, "unranked")},
                            {"alarms", part(ranking, "alarms")},
                            {"cut_performance", part(ranking, "cut_performance")},
                            {"cut_importance", part(ranking, "cut_importance")},
                            {"respondents", part(report, "respondents")},
                            {"index", part(part(reading, "index"), "value")},
                            {"integrity", part(part(reading, "integrity"), "value")}});
}

// ---- Accepting

Result<Record> keep_order(const ResultsQuestion& question, calendar::Day day, const Value& rows, bool changed,
                          const Arguments& arguments, World& world) {
    const Kind& kind = priority_list_kind();
    Record order;
    order.values.resize(kind.fields.size());
    const auto put = [&](std::string_view field, records::FieldValue value) { order.values[kind.at(field)] = std::move(value); };
    put("day", day);
    put("cycle", question.cycle());
    const records::RecordId actor(world.caller->scope.actor);
    const auto person = world.pen->get(organisation::person_kind(), actor);
    if (person && person->has_value()) put("accepted_by", actor.text);
    put("changed", changed);
    if (const auto reason = arguments.maybe("reason"); reason && changed) put("reason", *reason);
    if (const auto capacity = arguments.maybe("capacity")) put("capacity", *capacity);
    put("cycle_version", question.version.number);
    if (question.wave && !question.wave->empty()) put("wave", *question.wave);
    put("formula", std::string(formula));
    put("rows", cycle::compact_json(rows));
    put("unit", question.cycle_record.values[organisation::cycle_kind().at("unit")]);
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = records::check(kind, order, lookup); !errors.empty()) return errors;
    return world.pen->insert(kind, std::move(order.values));
}

/// Who and the rows, whose words are the caller's; `current`: the newest one.
std::string order_json(const AcceptedOrder& order, bool current, World& world) {
    const Record& record = order.record;
    const auto* version = value_of<std::int64_t>(priority_list_kind(), record, "cycle_version");
    const auto* changed = value_of<bool>(priority_list_kind(), record, "changed");
    const std::string person = written(record, "accepted_by");
    const auto words = [](const std::string& text) { return text.empty() ? formats::null() : formats::string(text); };
    auto rows = formats::read_json(written(record, "rows"), "rows");
    ENSURE(rows.ok(), "an accepted order is kept whole");
    const RecordTitles titles(world);
    return cycle::compact_json(
        formats::object({{"id", formats::string(record.id.text)},
                         {"day", formats::string(calendar::iso_text(order.day))},
                         {"accepted_by", words(person.empty() ? person : titles.title("person", person))},
                         {"accepted_at", formats::string(calendar::iso_text(record.created))},
                         {"changed", formats::boolean(changed != nullptr && *changed)},
                         {"reason", words(written(record, "reason"))},
                         {"capacity", words(written(record, "capacity"))},
                         {"cycle_version", version == nullptr ? formats::null() : formats::integer(*version)},
                         {"wave", words(written(record, "wave"))},
                         {"formula", formats::string(written(record, "formula"))},
                         {"current", formats::boolean(current)},
                         {"ranking", *std::move(rows)}}));
}

Result<Outcome> run_accept(const Arguments& arguments, World& world) {
    const Result<Record> cycle = cycle_given(arguments, world, Want::reading);
    if (!cycle) return cycle.errors();
    if (!world.caller->scope.may(priority_list_kind().writers, records::unit_of(organisation::cycle_kind(), *cycle))) {
        return not_yours();
    }
    PenSnapshot snapshot(*world.pen);
    World reading = world;
    reading.snapshot = &snapshot;
    const Result<ResultsQuestion> question = question_asked(arguments, reading);
    if (!question) return question.errors();
    if (const auto seen = arguments.maybe("seen"); seen && *seen != question->depends) {
        return Error{ErrorKind::refused, "the evidence changed since this order was shown", "look at the order again",
                     {"seen", 0, 0}, "changed_since"};
    }
    const Result<calendar::Day> day = day_given(arguments, world);
    if (!day) return day.errors();
    const Result<Value> results = results_seen(*question, reading);
    if (!results) return results.errors();
    const auto computed = moments_of(part(part(part(*results, "report"), "ranking"), "rows"));
    if (computed.empty()) return nothing_ranked();
    const auto order = arguments.has("order") ? arguments.all("order") : computed;
    if (Errors errors = wrong_order(order, computed, arguments); !errors.empty()) return errors;
    const auto kept = keep_order(*question, *day, frozen(*results, order), order != computed, arguments, world);
    if (!kept) return kept.errors();
    return Outcome{.text = accepted_words.in(world.language) + " " + join(order, ", ") + "\n",
                   .json = order_json(read_order(*kept), true, world)};
}

Result<Outcome> run_orders(const Arguments& arguments, World& world) {
    const Result<Record> cycle = cycle_given(arguments, world, Want::reading);
    if (!cycle) return cycle.errors();
    const auto orders = orders_of(*world.snapshot, cycle->id.text);
    if (!orders) return orders.errors();
    std::string json = "{\"orders\":[", text;
    for (const AcceptedOrder& order : *orders) {
        if (json.back() != '[') json += ',';
        json += order_json(order, &order == &orders->front(), world);
        text += calendar::printed(order.day, world.language) + "  " + join(order.accepted, ", ") + "\n";
    }
    const bool mine = world.caller->scope.may(priority_list_kind().writers, records::unit_of(organisation::cycle_kind(), *cycle));
    return Outcome{.text = std::move(text), .json = json + "],\"may_accept\":" + (mine ? "true" : "false") + "}"};
}

Input words_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help)};
}

std::vector<Input> accept_inputs() {
    return {cycle_id_input(),
            {.name = "order",
             .kind = InputKind::text,
             .help = {"los momentos en otro orden que el calculado, con --reason",
                      "the moments in another order than the computed one, with --reason",
                      "de momenten in een andere volgorde dan berekend, met --reason"},
             .repeated = true},
            words_input("reason", {"por qué otro orden", "why another order", "waarom een andere volgorde"}),
            words_input("capacity", {"con qué gente y dinero se cuenta", "what people and money there are",
                                     "welke mensen en welk geld er zijn"}),
            words_input("version", {"draft, published o un número; por defecto la publicada",
                                    "draft, published or a number; the published one by default",
                                    "draft, published of een nummer; standaard de gepubliceerde"}),
            words_input("wave", {"ola de respuestas; por defecto la última", "wave of answers; the newest by default",
                                 "ronde van antwoorden; standaard de nieuwste"}),
            day_input({"el día, si no fue hoy: 2025-10-20", "the day, if not today: 2025-10-20",
                       "de dag, als het niet vandaag was: 2025-10-20"}),
            words_input("seen", {"la señal (asked) de los resultados que se miraron; si cambiaron, se rechaza",
                                 "the mark (asked) of the results that were looked at; refused when they changed",
                                 "het kenmerk (asked) van de bekeken resultaten; geweigerd als ze veranderd zijn"})};
}

}  // namespace

AcceptedOrder read_order(const Record& record) {
    AcceptedOrder order{.record = record, .day = {}, .accepted = {}, .computed = {}};
    if (const auto* day = value_of<calendar::Day>(priority_list_kind(), record, "day")) order.day = *day;
    const auto kept = formats::read_json(written(record, "rows"), "rows");
    if (!kept.ok()) return order;
    std::vector<std::pair<std::int64_t, std::string>> ranked;
    for (const Value& row : part(*kept, "rows").items) {
        order.accepted.push_back(text_in(row, "moment"));
        ranked.emplace_back(static_cast<std::int64_t>(parse_number(text_in(row, "rank")).value_or(0)), order.accepted.back());
    }
    std::sort(ranked.begin(), ranked.end());
    for (auto& [rank, moment] : ranked) order.computed.push_back(std::move(moment));
    return order;
}

std::vector<Action> accepted_order_actions() {
    return {{.name = "results accept",
             .help = {"aceptar el orden de atención, con su cuenta de hoy", "accept the order of attention, with today's arithmetic",
                      "de volgorde van aandacht aanvaarden, met de berekening van vandaag"},
             .who = Permission::of(priority_list_kind().writers),
             .effect = Effect::writes,
             .example = "ciclo results accept 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = accept_inputs(),
             .run = run_accept,
             .route = {HttpMethod::post, "/api/cycles/{id}/orders"}},
            {.name = "results orders",
             .help = {"los órdenes de atención aceptados, el último primero", "the accepted orders of attention, newest first",
                      "de aanvaarde volgordes van aandacht, de nieuwste eerst"},
             .who = Permission::of(priority_list_kind().readers),
             .effect = Effect::reads,
             .example = "ciclo results orders 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {cycle_id_input()},
             .run = run_orders,
             .route = {HttpMethod::get, "/api/cycles/{id}/orders"}}};
}

}  // namespace ciclo::actions
