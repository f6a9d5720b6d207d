// need heard, need require: an emerging need grows each time it is heard, and ends as a requirement of the map.
#include <algorithm>
#include <set>

#include "actions/care_deeds.h"
#include "actions/cycle_answers.h"
#include "actions/cycle_versions.h"
#include "actions/day_given.h"
#include "actions/identity_records.h"
#include "actions/record_access.h"
#include "actions/record_deeds.h"
#include "base/number.h"
#include "base/text.h"
#include "cycle/merge.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/check.h"
#include "records/json.h"

namespace ciclo::actions {

namespace {

using organisation::emerging_need_kind;
using organisation::NeedStatus;
using organisation::value_of;
using records::FieldValue;
using records::Kind;
using records::Record;

constexpr std::int64_t most_at_once = 1000;  // of one hearing: a survey's comments

Result<Record> need_given(const Arguments& arguments, World& world) {
    const Kind& kind = emerging_need_kind();
    Result<Record> need = record_seen(world, kind, arguments.text("id"));
    if (!need) return need;
    if (!world.caller->scope.may(kind.writers, records::unit_of(kind, *need))) return not_yours();
    if (need->archived) return Error{ErrorKind::refused, "the need is archived", "write a new one", {}, "archived"};
    return need;
}

Result<Outcome> written(const Record& need, std::vector<FieldValue> values, World& world) {
    const Kind& kind = emerging_need_kind();
    Record checked = need;
    checked.values = values;
    const PenLookup lookup(*world.pen, world.caller->scope);
    if (Errors errors = records::check(kind, checked, lookup); !errors.empty()) return errors;
    const Result<Record> told = world.pen->update(kind, need.id, need.version, std::move(values));
    if (!told) return told.errors();
    const std::string json = records::record_json(kind, *told, world.caller->scope);
    return Outcome{.text = told->id.text + "\n", .json = json};
}

/// "focus_group: 1" grows to "focus_group: 2"; a source not yet heard from is a line more.
void hear_in(std::vector<std::string>& lines, const std::string& where, std::int64_t count) {
    for (std::string& line : lines) {
        const std::size_t colon = line.rfind(':');
        if (colon == std::string::npos || folded(line.substr(0, colon)) != folded(where)) continue;
        const auto before = parse_integer(trim(std::string_view(line).substr(colon + 1)));
        if (!before) continue;
        line = line.substr(0, colon) + ": " + std::to_string(*before + count);
        return;
    }
    lines.push_back(where + ": " + std::to_string(count));
}

void widen(std::vector<FieldValue>& values, calendar::Day day) {
    const Kind& kind = emerging_need_kind();
    FieldValue &first = values[kind.at("first_heard")], &last = values[kind.at("last_heard")];
    const auto* from = std::get_if<calendar::Day>(&first);
    const auto* until = std::get_if<calendar::Day>(&last);
    if (from == nullptr || day < *from) first = day;
    if (until == nullptr || day > *until) last = day;
}

Result<Outcome> run_heard(const Arguments& arguments, World& world) {
    const Result<Record> need = need_given(arguments, world);
    if (!need) return need.errors();
    const Result<calendar::Day> day = day_given(arguments, world);
    if (!day) return day.errors();
    const std::int64_t count = parse_integer(arguments.maybe("count").value_or("1")).value_or(0);
    if (count < 1 || count > most_at_once) {
        return Error{ErrorKind::invalid,
                     "it was heard once or more",
                     "give a number from 1 to 1000",
                     {"count", 0, 0},
                     "out_of_range"};
    }
    const Kind& kind = emerging_need_kind();
    std::vector<FieldValue> values = need->values;
    const auto* before = value_of<std::int64_t>(kind, *need, "heard_count");
    values[kind.at("heard_count")] = (before == nullptr ? 0 : *before) + count;
    const auto* lines = value_of<std::vector<std::string>>(kind, *need, "heard_in");
    std::vector<std::string> heard = lines == nullptr ? std::vector<std::string>{} : *lines;
    hear_in(heard, std::string(trim(arguments.text("where"))), count);
    values[kind.at("heard_in")] = std::move(heard);
    widen(values, *day);
    return written(*need, std::move(values), world);
}

std::int64_t requirements_in(const cycle::Map& map) {
    std::int64_t count = 0;
    for (const cycle::Moment* moment : map.rateable()) count += static_cast<std::int64_t>(moment->requirements.size());
    return count;
}

/// RQ-n, n after every requirement of the draft and after every number given before.
Result<std::string> next_code(const cycle::Map& draft, World& world) {
    std::int64_t highest = requirements_in(draft);
    records::Query every;
    every.kind = &emerging_need_kind();
    every.archived = records::Archived::included;
    const auto needs = find_every(*world.pen, every);
    if (!needs) return needs.errors();
    for (const Record& need : *needs) {
        const auto* code = value_of<std::string>(emerging_need_kind(), need, "requirement");
        if (code == nullptr || !code->starts_with("RQ-")) continue;
        highest = std::max(highest, parse_integer(std::string_view(*code).substr(3)).value_or(0));
    }
    return "RQ-" + std::to_string(highest + 1);
}

/// Adds the requirement to the moment in the cycle's draft, as an edit like any other.
Result<std::string> add_to_draft(const Record& need, const Arguments& arguments, World& world) {
    const Kind& kind = emerging_need_kind();
    const auto* cycle_id = value_of<std::string>(kind, need, "cycle");
    const auto* moment_id = value_of<std::string>(kind, need, "moment");
    if (cycle_id == nullptr || moment_id == nullptr) {
        return Error{ErrorKind::refused,
                     "the need names no cycle and moment",
                     "say to which moment it belongs",
                     {"moment", 0, 0},
                     "moment_missing"};
    }
    Arguments of_cycle;
    of_cycle.values["id"] = {*cycle_id};
    const Result<Record> cycle_record = cycle_given(of_cycle, world, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> draft = draft_of(*cycle_record, world);
    if (!draft) return draft.errors();
    cycle::Map map = *draft->map;
    const auto moment = std::find_if(map.moments.begin(), map.moments.end(),
                                     [&](const cycle::Moment& one) { return one.id.text == *moment_id; });
    if (moment == map.moments.end()) {
        return Error{ErrorKind::not_found,
                     "the draft has no moment " + *moment_id,
                     "choose a moment of the cycle",
                     {"moment", 0, 0},
                     "no_such_moment"};
    }
    const Result<std::string> code =
        arguments.has("code") ? Result<std::string>(arguments.text("code")) : next_code(map, world);
    if (!code) return code.errors();
    cycle::Requirement requirement;
    const auto* own = value_of<std::string>(kind, need, "text");
    const std::string text = arguments.maybe("text").value_or(own == nullptr ? "" : *own);
    requirement.text = LocalText(text, text, text);
    requirement.level = from_code<cycle::RequirementLevel>(arguments.maybe("level").value_or("should"));
    requirement.source = *code;
    moment->requirements.push_back(std::move(requirement));
    const std::string edits = edits_json(cycle::edits_between(*draft->map, map));  // {"cells":[…]}
    of_cycle.values["edits"] = {edits.substr(9, edits.size() - 10)};
    const Action* edit = find("cycle edit");
    ENSURE(edit != nullptr, "cycles are edited by a deed");
    const Result<Outcome> edited = edit->run(of_cycle, world);
    if (!edited) return edited.errors();
    return code;
}

Result<Outcome> run_require(const Arguments& arguments, World& world) {
    const Result<Record> need = need_given(arguments, world);
    if (!need) return need.errors();
    const Kind& kind = emerging_need_kind();
    if (value_of<std::string>(kind, *need, "requirement") != nullptr) {
        return Error{ErrorKind::refused,
                     "the need is a requirement already",
                     "look at the requirement it became",
                     {},
                     "requirement_there"};
    }
    const Result<std::string> code = add_to_draft(*need, arguments, world);
    if (!code) return code.errors();
    std::vector<FieldValue> values = need->values;
    values[kind.at("status")] = std::string(code_of(NeedStatus::requirement));
    values[kind.at("requirement")] = *code;
    return written(*need, std::move(values), world);
}

}  // namespace

std::vector<Action> need_actions() {
    const Permission hearers = Permission::of(emerging_need_kind().writers);
    return {{.name = "need heard",
             .help = {"anotar que una necesidad emergente se oyó otra vez",
                      "note that an emerging need was heard again", "noteren dat een nieuwe behoefte weer is gehoord"},
             .who = hearers,
             .effect = Effect::writes,
             .example = "ciclo need heard 01JABCDEFGHJKMNPQRSTVWXYZ0 --where \"grupo focal\"",
             .inputs = {id_input(),
                        {.name = "where",
                         .kind = InputKind::text,
                         .help = {"dónde: grupo focal, comentario, encuesta…", "where: focus group, comment, survey…",
                                  "waar: focusgroep, opmerking, enquête…"},
                         .required = true},
                        {.name = "count",
                         .kind = InputKind::whole_number,
                         .help = {"cuántas veces; por defecto 1", "how many times; 1 by default",
                                  "hoeveel keer; standaard 1"}},
                        day_input({"el día, si no fue hoy: 2025-10-20", "the day, if not today: 2025-10-20",
                                   "de dag, als het niet vandaag was: 2025-10-20"})},
             .run = run_heard,
             .route = {HttpMethod::post, "/api/needs/{id}/heard"}},
            {.name = "need require",
             .help = {"convertir una necesidad emergente en requerimiento de su momento",
                      "turn an emerging need into a requirement of its moment",
                      "van een nieuwe behoefte een vereiste van haar moment maken"},
             .who = hearers,
             .effect = Effect::writes,
             .example = "ciclo need require 01JABCDEFGHJKMNPQRSTVWXYZ0 --level should",
             .inputs = {id_input(),
                        {.name = "text",
                         .kind = InputKind::text,
                         .help = {"el requerimiento; por defecto, la necesidad", "the requirement; by default the need",
                                  "de vereiste; standaard de behoefte"}},
                        {.name = "level",
                         .kind = InputKind::choice,
                         .help = {"obligatorio, conveniente o que deleita", "must, should or delight",
                                  "moet, zou moeten of verrast"},
                         .choices = {"must", "should", "delight"}},
                        {.name = "code",
                         .kind = InputKind::text,
                         .help = {"su código; por defecto el siguiente", "its code; by default the next",
                                  "de code; standaard de volgende"}}},
             .run = run_require,
             .route = {HttpMethod::post, "/api/needs/{id}/requirement"}}};
}

}  // namespace ciclo::actions
