// XML in, streaming: start, text, end; nothing is kept.
//
//   struct Titles : XmlHandler {
//       void start_element(const XmlElement& element, const XmlPosition& at) override { … element.attribute("id") … }
//   };
//   if (auto read = read_xml(bytes, "map.bpmn", titles); !read) return read.errors();
//
// Refuses, with line and column: DOCTYPE (so no entities but the five of XML, and no outside files), depth over
// limits::xml_depth, attributes over limits::xml_attributes, size, bad UTF-8, anything not well-formed. Encodings:
// UTF-8, UTF-16 with BOM, and what expat knows beside (ISO-8859-1, US-ASCII). Names come as written, prefix included;
// no namespace processing. Pure; any number of threads, one handler per reading.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

struct XmlAttribute {
    std::string_view name, value;
};

/// Views live until the call that received them returns.
struct XmlElement {
    std::string_view name;
    std::vector<XmlAttribute> attributes;

    /// Name without its prefix: "bpmn:task" -> "task".
    std::string_view local_name() const;
    std::optional<std::string_view> attribute(std::string_view attribute_name) const;
};

/// Where the parser is; asking costs a few additions, line and column are counted by expat (column in code points).
class XmlPosition {
public:
    virtual ~XmlPosition() = default;
    virtual Place place() const = 0;
    /// Depth of the current element, 1 for the root.
    virtual int depth() const = 0;
};

/// Override what you need. Return an Error to stop the reading with it.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at);
    virtual std::optional<Error> end_element(std::string_view name, const XmlPosition& at);
    /// Character data as it comes, possibly in several pieces; entities and CDATA resolved.
    virtual std::optional<Error> text(std::string_view piece, const XmlPosition& at);
};

Result<Done> read_xml(std::string_view bytes, const std::string& file, XmlHandler& handler);

/// True when every character of the text may stand in XML: it is UTF-8 without control characters but tab and line ends.
bool fits_xml(std::string_view text);
/// `text` for an attribute or an element: & < > " ' escaped, tab and line ends as character references; what XML 1.0
/// cannot hold (other control characters, U+FFFE, U+FFFF, bad UTF-8) becomes U+FFFD.
std::string escape_xml(std::string_view text);
/// True when XML 1.0 can hold the character (production [2] Char).
bool allowed_in_xml(char32_t character);

}  // namespace ciclo::formats
