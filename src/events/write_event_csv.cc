#include "events/write_event_csv.h"

#include <algorithm>

#include "base/text.h"
#include "events/further.h"
#include "events/written_times.h"
#include "formats/cells.h"
#include "formats/limits.h"
#include "formats/table.h"

namespace ciclo::events {

namespace {

using Cells = std::vector<std::string>;

std::string name_of(const Dictionary& names, const Codes& codes, std::size_t i) {
    const std::uint32_t code = codes.size() == 0 ? no_code : codes[i];
    return code == no_code ? "" : std::string(names[code]);
}

/// The columns of a file of this log, beside case and activity.
struct Columns {
    Cells headers;
    std::vector<const Attribute*> of_events, of_cases;
    WrittenZones zones;
    Cells left_out;  ///< headers that would stand there twice
};

Cells headers_of_log(const Log& log) {
    Cells cells{"case:concept:name", "concept:name", "time:timestamp"};
    if (log.resources.size() > 0) cells.push_back("org:resource");
    if (log.has_both_times) cells.push_back("start_timestamp");
    return cells;
}

Columns columns_of(const Log& log) {
    Columns columns{headers_of_log(log), {}, {}, WrittenZones(log), {}};
    const auto add = [&](const Attribute& one, const std::string& header, std::vector<const Attribute*>& into) {
        const bool is_there = std::find(columns.headers.begin(), columns.headers.end(), header) != columns.headers.end();
        if (is_there) return columns.left_out.push_back(header);
        columns.headers.push_back(header);
        into.push_back(&one);
    };
    for (const Attribute& one : log.of_events) {
        if (one.name != zone_column) add(one, one.name, columns.of_events);
    }
    for (const Attribute& one : log.of_cases) add(one, std::string(case_prefix) + one.name, columns.of_cases);
    return columns;
}

Cells row(const Log& log, const Columns& columns, std::size_t c, std::size_t e) {
    const int zone = columns.zones.minutes(e);
    Cells cells{std::string(log.cases[c]), std::string(log.activities[log.activity[e]]), csv_time(log.end[e], zone)};
    if (log.resources.size() > 0) cells.push_back(name_of(log.resources, log.resource, e));
    if (log.has_both_times) cells.push_back(log.lasts(e) ? csv_time(log.start[e], zone) : "");
    for (const Attribute* one : columns.of_events) cells.push_back(name_of(one->values, one->codes, e));
    for (const Attribute* one : columns.of_cases) cells.push_back(name_of(one->values, one->codes, c));
    return cells;
}

void add_changed(const Dictionary& names, Cells& changed) {
    const formats::FileColumns no_mapping;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name(names[i]);
        const std::string written = formats::write_csv({{name}});
        const bool guarded = !name.starts_with('\'') && (written.starts_with('\'') || written.starts_with("\"'"));
        if (guarded || formats::says_nothing(name, no_mapping)) changed.push_back(name);
    }
}

}  // namespace

Result<EventCsv> write_event_csv(const Log& log) {
    constexpr std::size_t batch = 4096;
    EventCsv csv;
    const Columns columns = columns_of(log);
    std::vector<Cells> rows{columns.headers};
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) rows.push_back(row(log, columns, c, e));
        if (rows.size() < batch && c + 1 < log.cases.size()) continue;
        csv.text += formats::write_csv(rows);
        rows.clear();
        if (csv.text.size() > formats::limits::csv_bytes) {
            return Error{ErrorKind::limit, "the log is larger than 4 GiB as CSV", "keep it as a snapshot", {log.file}};
        }
    }
    add_changed(log.cases, csv.changed);
    add_changed(log.activities, csv.changed);
    add_changed(log.resources, csv.changed);
    for (const auto* written : {&columns.of_events, &columns.of_cases}) {
        for (const Attribute* one : *written) add_changed(one->values, csv.changed);
    }
    csv.changed.insert(csv.changed.end(), columns.left_out.begin(), columns.left_out.end());
    return csv;
}

}  // namespace ciclo::events
