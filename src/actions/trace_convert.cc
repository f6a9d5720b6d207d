// ciclo trace convert: the same log in another form. A new form is a row of `forms`.
#include <algorithm>

#include "actions/sources.h"
#include "actions/trace_deeds.h"
#include "actions/trace_ledger.h"
#include "actions/trace_objects.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "base/text.h"
#include "events/write_event_csv.h"
#include "events/write_event_parquet.h"
#include "events/write_xes.h"
#include "formats/gzip.h"
#include "objects/read_ocel.h"
#include "objects/write_ocel.h"

namespace ciclo::actions {

namespace {

constexpr std::uint64_t log_bytes = std::uint64_t{4} << 30U;  // what XML may unpack to; the readers have limits of their own

const LocalText out_help{"archivo nuevo; su terminación dice la forma", "new file; its ending tells the form",
                         "nieuw bestand; het einde van de naam zegt de vorm"};

const LocalText changed_words{"Nombres que otro lector vería distintos (fórmula o vacío)",
                              "Names another reader would see differently (formula or empty)",
                              "Namen die een andere lezer anders zou zien (formule of leeg)"};

struct WrittenLog {
    std::string bytes;
    Ledger ledger;  ///< of reading
    std::vector<std::string> changed = {};  ///< names that the form cannot hold as they are
};
using Written = Result<WrittenLog>;

/// OCEL to OCEL: every object and event, whatever the case would be.
Written object_log_written(const Arguments& arguments, World& world,
                           Result<std::string> (*write)(const objects::ObjectLog&)) {
    const std::string path = arguments.text("log");
    const Result<seams::HeldBytes> held = world.files.hold(path, log_bytes);
    if (!held) return held.errors();
    const Result<objects::ObjectLog> log = objects::read_ocel(held->bytes, path == "-" ? "standard input" : path);
    if (!log) return log.errors();
    Result<std::string> bytes = write(*log);
    if (!bytes) return bytes.errors();
    return WrittenLog{std::move(bytes).value(), log->ledger};
}

Written to_json(const Arguments& arguments, World& world) {
    return object_log_written(arguments, world,
                              [](const objects::ObjectLog& log) { return Result<std::string>(objects::write_ocel_json(log)); });
}
Written to_xml(const Arguments& arguments, World& world) {
    return object_log_written(arguments, world, objects::write_ocel_xml);
}
Written to_sqlite(const Arguments& arguments, World& world) {
    return object_log_written(arguments, world, objects::write_ocel_sqlite);
}

Written to_csv(const Arguments& arguments, World& world) {
    const Result<events::Log> log = open_whole_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    Result<events::EventCsv> csv = events::write_event_csv(*log);
    if (!csv) return csv.errors();
    return WrittenLog{std::move(csv->text), log->ledger, std::move(csv->changed)};
}

Written to_parquet(const Arguments& arguments, World& world) {
    const Result<events::Log> log = open_whole_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    Result<std::string> bytes = events::write_event_parquet(*log, parquet_door(arguments, world));
    if (!bytes) return bytes.errors();
    return WrittenLog{std::move(bytes).value(), log->ledger};
}

Written to_xes(const Arguments& arguments, World& world) {
    const Result<events::Log> log = open_whole_log(arguments.text("log"), arguments, world);
    if (!log) return log.errors();
    Result<std::string> text = events::write_xes(*log);
    if (!text) return text.errors();
    return WrittenLog{std::move(text).value(), log->ledger};
}
Written to_xes_gz(const Arguments& arguments, World& world) {
    Written xes = to_xes(arguments, world);
    if (xes) xes->bytes = formats::deflate_gzip(xes->bytes);
    return xes;
}

struct Form {
    std::string_view ending;
    Written (*written)(const Arguments&, World&);
};

constexpr Form forms[] = {{".xes", to_xes},       {".xes.gz", to_xes_gz}, {".csv", to_csv},     {".parquet", to_parquet}, {".json", to_json},
                          {".jsonocel", to_json}, {".xml", to_xml},       {".xmlocel", to_xml},
                          {".sqlite", to_sqlite}};

std::string changed_line(const std::vector<std::string>& changed, Language language) {
    constexpr std::size_t shown = 5;
    if (changed.empty()) return "";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(shown, changed.size()); ++i) names.push_back(quoted(changed[i]));
    return changed_words.in(language) + ": " + format_count(static_cast<std::int64_t>(changed.size()), language) + " (" +
           join(names, ", ") + (changed.size() > shown ? ", …" : "") + ")\n";
}

Result<Outcome> run_convert(const Arguments& arguments, World& world) {
    const std::string path = arguments.text("out"), name = lower_ascii(path);
    const auto form =
        std::find_if(std::begin(forms), std::end(forms), [&](const Form& row) { return name.ends_with(row.ending); });
    if (form == std::end(forms)) {
        std::vector<std::string> endings;
        for (const Form& row : forms) endings.emplace_back(row.ending);
        return Error{ErrorKind::unsupported, "the name does not tell a form in which a log is written",
                     "end the file's name in one of " + join(endings, ", "), {path}};
    }
    const Written log = form->written(arguments, world);
    if (!log) return log.errors();
    const Result<Done> written = world.files.write(path, log->bytes);
    if (!written) return written.errors();
    return Outcome{path + "\n" + changed_line(log->changed, world.language) + ledger_line(log->ledger, world.language)};
}

}  // namespace

Action trace_convert_action() {
    return {.name = "trace convert",
            .help = {"escribir el registro en otra forma (.xes, .xes.gz, .csv, .parquet; OCEL 2.0: .json, .xml, .sqlite)",
                     "write the log in another form (.xes, .xes.gz, .csv, .parquet; OCEL 2.0: .json, .xml, .sqlite)",
                     "het logboek in een andere vorm schrijven (.xes, .xes.gz, .csv, .parquet; OCEL 2.0: .json, .xml, .sqlite)"},
            .who = Permission::machine(),
            .example = "ciclo trace convert visits.csv --out visits.xes.gz",
            .inputs = log_inputs(
                {{.name = "out", .kind = InputKind::text, .help = out_help, .required = true, .letter = "o"}}),
            .run = run_convert,
            .doors = Doors::command_line};
}

}  // namespace ciclo::actions
