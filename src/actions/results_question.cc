#include "actions/results_question.h"

#include <algorithm>

#include "actions/cycle_answers.h"
#include "actions/organisation_word.h"
#include "base/text.h"
#include "identity/keys.h"
#include "organisation/values.h"

namespace ciclo::actions {

namespace {

using organisation::evidence_import_kind;
using records::Record;

/// Raised when what results say of the same evidence changes: answers kept by the program before are then asked anew.
constexpr std::string_view answers_stamp = "results 3";

std::optional<calendar::Day> day_of(const Record& import, std::string_view field) {
    const auto* day = organisation::value_of<calendar::Day>(evidence_import_kind(), import, field);
    return day == nullptr ? std::nullopt : std::optional(*day);
}

void widen(WaveTold& wave, const Record& import) {
    const auto first = day_of(import, "first_day"), last = day_of(import, "last_day");
    if (first && (!wave.first_day || *first < *wave.first_day)) wave.first_day = first;
    if (last && (!wave.last_day || *wave.last_day < *last)) wave.last_day = last;
    wave.rows += count_of(import, "used").value_or(0);
    wave.imports.push_back(import.id.text);
}

/// Waves of answers by their last day, those without days as they came.
std::vector<WaveTold> waves_of(const std::vector<Record>& imports) {
    std::vector<WaveTold> waves;
    for (const Record& import : imports) {
        if (sort_of(import) != EvidenceSort::answers) continue;
        const std::string label = text_of(import, "wave");
        auto known = std::find_if(waves.begin(), waves.end(), [&](const WaveTold& wave) { return wave.label == label; });
        if (known == waves.end()) known = waves.insert(waves.end(), WaveTold{.label = label});
        widen(*known, import);
    }
    const bool dated = std::all_of(waves.begin(), waves.end(), [](const WaveTold& wave) { return wave.last_day.has_value(); });
    if (dated) {
        std::stable_sort(waves.begin(), waves.end(),
                         [](const WaveTold& a, const WaveTold& b) { return *a.last_day < *b.last_day; });
    }
    return waves;
}

Result<std::string> wave_named(const std::vector<WaveTold>& waves, const std::string& label, std::string_view input) {
    std::vector<std::string> known;
    for (const WaveTold& wave : waves) {
        if (wave.label == label) return label;
        known.push_back(wave.label);
    }
    return Error{ErrorKind::not_found, "there is no wave " + quoted(label), "choose one of " + join(known, ", "),
                 {std::string(input), 0, 0}, "no_such_wave"};
}

void choose_waves(const Arguments& arguments, ResultsQuestion& question, Errors& errors) {
    if (!question.waves.empty()) question.wave = question.waves.back().label;
    const auto named = [&](std::string_view input, std::optional<std::string>& label) {
        if (!arguments.has(input)) return;
        Result<std::string> wave = wave_named(question.waves, arguments.text(input), input);
        if (wave) {
            label = *wave;
        } else {
            errors.insert(errors.end(), wave.errors().begin(), wave.errors().end());
        }
    };
    named("wave", question.wave);
    named("before", question.before);
}

std::optional<calendar::Day> day_named(const Arguments& arguments, std::string_view input, Errors& errors) {
    const auto text = arguments.maybe(input);
    if (!text) return std::nullopt;
    const auto day = calendar::parse_day(*text, calendar::DayOrder::year_month_day);
    if (!day) {
        errors.push_back({ErrorKind::invalid, quoted(*text) + " is no day", "write the day as 2025-10-20",
                          {std::string(input), 0, 0}, "wrong_value"});
    }
    return day;
}

void read_period(const Arguments& arguments, ResultsQuestion& question, Errors& errors) {
    question.period = {day_named(arguments, "from", errors), day_named(arguments, "until", errors)};
    const auto& [from, until] = question.period;
    if (!from || !until || !(*until < *from)) return;
    errors.push_back({ErrorKind::invalid, "the period ends before it begins", "give a last day on or after the first",
                      {"until", 0, 0}, "ends_before_it_begins"});
}

std::string day_text(const std::optional<calendar::Day>& day) { return day ? calendar::iso_text(*day) : ""; }

std::string dependence_of(const ResultsQuestion& question) {
    std::string text(answers_stamp);
    const auto add = [&text](std::string_view part) { ((text += '\n') += std::to_string(part.size()) + ":") += part; };
    add(question.cycle());
    add(question.version.record.id.text);
    add(std::to_string(question.version.record.version));
    add(calendar::iso_text(question.version.record.updated));
    for (const Record& import : question.imports) {
        add(import.id.text + " " + std::to_string(import.version) + " " + text_of(import, "content"));
    }
    add(question.wave.value_or("-"));
    add(question.before ? "before " + *question.before : "");
    add(day_text(question.period.from));
    add(day_text(question.period.until));
    add(question.unit);
    add(question.channel);
    for (const std::string& critical : question.critical) add(critical);
    const auto count = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
    add("served " + count(question.exposure.served) + " of " + count(question.exposure.population));
    for (const Language language : languages) add(question.customer_word[language]);
    return identity::hex(identity::digest(text));
}

moments::Exposure exposure_of(const Record& cycle_record) {
    const auto count = [&](std::string_view field) {
        const auto* n = organisation::value_of<std::int64_t>(organisation::cycle_kind(), cycle_record, field);
        return n == nullptr ? std::nullopt : std::optional(*n);
    };
    return {count("served"), count("population")};
}

Input text_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::text, .help = std::move(help)};
}

}  // namespace

