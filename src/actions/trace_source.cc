#include "actions/trace_source.h"

#include <algorithm>
#include <cmath>

#include "actions/few_cases.h"
#include "actions/sources.h"
#include "actions/trace_conditions.h"
#include "actions/trace_memory.h"
#include "actions/trace_objects.h"
#include "base/number.h"
#include "base/text.h"
#include "events/read_log.h"
#include "events/snapshot.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

/// From the largest to the smallest.
constexpr TimeUnit units[] = {{86'400, "d"}, {3'600, "h"}, {60, "min"}, {1, "s"}};

/// A log may be larger than a table: the quick reader looks at the file's own pages. 100 million events are 7 GB.
constexpr std::uint64_t log_bytes = std::uint64_t{64} << 30U;

const LocalText log_help{"registro de lo que ocurrió (CSV, XLSX, XES, XES.gz, OCEL, Parquet, copia rápida)", "log of what happened (CSV, XLSX, XES, XES.gz, OCEL, Parquet, snapshot)",
                         "logboek van wat gebeurde (CSV, XLSX, XES, XES.gz, OCEL, Parquet, momentopname)"};
const LocalText columns_help{"qué significa cada columna (YAML)", "what each column means (YAML)",
                             "wat elke kolom betekent (YAML)"};
const LocalText lifecycle_help{"filas de inicio y de fin: unidas en un evento, o cada fila un evento",
                               "rows of start and completion: one event the two, or every row one",
                               "rijen van begin en einde: samen één gebeurtenis, of elke rij één"};
const LocalText threads_help{"hilos que trabajan a la vez (0: los de la máquina)",
                             "threads that work at once (0: the machine's)",
                             "draden die tegelijk werken (0: die van de machine)"};
const LocalText to_help{"formato de lo que se muestra", "format of what is shown", "formaat van wat u ziet"};

/// A snapshot holds what was read: how to read it is asked no more.
Result<events::Log> open_snapshot_asked(const seams::HeldBytes& held, const std::string& name,
                                        const Arguments& arguments) {
    for (const char* option : {"columns", "lifecycle", "objects"}) {
        if (!arguments.maybe(option)) continue;
        return Error{ErrorKind::invalid, "a snapshot was read already, and --" + std::string(option) + " says how to read a log",
                     "leave the option out, or make the snapshot again with it", {name}};
    }
    return events::open_snapshot(held.bytes, name, held.keeper);
}

}  // namespace

std::vector<Input> log_inputs(std::vector<Input> own) {
    std::vector<Input> inputs{
        {.name = "log", .kind = InputKind::file, .help = log_help, .positional = true, .required = true}};
    for (Input& input : own) inputs.push_back(std::move(input));
    inputs.push_back({.name = "columns", .kind = InputKind::file, .help = columns_help});
    inputs.push_back({.name = "lifecycle",
                      .kind = InputKind::choice,
                      .help = lifecycle_help,
                      .choices = {"paired", "every_row"}});
    inputs.push_back(objects_input());
    inputs.push_back({.name = "threads", .kind = InputKind::whole_number, .help = threads_help});
    inputs.push_back(memory_input());
    return inputs;
}

std::vector<Input> trace_inputs(std::vector<Input> own, std::vector<std::string_view> formats) {
    std::vector<Input> inputs = log_inputs(std::move(own));
    inputs.push_back({.name = "to", .kind = InputKind::choice, .help = to_help, .choices = std::move(formats)});
    inputs.push_back(output_input());
    return inputs;
}

unsigned threads_asked(const Arguments& arguments) {
    const auto threads = parse_integer(arguments.text("threads"));
    return threads ? static_cast<unsigned>(std::clamp<std::int64_t>(*threads, 0, 64)) : 0;
}

formats::ParquetDoor parquet_door(const Arguments& arguments, const World& world) {
    return {.library = world.parquet_library,
            .threads = threads_asked(arguments),
            .zone_column = std::string(events::zone_column)};
}

