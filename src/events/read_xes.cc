#include "events/read_xes.h"

#include <limits>
#include <optional>
#include <set>

#include "base/text.h"
#include "calendar/instant.h"
#include "events/event_words.h"
#include "events/names.h"
#include "formats/cells.h"
#include "formats/xml.h"

namespace ciclo::events {

namespace {

/// Keys of the attributes, as in the standard unless the mapping says otherwise.
struct Keys {
    std::string case_name = "concept:name", activity = "concept:name", time = "time:timestamp",
                start = "start_timestamp", resource = "org:resource", lifecycle = "lifecycle:transition",
                instance = "concept:instance";
};

Keys keys_of(const formats::FileColumns& mapping, Lifecycle lifecycle) {
    Keys keys;
    const auto take = [&](std::string_view field, std::string& into) {
        const formats::ColumnSource* source = mapping.find(field);
        if (source != nullptr && !source->constant) into = source->column;
    };
    take("case", keys.case_name);
    take("activity", keys.activity);
    take("time", keys.time);
    take("end", keys.time);
    take("start", keys.start);
    take("resource", keys.resource);
    take("lifecycle", keys.lifecycle);
    take("instance", keys.instance);
    if (lifecycle == Lifecycle::every_row) keys.lifecycle = keys.instance = "";
    return keys;
}

struct XesEvent {
    std::optional<std::string> activity, time, start, resource, lifecycle, instance;
    Place place;
};

bool is_attribute(std::string_view name) {
    return name == "string" || name == "date" || name == "int" || name == "float" || name == "boolean" || name == "id";
}

/// Walks log > trace > event. Attributes inside attributes, lists, containers and <global> are not the event's own.
class XesHandler final : public formats::XmlHandler {
public:
    XesHandler(const std::string& file, const formats::FileColumns& mapping, Lifecycle lifecycle)
        : file_(file), mapping_(mapping), keys_(keys_of(mapping, lifecycle)) {}

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition& at) override;
    std::optional<Error> end_element(std::string_view, const formats::XmlPosition& at) override;
    Ungrouped finish() &&;

private:
    Error not_a_log(std::string_view name, const formats::XmlPosition& at) const;
    void begin_trace(const formats::XmlPosition& at);
    void trace_attribute(const formats::XmlElement& element);
    void event_attribute(const formats::XmlElement& element);
    void leave_out(const XesEvent& event, const std::string& code, const std::string& subject, const std::string& text,
                   Treatment treatment = Treatment::row_left_out);
    void end_event();
    void end_trace();
    void note_trace(const std::string& code);
    void add_event(const XesEvent& event, const std::string& case_name);
    Transition lifecycle(const XesEvent& event) const;
    bool read_times(const XesEvent& event, Row& row);

