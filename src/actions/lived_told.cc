#include "actions/lived_told.h"

#include <algorithm>

#include "actions/cycle_answers.h"
#include "calendar/duration.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "report/speech.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using conformance::Aligner;
using conformance::Deviating;
using formats::Value;

constexpr std::size_t variants_told = 40;  ///< of several thousands the first forty hold what a person can look at
constexpr std::size_t cases_told = 10;     ///< to open one by one

constexpr double seconds_per_minute = 60;

Value whole(std::int64_t n) { return formats::number(static_cast<double>(n)); }
Value minutes(double seconds) { return formats::number(seconds / seconds_per_minute); }
Value maybe_text(const std::string& text) { return text.empty() ? formats::null() : formats::string(text); }

Value estimate_told(const stats::Estimate& estimate, double unit) {
    const auto side = [&](const std::optional<double>& value) { return value ? formats::number(*value / unit) : formats::null(); };
    return formats::object({{"value", formats::number(estimate.value / unit)},
                            {"low", side(estimate.low)},
                            {"high", side(estimate.high)},
                            {"level", formats::number(estimate.level)},
                            {"n", whole(estimate.n)},
                            {"method", formats::string(code_of(estimate.method))}});
}

Value share_told(std::int64_t part, std::int64_t of) {
    const auto share = stats::wilson(part, of);
    return share ? estimate_told(*share, 1) : formats::null();
}

Value durations_told(const std::optional<journeys::Durations>& durations) {
    if (!durations) return formats::null();
    const journeys::Spread& spread = durations->spread;
    return formats::object({{"n", whole(spread.n)},
                            {"median", estimate_told(durations->median, seconds_per_minute)},
                            {"mean", minutes(spread.mean)},
                            {"p90", minutes(spread.p90)},
                            {"longest", minutes(spread.most)}});
}

// ---- Moments

const conformance::MomentConformance* conformance_of(const LivedView& view, const cycle::MomentId& moment) {
    for (const auto& found : view.conformance.moments) {
        if (found.moment == moment) return &found;
    }
    return nullptr;
}

Value deviations_told(const conformance::MomentConformance& found) {
    const auto& limit = found.limit;
    return formats::object(
        {{"skipped", whole(found.skipped_cases)},
         {"repeated", whole(found.repeated_cases)},
         {"out_of_order", whole(found.out_of_order_cases)},
         {"limit_minutes", limit ? formats::number(limit->minutes) : formats::null()},
         {"standard", limit && limit->standard ? formats::string(limit->standard->text) : formats::null()},
         {"timed", whole(found.timed)},
         {"slow", limit ? share_told(found.slow, found.timed) : formats::null()}});
}

Value proposals_told(const LivedView& view, const std::string& activity) {
    std::vector<Value> told;
    for (const auto& match : view.matches) {
        if (match.moment || match.activity != activity) continue;
        for (const auto& proposal : match.proposals) {
            told.push_back(formats::object({{"moment", formats::string(proposal.moment.text)},
                                            {"name", formats::string(proposal.name)},
                                            {"score", formats::number(proposal.score)}}));
        }
    }
    return formats::list(std::move(told));
}

/// The activities of the log that are this moment.
Value activities_told(const LivedView& view, const LivedStep& step) {
    std::vector<Value> told;
    for (const auto& match : view.matches) {
        if (match.moment == step.moment && (step.moment || match.activity == step.name)) told.push_back(formats::string(match.activity));
    }
    return formats::list(std::move(told));
}

Value step_told(const LivedTelling& telling, std::size_t number) {
    const LivedView& view = telling.view;
    const LivedStep& step = view.steps[number];
    const journeys::ActivityMeasures& measured = view.measures.activities[number];
    const cycle::Moment* moment = step.moment ? telling.question.map().find(*step.moment) : nullptr;
    const auto* found = step.moment ? conformance_of(view, *step.moment) : nullptr;
    const journeys::ActivityWaits& waits = view.waits.activities[number];
    return formats::object({{"step", whole(static_cast<std::int64_t>(number))},
                            {"moment", step.moment ? formats::string(step.moment->text) : formats::null()},
                            {"name", formats::string(moment ? moment->name.in(telling.language) : step.name)},
                            {"critical", formats::boolean(moment != nullptr && moment->criticality.critical)},
                            {"optional", formats::boolean(moment != nullptr && moment->optional)},
                            {"transversal", formats::boolean(found != nullptr && found->transversal)},
                            {"activities", activities_told(view, step)},
                            {"proposals", step.moment ? formats::list({}) : proposals_told(view, step.name)},
                            {"visits", whole(measured.events)},
                            {"cases", whole(measured.cases)},
                            {"reach", share_told(measured.cases, view.measures.cases)},
                            {"begun", whole(measured.begun)},
                            {"ended", whole(measured.ended)},
                            {"again", whole(measured.rework_cases)},
                            {"wait", durations_told(waits.wait)},
                            {"service", durations_told(waits.service)},
                            {"against_map", found ? deviations_told(*found) : formats::null()}});
}