namespace {

Result<events::Log> open_with(const events::Further& further, const std::string& path, const Arguments& arguments,
                              World& world) {
    if (const auto heeded = heed_memory(arguments, world); !heeded) return heeded.errors();
    const Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) return columns.errors();
    Result<seams::HeldBytes> held = world.files.hold(path, log_bytes);
    if (!held) return held.errors();
    const std::string name = path == "-" ? "standard input" : path;
    if (formats::is_parquet(held->bytes)) {
        const auto csv = formats::unpack_parquet(held->bytes, name, parquet_door(arguments, world));
        if (!csv) return csv.errors();
        held = seams::HeldBytes{csv->bytes, csv->keeper};
    }
    if (events::is_snapshot(held->bytes)) return open_snapshot_asked(*held, name, arguments);
    if (objects_asked(held->bytes, name, arguments)) return open_object_log(held->bytes, name, arguments, further);
    events::ReadOptions options;
    options.threads = threads_asked(arguments);
    options.further = further;
    if (arguments.text("lifecycle") == "every_row") options.lifecycle = events::Lifecycle::every_row;
    return events::read_log(held->bytes, name, *columns, options);
}

}  // namespace

Result<events::Log> open_log(const std::string& path, const Arguments& arguments, World& world) {
    return open_with(further_asked(arguments), path, arguments, world);
}

Result<events::Log> open_whole_log(const std::string& path, const Arguments& arguments, World& world) {
    return open_with({.which = events::Further::Which::all}, path, arguments, world);
}

Result<std::string> asked_format(const Arguments& arguments, const std::vector<std::string_view>& formats) {
    if (const auto named = arguments.maybe("to")) return *named;
    const std::string path = arguments.text("output");
    const std::string ending = extension_of(path);
    if (path.empty() || path == "-") return std::string(formats.front());
    const std::string_view meant = ending == "txt" ? "text" : ending == "mmd" ? "mermaid" : std::string_view(ending);
    if (std::find(formats.begin(), formats.end(), meant) != formats.end()) return std::string(meant);
    return Error{ErrorKind::unsupported, "the name does not tell the format of the answer",
                 "give --to with one of " + join({formats.begin(), formats.end()}, ", "), {path}};
}

Result<Outcome> give_answer(const std::string& text, const Arguments& arguments, World& world) {
    const std::string path = arguments.text("output");
    if (path.empty() || path == "-") return Outcome{text};
    const Result<Done> written = world.files.write(path, text);
    if (!written) return written.errors();
    return Outcome{path + "\n"};
}

std::string printed_duration(double seconds, Language language) {
    if (seconds < 0) return "-" + printed_duration(-seconds, language);
    if (seconds < 60) return format_trimmed(seconds, 1, language) + " s";
    for (std::size_t i = 0; i + 1 < std::size(units); ++i) {
        if (seconds < units[i].seconds) continue;
        // rounded to the smaller of the two units before it is split, so that 59.7 min is not "0 h 60 min"
        const double small = std::round(seconds / units[i + 1].seconds);
        const double ratio = units[i].seconds / units[i + 1].seconds;
        const double whole = std::floor(small / ratio), rest = small - whole * ratio;
        const std::string first = format_count(static_cast<std::int64_t>(whole), language) + " " + std::string(units[i].word);
        return rest == 0 ? first : first + " " + format_trimmed(rest, 0, language) + " " + std::string(units[i + 1].word);
    }
    return format_trimmed(seconds, 1, language) + " s";
}

TimeUnit axis_unit_for(double longest_seconds) {
    const auto* unit = std::ranges::find_if(units, [&](const TimeUnit& one) { return longest_seconds >= 2 * one.seconds; });
    return unit == std::end(units) ? units[std::size(units) - 1] : *unit;
}

formats::Value spread_json(const journeys::Spread& spread, journeys::Detail detail) {
    const auto number = [&spread](double seconds) { return told_json(seconds, spread.n); };
    if (spread.n == 0) return formats::object({{"n", formats::integer(0)}});
    std::vector<std::pair<std::string, formats::Value>> entries{{"n", formats::integer(spread.n)},
                                                                {"sum", number(spread.sum)},
                                                                {"mean", number(spread.mean)},
                                                                {"min", number(spread.least)},
                                                                {"median", number(spread.median)},
                                                                {"max", number(spread.most)}};
    if (detail == journeys::Detail::quantiles) {
        entries.push_back({"p05", number(spread.p05)});
        entries.push_back({"p25", number(spread.p25)});
        entries.push_back({"p75", number(spread.p75)});
        entries.push_back({"p90", number(spread.p90)});
        entries.push_back({"p95", number(spread.p95)});
        entries.push_back({"p99", number(spread.p99)});
        if (spread.n > 1) entries.push_back({"variance", number(spread.variance)});
    }
    return formats::object(std::move(entries));
}

}  // namespace ciclo::actions
