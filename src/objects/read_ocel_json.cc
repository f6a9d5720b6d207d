#include "objects/read_ocel_json.h"

#include <algorithm>
#include <cstring>

#include "formats/json.h"

namespace ciclo::objects {

namespace {

using formats::Value;

constexpr std::string_view parts[] = {"objectTypes", "eventTypes", "objects", "events"};

/// The lists of an OCEL 2.0 document, in the order in which they must be read.
class JsonReading {
public:
    JsonReading(const Value& document, LogBuilder& log) : document_(document), log_(log) {}

    Errors read() {
        for (const std::string_view part : parts) {
            const Value* list = document_.find(part);
            if (list == nullptr || list->is_null() || list->is_list()) continue;
            errors_.push_back({ErrorKind::invalid, std::string(part) + " is no list",
                               "give a list, [] when there are none", list->place, "ocel_part_wrong"});
        }
        if (!errors_.empty()) return errors_;
        for (const Value& type : list_at(document_, "objectTypes")) declare(type, true);
        for (const Value& type : list_at(document_, "eventTypes")) declare(type, false);
        for (const Value& object : list_at(document_, "objects")) add_object(object);
        for (const Value& event : list_at(document_, "events")) add_event(event);
        return errors_;
    }

private:
    static const std::vector<Value>& list_at(const Value& map, std::string_view key) {
        static const std::vector<Value> none;
        const Value* list = map.find(key);
        return list == nullptr || !list->is_list() ? none : list->items;
    }

    /// As list_at, and what stands there and is no list goes into the ledger.
    const std::vector<Value>& list_in(const Value& map, std::string_view key, const char* code) {
        const Value* list = map.find(key);
        if (list != nullptr && !list->is_list() && !list->is_null()) {
            log_.note(code, std::string(key), "", list->place, Treatment::value_left_out);
        }
        return list_at(map, key);
    }

    void declare(const Value& type, bool of_objects) {
        const std::string_view name = text_at(type, "name");
        if (name.empty()) return log_.note("no_type", of_objects ? "objectTypes" : "eventTypes", "", type.place);
        const std::uint32_t number = of_objects ? log_.declare_object_type(name) : log_.declare_event_type(name);
        for (const Value& attribute : list_in(type, "attributes", "not_a_value")) {
            const std::string_view attribute_name = text_at(attribute, "name");
            if (attribute_name.empty()) {
                log_.note("no_attribute", std::string(name), "", attribute.place, Treatment::value_left_out);
                continue;
            }
            const ValueKind kind = from_code<ValueKind>(text_at(attribute, "type")).value_or(ValueKind::text);
            if (of_objects)
                log_.declare_object_attribute(number, attribute_name, kind);
            else
                log_.declare_event_attribute(number, attribute_name, kind);
        }
    }

    void add_object(const Value& object) {
        if (!object.is_map()) return log_.note("not_an_object", "objects", "", object.place);
        const auto added = log_.add_object(text_at(object, "id"), text_at(object, "type"), object.place);
        if (!added) return;
        for (const Value& value : list_in(object, "attributes", "not_a_value")) {
            const auto text = scalar_text(value.find("value"));
            const Value* time = value.find("time");
            std::optional<std::string_view> since;
            if (time != nullptr && !time->is_null()) since = text_at(value, "time");
            if (!text) {
                no_value(value);
            } else {
                log_.object_value(*added, text_at(value, "name"), text->text, text->kind, since, value.place);
            }
        }
        for (const Value& relation : list_in(object, "relationships", "not_a_relation")) {
            if (const auto to = target_of(relation))
                log_.relate_object(*added, *to, qualifier_of(relation), relation.place);
        }
    }

