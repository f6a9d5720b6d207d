#include "trace/read_event_table.h"

#include <optional>

#include "base/text.h"
#include "calendar/date_format.h"
#include "formats/cells.h"
#include "trace/event_words.h"
#include "trace/log_builder.h"
#include "trace/read_events.h"

namespace ciclo::trace {

namespace {

using formats::FoundColumn;

struct EventColumns {
    std::optional<FoundColumn> case_name, activity, start, end, resource, lifecycle, instance;
};

/// pm4py's names first, then Disco's and bupaR's, then plain words.
EventColumns find_columns(formats::ColumnFinder& columns, const formats::FileColumns& mapping) {
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

class EventTableReader {
public:
    EventTableReader(const formats::Table& table, const formats::FileColumns& mapping)
        : table_(table),
          mapping_(mapping),
          builder_(table.file(), [&table](std::size_t row) { return table.place(row, 0); }) {}

    Result<EventLog> read();

private:
    void two_ends();
    void check_columns(const std::string& headers);
    /// All time columns of one file write dates alike, so one witness hears them all.
    void decide_dates();
    std::string_view text_of(const std::optional<FoundColumn>& column, std::size_t row) const;
    void leave_out(const FoundColumn& column, std::size_t row, const std::string& code,
                   Treatment treatment = Treatment::row_left_out);
    Transition transition(std::size_t row) const;
    void read_row(std::size_t row);
    enum class TimeState { none, bad, good };
    struct ReadTime {
        TimeState state = TimeState::none;
        std::int64_t microseconds = 0;
    };

    ReadTime time_of(const std::optional<FoundColumn>& column, std::size_t row) const;
    /// False when the row has no time that can be used.
    bool read_times(std::size_t row, LogRow& out);

    const formats::Table& table_;
    const formats::FileColumns& mapping_;
    Errors errors_;
    EventColumns columns_;
    std::vector<std::size_t> rows_;
    calendar::DayOrder order_ = calendar::DayOrder::year_month_day;
    LogBuilder builder_;
};

Result<EventLog> EventTableReader::read() {
    formats::ColumnFinder finder(table_, mapping_, "events", errors_);
    if (mapping_.find("time") != nullptr && mapping_.find("end") != nullptr) two_ends();
    columns_ = find_columns(finder, mapping_);
    if (errors_.empty()) check_columns(finder.headers_text());
    rows_ = formats::rows_to_read(table_, mapping_, errors_, builder_.ledger());
    decide_dates();
    if (!errors_.empty()) return errors_;
    finder.note_unused(builder_.ledger());
    for (const std::size_t row : rows_) read_row(row);
    return std::move(builder_).finish();
}

void EventTableReader::two_ends() {
    errors_.push_back({ErrorKind::invalid, "events names both time and end",
                       "write time for a log with one time per event, start and end for a log with two",
                       mapping_.find("time")->place});
}

void EventTableReader::check_columns(const std::string& headers) {
    const auto lacks = [&](const std::string& what, const std::string& field) {
        errors_.push_back({ErrorKind::invalid,
                           table_.file() + " has no column for " + what + "; its headers are " + headers,
                           "rename the header, or write events: {" + field + ": \"header\"} in a column mapping file",
                           {table_.file(), 1, 1}});
    };
    if (!columns_.case_name) lacks("the case", "case");
    if (!columns_.activity) lacks("the activity", "activity");
    if (!columns_.end && !columns_.start) lacks("the time", "time");
}

void EventTableReader::decide_dates() {
    if (!errors_.empty()) return;
    std::vector<const FoundColumn*> times;
    for (const auto* column : {&columns_.end, &columns_.start}) {
        if (*column) times.push_back(&**column);
    }
    const std::size_t n = rows_.size();
    const auto order =
        calendar::decide_day_order({.header = times.front()->header,
                                    .count = n * times.size(),
                                    .text = [&](std::size_t i) { return times[i / n]->text(table_, rows_[i % n]); },
                                    .place = [&](std::size_t i) { return times[i / n]->place(table_, rows_[i % n]); }},
                                   mapping_.date_order);
    if (order)
        order_ = *order;
    else
        errors_.insert(errors_.end(), order.errors().begin(), order.errors().end());
}

std::string_view EventTableReader::text_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = column ? column->text(table_, row) : std::string_view();
    return formats::says_nothing(cell, mapping_) ? std::string_view() : cell;
}

void EventTableReader::leave_out(const FoundColumn& column, std::size_t row, const std::string& code,
                                 Treatment treatment) {
    builder_.ledger().add(
        {column.place(table_, row), code, column.header, formats::shown_cell(column.text(table_, row)), treatment, ""});
}

Transition EventTableReader::transition(std::size_t row) const {
    const std::string_view cell = text_of(columns_.lifecycle, row);
    const formats::ColumnSource* source = columns_.lifecycle->source;
    const std::string* meaning = source == nullptr ? nullptr : formats::meaning_of(source->values, cell);
    return transition_of(meaning == nullptr ? cell : std::string_view(*meaning));
}

void EventTableReader::read_row(std::size_t row) {
    const std::string_view case_name = text_of(columns_.case_name, row), activity = text_of(columns_.activity, row);
    if (case_name.empty()) return leave_out(*columns_.case_name, row, "no_case");
    if (activity.empty()) return leave_out(*columns_.activity, row, "no_activity");
    LogRow out;
    out.position = row;
    if (columns_.lifecycle) {
        const Transition found = transition(row);
        const bool unused = found == Transition::other || (found == Transition::start && columns_.start);
        if (unused) return leave_out(*columns_.lifecycle, row, "lifecycle_not_used");
        out.kind = found == Transition::start ? RowKind::start : RowKind::complete;
    }
    if (!read_times(row, out)) return;
    out.case_index = builder_.case_of(case_name);
    out.activity = builder_.activity_of(activity);
    if (const auto resource = text_of(columns_.resource, row); !resource.empty())
        out.resource = builder_.resource_of(resource);
    if (const auto instance = text_of(columns_.instance, row); !instance.empty())
        out.instance = builder_.instance_of(instance);
    builder_.add(out);
}

EventTableReader::ReadTime EventTableReader::time_of(const std::optional<FoundColumn>& column, std::size_t row) const {
    const std::string_view cell = text_of(column, row);
    if (cell.empty()) return {};
    const auto instant = calendar::parse_instant(cell, order_);
    return instant ? ReadTime{TimeState::good, instant->microseconds_utc} : ReadTime{TimeState::bad, 0};
}

bool EventTableReader::read_times(std::size_t row, LogRow& out) {
    const ReadTime start = time_of(columns_.start, row), end = time_of(columns_.end, row);
    const bool has_start = start.state == TimeState::good, has_end = end.state == TimeState::good;
    if (!has_start && !has_end) {
        const FoundColumn& column = columns_.end ? *columns_.end : *columns_.start;
        const bool bad = start.state == TimeState::bad || end.state == TimeState::bad;
        leave_out(column, row, bad ? "not_a_time" : "no_time");
        return false;
    }
    const Treatment left_out = Treatment::value_left_out;
    if (start.state == TimeState::bad) leave_out(*columns_.start, row, "not_a_time", left_out);
    if (end.state == TimeState::bad) leave_out(*columns_.end, row, "not_a_time", left_out);
    const bool backwards = has_start && has_end && end.microseconds < start.microseconds;
    if (backwards) leave_out(*columns_.start, row, "end_before_start", left_out);
    out.end_us = has_end ? end.microseconds : start.microseconds;
    out.start_us = has_start && !backwards ? start.microseconds : out.end_us;
    if (columns_.start) out.kind = has_start && has_end && !backwards ? RowKind::whole : RowKind::point;
    return true;
}

}  // namespace

Result<EventLog> read_event_table(const formats::Table& table, const formats::ColumnMapping& mapping) {
    return EventTableReader(table, mapping.events).read();
}

std::vector<formats::FieldColumn> event_columns(const formats::Table& table, const formats::ColumnMapping& mapping) {
    Errors errors;
    formats::ColumnFinder finder(table, mapping.events, "events", errors);
    const EventColumns found = find_columns(finder, mapping.events);
    const bool one_time = mapping.events.find("time") != nullptr || !found.start;
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "case", found.case_name);
    formats::add_field(fields, "activity", found.activity);
    formats::add_field(fields, "start", found.start);
    formats::add_field(fields, one_time ? "time" : "end", found.end);
    formats::add_field(fields, "resource", found.resource);
    formats::add_field(fields, "lifecycle", found.lifecycle);
    formats::add_field(fields, "instance", found.instance);
    return fields;
}

}  // namespace ciclo::trace
