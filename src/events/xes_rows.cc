#include "events/xes_rows.h"

#include <cstring>

#include "base/text.h"
#include "calendar/instant.h"
#include "events/xml_characters.h"
#include "events/zones.h"
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

XesRows::XesRows(std::string file, const formats::FileColumns& mapping, const XesOptions& options, std::string_view text,
                 std::function<Place(Mark)> place_of)
    : file_(std::move(file)),
      mapping_(mapping),
      text_(text),
      place_of_(std::move(place_of)),
      asks_further_(options.further.which != Further::Which::none),
      of_events_(options.further, mapping, Level::of_event),
      of_traces_(options.further, mapping, Level::of_case) {
    batch_.reserve(batch_rows);
    take_keys(mapping, options.lifecycle);
    of_events_.leave_out({keys_.begin(), keys_.end()});
    of_traces_.leave_out({case_key_});
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
    if (in_event_) return inside(event_depth_, name, depth);
    if (depth == 2 && name == "trace") {
        begin_trace(mark);
    } else if (name == "event" && (!in_trace_ || depth == 3)) {
        begin_event(mark);
        event_depth_ = depth;
    } else if (in_trace_) {
        return inside(2, name, depth);
    }
    return Wants::nothing;
}

/// An element inside an event or a trace.
XesRows::Wants XesRows::inside(int outer_depth, std::string_view name, int depth) {
    const auto level = static_cast<std::size_t>(depth - outer_depth);
    if (!asks_further_) return level == 1 && is_attribute(name) ? Wants::attribute : Wants::nothing;
    const std::size_t outer = level > 1 && level - 2 < way_ends_.size() ? way_ends_[level - 2] : 0;
    way_ends_.resize(level, outer);
    way_ends_.back() = outer;  // until its key is known, and for good when it has none (<values>)
    return is_attribute(name) || name == "list" || name == "container" ? Wants::attribute : Wants::nothing;
}

/// The name of the open attribute, whose key is `key`.
std::string_view XesRows::way_to(std::string_view key) {
    if (way_ends_.empty()) return key;  // a walk over whole traces: nothing inside attributes
    const std::size_t level = way_ends_.size();
    way_.resize(level > 1 ? way_ends_[level - 2] : 0);
    if (!way_.empty()) way_ += ':';
    way_ += key;
    way_ends_.back() = way_.size();
    return way_;
}

void XesRows::further_value(std::string_view key, std::string_view value, Stays stays) {
    const std::string_view name = way_to(key), text = trimmed(value);
    XesFurther& level = in_event_ ? of_events_ : of_traces_;
    level.value(name, is_padded(name) ? NameIndex::padded_key(name) : NameIndex::key_of(name),
                text.empty() ? text : kept(text, stays));
}

void XesRows::attribute(std::string_view key, std::string_view value, Stays stays) {
    if (asks_further_ && in_trace_) further_value(key, value, stays);
    if (way_ends_.size() > 1) return;  // inside another one
    if (!in_event_) {
        if (key != case_key_) return;
        if (const std::string_view name = trimmed(value); !name.empty()) name_trace(name, stays);
        return;
    }
    if ((key_sizes_ & bit_of_size(key.size())) == 0) return;
    for (std::size_t field = 0; field < keys_.size(); ++field) {
        if (key != keys_[field]) continue;
        const std::string_view text = trimmed(value);
        if (!text.empty()) event_->texts[field] = kept(text, stays);
    }
}

std::string_view XesRows::kept(std::string_view text, Stays stays) {
    return stays == Stays::yes ? text : kept_.emplace_back(text);
}

void XesRows::name_trace(std::string_view name, Stays stays) {
    trace_name_ = kept(name, stays);
    trace_key_.reset();
    if (is_padded(trace_name_)) trace_key_ = trace_names_.padded_key(trace_name_);
}

void XesRows::end(int depth) {
    if (in_event_) {
        if (depth == event_depth_) end_event();
    } else if (in_trace_ && depth == 2) {
        end_trace();
    }
}

void XesRows::begin_trace(Mark mark) {
    in_trace_ = true;
    trace_name_ = {};
    trace_key_.reset();
    trace_mark_ = mark;
    events_.clear();
    kept_.clear();
    way_ends_.clear();
    of_events_.forget();
    of_traces_.forget();
    of_traces_.begin();
    ++traces_;
}

void XesRows::forget_trace() {
    in_trace_ = in_event_ = false;
    --traces_;
}

void XesRows::begin_event(Mark mark) {
    event_ = in_trace_ ? &events_.emplace_back() : &(outside_ = Event{});
    event_->mark = mark;
    in_event_ = true;
    way_ends_.clear();
    if (asks_further_) of_events_.begin();
}

void XesRows::leave_out(const Event& event, const std::string& code, Field field, Treatment treatment) {
    const bool is_shown = code == "not_a_time" || code == "end_before_start" || code == "lifecycle_not_used";
    const bool has_subject = code != "event_outside_trace";
    ledger_.add({place_of_(event.mark), code, has_subject ? keys_[field] : "",
                 is_shown ? formats::shown_cell(event[field]) : "", treatment, ""});
}