    void add_event(const Value& event) {
        if (!event.is_map()) return log_.note("not_an_event", "events", "", event.place);
        const auto added =
            log_.add_event({text_at(event, "id"), text_at(event, "type"), text_at(event, "time")}, event.place);
        if (!added) return;
        for (const Value& value : list_in(event, "attributes", "not_a_value")) {
            const auto text = scalar_text(value.find("value"));
            if (!text) {
                no_value(value);
            } else {
                log_.event_value(*added, text_at(value, "name"), text->text, text->kind, value.place);
            }
        }
        for (const Value& relation : list_in(event, "relationships", "not_a_relation")) {
            if (const auto to = target_of(relation))
                log_.relate_event(*added, *to, qualifier_of(relation), relation.place);
        }
    }

    void no_value(const Value& value) {
        log_.note(why_no_value(value.find("value")), std::string(text_at(value, "name")), "", value.place,
                  Treatment::value_left_out);
    }

    std::optional<std::string_view> target_of(const Value& relation) {
        if (relation.is_map()) return text_at(relation, "objectId");
        log_.note("not_a_relation", "relationships", "", relation.place);
        return std::nullopt;
    }
    static std::string_view qualifier_of(const Value& relation) { return text_at(relation, "qualifier"); }

    const Value& document_;
    LogBuilder& log_;
    Errors errors_;
};

bool has_any_part(const Value& document) {
    return std::any_of(std::begin(parts), std::end(parts),
                       [&](std::string_view part) { return document.find(part) != nullptr; });
}

Result<ObjectLog> read_2_0(const Value& document, const std::string& file) {
    LogBuilder log(file);
    for (const Value::Entry& entry : document.entries) {
        if (std::find(std::begin(parts), std::end(parts), entry.key) != std::end(parts)) continue;
        log.note("unused_key", entry.key, "", entry.key_place, Treatment::noted);
    }
    if (Errors errors = JsonReading(document, log).read(); !errors.empty()) return errors;
    return std::move(log).finish();
}

/// False for a long text in which no key ends like a part of a log: it is not made into a tree of twenty times its size.
/// A short text is always read, for its mistakes have places.
bool may_be_log(std::string_view text) {
    constexpr std::size_t always_read_bytes = 65'536;
    const auto has = [&](std::string_view end) { return memmem(text.data(), text.size(), end.data(), end.size()) != nullptr; };
    return text.size() <= always_read_bytes || has("events\"") || has("objects\"") || has("Types\"");
}

Error no_log(const Place& place) {
    return {ErrorKind::invalid, "the file is JSON and no object-centric log: it has neither events nor objects",
            "give OCEL 2.0 (events, objects, eventTypes, objectTypes) or 1.0 (ocel:events, ocel:objects)", place,
            "not_an_object_log"};
}

}  // namespace

std::optional<ScalarText> scalar_text(const Value* value) {
    if (value == nullptr || !value->is_scalar()) return std::nullopt;
    if (value->quoted) return ScalarText{value->text, ValueKind::text};
    if (value->text == "true" || value->text == "false") return ScalarText{value->text, ValueKind::truth};
    const bool whole = is_of_kind(value->text, ValueKind::whole);
    return ScalarText{value->text, whole ? ValueKind::whole : ValueKind::real};
}

std::string_view text_at(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value == nullptr || !value->is_scalar() ? std::string_view() : std::string_view(value->text);
}

const char* why_no_value(const Value* value) {
    return value == nullptr || value->is_null() ? "no_value" : "not_a_value";
}

Result<ObjectLog> read_ocel_json(std::string_view text, const std::string& file) {
    if (!may_be_log(text)) return no_log({file, 1, 1});
    const Result<Value> document = formats::read_json(text, file);
    if (!document) return document.errors();
    if (document->is_map() && has_any_part(*document)) return read_2_0(*document, file);
    if (document->find("ocel:events") == nullptr && document->find("ocel:objects") == nullptr) {
        return no_log(document->place);
    }
    LogBuilder log(file, Declares::nothing);
    if (Errors errors = read_ocel1_document(*document, log); !errors.empty()) return errors;
    return std::move(log).finish();
}

}  // namespace ciclo::objects
