#include "formats/xml.h"

#include <expat.h>

#include <memory>

#include "base/text.h"
#include "formats/limits.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t piece_bytes = 64 * limits::mebibyte;  // expat counts in int; the bytes are in memory anyway

struct Freed {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

class XmlReading final : public XmlPosition {
public:
    XmlReading(const std::string& file, XmlHandler& handler)
        : file_(file), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
        ENSURE(parser_ != nullptr, "there is memory for an XML parser");
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &on_start, &on_end);
        XML_SetCharacterDataHandler(parser_.get(), &on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &on_doctype);
    }

    Result<Done> read(std::string_view bytes) {
        do {
            const std::string_view piece = bytes.substr(0, piece_bytes);
            bytes.remove_prefix(piece.size());
            const auto status =
                XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), bytes.empty() ? 1 : 0);
            if (failed_) return *failed_;
            if (status != XML_STATUS_OK) return not_well_formed();
        } while (!bytes.empty());
        return done;
    }

    Place place() const override {
        return {file_, static_cast<int>(XML_GetCurrentLineNumber(parser_.get())),
                static_cast<int>(XML_GetCurrentColumnNumber(parser_.get())) + 1};
    }
    int depth() const override { return depth_; }

private:
    static XmlReading& self(void* data) { return *static_cast<XmlReading*>(data); }

    static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
        self(data).start(name, attributes);
    }
    static void on_end(void* data, const XML_Char* name) {
        XmlReading& reading = self(data);
        if (reading.failed_) return;
        reading.stop(reading.handler_.end_element(name, reading));
        --reading.depth_;
    }
    static void on_text(void* data, const XML_Char* text, int size) {
        XmlReading& reading = self(data);
        if (reading.failed_) return;
        reading.stop(reading.handler_.text({text, static_cast<std::size_t>(size)}, reading));
    }
    static void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        XmlReading& reading = self(data);
        reading.stop(Error{ErrorKind::refused, "a DOCTYPE stands in the file",
                           "remove it; definitions and entities are not used here", reading.place(), "xml_doctype"});
    }

    void start(const XML_Char* name, const XML_Char** attributes) {
        if (failed_) return;
        if (++depth_ > limits::xml_depth) {
            return stop(
                Error{ErrorKind::limit,
                      "elements stand more than " + std::to_string(limits::xml_depth) + " deep inside each other",
                      "check the file; the formats read here use 12", place(), "xml_too_deep"});
        }
        element_.name = name;
        element_.attributes.clear();
        for (; *attributes != nullptr; attributes += 2) {
            element_.attributes.push_back({attributes[0], attributes[1]});
            if (element_.attributes.back().value.size() > limits::xml_attribute_bytes) {
                return stop(Error{ErrorKind::limit, "the attribute " + quoted(attributes[0]) + " is longer than 8 MiB",
                                  "shorten it", place(), "xml_element_too_large"});
            }
        }
        if (element_.attributes.size() > limits::xml_attributes) {
            return stop(Error{ErrorKind::limit,
                              "an element has more than " + std::to_string(limits::xml_attributes) + " attributes",
                              "check the file", place(), "xml_element_too_large"});
        }
        stop(handler_.start_element(element_, *this));
    }

    void stop(std::optional<Error> error) {
        if (!error || failed_) return;
        failed_ = std::move(error);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    Error not_well_formed() const {
        const XML_Error code = XML_GetErrorCode(parser_.get());
        const auto invalid = [&](std::string what, std::string cure, std::string told = "xml_broken") {
            return Error{ErrorKind::invalid, std::move(what), std::move(cure), place(), std::move(told)};
        };
        switch (code) {
            case XML_ERROR_NO_ELEMENTS:
                if (depth_ == 0)
                    return invalid("the file holds no XML element", "check that it is the right file", "xml_empty");
                [[fallthrough]];
            case XML_ERROR_UNCLOSED_TOKEN:
            case XML_ERROR_PARTIAL_CHAR:
            case XML_ERROR_UNCLOSED_CDATA_SECTION:
                return invalid("the XML is cut off before its end", "fetch the file again", "xml_cut_off");
            case XML_ERROR_TAG_MISMATCH:
                return invalid(
                    "a closing tag does not fit " + quoted("<" + std::string(element_.name) + "> or what it stands in"),
                    "close the elements in the order they were opened");
            case XML_ERROR_DUPLICATE_ATTRIBUTE:
                return invalid("an attribute stands twice in one element", "keep one of the two");
            case XML_ERROR_UNDEFINED_ENTITY:
                return invalid("an entity is used that XML does not know", "write the character itself, or &#…;");
            case XML_ERROR_BAD_CHAR_REF:
                return invalid("a character reference (&#…;) names no character of XML", "remove it");
            case XML_ERROR_UNKNOWN_ENCODING:
            case XML_ERROR_INCORRECT_ENCODING:
                return invalid("the encoding named in the first line is not known or not the file's",
                               "save the file as UTF-8", "xml_encoding");
            case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
                return invalid("something follows the end of the document", "keep one document per file");
            case XML_ERROR_INVALID_TOKEN:
                return invalid(
                    "a character stands where XML allows none; often a bare & or <, a control character or a wrong "
                    "encoding",
                    "write &amp; for & and &lt; for <, and save the file as UTF-8");
            default:
                return invalid("the file is no well-formed XML (" + std::string(XML_ErrorString(code)) + ")",
                               "export it again");
        }
    }

    std::string file_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Freed> parser_;
    XmlElement element_;
    int depth_ = 0;
    std::optional<Error> failed_;
};

}  // namespace

std::string_view XmlElement::local_name() const {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<std::string_view> XmlElement::attribute(std::string_view attribute_name) const {
    for (const XmlAttribute& one : attributes) {
        if (one.name == attribute_name) return one.value;
    }
    return std::nullopt;
}

std::optional<Error> XmlHandler::start_element(const XmlElement&, const XmlPosition&) {
    return std::nullopt;
}
std::optional<Error> XmlHandler::end_element(std::string_view, const XmlPosition&) {
    return std::nullopt;
}
std::optional<Error> XmlHandler::text(std::string_view, const XmlPosition&) {
    return std::nullopt;
}

Result<Done> read_xml(std::string_view bytes, const std::string& file, XmlHandler& handler) {
    if (bytes.size() > limits::xml_bytes)
        return Error{ErrorKind::limit, "the XML is larger than 4 GiB", "split it", {file}, "file_over_gib"};
    return XmlReading(file, handler).read(bytes);
}

bool allowed_in_xml(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

bool fits_xml(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (!c.good || !allowed_in_xml(c.value)) return false;
        at += c.size;
    }
    return true;
}

std::string escape_xml(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        switch (c.value) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            case '\t':
                out += "&#9;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                if (c.good && allowed_in_xml(c.value)) {
                    out += text.substr(at, c.size);
                } else {
                    out += "\uFFFD";
                }
        }
        at += c.size;
    }
    return out;
}

}  // namespace ciclo::formats
