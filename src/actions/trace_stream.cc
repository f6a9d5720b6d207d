#include "actions/trace_stream.h"

#include "actions/sources.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"
#include "journeys/streamed.h"
#include "journeys/streamed_spread.h"

namespace ciclo::actions {

namespace {

using journeys::StreamedSpread;

const LocalText streamed_words{"Leído como flujo, en el orden del tiempo. Cuantiles de más de",
                               "Read as a stream, in the order of time. Quantiles of more than",
                               "Gelezen als stroom, op volgorde van tijd. Kwantielen van meer dan"};
const LocalText values_words{"valores: con un error de hasta", "values are within", "waarden: op hoogstens"};
const LocalText late_words{"filas llegaron tarde y no cuentan", "rows came too late and are left out",
                           "rijen kwamen te laat en tellen niet mee"};

/// What asks for the events themselves.
std::optional<Error> not_for_a_stream(const Arguments& arguments) {
    std::vector<Input> inputs = choosing_inputs();
    inputs.push_back({.name = "objects"});
    inputs.push_back({.name = "later"});
    for (const Input& input : inputs) {
        if (!arguments.has(input.name)) continue;
        return Error{ErrorKind::invalid,
                     "--" + std::string(input.name) + " looks at whole cases, and a stream keeps no events",
                     "leave out one of the two", {arguments.text("log")}};
    }
    return std::nullopt;
}

Result<MeasuredLog> streamed_log(const Arguments& arguments, World& world, journeys::Detail detail) {
    if (auto error = not_for_a_stream(arguments)) return *std::move(error);
    const Result<formats::ColumnMapping> columns = open_columns(arguments.text("columns"), world);
    if (!columns) return columns.errors();
    const std::string path = arguments.text("log");
    const Result<std::unique_ptr<seams::Pieces>> pieces = world.files.pieces(path);
    if (!pieces) return pieces.errors();
    events::StreamOptions options;
    if (arguments.text("lifecycle") == "every_row") options.lifecycle = events::Lifecycle::every_row;
    const auto rows =
        events::StreamRows::open([&pieces](std::span<char> into) { return (*pieces)->read(into); },
                                 path == "-" ? "standard input" : path, *columns, options);
    if (!rows) return rows.errors();
    Result<journeys::Streamed> answer = journeys::streamed(**rows, detail);
    if (!answer) return answer.errors();
    return MeasuredLog{std::move(answer->paths), std::move(answer->measures),
                       Streaming{answer->out_of_order, answer->quantiles_exact}};
}

}  // namespace

Input stream_input() {
    return {.name = "stream",
            .kind = InputKind::flag,
            .help = {"leer el CSV como flujo, en el orden del tiempo, sin guardar los eventos",
                     "read the CSV as a stream, in the order of time, without keeping the events",
                     "de CSV als stroom lezen, op volgorde van tijd, zonder de gebeurtenissen te bewaren"}};
}

Result<MeasuredLog> measured_log(const Arguments& arguments, World& world, journeys::Detail detail) {
    if (arguments.has("stream")) return streamed_log(arguments, world, detail);
    Result<events::Log> log = open_chosen(arguments, world);
    if (!log) return log.errors();
    journeys::Measures measures = journeys::measure(*log, {.threads = threads_asked(arguments), .detail = detail});
    return MeasuredLog{std::move(log).value(), std::move(measures), std::nullopt};
}

std::string streaming_note(const MeasuredLog& measured, Language language) {
    if (!measured.streaming) return "";
    std::string text = streamed_words.in(language) + " " +
                       format_count(static_cast<std::int64_t>(StreamedSpread::most_exact), language) + " " +
                       values_words.in(language) + " " + format_percent(StreamedSpread::quantile_error, 1, language) + ".";
    if (measured.streaming->out_of_order > 0) {
        text += " " + format_count(measured.streaming->out_of_order, language) + " " + late_words.in(language) + ".";
    }
    return text + "\n";
}

void add_streaming(const MeasuredLog& measured, std::vector<std::pair<std::string, formats::Value>>& entries) {
    if (!measured.streaming) return;
    const double error = measured.streaming->quantiles_exact ? 0 : StreamedSpread::quantile_error;
    entries.push_back({"streamed", formats::object({{"quantile_error", formats::number(error)},
                                                    {"out_of_order_rows", formats::integer(measured.streaming->out_of_order)}})});
}

}  // namespace ciclo::actions
