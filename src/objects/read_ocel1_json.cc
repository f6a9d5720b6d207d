// OCEL 1.0 in JSON: events and objects are maps by identifier, values stand from the beginning, relations have no
// qualifier but in "ocel:typedOmap" and "ocel:o2o", which later writers added.
#include <algorithm>

#include "objects/read_ocel_json.h"

namespace ciclo::objects {

namespace {

using formats::Value;

constexpr std::string_view used[] = {"ocel:events", "ocel:objects", "ocel:global-log", "ocel:global-event",
                                     "ocel:global-object"};

void declare_types(const Value& document, LogBuilder& log) {
    const Value* global = document.find("ocel:global-log");
    const Value* types = global == nullptr ? nullptr : global->find("ocel:object-types");
    if (types == nullptr || !types->is_list()) return;
    for (const Value& type : types->items) {
        if (type.is_scalar() && !type.text.empty()) log.declare_object_type(type.text);
    }
}

/// do_with(name, text) for each value that is one.
template <class DoWith>
void each_value(const Value& owner, std::string_view key, LogBuilder& log, const DoWith& do_with) {
    const Value* values = owner.find(key);
    if (values == nullptr) return;
    if (!values->is_map())
        return log.note("not_a_value", std::string(key), "", values->place, Treatment::value_left_out);
    for (const Value::Entry& entry : values->entries) {
        if (const auto text = scalar_text(&entry.value)) {
            do_with(entry, *text);
        } else {
            log.note(why_no_value(&entry.value), entry.key, "", entry.key_place, Treatment::value_left_out);
        }
    }
}

/// do_with(object, qualifier, place) for each relation: a list of texts, or of maps with ocel:oid and ocel:qualifier.
template <class DoWith>
void each_relation(const Value& owner, std::string_view key, LogBuilder& log, const DoWith& do_with) {
    const Value* list = owner.find(key);
    if (list == nullptr) return;
    if (!list->is_list()) return log.note("not_a_relation", std::string(key), "", list->place);
    for (const Value& item : list->items) {
        if (item.is_scalar()) {
            do_with(item.text, "", item.place);
        } else if (item.is_map()) {
            do_with(text_at(item, "ocel:oid"), text_at(item, "ocel:qualifier"), item.place);
        } else {
            log.note("not_a_relation", std::string(key), "", item.place);
        }
    }
}

void add_object(const Value::Entry& entry, LogBuilder& log) {
    if (!entry.value.is_map()) return log.note("not_an_object", "ocel:objects", "", entry.key_place);
    const auto added = log.add_object(entry.key, text_at(entry.value, "ocel:type"), entry.key_place);
    if (!added) return;
    each_value(entry.value, "ocel:ovmap", log, [&](const Value::Entry& given, const ScalarText& text) {
        log.object_value(*added, given.key, text.text, text.kind, std::nullopt, given.key_place);
    });
    each_relation(entry.value, "ocel:o2o", log,
                  [&](std::string_view to, std::string_view qualifier, const Place& place) {
                      log.relate_object(*added, to, qualifier, place);
                  });
}

void add_event(const Value::Entry& entry, LogBuilder& log) {
    if (!entry.value.is_map()) return log.note("not_an_event", "ocel:events", "", entry.key_place);
    const auto added = log.add_event(
        {entry.key, text_at(entry.value, "ocel:activity"), text_at(entry.value, "ocel:timestamp")}, entry.key_place);
    if (!added) return;
    each_value(entry.value, "ocel:vmap", log, [&](const Value::Entry& given, const ScalarText& text) {
        log.event_value(*added, given.key, text.text, text.kind, given.key_place);
    });
    const bool typed = entry.value.find("ocel:typedOmap") != nullptr;  // says what omap says, with qualifiers
    each_relation(entry.value, typed ? "ocel:typedOmap" : "ocel:omap", log,
                  [&](std::string_view to, std::string_view qualifier, const Place& place) {
                      log.relate_event(*added, to, qualifier, place);
                  });
}

}  // namespace

Errors read_ocel1_document(const Value& document, LogBuilder& log) {
    Errors errors;
    for (const std::string_view part : {"ocel:objects", "ocel:events"}) {
        const Value* map = document.find(part);
        if (map == nullptr || map->is_map()) continue;
        errors.push_back({ErrorKind::invalid, std::string(part) + " is no object", "give {} when there are none",
                          map->place, "ocel_part_wrong"});
    }
    if (!errors.empty()) return errors;
    for (const Value::Entry& entry : document.entries) {
        if (std::find(std::begin(used), std::end(used), entry.key) == std::end(used)) {
            log.note("unused_key", entry.key, "", entry.key_place, Treatment::noted);
        }
    }
    declare_types(document, log);
    if (const Value* objects = document.find("ocel:objects")) {
        for (const Value::Entry& entry : objects->entries) add_object(entry, log);
    }
    if (const Value* events = document.find("ocel:events")) {
        for (const Value::Entry& entry : events->entries) add_event(entry, log);
    }
    return errors;
}

}  // namespace ciclo::objects