// ---- Moves

/// Whether the map lets one step follow the other.
bool planned(const LivedView& view, std::uint32_t from, std::uint32_t to) {
    const cycle::Moves& moves = view.conformance.moves;
    const auto place = [&](std::uint32_t step) -> std::optional<std::uint32_t> {
        if (!view.steps[step].moment) return std::nullopt;
        const auto at = std::find(moves.moments.begin(), moves.moments.end(), *view.steps[step].moment);
        if (at == moves.moments.end()) return std::nullopt;
        return static_cast<std::uint32_t>(at - moves.moments.begin());
    };
    const auto anywhere = [&](std::uint32_t step) {
        return view.steps[step].moment && std::find(moves.anywhere.begin(), moves.anywhere.end(), *view.steps[step].moment) != moves.anywhere.end();
    };
    if (anywhere(from) || anywhere(to)) return true;
    const auto a = place(from), b = place(to);
    return a && b && std::binary_search(moves.next[*a].begin(), moves.next[*a].end(), *b);
}

Value moves_told(const LivedView& view) {
    std::vector<const journeys::MoveWaits*> moves;
    for (const auto& move : view.waits.moves) moves.push_back(&move);
    std::stable_sort(moves.begin(), moves.end(),
                     [](const auto* a, const auto* b) { return a->wait.spread.n > b->wait.spread.n; });
    std::vector<Value> told;
    for (const journeys::MoveWaits* move : moves) {
        told.push_back(formats::object({{"from", whole(move->from)},
                                        {"to", whole(move->to)},
                                        {"n", whole(move->wait.spread.n)},
                                        {"planned", formats::boolean(planned(view, move->from, move->to))},
                                        {"wait", durations_told(move->wait)}}));
    }
    return formats::list(std::move(told));
}

// ---- Journeys

Value deviation_told(const LivedTelling& telling, const Deviating& deviation) {
    const LivedView& view = telling.view;
    std::string name, moment;
    if (deviation.kind == conformance::Deviation::unexpected) {
        name = std::string(view.log->activities[deviation.subject]);
    } else {
        const cycle::MomentId& id = view.conformance.moves.moments[deviation.subject];
        moment = id.text;
        name = telling.question.map().find(id)->name.in(telling.language);
    }
    return formats::object({{"kind", formats::string(code_of(deviation.kind))},
                            {"moment", maybe_text(moment)},
                            {"name", formats::string(name)},
                            {"n", whole(deviation.n)}});
}

/// The step of an event of the log as written.
std::uint32_t step_at(const LivedView& view, std::uint64_t event) { return view.by_moment.activity[event]; }

Value variant_told(const LivedTelling& telling, std::size_t number) {
    const LivedView& view = telling.view;
    const journeys::Variant& variant = view.conformance.variants.all[number];
    const auto& found = view.conformance.of_variant[number];
    std::vector<Value> path, deviations;
    const std::uint64_t begin = view.log->case_begin[variant.first_case];
    for (std::uint64_t e = begin; e < begin + variant.length; ++e) path.push_back(whole(step_at(view, e)));
    for (const Deviating& deviation : found.deviations) deviations.push_back(deviation_told(telling, deviation));
    return formats::object({{"variant", whole(static_cast<std::int64_t>(number))},
                            {"cases", whole(variant.cases)},
                            {"share", share_told(variant.cases, view.measures.cases)},
                            {"first_case", formats::string(view.log->cases[variant.first_case])},
                            {"path", formats::list(std::move(path))},
                            {"cost", whole(found.cost)},
                            {"fitness", formats::number(found.fitness)},
                            {"deviations", formats::list(std::move(deviations))}});
}

Value variants_told_of(const LivedTelling& telling) {
    std::vector<Value> told;
    const std::size_t most = std::min(variants_told, telling.view.conformance.variants.all.size());
    for (std::size_t i = 0; i < most; ++i) told.push_back(variant_told(telling, i));
    return formats::list(std::move(told));
}

