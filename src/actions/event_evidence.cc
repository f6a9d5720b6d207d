#include "actions/event_evidence.h"

#include <algorithm>

#include "actions/evidence_limits.h"
#include "base/text.h"
#include "formats/gzip.h"
#include "formats/json.h"
#include "formats/limits.h"
#include "objects/flatten.h"
#include "objects/read_ocel.h"
#include "objects/summary.h"

namespace ciclo::actions {

namespace {

/// The type that the mapping names; the only one there is; else "".
std::string type_meant(const objects::ObjectLog& log, const formats::ColumnMapping& columns) {
    if (const formats::ColumnSource* named = columns.events.find("objects")) return named->constant.value_or(named->column);
    const objects::LogSummary summary = objects::summarise(log);
    return summary.object_types.size() == 1 ? summary.object_types.front().name : "";
}

/// At most as many values as commas and brackets, whatever stands in quotes.
bool has_too_many_values(std::string_view text) {
    const auto parts = std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '{' || c == '['; });
    return static_cast<std::size_t>(parts) > evidence_limits::json_values;
}

Result<objects::ObjectLog> read_objects(std::string_view bytes, const std::string& name) {
    if (formats::is_gzip(bytes)) {
        const Result<std::string> text = formats::inflate_gzip(bytes, name, formats::limits::gzip_bytes);
        if (!text) return text.errors();
        if (!formats::is_gzip(*text)) return read_objects(*text, name);
    }
    if (objects::ocel_form(bytes, name) == objects::OcelForm::json && has_too_many_values(bytes)) {
        return Error{ErrorKind::limit,
                     "the JSON has more than " + std::to_string(evidence_limits::json_values) + " values",
                     "write the log as XML or SQLite, or split it",
                     {name},
                     "json_too_many_values"};
    }
    return objects::read_ocel(bytes, name);
}

}  // namespace

bool is_object_log(std::string_view bytes, const std::string& name) {
    const std::string low = lower_ascii(name);
    const auto named = [&](const char* part) { return low.find(part) != std::string::npos; };
    if (formats::is_gzip(bytes) && !named("json") && !named("xml") && !named("ocel")) return false;
    return objects::ocel_form(bytes, name).has_value();
}

Result<events::Log> read_event_evidence(std::string_view bytes, const std::string& name, const formats::ColumnMapping& columns,
                                        const events::ReadOptions& options) {
    if (!is_object_log(bytes, name)) return events::read_log(bytes, name, columns, options);
    const Result<objects::ObjectLog> log = read_objects(bytes, name);
    if (!log) return log.errors();
    Result<objects::Flattened> flat =
        objects::flatten(*log, type_meant(*log, columns), {.resource = "", .threads = options.threads, .further = options.further});
    if (!flat) return flat.errors();
    return std::move((*flat).log);
}

formats::Value object_types_json(std::string_view bytes, const std::string& name) {
    if (!is_object_log(bytes, name)) return formats::list({});
    const Result<objects::ObjectLog> log = read_objects(bytes, name);
    if (!log) return formats::list({});
    std::vector<formats::Value> told;
    const objects::LogSummary summary = objects::summarise(*log);
    for (const objects::ObjectTypeSummary& type : summary.object_types) {
        told.push_back(formats::object({{"name", formats::string(type.name)},
                                        {"objects", formats::integer(static_cast<std::int64_t>(type.objects))},
                                        {"events", formats::integer(static_cast<std::int64_t>(type.passages))}}));
    }
    return formats::list(std::move(told));
}

}  // namespace ciclo::actions