bool ResultsQuestion::plain() const {
    const bool newest = waves.empty() || (wave && *wave == waves.back().label);
    return version_asked.empty() && newest && !before && !period.from && !period.until && !of_a_group() && critical.empty();
}

Result<ResultsQuestion> question_asked(const Arguments& arguments, World& world) {
    Result<Record> cycle_record = cycle_given(arguments, world, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    Result<CycleVersion> version = version_in_force(*cycle_record, arguments.text("version"), world);
    if (!version) return version.errors();
    auto imports = imports_of(*world.snapshot, cycle_record->id.text);
    if (!imports) return imports.errors();
    ResultsQuestion question{.cycle_record = *std::move(cycle_record), .version = *std::move(version)};
    question.version_asked = arguments.text("version");
    for (Record& import : oldest_first(*std::move(imports))) {
        if (in_use(import)) question.imports.push_back(std::move(import));
    }
    question.waves = waves_of(question.imports);
    Errors errors;
    choose_waves(arguments, question, errors);
    read_period(arguments, question, errors);
    question.unit = arguments.text("unit");
    question.channel = arguments.text("channel");
    question.critical = arguments.all("critical");
    if (!errors.empty()) return errors;
    question.exposure = exposure_of(question.cycle_record);
    Result<LocalText> word = organisations_word(*world.snapshot);
    if (!word) return word.errors();
    question.customer_word = *std::move(word);
    question.depends = dependence_of(question);
    return question;
}

std::vector<Input> question_inputs() {
    return {cycle_id_input(),
            text_input("version", {"draft, published o un número; por defecto la publicada",
                                   "draft, published or a number; the published one by default",
                                   "draft, published of een nummer; standaard de gepubliceerde"}),
            text_input("wave", {"ola de respuestas; por defecto la última", "wave of answers; the newest by default",
                                "ronde van antwoorden; standaard de nieuwste"}),
            text_input("before", {"ola con la que se compara", "wave to compare with", "ronde om mee te vergelijken"}),
            {.name = "from", .kind = InputKind::day, .help = {"desde el día", "from this day on", "vanaf deze dag"}},
            {.name = "until", .kind = InputKind::day, .help = {"hasta el día", "up to this day", "tot en met deze dag"}},
            text_input("unit", {"solo respuestas de esta unidad", "only answers of this unit", "alleen antwoorden van deze eenheid"}),
            text_input("channel", {"solo respuestas de este canal", "only answers of this channel",
                                   "alleen antwoorden van dit kanaal"}),
            {.name = "critical",
             .kind = InputKind::text,
             .help = {"y si un momento fuera crítico: M3=motivo", "what if a moment were critical: M3=reason",
                      "en als een moment kritiek was: M3=reden"},
             .repeated = true}};
}

}  // namespace ciclo::actions
