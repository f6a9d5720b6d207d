// room: formats
// XML: elements are opened and closed in order, depth and attributes keep to their limits, escaped text comes back.
#include "base/text.h"
#include "formats/limits.h"
#include "formats/xml.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

namespace {

struct Checker final : XmlHandler {
    std::vector<std::string> open;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at) override {
        open.emplace_back(element.name);
        promise(at.depth() == static_cast<int>(open.size()) && at.depth() <= limits::xml_depth,
                "the depth is counted and kept");
        promise(element.attributes.size() <= limits::xml_attributes, "the attributes are few");
        for (const XmlAttribute& one : element.attributes)
            promise(is_utf8(one.name) && is_utf8(one.value), "attributes are UTF-8");
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view name, const XmlPosition&) override {
        promise(!open.empty() && open.back() == name, "elements close in order");
        open.pop_back();
        return std::nullopt;
    }
    std::optional<Error> text(std::string_view piece, const XmlPosition&) override {
        promise(is_utf8(piece), "text is UTF-8");
        return std::nullopt;
    }
};

struct FirstAttribute final : XmlHandler {
    std::string value;
    std::optional<Error> start_element(const XmlElement& element, const XmlPosition&) override {
        value = element.attributes.front().value;
        return std::nullopt;
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size);
    Checker checker;
    const Result<Done> read = read_xml(text, "f.xml", checker);
    promise(!read.ok() || checker.open.empty(), "a document that is accepted is complete");
    FirstAttribute first;
    promise(read_xml("<a b=\"" + escape_xml(text) + "\"/>", "e.xml", first).ok(), "escaped text is XML");
    if (is_utf8(text) && text.find_first_of(std::string_view("\0\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F",
                                                             13)) == std::string_view::npos) {
        bool allowed = true;
        for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
            allowed = allowed && allowed_in_xml(code_point_at(text, at).value);
        promise(!allowed || first.value == text, "escaped text comes back");
    }
    return 0;
}