    const std::string file_;
    const formats::FileColumns& mapping_;
    const Keys keys_;
    std::vector<int> lines_;  // of the events, by row
    Ledger ledger_;
    CaseNames cases_;
    NameIndex activities_, resources_, instances_;
    RowRange range_;
    std::set<std::string> names_;
    bool in_trace_ = false;
    std::int64_t traces_ = 0;
    std::optional<std::string> trace_name_;
    Place trace_place_;
    std::vector<XesEvent> trace_events_;
    std::optional<XesEvent> event_;
    int event_depth_ = 0;
};

std::optional<Error> XesHandler::start_element(const formats::XmlElement& element, const formats::XmlPosition& at) {
    const std::string_view name = element.local_name();
    const int depth = at.depth();
    if (depth == 1 && name != "log") return not_a_log(name, at);
    if (name == "trace" && depth == 2) {
        begin_trace(at);
    } else if (name == "event" && (depth == 3 ? in_trace_ : depth == 2)) {
        event_ = XesEvent{};
        event_->place = at.place();
        event_depth_ = depth;
    } else if (event_ && depth == event_depth_ + 1 && is_attribute(name)) {
        event_attribute(element);
    } else if (in_trace_ && !event_ && depth == 3 && is_attribute(name)) {
        trace_attribute(element);
    }
    return std::nullopt;
}

std::optional<Error> XesHandler::end_element(std::string_view, const formats::XmlPosition& at) {
    if (event_ && at.depth() == event_depth_) {
        end_event();
        event_.reset();
    } else if (in_trace_ && at.depth() == 2) {
        end_trace();
        in_trace_ = false;
    }
    return std::nullopt;
}

Error XesHandler::not_a_log(std::string_view name, const formats::XmlPosition& at) const {
    return {ErrorKind::invalid, "the file is XML and no event log: it begins with <" + std::string(name) + ">",
            "give a XES file, whose outer element is <log>", at.place()};
}

void XesHandler::begin_trace(const formats::XmlPosition& at) {
    in_trace_ = true;
    trace_name_.reset();
    trace_place_ = at.place();
    trace_events_.clear();
    ++traces_;
}

void XesHandler::trace_attribute(const formats::XmlElement& element) {
    const auto key = element.attribute("key");
    const auto value = element.attribute("value");
    if (key && value && *key == keys_.case_name && !trim(*value).empty()) trace_name_ = std::string(trim(*value));
}

void XesHandler::event_attribute(const formats::XmlElement& element) {
    const auto key = element.attribute("key");
    const auto value = element.attribute("value");
    if (!key || !value || trim(*value).empty()) return;
    const auto take = [&](const std::string& wanted, std::optional<std::string>& into) {
        if (*key == wanted) into = std::string(trim(*value));
    };
    take(keys_.activity, event_->activity);
    take(keys_.time, event_->time);
    take(keys_.start, event_->start);
    take(keys_.resource, event_->resource);
    take(keys_.lifecycle, event_->lifecycle);
    take(keys_.instance, event_->instance);
}

void XesHandler::leave_out(const XesEvent& event, const std::string& code, const std::string& subject,
                           const std::string& text, Treatment treatment) {
    ledger_.add({event.place, code, subject, formats::shown_cell(text), treatment, ""});
}

void XesHandler::end_event() {
    if (!in_trace_) return leave_out(*event_, "event_outside_trace", "", "");
    trace_events_.push_back(std::move(*event_));  // the trace's name may stand behind its events
}

void XesHandler::end_trace() {
    const std::string made = "trace " + std::to_string(traces_);
    const std::string& name = trace_name_ ? *trace_name_ : made;
    if (!trace_name_)
        note_trace("trace_without_name");
    else if (!names_.insert(name).second)
        note_trace("trace_name_repeated");
    for (const XesEvent& event : trace_events_) add_event(event, name);
}

void XesHandler::note_trace(const std::string& code) {
    ledger_.add({trace_place_, code, "", "", Treatment::noted, ""});
}

void XesHandler::add_event(const XesEvent& event, const std::string& case_name) {
    if (!event.activity) return leave_out(event, "no_activity", keys_.activity, "");
    Row row;
    const Transition transition = lifecycle(event);
    if (transition == Transition::other || (transition == Transition::start && event.start)) {
        return leave_out(event, "lifecycle_not_used", keys_.lifecycle, event.lifecycle.value_or(""));
    }
    row.kind = transition == Transition::start ? RowKind::start : event.lifecycle ? RowKind::complete : RowKind::point;
    if (!read_times(event, row)) return;
    lines_.push_back(event.place.line);
    row.case_number = cases_.number_of(case_name);
    row.activity = activities_.number_of(*event.activity);
    if (event.resource) row.resource = resources_.number_of(*event.resource);
    if (event.instance) row.instance = instances_.number_of(*event.instance);
    range_.rows.add(row, activities_.size(), resources_.size());
}

Transition XesHandler::lifecycle(const XesEvent& event) const {
    if (!event.lifecycle) return Transition::complete;
    const formats::ColumnSource* source = mapping_.find("lifecycle");
    const std::string* meaning = source == nullptr ? nullptr : formats::meaning_of(source->values, *event.lifecycle);
    return transition_of(meaning == nullptr ? *event.lifecycle : *meaning);
}

bool XesHandler::read_times(const XesEvent& event, Row& row) {
    // XES dates are ISO 8601, so the order of day and month is no question
    const auto read = [](const std::optional<std::string>& text) {
        return text ? calendar::parse_instant(*text, calendar::DayOrder::year_month_day) : std::nullopt;
    };
    const auto end = read(event.time), start = read(event.start);
    if (!end && !start) {
        leave_out(event, event.time || event.start ? "not_a_time" : "no_time", keys_.time, event.time.value_or(""));
        return false;
    }
    const Treatment left_out = Treatment::value_left_out;
    if (event.time && !end) leave_out(event, "not_a_time", keys_.time, *event.time, left_out);
    if (event.start && !start) leave_out(event, "not_a_time", keys_.start, *event.start, left_out);
    const bool backwards = start && end && *end < *start;
    if (backwards) leave_out(event, "end_before_start", keys_.start, *event.start, left_out);
    row.end_us = (end ? *end : *start).microseconds_utc;
    row.start_us = start && !backwards ? start->microseconds_utc : row.end_us;
    if (event.start) row.kind = start && end && !backwards ? RowKind::whole : RowKind::point;
    return true;
}

Ungrouped XesHandler::finish() && {
    Ungrouped out;
    out.ranges.push_back(std::move(range_));
    out.cases = std::move(cases_).take();
    out.activities = std::move(activities_).take();
    out.resources = std::move(resources_).take();
    out.file = file_;
    out.ledger = std::move(ledger_);
    out.place = [file = file_, lines = std::move(lines_)](std::size_t row) { return Place{file, lines[row], 0}; };
    return out;
}

}  // namespace

Result<Ungrouped> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping,
                           Lifecycle lifecycle) {
    XesHandler handler(file, mapping.events, lifecycle);
    const Result<Done> read = formats::read_xml(text, file, handler);
    if (!read) return read.errors();
    return std::move(handler).finish();
}

}  // namespace ciclo::events
