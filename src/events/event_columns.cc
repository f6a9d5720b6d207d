#include "events/event_columns.h"

namespace ciclo::events {

namespace {

/// pm4py's names first, then Disco's and bupaR's, then plain words.
EventColumns found(formats::ColumnFinder& columns, const formats::FileColumns& mapping) {
    EventColumns out;
    out.case_name =
        columns.find("case", {"case concept name", "case id", "caseid", "case", "case identifier", "trace id", "trace",
                              "id de caso", "caso", "expediente", "zaak id", "zaak", "dossier"});
    out.activity = columns.find("activity", {"concept name", "activity", "activity id", "activity name", "actividad",
                                             "activiteit", "event", "evento", "task", "tarea", "taak"});
    out.start = columns.find("start", {"start timestamp", "start time", "start", "start date", "begin", "inicio",
                                       "fecha de inicio", "starttijd", "begintijd"});
    const bool one_time = mapping.find("time") != nullptr;
    out.end = columns.find(one_time ? "time" : "end", {"time timestamp",
                                                       "complete timestamp",
                                                       "completion timestamp",
                                                       "end timestamp",
                                                       "timestamp",
                                                       "complete time",
                                                       "completion time",
                                                       "end time",
                                                       "complete",
                                                       "end",
                                                       "end date",
                                                       "time",
                                                       "date",
                                                       "fin",
                                                       "fecha de fin",
                                                       "fecha y hora",
                                                       "fecha",
                                                       "eindtijd",
                                                       "einde",
                                                       "tijdstip",
                                                       "tijd",
                                                       "datum"});
    out.resource = columns.find("resource", {"org resource", "resource", "resource id", "user", "employee", "agent",
                                             "recurso", "empleado", "medewerker"});
    out.lifecycle = columns.find(
        "lifecycle", {"lifecycle transition", "lifecycle id", "lifecycle", "transition", "registration type"});
    out.instance = columns.find(
        "instance", {"concept instance", "activity instance id", "activity instance", "instance id", "instance"});
    return out;
}

void check_columns(const EventColumns& columns, const std::string& headers, const std::string& file, Errors& errors) {
    const auto lacks = [&](const std::string& what, const std::string& field, const std::string& code) {
        errors.push_back({ErrorKind::invalid,
                          file + " has no column for " + what + "; its headers are " + headers,
                          "rename the header, or write events: {" + field + ": \"header\"} in a column mapping file",
                          {file, 1, 1},
                          code});
    };
    if (!columns.case_name) lacks("the case", "case", "no_case_column");
    if (!columns.activity) lacks("the activity", "activity", "no_activity_column");
    if (!columns.end && !columns.start) lacks("the time", "time", "no_time_column");
}

}  // namespace

EventColumns find_event_columns(formats::ColumnFinder& finder, const formats::FileColumns& mapping,
                                const formats::Table& table, Lifecycle lifecycle, Errors& errors) {
    if (mapping.find("time") != nullptr && mapping.find("end") != nullptr) {
        errors.push_back({ErrorKind::invalid, "events names both time and end",
                          "write time for a log with one time per event, start and end for a log with two",
                          mapping.find("time")->place, "event_time_twice"});
    }
    EventColumns columns = found(finder, mapping);
    if (lifecycle == Lifecycle::every_row) columns.lifecycle = columns.instance = std::nullopt;
    if (errors.empty()) check_columns(columns, finder.headers_text(), table.file(), errors);
    return columns;
}

std::vector<formats::FieldColumn> event_columns(const formats::Table& table, const formats::ColumnMapping& mapping) {
    Errors errors;
    formats::ColumnFinder finder(table, mapping.events, "events", errors);
    const EventColumns columns = found(finder, mapping.events);
    const bool one_time = mapping.events.find("time") != nullptr || !columns.start;
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "case", columns.case_name);
    formats::add_field(fields, "activity", columns.activity);
    formats::add_field(fields, "start", columns.start);
    formats::add_field(fields, one_time ? "time" : "end", columns.end);
    formats::add_field(fields, "resource", columns.resource);
    formats::add_field(fields, "lifecycle", columns.lifecycle);
    formats::add_field(fields, "instance", columns.instance);
    return fields;
}

}  // namespace ciclo::events
