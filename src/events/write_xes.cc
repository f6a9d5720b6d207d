#include "events/write_xes.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "events/further.h"
#include "events/written_times.h"
#include "events/xes_types.h"
#include "formats/limits.h"
#include "formats/xml.h"

namespace ciclo::events {

namespace {

constexpr std::string_view opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<log xes.version=\"1849-2016\" xes.features=\"nested-attributes\" xmlns=\"http://www.xes-standard.org/\">\n";
/// Behind the extensions: what every trace and event has.
constexpr std::string_view globals =
    "\t<global scope=\"trace\">\n\t\t<string key=\"concept:name\" value=\"\"/>\n\t</global>\n"
    "\t<global scope=\"event\">\n\t\t<string key=\"concept:name\" value=\"\"/>\n"
    "\t\t<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000+00:00\"/>\n\t</global>\n"
    "\t<classifier name=\"Activity\" keys=\"concept:name\"/>\n";

struct Extension {
    std::string_view name, prefix;
};
/// Those every log declares, and behind them the standard's others, declared when a key has their prefix.
constexpr std::size_t always = 4;
constexpr Extension extensions[] = {{"Concept", "concept"},
                                    {"Time", "time"},
                                    {"Organizational", "org"},
                                    {"Lifecycle", "lifecycle"},
                                    {"Semantic", "semantic"},
                                    {"ID", "identity"},
                                    {"Cost", "cost"},
                                    {"Micro", "micro"},
                                    {"SoftwareEvent", "swevent"},
                                    {"SoftwareCommunication", "swcomm"},
                                    {"SoftwareTelemetry", "swtelemetry"},
                                    {"ArtifactLifecycle", "artifactlifecycle"}};

bool is_used(const Extension& extension, const std::vector<Attribute>& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [&](const Attribute& one) {
        return one.name.starts_with(extension.prefix) && one.name.substr(extension.prefix.size()).starts_with(':');
    });
}

std::string head_of(const Log& log) {
    std::string head(opening);
    for (std::size_t i = 0; i < std::size(extensions); ++i) {
        const Extension& one = extensions[i];
        if (i >= always && !is_used(one, log.of_events) && !is_used(one, log.of_cases)) continue;
        head += "\t<extension name=\"" + std::string(one.name) + "\" prefix=\"" + std::string(one.prefix) +
                "\" uri=\"http://www.xes-standard.org/" + std::string(one.prefix) + ".xesext\"/>\n";
    }
    return head += globals;
}

enum class Moment { only, start, complete };

struct Written {
    std::int64_t time_us;
    std::uint64_t event;
    Moment moment;
};

std::string attribute(std::string_view key, const std::string& escaped, std::string_view type = "string") {
    return "<" + std::string(type) + " key=\"" + std::string(key) + "\" value=\"" + escaped + "\"/>";
}

/// A column called as something that every event (or trace) is written with has a name of its own.
std::string key_of(const std::string& name, Level level) {
    constexpr std::string_view written[] = {"concept:name",         "time:timestamp",   "org:resource",
                                            "lifecycle:transition", "concept:instance", "start_timestamp"};
    const auto last = level == Level::of_case ? std::begin(written) + 1 : std::end(written);
    return formats::escape_xml(std::find(std::begin(written), last, name) == last ? name : name + ":2");
}

std::vector<std::string> escaped_names(const Dictionary& names) {
    std::vector<std::string> escaped;
    for (std::size_t i = 0; i < names.size(); ++i) escaped.push_back(formats::escape_xml(names[i]));
    return escaped;
}

struct WrittenColumn {
    std::string key;
    std::string_view type;
    std::vector<std::string> values;
    const Codes* codes;
};

std::vector<WrittenColumn> columns_of(const std::vector<Attribute>& attributes, Level level) {
    std::vector<WrittenColumn> columns;
    for (const Attribute& one : attributes) {
        if (one.name == zone_column) continue;  // the times are written in it
        columns.push_back({key_of(one.name, level), xes_type_of(one.values), escaped_names(one.values), &one.codes});
    }
    return columns;
}

class Writing {
public:
    explicit Writing(const Log& log)
        : log_(log),
          activities_(escaped_names(log.activities)),
          resources_(escaped_names(log.resources)),
          of_events_(columns_of(log.of_events, Level::of_event)),
          of_cases_(columns_of(log.of_cases, Level::of_case)),
          zones_(log) {}

