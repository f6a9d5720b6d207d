#include "base/text.h"
#include "calendar/instant.h"
#include "formats/xml.h"
#include "objects/write_ocel.h"

namespace ciclo::objects {

namespace {

class XmlWriting {
public:
    explicit XmlWriting(const ObjectLog& log) : log_(log) {}

    Result<std::string> write() && {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n";
        types("object", log_.objects);
        types("event", log_.events);
        things("object", log_.objects, log_.object_values, log_.object_objects);
        things("event", log_.events, log_.event_values, log_.event_objects);
        out_ += "</log>\n";
        if (!refused_.empty()) return refused_;
        return std::move(out_);
    }

private:
    std::string escaped(std::string_view text) {
        if (refused_.empty() && !formats::fits_xml(text)) {
            refused_.push_back({ErrorKind::refused,
                                "XML cannot hold a character of " + quoted(text),
                                "write JSON, which can",
                                {log_.file, 0, 0}});
        }
        return formats::escape_xml(text);
    }

    void types(const std::string& word, const Things& things) {
        out_ += "  <" + word + "-types>\n";
        for (const Type& type : things.types) {
            out_ += "    <" + word + "-type name=\"" + escaped(type.name) + "\">\n      <attributes>\n";
            for (const DeclaredAttribute& declared : type.attributes) {
                out_ += "        <attribute name=\"" + escaped(log_.attributes[declared.attribute]) + "\" type=\"" +
                        std::string(code_of(declared.kind)) + "\"/>\n";
            }
            out_ += "      </attributes>\n    </" + word + "-type>\n";
        }
        out_ += "  </" + word + "-types>\n";
    }

    void things(const std::string& word, const Things& things, const Values& values, const Relations& relations) {
        out_ += "  <" + word + "s>\n";
        for (std::size_t i = 0; i < things.size(); ++i) {
            out_ += "    <" + word + " id=\"" + escaped(things.ids[i]) + "\" type=\"" +
                    escaped(things.types[things.type[i]].name) + "\"";
            if (&things == &log_.events) out_ += " time=\"" + time_text(log_.event_us[i]) + "\"";
            out_ += ">\n";
            values_of(values, i);
            relations_of(relations, i);
            out_ += "    </" + word + ">\n";
        }
        out_ += "  </" + word + "s>\n";
    }

    static std::string time_text(std::int64_t microseconds) {
        return calendar::iso_text(calendar::Instant{microseconds});
    }

    void values_of(const Values& values, std::size_t owner) {
        if (values.begin[owner] == values.begin[owner + 1]) return;
        out_ += "      <attributes>\n";
        for (auto i = values.begin[owner]; i < values.begin[owner + 1]; ++i) {
            out_ += "        <attribute name=\"" + escaped(log_.attributes[values.attribute[i]]) + "\"";
            if (!values.since_us.empty()) out_ += " time=\"" + time_text(values.since_us[i]) + "\"";
            out_ += ">" + escaped(log_.values[values.value[i]]) + "</attribute>\n";
        }
        out_ += "      </attributes>\n";
    }

    void relations_of(const Relations& relations, std::size_t owner) {
        if (relations.begin[owner] == relations.begin[owner + 1]) return;
        out_ += "      <objects>\n";
        for (auto i = relations.begin[owner]; i < relations.begin[owner + 1]; ++i) {
            out_ += "        <relationship object-id=\"" + escaped(log_.objects.ids[relations.to[i]]) +
                    "\" qualifier=\"" + escaped(log_.qualifiers[relations.qualifier[i]]) + "\"/>\n";
        }
        out_ += "      </objects>\n";
    }

    const ObjectLog& log_;
    std::string out_;
    Errors refused_;
};

}  // namespace

Result<std::string> write_ocel_xml(const ObjectLog& log) {
    return XmlWriting(log).write();
}

}  // namespace ciclo::objects