Value variants_chosen(const LivedTelling& telling, const std::vector<std::size_t>& chosen) {
    std::vector<Value> told;
    for (const std::size_t variant : chosen) told.push_back(variant_told(telling, variant));
    return formats::list(std::move(told));
}

// ---- Hours

/// Cases begun by weekday (Monday first) and hour of the day, in UTC as the log writes it.
Value hours_told(const events::Log& log) {
    std::vector<std::vector<std::int64_t>> counts(7, std::vector<std::int64_t>(24, 0));
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        std::int64_t first = INT64_MAX;
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) first = std::min(first, log.start[e]);
        const std::int64_t day = calendar::day_of({first}).days_since_1970;
        const std::int64_t hour = (first - day * calendar::microseconds_per_day) / (calendar::microseconds_per_day / 24);
        ++counts[static_cast<std::size_t>(((day + 3) % 7 + 7) % 7)][static_cast<std::size_t>(hour)];
    }
    std::vector<Value> days;
    for (const auto& day : counts) {
        std::vector<Value> hours;
        for (const std::int64_t n : day) hours.push_back(whole(n));
        days.push_back(formats::list(std::move(hours)));
    }
    return formats::list(std::move(days));
}

// ---- Sentences

/// The moment that most cases should have lived and did not; nullptr: none was skipped.
const conformance::MomentConformance* most_skipped(const LivedView& view) {
    const conformance::MomentConformance* most = nullptr;
    for (const auto& moment : view.conformance.moments) {
        if (moment.skipped_cases > 0 && (most == nullptr || moment.skipped_cases > most->skipped_cases)) most = &moment;
    }
    return most;
}

std::int64_t unknown_events(const LivedView& view) {
    std::int64_t events = 0;
    for (const auto& match : view.matches) events += match.moment ? 0 : match.events;
    return events;
}

Value words_told(const LivedTelling& telling) {
    const LivedView& view = telling.view;
    const report::Speech speech(telling.language, telling.question.cycle.customer_word);
    const auto* skipped = most_skipped(view);
    const std::int64_t cases = view.measures.cases, fit = view.conformance.fitting_cases;
    std::vector<words::Named> arguments{{"cases", cases}, {"fit", fit}};
    std::string key = fit == cases ? "lived.answer_all" : "lived.answer";
    if (skipped != nullptr) {
        key = "lived.answer_skipped";
        arguments.push_back({"n", skipped->skipped_cases});
        arguments.push_back({"moment", telling.question.map().find(skipped->moment)->name.in(telling.language)});
    }
    const std::string basis = speech.text("lived.basis", {{"events", view.measures.events},
                                                          {"cases", cases},
                                                          {"journeys", static_cast<std::int64_t>(view.conformance.variants.all.size())},
                                                          {"unknown", unknown_events(view)}});
    return formats::object({{"answer", formats::string(speech.text(key, std::move(arguments)))},
                            {"basis", formats::string(basis)},
                            {"limits", formats::string(speech.text(view.log->has_both_times ? "lived.both_times" : "lived.one_time"))}});
}

// ---- The whole

Value logs_told(const LivedQuestion& question) {
    std::vector<Value> logs;
    for (const records::Record& import : question.logs) {
        logs.push_back(formats::object({{"import", formats::string(import.id.text)},
                                        {"file", formats::string(text_of(import, "file_name"))},
                                        {"wave", maybe_text(text_of(import, "wave"))},
                                        {"events", whole(count_of(import, "used").value_or(0))}}));
    }
    return formats::list(std::move(logs));
}

Value whole_told(const LivedView& view) {
    if (!view.whole) return formats::null();
    const journeys::EndToEnd& found = *view.whole;
    return formats::object({{"duration", durations_told(found.throughput)},
                            {"idle", durations_told(found.idle)},
                            {"busy", durations_told(found.busy)},
                            {"wait_share", found.wait_share ? estimate_told(*found.wait_share, 1) : formats::null()},
                            {"without_duration", whole(found.without_duration)}});
}

Value fit_told(const LivedTelling& telling) {
    const conformance::Conformance& found = telling.view.conformance;
    return formats::object({{"cases", whole(found.fitting_cases)},
                            {"share", share_told(found.fitting_cases, found.cases)},
                            {"fitness", formats::number(found.fitness)},
                            {"average_fitness", formats::number(found.average_fitness)},
                            {"cost", whole(found.cost)},
                            {"worst", variants_chosen(telling, conformance::worst_variants(found, cases_told))},
                            {"typical", variants_chosen(telling, conformance::typical_variants(found, cases_told))}});
}

