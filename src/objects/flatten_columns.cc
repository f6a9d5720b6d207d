#include "objects/flatten_columns.h"

#include <algorithm>
#include <limits>

namespace ciclo::objects {

namespace {

using events::Level;
using events::no_code;

enum class Use : std::uint8_t { none, stays, changes };

std::vector<Use> uses_by_events(const ObjectLog& log) {
    std::vector<Use> uses(log.attributes.size(), Use::none);
    for (const std::uint32_t attribute : log.event_values.attribute) uses[attribute] = Use::stays;
    return uses;
}

/// When the first event touches each object; the end of time for one that none touches.
std::vector<std::int64_t> first_events(const ObjectLog& log) {
    std::vector<std::int64_t> first_us(log.objects.size(), std::numeric_limits<std::int64_t>::max());
    for (std::size_t event = 0; event < log.events.size(); ++event) {
        for (auto i = log.event_objects.begin[event]; i < log.event_objects.begin[event + 1]; ++i) {
            std::int64_t& first = first_us[log.event_objects.to[i]];
            first = std::min(first, log.event_us[event]);
        }
    }
    return first_us;
}

/// Which attributes the objects of the type have, and which of them any of those objects changes, or gets on its way.
std::vector<Use> uses_by_objects(const ObjectLog& log, std::uint32_t type) {
    std::vector<Use> uses(log.attributes.size(), Use::none);
    std::vector<std::uint32_t> value_of(log.attributes.size(), no_code), object_of(log.attributes.size(), no_code);
    const std::vector<std::int64_t> first_us = first_events(log);
    for (std::uint32_t object = 0; object < log.objects.size(); ++object) {
        if (log.objects.type[object] != type) continue;
        for (auto i = log.object_values.begin[object]; i < log.object_values.begin[object + 1]; ++i) {
            const std::uint32_t attribute = log.object_values.attribute[i], value = log.object_values.value[i];
            const bool is_first = object_of[attribute] != object;
            if (uses[attribute] == Use::none) uses[attribute] = Use::stays;
            const bool is_late = log.object_values.since_us[i] > first_us[object];
            if (is_late || (!is_first && value_of[attribute] != value)) uses[attribute] = Use::changes;
            object_of[attribute] = object;
            value_of[attribute] = value;
        }
    }
    return uses;
}

}  // namespace

bool is_resource(std::string_view name, std::string_view asked) {
    return asked.empty() ? name == "resource" || name == "org:resource" : name == asked;
}

std::optional<Error> further_missing(const ObjectLog& log, std::uint32_t type, const events::Further& further) {
    std::vector<std::string> there;
    const std::vector<Use> by_events = uses_by_events(log), by_objects = uses_by_objects(log, type);
    for (std::size_t i = 0; i < log.attributes.size(); ++i) {
        const std::string name(log.attributes[i]);
        if (by_events[i] != Use::none || by_objects[i] == Use::changes) there.push_back(name);
        if (by_objects[i] == Use::stays) there.push_back(std::string(events::case_prefix) + name);
        if (by_events[i] != Use::none && by_objects[i] == Use::changes) there.push_back(log.objects.types[type].name + ":" + name);
    }
    return names_missing(further, there, log.file);
}

FlatColumns::FlatColumns(const ObjectLog& log, std::uint32_t type, std::string_view resource,
                         const events::Further& further)
    : log_(log),
      most_values_(further.most_values),
      of_event_attribute_(log.attributes.size(), no_column),
      of_object_attribute_(log.attributes.size(), no_column),
      changes_(log.attributes.size(), 0) {
    if (further.which == events::Further::Which::none) return;
    add_event_columns(resource, further);
    add_object_columns(type, further);
    take_given(type);
    codes_.resize(columns_.size());
}

void FlatColumns::add_column(std::string name, std::uint32_t& number) {
    number = static_cast<std::uint32_t>(columns_.size());
    columns_.push_back({std::move(name), {}});
}

void FlatColumns::add_event_columns(std::string_view resource, const events::Further& further) {
    const std::vector<Use> uses = uses_by_events(log_);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const std::string_view name = log_.attributes[i];
        const bool is_used_already = further.which == events::Further::Which::all && is_resource(name, resource);
        if (uses[i] == Use::none || is_used_already || !wants(further, name, Level::of_event)) continue;
        add_column(std::string(name), of_event_attribute_[i]);
    }
}

