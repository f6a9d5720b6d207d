#include "actions/home_deeds.h"

#include <algorithm>

#include "actions/cycle_versions.h"
#include "actions/demo_deeds.h"
#include "actions/evidence_preparing.h"
#include "actions/home_due.h"
#include "actions/home_reading.h"
#include "actions/home_steps.h"
#include "actions/home_themes.h"
#include "base/number.h"
#include "organisation/due.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/json_text.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_kind;
using organisation::value_of;
using records::Record;

struct CycleAtHome {
    Record record;
    CycleVersion version;
    HomeReading reading;
    LoopRecords kept;
    std::string name;
    bool demo = false;
};

struct Home {
    std::optional<Record> organisation;
    calendar::Day today;
    std::vector<CycleAtHome> cycles;  ///< what asks for attention first
    std::vector<HomeDue> due;
    std::int64_t imports_today = 0;
};

std::string quoted_json(std::string_view text) {
    std::string out;
    records::append_json_text(out, text);
    return out;
}
std::string number_or_null(const std::optional<double>& value) {
    return value ? exact_text(*value) : "null";
}

Result<std::vector<Record>> cycles_seen(World& world) {
    records::Query every;
    every.kind = &cycle_kind();
    auto found = find_every(*world.snapshot, every);
    if (!found) return found;
    std::vector<Record> mine;
    for (Record& record : *found) {
        if (may_read(world.caller->scope, cycle_kind(), record)) mine.push_back(std::move(record));
    }
    return mine;
}

/// More alarms first, then the less whole, then more answers, then the name: the same order for the same data.
bool asks_before(const CycleAtHome& a, const CycleAtHome& b) {
    const bool alarm_a = !a.reading.alarms.empty(), alarm_b = !b.reading.alarms.empty();
    if (alarm_a != alarm_b) return alarm_a;
    const double whole_a = a.reading.integrity.value_or(2), whole_b = b.reading.integrity.value_or(2);
    if (whole_a != whole_b) return whole_a < whole_b;
    if (a.reading.respondents != b.reading.respondents) return a.reading.respondents > b.reading.respondents;
    return std::tie(a.name, a.record.id.text) < std::tie(b.name, b.record.id.text);
}

Result<std::optional<CycleAtHome>> cycle_at_home(const Record& record, Effort effort, World& world) {
    Result<CycleVersion> version = version_in_force(record, "", world);
    if (!version) return version.errors();
    auto reading = home_reading(record.id.text, effort, world);
    if (!reading) return reading.errors();
    if (!reading->has_value()) return std::optional<CycleAtHome>();
    Result<LoopRecords> kept = loop_records(record.id.text, world);
    if (!kept) return kept.errors();
    CycleAtHome out{.record = record,
                    .version = *std::move(version),
                    .reading = *std::move(*reading),
                    .kept = *std::move(kept),
                    .name = {}};
    out.name = title_of(cycle_kind(), record, world.caller->scope, world.language);
    return std::optional(std::move(out));
}

Result<std::optional<Record>> the_organisation(World& world) {
    records::Query any;
    any.kind = &organisation::organisation_kind();
    any.limit = 1;
    Result<records::Page> page = world.snapshot->list(any);
    if (!page) return page.errors();
    if (page->records.empty()) return std::optional<Record>();
    return std::optional(std::move((*page).records.front()));
}

/// Files of evidence that came today (R0-20: of what happens in a day, what the house is told).
Result<std::int64_t> imports_of_the_day(const Home& home, World& world) {
    const records::Kind& kind = organisation::evidence_import_kind();
    const Record* organisation = home.organisation ? &*home.organisation : nullptr;
    records::Query every;
    every.kind = &kind;
    const auto imports = find_every(*world.snapshot, every);
    if (!imports) return imports.errors();
    return std::count_if(imports->begin(), imports->end(), [&](const Record& import) {
        return may_read(world.caller->scope, kind, import) &&
               organisation::today_of(organisation, import.created) == home.today;
    });
}

/// Nothing: with Effort::known_only, something would have to be computed.
Result<std::optional<Home>> gathered(Effort effort, World& world) {
    Home home;
    auto organisation = the_organisation(world);
    if (!organisation) return organisation.errors();
    home.organisation = *std::move(organisation);
    home.today = organisation::today_of(home.organisation ? &*home.organisation : nullptr, world.clock->now());
    const auto cycles = cycles_seen(world);
    if (!cycles) return cycles.errors();
    const auto demo = demo_records(*world.snapshot, "cycle");
    if (!demo) return demo.errors();
    for (const Record& record : *cycles) {
        auto cycle = cycle_at_home(record, effort, world);
        if (!cycle) return cycle.errors();
        if (!cycle->has_value()) return std::optional<Home>();
        (**cycle).demo = demo->contains(record.id.text);
        home.cycles.push_back(*std::move(*cycle));
    }
    std::stable_sort(home.cycles.begin(), home.cycles.end(), asks_before);
    auto due = due_list(*cycles, home.today, world);
    if (!due) return due.errors();
    home.due = *std::move(due);
    const Result<std::int64_t> imports = imports_of_the_day(home, world);
    if (!imports) return imports.errors();
    home.imports_today = *imports;
    return std::optional(std::move(home));
}

struct Lead {
    std::string answer, basis;
};
Lead lead_of(const Home& home, Language language) {
    if (home.cycles.empty()) return {words::say(language, "home.no_cycles"), ""};
    const CycleAtHome& first = home.cycles.front();
    if (first.reading.answer.empty()) {
        const auto count = static_cast<std::int64_t>(home.cycles.size());
        return {words::say(language, "home.no_answers", {{"cycles", count}}),
                words::say(language, "home.no_answers_step")};
    }
    if (home.cycles.size() == 1) return {first.reading.answer, first.reading.basis};
    return {words::say(language, "home.named", {{"name", first.name}, {"sentence", first.reading.answer}}),
            first.reading.basis};
}

