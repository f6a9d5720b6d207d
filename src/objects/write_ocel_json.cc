#include "objects/write_ocel.h"

#include "calendar/instant.h"
#include "formats/json.h"

namespace ciclo::objects {

namespace {

using formats::Value;

Value time_text(std::int64_t microseconds) {
    return formats::string(calendar::iso_text(calendar::Instant{microseconds}));
}

Value types_of(const Things& things, const ObjectLog& log) {
    std::vector<Value> types;
    for (const Type& type : things.types) {
        std::vector<Value> attributes;
        for (const DeclaredAttribute& declared : type.attributes) {
            attributes.push_back(formats::object({{"name", formats::string(log.attributes[declared.attribute])},
                                                  {"type", formats::string(code_of(declared.kind))}}));
        }
        types.push_back(formats::object(
            {{"name", formats::string(type.name)}, {"attributes", formats::list(std::move(attributes))}}));
    }
    return formats::list(std::move(types));
}

/// As a JSON number or truth where the type declares one; write_json() puts into quotes what is none.
Value value_text(const Type& type, std::uint32_t attribute, std::string_view text) {
    Value value = formats::string(text);
    for (const DeclaredAttribute& declared : type.attributes) {
        if (declared.attribute != attribute) continue;
        const bool literal = declared.kind == ValueKind::whole || declared.kind == ValueKind::real ||
                             (declared.kind == ValueKind::truth && (text == "true" || text == "false"));
        value.quoted = !(literal && is_of_kind(text, declared.kind));
    }
    return value;
}

Value values_of(const ObjectLog& log, const Values& values, const Type& type, std::size_t owner) {
    std::vector<Value> out;
    for (auto i = values.begin[owner]; i < values.begin[owner + 1]; ++i) {
        std::vector<std::pair<std::string, Value>> entries{
            {"name", formats::string(log.attributes[values.attribute[i]])}};
        if (!values.since_us.empty()) entries.emplace_back("time", time_text(values.since_us[i]));
        entries.emplace_back("value", value_text(type, values.attribute[i], log.values[values.value[i]]));
        out.push_back(formats::object(std::move(entries)));
    }
    return formats::list(std::move(out));
}

Value relations_of(const ObjectLog& log, const Relations& relations, std::size_t owner) {
    std::vector<Value> out;
    for (auto i = relations.begin[owner]; i < relations.begin[owner + 1]; ++i) {
        out.push_back(formats::object({{"objectId", formats::string(log.objects.ids[relations.to[i]])},
                                       {"qualifier", formats::string(log.qualifiers[relations.qualifier[i]])}}));
    }
    return formats::list(std::move(out));
}

}  // namespace

std::string write_ocel_json(const ObjectLog& log) {
    std::vector<Value> events, objects;
    for (std::size_t i = 0; i < log.objects.size(); ++i) {
        const Type& type = log.objects.types[log.objects.type[i]];
        objects.push_back(formats::object({{"id", formats::string(log.objects.ids[i])},
                                           {"type", formats::string(type.name)},
                                           {"attributes", values_of(log, log.object_values, type, i)},
                                           {"relationships", relations_of(log, log.object_objects, i)}}));
    }
    for (std::size_t i = 0; i < log.events.size(); ++i) {
        const Type& type = log.events.types[log.events.type[i]];
        events.push_back(formats::object({{"id", formats::string(log.events.ids[i])},
                                          {"type", formats::string(type.name)},
                                          {"time", time_text(log.event_us[i])},
                                          {"attributes", values_of(log, log.event_values, type, i)},
                                          {"relationships", relations_of(log, log.event_objects, i)}}));
    }
    return formats::write_json(formats::object({{"objectTypes", types_of(log.objects, log)},
                                                {"eventTypes", types_of(log.events, log)},
                                                {"objects", formats::list(std::move(objects))},
                                                {"events", formats::list(std::move(events))}}));
}

}  // namespace ciclo::objects
