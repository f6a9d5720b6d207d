#include "events/xes_rows.h"

#include <cstring>

#include "base/text.h"
#include "calendar/instant.h"
#include "events/xml_characters.h"
#include "formats/cells.h"

namespace ciclo::events {

namespace {

bool is_attribute(std::string_view name) {
    return name == "string" || name == "date" || name == "int" || name == "float" || name == "boolean" || name == "id";
}

/// As trim(), which looks for the no-break space too; most texts need neither.
std::string_view trimmed(std::string_view text) {
    if (text.empty()) return text;
    const auto inner = [](char c) { return static_cast<unsigned char>(c) > ' ' && !is_beyond_ascii(c); };
    return inner(text.front()) && inner(text.back()) ? text : trim(text);
}

std::uint64_t bit_of_size(std::size_t size) {
    constexpr std::size_t longest = 63;  // one bit for all that are longer
    return std::uint64_t{1} << std::min(size, longest);
}

}  // namespace

XesRows::XesRows(std::string file, const formats::FileColumns& mapping, Lifecycle lifecycle_rule,
                 std::function<Place(Mark)> place_of)
    : file_(std::move(file)), mapping_(mapping), place_of_(std::move(place_of)) {
    take_keys(mapping, lifecycle_rule);
}

/// Keys of the attributes, as in the standard unless the mapping says otherwise.
void XesRows::take_keys(const formats::FileColumns& mapping, Lifecycle lifecycle_rule) {
    case_key_ = "concept:name";
    keys_ = {"concept:name", "time:timestamp", "start_timestamp", "org:resource", "lifecycle:transition",
             "concept:instance"};
    const auto take = [&](std::string_view field, std::string& into) {
        const formats::ColumnSource* source = mapping.find(field);
        if (source != nullptr && !source->constant) into = source->column;
    };
    take("case", case_key_);
    take("activity", keys_[activity]);
    take("time", keys_[time]);
    take("end", keys_[time]);
    take("start", keys_[start_time]);
    take("resource", keys_[resource]);
    take("lifecycle", keys_[lifecycle]);
    take("instance", keys_[instance]);
    if (lifecycle_rule == Lifecycle::every_row) keys_[lifecycle] = keys_[instance] = "";
    for (const std::string& key : keys_) key_sizes_ |= bit_of_size(key.size());
}

XesRows::Wants XesRows::start(std::string_view name, int depth, Mark mark) {
    if (depth == 1) return name == "log" ? Wants::nothing : Wants::not_a_log;
    if (in_event_) return depth == event_depth_ + 1 && is_attribute(name) ? Wants::attribute : Wants::nothing;
    if (depth == 2 && name == "trace") {
        begin_trace(mark);
    } else if (name == "event" && (depth == 3 ? in_trace_ : depth == 2)) {
        event_ = Event{};
        event_.mark = mark;
        event_depth_ = depth;
        in_event_ = true;
    } else if (in_trace_ && depth == 3 && is_attribute(name)) {
        return Wants::attribute;
    }
    return Wants::nothing;
}

void XesRows::attribute(std::string_view key, std::string_view value, Stays stays) {
    if (!in_event_) {
        if (key != case_key_) return;
        const std::string_view name = trimmed(value);
        if (!name.empty()) trace_name_ = kept(name, stays);
        return;
    }
    if ((key_sizes_ & bit_of_size(key.size())) == 0) return;
    for (std::size_t field = 0; field < keys_.size(); ++field) {
        if (key != keys_[field]) continue;
        const std::string_view text = trimmed(value);
        if (!text.empty()) event_.texts[field] = kept(text, stays);
    }
}

std::string_view XesRows::kept(std::string_view text, Stays stays) {
    return stays == Stays::yes ? text : kept_.emplace_back(text);
}

void XesRows::end(int depth) {
    if (in_event_) {
        if (depth != event_depth_) return;
        end_event();
        in_event_ = false;
    } else if (in_trace_ && depth == 2) {
        end_trace();
        in_trace_ = false;
    }
}

void XesRows::begin_trace(Mark mark) {
    in_trace_ = true;
    trace_name_ = {};
    trace_mark_ = mark;
    trace_events_.clear();
    kept_.clear();
    ++traces_;
}

void XesRows::leave_out(const Event& event, const std::string& code, Field field, Treatment treatment) {
    const bool is_shown = code == "not_a_time" || code == "end_before_start" || code == "lifecycle_not_used";
    const bool has_subject = code != "event_outside_trace";
    ledger_.add({place_of_(event.mark), code, has_subject ? keys_[field] : "",
                 is_shown ? formats::shown_cell(event[field]) : "", treatment, ""});
}

void XesRows::end_event() {
    if (!in_trace_) {
        leave_out(event_, "event_outside_trace", activity);
        return kept_.clear();
    }
    trace_events_.push_back(event_);  // the trace's name may stand behind its events
}

void XesRows::end_trace() {
    const std::string made = trace_name_.empty() ? "trace " + std::to_string(traces_) : "";
    const std::string_view name = trace_name_.empty() ? std::string_view(made) : trace_name_;
    if (trace_name_.empty()) {
        note_trace("trace_without_name");
    } else if (const std::size_t before = traces_named_.size(); traces_named_.number_of(name) < before) {
        note_trace("trace_name_repeated");
    }
    std::uint32_t case_number = no_code;
    for (const Event& event : trace_events_) add_event(event, name, case_number);
}

void XesRows::note_trace(const std::string& code) {
    ledger_.add({place_of_(trace_mark_), code, "", "", Treatment::noted, ""});
}

void XesRows::add_event(const Event& event, std::string_view case_name, std::uint32_t& case_number) {
    if (event[activity].empty()) return leave_out(event, "no_activity", activity);
    Row row;
    const bool has_lifecycle = !event[lifecycle].empty();
    const Transition means = has_lifecycle ? transition(event) : Transition::complete;
    if (means == Transition::other || (means == Transition::start && !event[start_time].empty())) {
        return leave_out(event, "lifecycle_not_used", lifecycle);
    }
    row.kind = means == Transition::start ? RowKind::start : has_lifecycle ? RowKind::complete : RowKind::point;
    if (!read_times(event, row)) return;
    marks_.push_back(event.mark);
    if (case_number == no_code) case_number = cases_.number_of(case_name);
    row.case_number = case_number;
    row.activity = activities_.number_of(event[activity]);
    if (!event[resource].empty()) row.resource = resources_.number_of(event[resource]);
    if (!event[instance].empty()) row.instance = instances_.number_of(event[instance]);
    batch_.push_back(row);
    if (batch_.size() == batch_rows) flush();
}

void XesRows::flush() {
    range_.rows.add_all(batch_, activities_.size(), resources_.size());
    batch_.clear();
}

Transition XesRows::transition(const Event& event) {
    const std::string_view text = event[lifecycle];
    if (text == lifecycle_seen_) return transition_seen_;
    lifecycle_seen_ = std::string(text);
    const formats::ColumnSource* source = mapping_.find("lifecycle");
    const std::string* meaning = source == nullptr ? nullptr : formats::meaning_of(source->values, lifecycle_seen_);
    transition_seen_ = transition_of(meaning == nullptr ? text : std::string_view(*meaning));
    return transition_seen_;
}

bool XesRows::read_instant(std::string_view text, std::int64_t& microseconds) {
    constexpr std::int64_t second_us = 1'000'000;
    std::array<char, 40> padded;
    if (text.empty()) return false;
    if (text.size() <= padded.size()) {
        std::memcpy(padded.data(), text.data(), text.size());
        if (quick_time_.read(padded.data(), text.size())) {
            microseconds = quick_time_.seconds() * second_us + quick_time_.microseconds();
            return true;
        }
    }
    // XES dates are ISO 8601, so the order of day and month is no question
    const auto read = calendar::parse_instant(text, calendar::DayOrder::year_month_day);
    if (read) microseconds = read->microseconds_utc;
    return read.has_value();
}

bool XesRows::read_times(const Event& event, Row& row) {
    std::int64_t begin_us = 0, end_us = 0;
    const bool has_start = !event[start_time].empty();
    const bool begins = read_instant(event[start_time], begin_us), ends = read_instant(event[time], end_us);
    if (!ends && !begins) {
        leave_out(event, has_start || !event[time].empty() ? "not_a_time" : "no_time", time);
        return false;
    }
    const Treatment left_out = Treatment::value_left_out;
    if (!ends && !event[time].empty()) leave_out(event, "not_a_time", time, left_out);
    if (!begins && has_start) leave_out(event, "not_a_time", start_time, left_out);
    const bool backwards = begins && ends && end_us < begin_us;
    if (backwards) leave_out(event, "end_before_start", start_time, left_out);
    row.end_us = ends ? end_us : begin_us;
    row.start_us = begins && !backwards ? begin_us : row.end_us;
    if (has_start) row.kind = begins && ends && !backwards ? RowKind::whole : RowKind::point;
    return true;
}

Ungrouped XesRows::finish() && {
    flush();
    Ungrouped out;
    out.ranges.push_back(std::move(range_));
    out.cases = std::move(cases_).take();
    out.activities = std::move(activities_).take();
    out.resources = std::move(resources_).take();
    out.file = file_;
    out.ledger = std::move(ledger_);
    return out;
}

}  // namespace ciclo::events