std::string alarms_json(const Home& home) {
    std::string json = "[";
    for (const CycleAtHome& cycle : home.cycles) {
        for (const HomeAlarm& alarm : cycle.reading.alarms) {
            if (json.size() > 1) json += ',';
            json += "{\"cycle\":" + quoted_json(cycle.record.id.text) + ",\"cycle_name\":" + quoted_json(cycle.name) +
                    ",\"moment\":" + quoted_json(alarm.moment) +
                    ",\"name\":" + quoted_json(alarm.moment.empty() ? cycle.name : alarm.name) +
                    ",\"sentence\":" + quoted_json(alarm.sentence) + ",\"negative\":" + exact_text(alarm.negative) +
                    ",\"n\":" + std::to_string(alarm.n) + "}";
        }
    }
    return json + "]";
}

std::string cycle_json(const CycleAtHome& cycle, const Home& home, Language language) {
    const std::string& id = cycle.record.id.text;
    const auto steps = steps_of(*cycle.version.map, cycle.reading, cycle.kept, id, language);
    const auto* state = value_of<std::string>(cycle_kind(), cycle.record, "state");
    const auto review = organisation::next_review(cycle.record, std::nullopt);
    const Record* organisation = home.organisation ? &*home.organisation : nullptr;
    return "{\"id\":" + quoted_json(id) + ",\"name\":" + quoted_json(cycle.name) +
           ",\"answer\":" + quoted_json(cycle.reading.answer) + ",\"basis\":" + quoted_json(cycle.reading.basis) +
           ",\"index\":" + number_or_null(cycle.reading.index) +
           ",\"integrity\":" + number_or_null(cycle.reading.integrity) +
           ",\"n\":" + std::to_string(cycle.reading.respondents) +
           ",\"state\":" + quoted_json(state == nullptr ? "" : *state) +
           ",\"version\":" + std::to_string(cycle.version.number) + ",\"demo\":" + (cycle.demo ? "true" : "false") +
           ",\"next_review\":" + (review ? "\"" + calendar::iso_text(*review) + "\"" : "null") +
           ",\"steps\":" + steps_json(steps) +
           ",\"themes\":" + themes_json(cycle.record, *cycle.version.map, cycle.reading, organisation, language) +
           ",\"ring_svg\":" + quoted_json(ring_of(steps, 1, cycle.name, language)) + "}";
}

std::string today_json(const Home& home) {
    std::size_t alarms = 0;
    for (const CycleAtHome& cycle : home.cycles) alarms += cycle.reading.alarms.size();
    const auto open = [&](std::string_view what) {
        return std::to_string(std::count_if(home.due.begin(), home.due.end(), [&](const HomeDue& one) {
            return one.day <= home.today && (what.empty() || one.what == what);
        }));
    };
    return "{\"day\":\"" + calendar::iso_text(home.today) + "\",\"cycles\":" + std::to_string(home.cycles.size()) +
           ",\"alarms\":" + std::to_string(alarms) + ",\"due\":" + open("") + ",\"listening\":" + open("listening") +
           ",\"imports\":" + std::to_string(home.imports_today) + "}";
}

std::string home_json(const Home& home, Language language) {
    const Lead lead = lead_of(home, language);
    std::string json = "{\"answer\":" + quoted_json(lead.answer) + ",\"basis\":" + quoted_json(lead.basis) +
                       ",\"alarms\":" + alarms_json(home) + ",\"themes\":";
    if (home.cycles.empty()) {
        json += "[]";
    } else {
        const CycleAtHome& first = home.cycles.front();
        const Record* organisation = home.organisation ? &*home.organisation : nullptr;
        json += themes_json(first.record, *first.version.map, first.reading, organisation, language);
    }
    json += ",\"due\":" + due_json(home.due) + ",\"cycles\":[";
    for (const CycleAtHome& cycle : home.cycles) {
        if (json.back() != '[') json += ',';
        json += cycle_json(cycle, home, language);
    }
    return json + "],\"today\":" + today_json(home) + "}";
}

Outcome outcome_of(const Home& home, Language language) {
    const Lead lead = lead_of(home, language);
    std::string text = lead.answer + "\n" + (lead.basis.empty() ? "" : lead.basis + "\n");
    for (const CycleAtHome& cycle : home.cycles) {
        for (const HomeAlarm& alarm : cycle.reading.alarms) text += "! " + cycle.name + ": " + alarm.sentence + "\n";
    }
    for (const HomeDue& one : home.due) text += one.title + ", " + one.text + "\n";
    return {.text = std::move(text), .json = home_json(home, language)};
}

Result<Outcome> run_home(const Arguments&, World& world) {
    const auto home = gathered(Effort::compute, world);
    if (!home) return home.errors();
    ENSURE(home->has_value(), "what is computed is known");
    return outcome_of(**home, world.language);
}

std::optional<Outcome> known_home(const Arguments&, World& world) {
    const auto home = gathered(Effort::known_only, world);
    if (!home || !home->has_value()) return std::nullopt;
    return outcome_of(**home, world.language);
}

}  // namespace

Action home_action() {
    return {.name = "home show",
            .help = {"lo que pide atención hoy", "what asks for attention today", "wat vandaag aandacht vraagt"},
            .who = Permission::of(cycle_kind().readers),
            .effect = Effect::derives,
            .example = "ciclo home show",
            .run = run_home,
            .route = {HttpMethod::get, "/api/home"},
            .remembered = known_home};
}

}  // namespace ciclo::actions