    Result<std::string> run() {
        if (auto error = names_refused()) return *std::move(error);
        out_ = head_of(log_);
        for (std::size_t c = 0; c < log_.cases.size(); ++c) {
            trace(c);
            if (out_.size() > formats::limits::xml_bytes) {
                return Error{ErrorKind::limit, "the log is larger than 4 GiB as XES", "keep it as a snapshot or as CSV",
                             {log_.file}};
            }
        }
        out_ += "</log>\n";
        return std::move(out_);
    }

private:
    /// Two names that differ in a control character alone would become one.
    std::optional<Error> names_refused() const {
        std::optional<Error> error;
        const auto look_at = [&](std::string_view name) {
            if (error || formats::fits_xml(name)) return;
            error = Error{ErrorKind::refused, "XES cannot hold a character of " + quoted(name),
                          "write CSV, or keep the log as a snapshot", {log_.file}};
        };
        const auto look_at_all = [&](const Dictionary& names) {
            for (std::size_t i = 0; i < names.size() && !error; ++i) look_at(names[i]);
        };
        for (const Dictionary* names : {&log_.cases, &log_.activities, &log_.resources}) look_at_all(*names);
        for (const auto* attributes : {&log_.of_events, &log_.of_cases}) {
            for (const Attribute& one : *attributes) {
                look_at(one.name);
                look_at_all(one.values);
            }
        }
        return error;
    }

    void trace(std::size_t c) {
        out_ += "\t<trace>\n\t\t" + attribute("concept:name", formats::escape_xml(log_.cases[c]));
        further(of_cases_, c);
        out_ += "\n";
        order_.clear();
        for (std::uint64_t e = log_.case_begin[c]; e < log_.case_begin[c + 1]; ++e) {
            const bool lasts = log_.lasts(e);
            if (lasts) order_.push_back({log_.start[e], e, Moment::start});
            order_.push_back({log_.end[e], e, lasts ? Moment::complete : Moment::only});
        }
        std::stable_sort(order_.begin(), order_.end(),
                         [](const Written& a, const Written& b) { return a.time_us < b.time_us; });
        for (const Written& one : order_) event(one, c);
        out_ += "\t</trace>\n";
    }

    void event(const Written& one, std::size_t c) {
        out_ += "\t\t<event>" + attribute("concept:name", activities_[log_.activity[one.event]]);
        out_ += "<date key=\"time:timestamp\" value=\"" + xes_time(one.time_us, zones_.minutes(one.event)) + "\"/>";
        const std::uint32_t resource = log_.resource.size() == 0 ? no_code : log_.resource[one.event];
        if (resource != no_code) out_ += attribute("org:resource", resources_[resource]);
        if (one.moment != Moment::only) {
            out_ += attribute("lifecycle:transition", one.moment == Moment::start ? "start" : "complete");
            out_ += attribute("concept:instance", std::to_string(one.event - log_.case_begin[c]));
        }
        further(of_events_, one.event);
        out_ += "</event>\n";
    }

    void further(const std::vector<WrittenColumn>& columns, std::size_t i) {
        for (const WrittenColumn& column : columns) {
            const std::uint32_t code = (*column.codes)[i];
            if (code != no_code) out_ += attribute(column.key, column.values[code], column.type);
        }
    }

    const Log& log_;
    std::vector<std::string> activities_, resources_;
    std::vector<WrittenColumn> of_events_, of_cases_;
    WrittenZones zones_;
    std::vector<Written> order_;
    std::string out_;
};

}  // namespace

Result<std::string> write_xes(const Log& log) {
    return Writing(log).run();
}

}  // namespace ciclo::events