void XesRows::end_event() {
    in_event_ = false;
    way_ends_.clear();
    if (asks_further_) event_->further = of_events_.end();
    if (in_trace_) return;
    leave_out(outside_, "event_outside_trace", activity);
    kept_.clear();
}

void XesRows::end_trace() {
    in_trace_ = false;
    const bool has_name = !trace_name_.empty();
    const std::string made = has_name ? "" : made_name();
    if (!has_name) {
        counts_from_first_ = true;
        note_trace("trace_without_name");
    }
    const std::uint32_t name_number = trace_key_ ? trace_names_.number_of(*trace_key_)
                                                 : trace_names_.number_of(has_name ? trace_name_ : std::string_view(made));
    if (name_number < case_of_name_.size()) {
        if (has_name) note_trace("trace_name_repeated");
    } else {
        case_of_name_.push_back(no_code);
    }
    for (const Event& event : events_) add_event(event, name_number);
    if (!asks_further_ || case_of_name_[name_number] == no_code) return;
    for (const std::string& column : of_traces_.keep(case_of_name_[name_number], of_traces_.end())) {
        ledger_.add({place_of_(trace_mark_), "case_value_changes", std::string(case_prefix) + column, "", Treatment::noted, ""});
    }
}

/// Of a trace without one; no other trace so far has it.
std::string XesRows::made_name() const {
    const std::string name = "trace " + std::to_string(traces_);
    std::string made = name;
    for (int again = 2; trace_names_.has(made); ++again) made = name + " (" + std::to_string(again) + ")";
    return made;
}

void XesRows::note_trace(const std::string& code) {
    ledger_.add({place_of_(trace_mark_), code, "", "", Treatment::noted, ""});
}

/// Cases are numbered by the first event that is taken of them.
std::uint32_t XesRows::case_of_name(std::uint32_t name_number) {
    std::uint32_t& case_number = case_of_name_[name_number];
    if (case_number == no_code) {
        case_number = static_cast<std::uint32_t>(names_of_cases_.size());
        names_of_cases_.push_back(name_number);
    }
    return case_number;
}

/// True when 64 bytes from the beginning of `text` are there to be looked at.
bool XesRows::is_padded(std::string_view text) const {
    constexpr std::size_t looked_at = 64;
    const std::less<const char*> before;
    return !before(text.data(), text_.data()) && before(text.data() + looked_at, text_.data() + text_.size());
}

std::uint32_t XesRows::number_in(NameIndex& names, std::string_view text) const {
    return names.number_of(text, is_padded(text) ? NameIndex::padded_key(text) : NameIndex::key_of(text));
}

void XesRows::add_event(const Event& event, std::uint32_t name_number) {
    if (event[activity].empty()) return leave_out(event, "no_activity", activity);
    Row row;
    const bool has_lifecycle = !event[lifecycle].empty();
    const Transition means = has_lifecycle ? transition(event[lifecycle]) : Transition::complete;
    if (means == Transition::other || (means == Transition::start && !event[start_time].empty())) {
        return leave_out(event, "lifecycle_not_used", lifecycle);
    }
    row.kind = means == Transition::start ? RowKind::start : has_lifecycle ? RowKind::complete : RowKind::point;
    if (!read_times(event, row)) return;
    if (asks_further_) {
        of_events_.keep(marks_.size(), event.further);
        of_events_.keep_zone(marks_.size(), zone_minutes_);
    }
    marks_.append(event.mark);
    row.case_number = case_of_name(name_number);
    row.activity = number_in(activities_, event[activity]);
    if (!event[resource].empty()) row.resource = number_in(resources_, event[resource]);
    if (!event[instance].empty()) row.instance = number_in(instances_, event[instance]);
    batch_.push_back(row);
    if (batch_.size() == batch_rows) flush();
}

void XesRows::flush() {
    range_.rows.add_all(batch_, activities_.size(), resources_.size());
    batch_.clear();
}

Transition XesRows::transition(std::string_view text) {
    const std::uint32_t number = number_in(lifecycles_, text);
    if (number == transitions_.size()) {
        const formats::ColumnSource* source = mapping_.find("lifecycle");
        const std::string* meaning = source == nullptr ? nullptr : formats::meaning_of(source->values, std::string(text));
        transitions_.push_back(transition_of(meaning == nullptr ? text : std::string_view(*meaning)));
    }
    return transitions_[number];
}

bool XesRows::read_instant(std::string_view text, std::int64_t& microseconds) {
    constexpr std::int64_t second_us = 1'000'000;
    std::array<char, 40> padded;
    if (text.empty()) return false;
    const bool fits = text.size() <= padded.size();
    const char* bytes = text.data();
    if (!is_padded(text) && fits) {
        std::memcpy(padded.data(), text.data(), text.size());
        bytes = padded.data();
    }
    if (fits && quick_time_.read(bytes, text.size())) {
        microseconds = quick_time_.seconds() * second_us + quick_time_.microseconds();
        zone_minutes_ = quick_time_.zone_minutes();
        return true;
    }
    // XES dates are ISO 8601, so the order of day and month is no question
    const auto read = calendar::parse_instant(text, calendar::DayOrder::year_month_day);
    if (!read) return false;
    microseconds = read->microseconds_utc;
    zone_minutes_ = zone_minutes_of(text);
    return true;
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

}  // namespace ciclo::events
