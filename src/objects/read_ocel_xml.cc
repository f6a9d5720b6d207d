#include "objects/read_ocel_xml.h"

#include "formats/xml.h"
#include "objects/log_builder.h"

namespace ciclo::objects {

namespace {

using formats::XmlElement;
using formats::XmlPosition;

std::string attribute_of(const XmlElement& element, std::string_view name) {
    return std::string(element.attribute(name).value_or(std::string_view()));
}

/// "date" and so on, the elements in which OCEL 1.0 writes values.
ValueKind kind_of_element(std::string_view name) {
    return name == "date"      ? ValueKind::time
           : name == "int"     ? ValueKind::whole
           : name == "float"   ? ValueKind::real
           : name == "boolean" ? ValueKind::truth
                               : ValueKind::text;
}

struct GivenValue {
    std::string name, text;
    ValueKind kind = ValueKind::text;
    std::optional<std::string> time;
    Place place;
};

struct GivenRelation {
    std::string object, qualifier;
    Place place;
};

/// An event or an object, until its end is read.
struct Thing {
    std::string id, type, time;
    std::vector<GivenValue> values;
    std::vector<GivenRelation> relations;
    Place place;
};

/// Walks log (1) > events (2) > event (3) > its lists (4) > their items (5); 2.0 writes identifiers as attributes of
/// depth 3, 1.0 as elements of depth 4.
class OcelHandler final : public formats::XmlHandler {
public:
    OcelHandler(const std::string& file, Declares declares) : log_(file, declares) {}

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at) override {
        const int depth = at.depth();
        const std::string_view name = element.local_name();
        if (depth == 2) begin_part(element, at);
        if (depth == 3) begin_thing(element, name, at);
        if (depth == 4) begin_list(element, name, at);
        if (depth == 5) item(element, name, at);
        if (depth == 6 && thing_ && list_ == List::values) {
            log_.note("not_a_value", std::string(name), "", at.place(), Treatment::value_left_out);
        }
        return std::nullopt;
    }

    std::optional<Error> end_element(std::string_view, const XmlPosition& at) override {
        if (at.depth() == 5) in_text_ = false;
        if (at.depth() == 3) {
            if (thing_ && part_ == Part::events) add_event();
            if (thing_ && part_ == Part::objects) add_object();
            thing_.reset();
            type_.reset();
        }
        return std::nullopt;
    }

    std::optional<Error> text(std::string_view piece, const XmlPosition& at) override {
        if (in_text_ && at.depth() == 5) thing_->values.back().text += piece;
        return std::nullopt;
    }

    Result<ObjectLog> finish() && { return std::move(log_).finish(); }

private:
    enum class Part { other, event_types, object_types, events, objects, log_global };
    enum class List { other, values, relations, object_types };

    void begin_part(const XmlElement& element, const XmlPosition& at) {
        const std::string_view name = element.local_name();
        part_ = name == "events"                                              ? Part::events
                : name == "objects"                                           ? Part::objects
                : name == "event-types"                                       ? Part::event_types
                : name == "object-types"                                      ? Part::object_types
                : name == "global" && attribute_of(element, "scope") == "log" ? Part::log_global
                                                                              : Part::other;
        if (part_ == Part::other && name != "global") {
            log_.note("unused_key", std::string(name), "", at.place(), Treatment::noted);
        }
    }

    void begin_thing(const XmlElement& element, std::string_view name, const XmlPosition& at) {
        list_ = List::other;
        if (part_ == Part::log_global) {
            if (attribute_of(element, "key") == "object-types") list_ = List::object_types;
        } else if (part_ == Part::event_types || part_ == Part::object_types) {
            declare_type(element, at);
        } else if (part_ == Part::events || part_ == Part::objects) {
            const bool events = part_ == Part::events;
            if (name != (events ? "event" : "object")) {
                return log_.note(events ? "not_an_event" : "not_an_object", std::string(name), "", at.place());
            }
            thing_ = Thing{attribute_of(element, "id"),
                           attribute_of(element, "type"),
                           attribute_of(element, "time"),
                           {},
                           {},
                           at.place()};
        }
    }

    void declare_type(const XmlElement& element, const XmlPosition& at) {
        const std::string name = attribute_of(element, "name");
        if (name.empty()) return log_.note("no_type", std::string(element.local_name()), "", at.place());
        type_ = part_ == Part::event_types ? log_.declare_event_type(name) : log_.declare_object_type(name);
    }

    void begin_list(const XmlElement& element, std::string_view name, const XmlPosition& at) {
        if (part_ == Part::log_global) {
            if (list_ == List::object_types) declare_plain(element);
            return;
        }
        const std::string key = attribute_of(element, "key");
        list_ = name == "attributes" || key == "vmap" || key == "ovmap"                         ? List::values
                : name == "objects" || name == "relationships" || key == "omap" || key == "o2o" ? List::relations
                                                                                                : List::other;
        if (!thing_ || list_ != List::other) return;
        const std::string value = attribute_of(element, "value");
        if (key == "id")
            thing_->id = value;
        else if (key == "activity" || key == "type")
            thing_->type = value;
        else if (key == "timestamp")
            thing_->time = value;
        else
            log_.note("unused_key", key.empty() ? std::string(name) : key, "", at.place(), Treatment::value_left_out);
    }