void FlatColumns::add_object_columns(std::uint32_t type, const events::Further& further) {
    const std::vector<Use> uses = uses_by_objects(log_, type), by_events = uses_by_events(log_);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const std::string name(log_.attributes[i]);
        if (uses[i] == Use::stays && wants(further, name, Level::of_case))
            add_column(std::string(events::case_prefix) + name, of_object_attribute_[i]);
        if (uses[i] != Use::changes) continue;
        const std::string own = by_events[i] == Use::none ? name : log_.objects.types[type].name + ":" + name;
        changes_[i] = 1;
        if (wants(further, own, Level::of_event)) add_column(own, of_object_attribute_[i]);
    }
}

/// In an order in which the value of a moment is found by halving: an object may change ten thousand times.
void FlatColumns::take_given(std::uint32_t type) {
    const Values& values = log_.object_values;
    given_begin_.push_back(0);
    for (std::uint32_t object = 0; object < log_.objects.size(); ++object) {
        const auto first = static_cast<std::ptrdiff_t>(given_.size());
        for (auto i = values.begin[object]; i < values.begin[object + 1] && log_.objects.type[object] == type; ++i) {
            const std::uint32_t column = of_object_attribute_[values.attribute[i]];
            if (column == no_column || log_.values[values.value[i]].empty()) continue;
            const bool changes = changes_[values.attribute[i]] != 0;
            const std::int64_t since_us = changes ? values.since_us[i] : std::numeric_limits<std::int64_t>::min();
            given_.push_back({column, values.value[i], since_us});
        }
        std::stable_sort(given_.begin() + first, given_.end(), [](const Given& a, const Given& b) { return a.column < b.column; });
        given_begin_.push_back(given_.size());
    }
}

/// Of each column what the object says at the event's time: the last value since then or before.
void FlatColumns::set_given(std::uint32_t event, std::uint32_t object) {
    const auto end = given_.begin() + static_cast<std::ptrdiff_t>(given_begin_[object + 1]);
    for (auto first = given_.begin() + static_cast<std::ptrdiff_t>(given_begin_[object]); first != end;) {
        const auto behind = std::upper_bound(first, end, first->column,
                                             [](std::uint32_t column, const Given& given) { return column < given.column; });
        const auto later = std::upper_bound(first, behind, log_.event_us[event],
                                            [](std::int64_t at_us, const Given& given) { return at_us < given.since_us; });
        if (later != first) set(first->column, (later - 1)->value);
        first = behind;
    }
}

void FlatColumns::set(std::uint32_t column, std::uint32_t value) {
    const std::string_view text = log_.values[value];
    if (!text.empty()) codes_[column] = columns_[column].values.number_of(text);
}

void FlatColumns::add_row(std::uint32_t event, std::uint32_t object, events::Rows& rows) {
    if (columns_.empty()) return;
    std::fill(codes_.begin(), codes_.end(), no_code);
    const Values& of_event = log_.event_values;
    for (auto i = of_event.begin[event]; i < of_event.begin[event + 1]; ++i) {
        const std::uint32_t column = of_event_attribute_[of_event.attribute[i]];
        if (column != no_column) set(column, of_event.value[i]);
    }
    set_given(event, object);
    for (std::size_t column = 0; column < columns_.size(); ++column)
        rows.further[column].append({&codes_[column], 1}, columns_[column].values.size());
}

std::vector<events::FurtherColumn> FlatColumns::take() && {
    std::vector<events::FurtherColumn> out;
    for (Column& column : columns_) {
        const bool too_many = column.values.size() > most_values_;
        out.push_back({std::move(column.name), std::move(column.values).take(), too_many});
    }
    return out;
}

}  // namespace ciclo::objects