Value steps_told(const LivedTelling& telling) {
    std::vector<Value> steps;
    for (std::size_t i = 0; i < telling.view.steps.size(); ++i) steps.push_back(step_told(telling, i));
    return formats::list(std::move(steps));
}

std::string day_told(calendar::Instant instant) { return calendar::iso_text(calendar::day_of(instant)); }

// ---- One case

std::string_view kind_told(const conformance::Step& step) {
    switch (step.kind) {
        case conformance::StepKind::as_planned: return "as_planned";
        case conformance::StepKind::skipped: return "skipped";
        case conformance::StepKind::extra: break;
    }
    return "extra";
}

Value event_told(const LivedTelling& telling, std::uint64_t event, const conformance::Step& step, std::int64_t before_us) {
    const events::Log& log = *telling.view.log;
    const bool first = event == 0 || before_us == INT64_MIN;
    const std::uint32_t resource = log.resource.size() > 0 ? log.resource[event] : events::no_code;
    return formats::object(
        {{"kind", formats::string(kind_told(step))},
         {"step", whole(step_at(telling.view, event))},
         {"activity", formats::string(log.activities[log.activity[event]])},
         {"start", formats::string(calendar::iso_text(calendar::Instant{log.start[event]}))},
         {"end", log.lasts(event) ? formats::string(calendar::iso_text(calendar::Instant{log.end[event]})) : formats::null()},
         {"wait", first ? formats::null() : minutes(static_cast<double>(std::max<std::int64_t>(0, log.start[event] - before_us)) * 1e-6)},
         {"service", log.lasts(event) ? minutes(static_cast<double>(log.end[event] - log.start[event]) * 1e-6) : formats::null()},
         {"role", resource == events::no_code ? formats::null() : formats::string(log.resources[resource])}});
}

Value skipped_told(const LivedTelling& telling, const conformance::Step& step) {
    const cycle::MomentId& id = telling.view.conformance.moves.moments[step.moment];
    for (std::size_t i = 0; i < telling.view.steps.size(); ++i) {
        if (telling.view.steps[i].moment == id) {
            return formats::object({{"kind", formats::string("skipped")}, {"step", whole(static_cast<std::int64_t>(i))}});
        }
    }
    return formats::null();
}

std::vector<Value> timeline(const LivedTelling& telling, std::uint32_t number) {
    const events::Log& log = *telling.view.log;
    const std::size_t variant = telling.view.conformance.variants.of_case[number];
    std::vector<Value> told;
    std::int64_t before_us = INT64_MIN;
    for (const conformance::Step& step : conformance::explain(log, telling.view.conformance, variant).steps) {
        if (step.kind == conformance::StepKind::skipped) {
            told.push_back(skipped_told(telling, step));
            continue;
        }
        const std::uint64_t event = log.case_begin[number] + step.event;
        told.push_back(event_told(telling, event, step, before_us));
        before_us = std::max(before_us, log.end[event]);
    }
    return told;
}

}  // namespace

std::string lived_json(const LivedTelling& telling) {
    const LivedView& view = telling.view;
    return cycle::compact_json(formats::object(
        {{"version", whole(telling.question.cycle.version.number)},
         {"logs", logs_told(telling.question)},
         {"log", formats::string(telling.question.import.id.text)},
         {"words", words_told(telling)},
         {"cases", whole(view.measures.cases)},
         {"events", whole(view.measures.events)},
         {"journeys", whole(static_cast<std::int64_t>(view.conformance.variants.all.size()))},
         {"first_day", formats::string(day_told(view.measures.first))},
         {"last_day", formats::string(day_told(view.measures.last))},
         {"cases_per_day", formats::number(view.measures.cases_per_day)},
         {"whole", whole_told(view)},
         {"fit", fit_told(telling)},
         {"steps", steps_told(telling)},
         {"moves", moves_told(view)},
         {"variants", variants_told_of(telling)},
         {"hours", hours_told(*view.log)}}));
}

std::optional<std::string> lived_case_json(const LivedTelling& telling, const std::string& name) {
    const auto number = telling.view.log->cases.find(name);
    if (!number) return std::nullopt;
    const std::size_t variant = telling.view.conformance.variants.of_case[*number];
    return cycle::compact_json(formats::object({{"case", formats::string(name)},
                                                {"variant", variant_told(telling, variant)},
                                                {"events", formats::list(timeline(telling, *number))}}));
}

}  // namespace ciclo::actions
