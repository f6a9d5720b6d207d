#include "actions/lived_told.h"

#include <algorithm>

#include "actions/lived_hours.h"
#include "actions/lived_numbers.h"
#include "actions/lived_parts.h"
#include "calendar/duration.h"
#include "cycle/cells.h"
#include "events/append.h"
#include "formats/json.h"
#include "organisation/values.h"
#include "report/speech.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr std::size_t cases_told = 10;     ///< to open one by one
constexpr std::size_t common_shown = 100;  ///< to find in the files; the number says how many there are

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

std::string answer_of(const LivedTelling& telling, const report::Speech& speech) {
    const LivedView& view = telling.view;
    const auto* skipped = most_skipped(view);
    const std::int64_t cases = view.measures.cases, fit = view.conformance.fitting_cases;
    std::vector<words::Named> arguments{{"cases", cases}, {"fit", fit}};
    std::string key = fit == cases ? "lived.answer_all" : "lived.answer";
    if (skipped != nullptr) {
        key = "lived.answer_skipped";
        arguments.push_back({"n", skipped->skipped_cases});
        arguments.push_back({"moment", telling.question.map().find(skipped->moment)->name.in(telling.language)});
    }
    return speech.text(key, std::move(arguments));
}

Value words_told(const LivedTelling& telling) {
    const LivedView& view = telling.view;
    const report::Speech speech(telling.language, telling.question.cycle.customer_word);
    std::string basis =
        speech.text("lived.basis", {{"events", view.measures.events},
                                    {"cases", view.measures.cases},
                                    {"journeys", static_cast<std::int64_t>(view.conformance.variants.all.size())},
                                    {"unknown", unknown_events(view)}});
    if (const auto imports = static_cast<std::int64_t>(telling.question.imports.size()); imports > 1) {
        const std::int64_t common = view.log->ledger.count(events::event_in_two_files);
        basis += " " + speech.text("lived.together", {{"imports", imports}, {"common", common}});
    }
    return formats::object(
        {{"answer", formats::string(answer_of(telling, speech))},
         {"basis", formats::string(basis)},
         {"limits", formats::string(speech.text(view.log->has_both_times ? "lived.both_times" : "lived.one_time"))}});
}

Value day_of(const records::Record& import, std::string_view field) {
    const auto* day = organisation::value_of<calendar::Day>(organisation::evidence_import_kind(), import, field);
    return day == nullptr ? formats::null() : formats::string(calendar::iso_text(*day));
}

Value logs_told(const LivedQuestion& question) {
    std::vector<Value> logs;
    for (const records::Record& import : question.logs) {
        logs.push_back(formats::object({{"import", formats::string(import.id.text)},
                                        {"file", formats::string(text_of(import, "file_name"))},
                                        {"wave", maybe_text(text_of(import, "wave"))},
                                        {"events", formats::integer(count_of(import, "used").value_or(0))},
                                        {"first_day", day_of(import, "first_day")},
                                        {"last_day", day_of(import, "last_day")}}));
    }
    return formats::list(std::move(logs));
}

Value texts(const std::vector<std::string>& all) {
    std::vector<Value> told;
    for (const std::string& one : all) told.push_back(formats::string(one));
    return formats::list(std::move(told));
}

/// The imports that are looked at as one log, newest first.
Value asked_told(const LivedQuestion& question) {
    std::vector<std::string> ids;
    for (const records::Record& import : question.imports) ids.insert(ids.begin(), import.id.text);
    return texts(ids);
}

Value together_told(const LivedQuestion& question) {
    std::vector<Value> groups;
    for (const std::vector<std::string>& group : imports_that_join(question.logs)) groups.push_back(texts(group));
    return formats::list(std::move(groups));
}

/// What an import has that one before it has too: how many events, and the first of them.
Value common_told(const events::Log& log) {
    std::vector<Value> told;
    for (const LedgerEntry& entry : log.ledger.entries()) {
        if (entry.code != events::event_in_two_files || told.size() == common_shown) continue;
        told.push_back(formats::object({{"file", formats::string(entry.place.file)},
                                        {"activity", formats::string(entry.subject)},
                                        {"at", formats::string(entry.text)}}));
    }
    return formats::object({{"events", formats::integer(log.ledger.count(events::event_in_two_files))},
                            {"first", formats::list(std::move(told))}});
}

Value whole_told(const LivedView& view) {
    if (!view.whole) return formats::null();
    const journeys::EndToEnd& found = *view.whole;
    return formats::object({{"duration", durations_told(found.throughput)},
                            {"idle", durations_told(found.idle)},
                            {"busy", durations_told(found.busy)},
                            {"wait_share", found.wait_share ? estimate_told(*found.wait_share, 1) : formats::null()},
                            {"without_duration", formats::integer(found.without_duration)}});
}

Value fit_told(const LivedTelling& telling) {
    const conformance::Conformance& found = telling.view.conformance;
    return formats::object({{"cases", formats::integer(found.fitting_cases)},
                            {"share", share_told(found.fitting_cases, found.cases)},
                            {"fitness", formats::number(found.fitness)},
                            {"average_fitness", formats::number(found.average_fitness)},
                            {"cost", formats::integer(found.cost)},
                            {"worst", journeys_told(telling, conformance::worst_variants(found, cases_told))},
                            {"typical", journeys_told(telling, conformance::typical_variants(found, cases_told))}});
}

std::string day_told(calendar::Instant instant) {
    return calendar::iso_text(calendar::day_of(instant));
}

}  // namespace

std::string lived_answer(const LivedTelling& telling) {
    return answer_of(telling, report::Speech(telling.language, telling.question.cycle.customer_word));
}

std::string lived_json(const LivedTelling& telling) {
    const LivedView& view = telling.view;
    return cycle::compact_json(formats::object(
        {{"version", formats::integer(telling.question.cycle.version.number)},
         {"logs", logs_told(telling.question)},
         {"log", formats::string(telling.question.imports.back().id.text)},
         {"asked", asked_told(telling.question)},
         {"together", together_told(telling.question)},
         {"common", common_told(*view.log)},
         {"words", words_told(telling)},
         {"cases", formats::integer(view.measures.cases)},
         {"events", formats::integer(view.measures.events)},
         {"journeys", formats::integer(static_cast<std::int64_t>(view.conformance.variants.all.size()))},
         {"first_day", formats::string(day_told(view.measures.first))},
         {"last_day", formats::string(day_told(view.measures.last))},
         {"cases_per_day", formats::number(view.measures.cases_per_day)},
         {"whole", whole_told(view)},
         {"fit", fit_told(telling)},
         {"steps", steps_told(telling)},
         {"moves", moves_told(view)},
         {"variants", journeys_told(telling)},
         {"hours", hours_told(telling)},
         {"zone", formats::string(telling.question.zone.name)},
         {"filters", filters_told(telling)},
         {"columns", columns_told(view)}}));
}

}  // namespace ciclo::actions
