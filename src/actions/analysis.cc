#include "actions/analysis.h"

#include "actions/sources.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/instant.h"
#include "complaint/read_cases.h"
#include "formats/limits.h"
#include "moments/read_importance.h"
#include "survey/read_answers.h"
#include "trace/read_events.h"
#include "trace/read_times.h"

namespace ciclo::actions {

namespace {

/// Keeps the errors of a failed Result and gives back what a good one holds.
template <class T>
std::optional<T> taken(Result<T> result, Errors& errors) {
    if (result) return *std::move(result);
    errors.insert(errors.end(), result.errors().begin(), result.errors().end());
    return std::nullopt;
}

/// The table named by input `name`, when it was named.
std::optional<formats::Table> table_named(std::string_view name, const Arguments& arguments,
                                          const formats::FileColumns& columns, World& world, Errors& errors) {
    const auto path = arguments.maybe(name);
    if (!path) return std::nullopt;
    world.progress.at(*path, 0, 0);
    return taken(open_table(*path, columns.csv(), world), errors);
}

std::optional<calendar::Day> day_named(std::string_view name, const Arguments& arguments, Errors& errors) {
    const auto text = arguments.maybe(name);
    if (!text) return std::nullopt;
    const auto day = calendar::parse_day(*text, calendar::DayOrder::year_month_day);
    if (!day) {
        errors.push_back({ErrorKind::invalid, quoted(*text) + " does not fit --" + std::string(name),
                          "write the day as 2025-10-20", {}});
    }
    return day;
}

std::optional<std::int64_t> count_named(std::string_view name, const Arguments& arguments, Errors& errors) {
    const auto text = arguments.maybe(name);
    if (!text) return std::nullopt;
    const auto count = parse_integer(*text);
    if (count && *count > 0) return count;
    errors.push_back({ErrorKind::invalid, quoted(*text) + " does not fit --" + std::string(name),
                      "give how many as a whole number above 0", {}});
    return std::nullopt;
}

/// --critical M3=reason: decided by a person, with the reason, for this reading of the map.
void decide_critical(const std::string& text, cycle::Map& map, Errors& errors) {
    const std::size_t equals = text.find('=');
    const std::string id(trim(text.substr(0, equals)));
    const std::string reason = equals == std::string::npos ? "" : std::string(trim(text.substr(equals + 1)));
    for (auto* moments : {&map.moments, &map.transversal}) {
        for (cycle::Moment& moment : *moments) {
            if (moment.id.text != id) continue;
            if (reason.empty()) {
                errors.push_back({ErrorKind::invalid, "--critical " + id + " gives no reason",
                                  "write --critical \"" + id + "=why it is critical\"", {}});
            }
            moment.criticality = {true, reason, "manager", "", true};
            return;
        }
    }
    std::vector<std::string> known;
    for (const cycle::Moment* moment : map.rateable()) known.push_back(moment->id.text);
    errors.push_back({ErrorKind::not_found, "--critical names " + quoted(id) + ", which is no moment of the map",
                      "choose one of " + join(known, ", "), {}});
}

/// The map, the map that was in force before, and the decisions of criticality taken on the way.
void read_maps(const Arguments& arguments, World& world, moments::Inputs& inputs, Errors& errors) {
    if (auto map = taken(open_map(arguments.text("map"), world), errors)) inputs.map = *std::move(map);
    if (const auto path = arguments.maybe("before-map")) inputs.before_map = taken(open_map(*path, world), errors);
    if (!errors.empty() || !arguments.has("critical")) return;
    if (!inputs.before_map) inputs.before_map = inputs.map;
    for (const std::string& text : arguments.all("critical")) decide_critical(text, inputs.map, errors);
}

void read_voices(const Arguments& arguments, const formats::ColumnMapping& columns, World& world, moments::Inputs& inputs,
                 Errors& errors) {
    if (auto table = table_named("answers", arguments, columns.answers, world, errors)) {
        inputs.answers = taken(survey::read_answers(*table, inputs.map, columns), errors);
    }
    if (auto table = table_named("before", arguments, columns.answers, world, errors)) {
        inputs.before = taken(survey::read_answers(*table, inputs.map, columns), errors);
    }
    if (auto table = table_named("importance", arguments, columns.importance, world, errors)) {
        if (auto importance = taken(moments::read_importance(*table, inputs.map, columns), errors)) {
            inputs.importance = *std::move(importance);
        }
    }
    if (auto table = table_named("cases", arguments, columns.cases, world, errors)) {
        inputs.cases = taken(complaint::read_cases(*table, inputs.map, columns), errors);
    }
}

void read_traces(const Arguments& arguments, const formats::ColumnMapping& columns, World& world, moments::Inputs& inputs,
                 Errors& errors) {
    if (auto table = table_named("times", arguments, columns.times, world, errors)) {
        inputs.times = taken(trace::read_times(*table, columns), errors);
    }
    const auto path = arguments.maybe("events");
    if (!path) return;
    world.progress.at(*path, 0, 0);
    const Result<std::string> bytes = world.files.read(*path, formats::limits::csv_bytes);
    if (!bytes) {
        errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
        return;
    }
    inputs.events = taken(trace::read_events(*bytes, *path, columns), errors);
}

Result<moments::Inputs> read_inputs(const Arguments& arguments, World& world) {
    Errors errors;
    moments::Inputs inputs;
    const auto columns = taken(open_columns(arguments.text("columns"), world), errors);
    read_maps(arguments, world, inputs, errors);
    inputs.period = {day_named("from", arguments, errors), day_named("until", arguments, errors)};
    inputs.exposure = {count_named("served", arguments, errors), count_named("population", arguments, errors)};
    if (!errors.empty()) return errors;
    inputs.columns = *columns;
    read_voices(arguments, *columns, world, inputs, errors);
    read_traces(arguments, *columns, world, inputs, errors);
    if (!errors.empty()) return errors;
    return inputs;
}

Input file_input(std::string_view name, LocalText help) {
    return {.name = name, .kind = InputKind::file, .help = std::move(help)};
}

}  // namespace

std::vector<Input> analysis_inputs() {
    return {
        map_input(),
        file_input("answers", {"respuestas de la encuesta (CSV o XLSX)", "survey answers (CSV or XLSX)",
                               "antwoorden van de enquête (CSV of XLSX)"}),
        file_input("importance", {"importancia media por momento", "mean importance per moment",
                                  "gemiddeld belang per moment"}),
        file_input("cases", {"quejas, reclamos y sugerencias", "complaints, claims and suggestions",
                             "klachten, reclamaties en suggesties"}),
        file_input("times", {"tiempos medidos, o cumplimientos por periodo", "measured times, or counts met per period",
                             "gemeten tijden, of aantallen per periode"}),
        file_input("events", {"registro de lo que ocurrió (CSV, XES, XES.gz)", "log of what happened (CSV, XES, XES.gz)",
                              "logboek van wat gebeurde (CSV, XES, XES.gz)"}),
        file_input("before", {"respuestas de la encuesta anterior", "answers of the survey before",
                              "antwoorden van de vorige enquête"}),
        file_input("before-map", {"ciclo que regía en la encuesta anterior", "cycle in force at the survey before",
                                  "cyclus die gold bij de vorige enquête"}),
        file_input("columns", {"qué significa cada columna (YAML)", "what each column means (YAML)",
                               "wat elke kolom betekent (YAML)"}),
        {.name = "critical",
         .kind = InputKind::text,
         .help = {"declarar crítico un momento: M3=motivo", "decide that a moment is critical: M3=reason",
                  "een moment kritiek verklaren: M3=reden"},
         .repeated = true},
        {.name = "from", .kind = InputKind::day, .help = {"desde el día", "from this day on", "vanaf deze dag"}},
        {.name = "until", .kind = InputKind::day, .help = {"hasta el día", "up to this day", "tot en met deze dag"}},
        {.name = "served",
         .kind = InputKind::whole_number,
         .help = {"personas atendidas en el periodo", "people served in the period", "bediende personen in de periode"}},
        {.name = "population",
         .kind = InputKind::whole_number,
         .help = {"personas por atender en el periodo", "people to be served in the period",
                  "te bedienen personen in de periode"}},
    };
}

Result<Analysis> analyse(const Arguments& arguments, World& world) {
    Result<moments::Inputs> inputs = read_inputs(arguments, world);
    if (!inputs) return inputs.errors();
    world.progress.at("gather", 0, 0);
    Result<moments::Evidence> evidence = moments::gather(*std::move(inputs));
    if (!evidence) return evidence.errors();
    Analysis analysis;
    analysis.evidence = *std::move(evidence);
    const indicators::MeasureOptions options;
    analysis.measures = indicators::measure(analysis.evidence, options, world.progress);
    if (world.progress.cancelled()) return Error{ErrorKind::refused, "the analysis was cancelled", "start it again", {}};
    analysis.ranking = priorities::rank(analysis.evidence, analysis.measures, options);
    return analysis;
}

}  // namespace ciclo::actions
