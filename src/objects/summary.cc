#include "objects/summary.h"

#include <algorithm>
#include <set>

namespace ciclo::objects {

namespace {

std::vector<std::string> attribute_names(const ObjectLog& log, const Type& type) {
    std::vector<std::string> names;
    for (const DeclaredAttribute& declared : type.attributes) names.emplace_back(log.attributes[declared.attribute]);
    return names;
}

/// Adds the objects an event touches to the types they are of.
void count_passages(const ObjectLog& log, std::size_t event, std::vector<ObjectTypeSummary>& types,
                    std::vector<bool>& touched) {
    std::vector<std::uint32_t> objects(
        log.event_objects.to.begin() + static_cast<std::ptrdiff_t>(log.event_objects.begin[event]),
        log.event_objects.to.begin() + static_cast<std::ptrdiff_t>(log.event_objects.begin[event + 1]));
    std::sort(objects.begin(), objects.end());
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
    std::vector<std::uint32_t> of_types;
    for (const std::uint32_t object : objects) {
        touched[object] = true;
        of_types.push_back(log.objects.type[object]);
        ++types[of_types.back()].passages;
    }
    std::sort(of_types.begin(), of_types.end());
    for (std::size_t i = 0; i < of_types.size();) {
        const std::size_t from = i;
        while (i < of_types.size() && of_types[i] == of_types[from]) ++i;
        ++types[of_types[from]].events;
        if (i - from > 1) ++types[of_types[from]].events_multiplied;
    }
}

void count_changes(const ObjectLog& log, std::vector<ObjectTypeSummary>& types) {
    for (std::size_t object = 0; object < log.objects.size(); ++object) {
        // a value is a change when the object had another of that attribute before
        std::set<std::uint32_t> had;
        for (auto i = log.object_values.begin[object]; i < log.object_values.begin[object + 1]; ++i) {
            if (!had.insert(log.object_values.attribute[i]).second) ++types[log.objects.type[object]].changes;
        }
    }
}

std::vector<EventTypeSummary> event_types_of(const ObjectLog& log) {
    std::vector<EventTypeSummary> types;
    const std::vector<std::size_t> counts = log.events.of_each_type();
    for (std::size_t i = 0; i < log.events.types.size(); ++i) {
        types.push_back({log.events.types[i].name, counts[i], attribute_names(log, log.events.types[i])});
    }
    std::stable_sort(types.begin(), types.end(),
                     [](const EventTypeSummary& a, const EventTypeSummary& b) { return a.events > b.events; });
    return types;
}

}  // namespace

LogSummary summarise(const ObjectLog& log) {
    LogSummary out;
    out.event_types = event_types_of(log);
    std::vector<ObjectTypeSummary>& types = out.object_types;
    for (const Type& type : log.objects.types) {
        types.emplace_back();
        types.back().name = type.name;
        types.back().attributes = attribute_names(log, type);
    }
    std::vector<bool> touched(log.objects.size(), false);
    for (std::size_t event = 0; event < log.events.size(); ++event) {
        count_passages(log, event, types, touched);
        if (log.event_objects.begin[event] == log.event_objects.begin[event + 1]) ++out.events_without_object;
    }
    for (std::size_t object = 0; object < log.objects.size(); ++object) {
        ObjectTypeSummary& type = types[log.objects.type[object]];
        ++type.objects;
        if (!touched[object]) ++type.objects_without_event;
    }
    count_changes(log, types);
    std::stable_sort(types.begin(), types.end(),
                     [](const ObjectTypeSummary& a, const ObjectTypeSummary& b) { return a.passages > b.passages; });
    if (!log.event_us.empty()) {
        out.first_us = *std::min_element(log.event_us.begin(), log.event_us.end());
        out.last_us = *std::max_element(log.event_us.begin(), log.event_us.end());
    }
    return out;
}

}  // namespace ciclo::objects
