#include "actions/analysis.h"

#include "actions/analysis_parts.h"
#include "actions/sources.h"
#include "base/number.h"
#include "base/text.h"
#include "calendar/instant.h"
#include "formats/limits.h"

namespace ciclo::actions {

void decide_critical(const std::string& text, cycle::Map& map, Errors& errors) {
    const std::size_t equals = text.find('=');
    const std::string id(trim(text.substr(0, equals)));
    const std::string reason = equals == std::string::npos ? "" : std::string(trim(text.substr(equals + 1)));
    for (auto* moments : {&map.moments, &map.transversal}) {
        for (cycle::Moment& moment : *moments) {
            if (moment.id.text != id) continue;
            if (reason.empty()) {
                errors.push_back({ErrorKind::invalid, "--critical " + id + " gives no reason",
                                  "write --critical \"" + id + "=why it is critical\"", {}, "critical_moment"});
            }
            moment.criticality = {true, reason, "manager", "", true};
            return;
        }
    }
    std::vector<std::string> known;
    for (const cycle::Moment* moment : map.rateable()) known.push_back(moment->id.text);
    errors.push_back({ErrorKind::not_found, "--critical names " + quoted(id) + ", which is no moment of the map",
                      "choose one of " + join(known, ", "), {}, "critical_moment"});
}

namespace {

/// The files that input `name` names.
std::vector<EvidenceFile> files_named(std::string_view name, const Arguments& arguments,
                                      const std::shared_ptr<const formats::ColumnMapping>& columns, World& world,
                                      Errors& errors) {
    const auto path = arguments.maybe(name);
    if (!path) return {};
    if (auto bytes = taken(world.files.read(*path, formats::limits::csv_bytes), errors)) {
        return {{*path, *std::move(bytes), columns}};
    }
    return {};
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

/// The map, the map that was in force before, and the decisions of criticality taken on the way.
void read_maps(const Arguments& arguments, World& world, EvidenceFiles& files, Errors& errors) {
    if (auto map = taken(open_map(arguments.text("map"), world), errors)) files.map = *std::move(map);
    if (const auto path = arguments.maybe("before-map")) files.before_map = taken(open_map(*path, world), errors);
    if (!errors.empty() || !arguments.has("critical")) return;
    if (!files.before_map) files.before_map = files.map;
    for (const std::string& text : arguments.all("critical")) decide_critical(text, files.map, errors);
}

Result<EvidenceFiles> read_files(const Arguments& arguments, World& world) {
    Errors errors;
    EvidenceFiles files;
    auto mapping = taken(open_columns(arguments.text("columns"), world), errors);
    read_maps(arguments, world, files, errors);
    files.period = {day_named("from", arguments, errors), day_named("until", arguments, errors)};
    files.exposure = {count_named("served", arguments, errors), count_named("population", arguments, errors)};
    if (!errors.empty()) return errors;
    const auto columns = std::make_shared<const formats::ColumnMapping>(*std::move(mapping));
    const auto named = [&](std::string_view name) { return files_named(name, arguments, columns, world, errors); };
    files.answers = named("answers");
    files.before = named("before");
    files.importance = named("importance");
    files.cases = named("cases");
    files.times = named("times");
    files.events = named("events");
    if (errors.empty()) return files;
    // what can be read is still asked for its own errors: all of them come together
    const Result<moments::Inputs> rest = read_evidence(std::move(files), world.progress);
    if (!rest) errors.insert(errors.end(), rest.errors().begin(), rest.errors().end());
    return errors;
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
    Result<EvidenceFiles> files = read_files(arguments, world);
    if (!files) return files.errors();
    return analyse(*std::move(files), world.progress);
}

}  // namespace ciclo::actions