    void declare_plain(const XmlElement& element) {
        const std::string name = attribute_of(element, "value");
        if (!name.empty()) log_.declare_object_type(name);
    }

    void item(const XmlElement& element, std::string_view name, const XmlPosition& at) {
        if (type_ && list_ == List::values) return declare_attribute(element, at);
        if (!thing_ || list_ == List::other) return;
        if (list_ == List::relations) return relation(element, name, at);
        GivenValue value{attribute_of(element, "name"), "", ValueKind::text, std::nullopt, at.place()};
        if (const auto time = element.attribute("time")) value.time = std::string(*time);
        if (element.attribute("key")) {
            value.name = attribute_of(element, "key"), value.kind = kind_of_element(name);
            value.text = attribute_of(element, "value");
        } else {
            in_text_ = true;
        }
        thing_->values.push_back(std::move(value));
    }

    void declare_attribute(const XmlElement& element, const XmlPosition& at) {
        const std::string name = attribute_of(element, "name");
        if (name.empty()) return log_.note("no_attribute", "", "", at.place(), Treatment::value_left_out);
        const ValueKind kind = from_code<ValueKind>(attribute_of(element, "type")).value_or(ValueKind::text);
        if (part_ == Part::event_types)
            log_.declare_event_attribute(*type_, name, kind);
        else
            log_.declare_object_attribute(*type_, name, kind);
    }

    void relation(const XmlElement& element, std::string_view name, const XmlPosition& at) {
        const bool old = element.attribute("object-id") == std::nullopt;
        if (old && !element.attribute("value")) return log_.note("not_a_relation", std::string(name), "", at.place());
        thing_->relations.push_back(
            {attribute_of(element, old ? "value" : "object-id"), attribute_of(element, "qualifier"), at.place()});
    }

    void add_event() {
        const auto added = log_.add_event({thing_->id, thing_->type, thing_->time}, thing_->place);
        if (!added) return;
        for (const GivenValue& value : thing_->values)
            log_.event_value(*added, value.name, value.text, value.kind, value.place);
        for (const GivenRelation& to : thing_->relations) log_.relate_event(*added, to.object, to.qualifier, to.place);
    }

    void add_object() {
        const auto added = log_.add_object(thing_->id, thing_->type, thing_->place);
        if (!added) return;
        for (const GivenValue& value : thing_->values) {
            std::optional<std::string_view> since;
            if (value.time) since = *value.time;
            log_.object_value(*added, value.name, value.text, value.kind, since, value.place);
        }
        for (const GivenRelation& to : thing_->relations) log_.relate_object(*added, to.object, to.qualifier, to.place);
    }

    LogBuilder log_;
    Part part_ = Part::other;
    List list_ = List::other;
    bool in_text_ = false;
    std::optional<std::uint32_t> type_;
    std::optional<Thing> thing_;
};

/// Stops at the first element that tells OCEL from XES.
class FormHandler final : public formats::XmlHandler {
public:
    enum class Verdict { open, ocel, another };

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at) override {
        const std::string_view name = element.local_name();
        const std::string scope = name == "global" ? attribute_of(element, "scope") : "";
        if (at.depth() == 1 ? name == "log" : at.depth() > 2 || scope == "event") {  // both have <global scope="event">
            return std::nullopt;
        }
        const bool is_part = name == "events" || name == "objects" || name == "event-types" || name == "object-types";
        const bool is_ocel = at.depth() == 2 && (is_part || scope == "log" || scope == "object");
        verdict = is_ocel ? Verdict::ocel : Verdict::another;
        declares = name == "global" ? Declares::nothing : Declares::everything;
        return Error{ErrorKind::invalid,
                     "the file is XML and no object-centric log: <" + std::string(name) + "> stands in it",
                     "give OCEL, whose <log> holds <events> and <objects>", at.place(), "not_an_object_log"};
    }

    Verdict verdict = Verdict::open;
    Declares declares = Declares::everything;
};

}  // namespace

bool is_ocel_xml(std::string_view text, const std::string& file) {
    FormHandler form;
    return !formats::read_xml(text, file, form) && form.verdict == FormHandler::Verdict::ocel;
}

Result<ObjectLog> read_ocel_xml(std::string_view text, const std::string& file) {
    FormHandler form;
    if (const Result<Done> looked = formats::read_xml(text, file, form);
        !looked && form.verdict != FormHandler::Verdict::ocel) {
        return looked.errors();
    }
    OcelHandler handler(file, form.declares);
    const Result<Done> read = formats::read_xml(text, file, handler);
    if (!read) return read.errors();
    return std::move(handler).finish();
}

}  // namespace ciclo::objects
