#include "formats/xml.h"

#include <gtest/gtest.h>

#include "formats/limits.h"

namespace ciclo::formats {
namespace {

using namespace std::string_literals;

/// Writes down what it is told.
struct Recorder final : XmlHandler {
    std::string story;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at) override {
        story += "<" + std::string(element.name);
        for (const XmlAttribute& one : element.attributes)
            story += " " + std::string(one.name) + "=" + std::string(one.value);
        story += "@" + at.place().text() + "#" + std::to_string(at.depth()) + ">";
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view name, const XmlPosition&) override {
        story += "</" + std::string(name) + ">";
        return std::nullopt;
    }
    std::optional<Error> text(std::string_view piece, const XmlPosition&) override {
        story += piece;
        return std::nullopt;
    }
};

std::string refusal(std::string_view text) {
    XmlHandler nothing;
    const Result<Done> read = read_xml(text, "m.xml", nothing);
    return read.ok() ? "accepted" : read.errors().front().text();
}

TEST(Xml, tells_elements_in_order_with_their_places) {
    Recorder recorder;
    ASSERT_TRUE(read_xml("<?xml version='1.0'?>\n<a>\n <ñ:b id='x&amp;y'/>señor<c>&lt;<![CDATA[<&>]]></c></a>", "m.xml",
                         recorder)
                    .ok());
    EXPECT_EQ(recorder.story, "<a@m.xml:2:1#1>\n <ñ:b id=x&y@m.xml:3:2#2></ñ:b>señor<c@m.xml:3:26#2><<&></c></a>");
}

TEST(Xml, counts_columns_in_code_points) {
    Recorder recorder;
    ASSERT_TRUE(read_xml("<a>ñññ😀<b/></a>", "m.xml", recorder).ok());
    EXPECT_NE(recorder.story.find("<b@m.xml:1:8#2>"), std::string::npos) << recorder.story;
}

TEST(Xml, gives_attributes_and_names_without_prefix) {
    const XmlElement element{"bpmn:task", {{"id", "t1"}, {"name", ""}}};
    EXPECT_EQ(element.local_name(), "task");
    EXPECT_EQ(element.attribute("id"), "t1");
    EXPECT_EQ(element.attribute("name"), "");
    EXPECT_EQ(element.attribute("x"), std::nullopt);
}

TEST(Xml, stops_when_the_handler_says_so) {
    struct Stopper final : XmlHandler {
        int seen = 0;
        std::optional<Error> start_element(const XmlElement&, const XmlPosition& at) override {
            return ++seen == 2 ? std::optional(Error{ErrorKind::invalid, "enough", "", at.place()}) : std::nullopt;
        }
        std::optional<Error> end_element(std::string_view, const XmlPosition&) override {
            ++seen;
            return std::nullopt;
        }
    } stopper;
    const Result<Done> read = read_xml("<a><b/><c/></a>", "m.xml", stopper);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.errors().front().text(), "m.xml:1:4: enough");
    EXPECT_EQ(stopper.seen, 2);
}

TEST(Xml, refuses_doctypes_and_what_is_not_well_formed) {
    EXPECT_EQ(refusal("<!DOCTYPE log [<!ENTITY a \"b\">]>\n<log>&a;</log>"),
              "m.xml:1:15: a DOCTYPE stands in the file; remove it; definitions and entities are not used here");
    EXPECT_EQ(refusal("<!DOCTYPE log SYSTEM \"http://127.0.0.1:9/l.dtd\"><log/>").substr(0, 36),
              "m.xml:1:48: a DOCTYPE stands in the ");
    EXPECT_NE(refusal("<log>&a;</log>").find("an entity is used that XML does not know"), std::string::npos);
    EXPECT_NE(refusal("<log a='1' a='2'/>").find("an attribute stands twice"), std::string::npos);
    EXPECT_NE(refusal("<a><b></a>").find("a closing tag does not fit"), std::string::npos);
    EXPECT_NE(refusal("<a>").find("cut off"), std::string::npos) << refusal("<a>");
    EXPECT_NE(refusal("").find("m.xml:1:1: the file holds no XML element"), std::string::npos);
    EXPECT_NE(refusal("<a>\xFF</a>").find("m.xml:1:4: a character stands where XML allows none"), std::string::npos);
    EXPECT_NE(refusal("<a>\xED\xA0\x80</a>").find("m.xml:1:4:"), std::string::npos);
    EXPECT_NE(refusal("<a>\0</a>"s).find("m.xml:1:4:"), std::string::npos);
    EXPECT_NE(refusal("<a>&#0;</a>").find("names no character of XML"), std::string::npos);
    EXPECT_NE(refusal("<a/><b/>").find("something follows the end"), std::string::npos);
    EXPECT_NE(refusal("<?xml version='1.0' encoding='windows-1252'?><a>\xF3</a>").find("save the file as UTF-8"),
              std::string::npos);
    EXPECT_NE(refusal("<a>R&D</a>").find("write &amp; for &"), std::string::npos);
}

TEST(Xml, refuses_depth_and_attributes_over_the_limits) {
    std::string deep, shut;
    for (int i = 0; i < limits::xml_depth; ++i) {
        deep += "<a>";
        shut += "</a>";
    }
    EXPECT_EQ(refusal(deep + shut), "accepted");
    EXPECT_NE(refusal(deep + "<a/>" + shut).find("elements stand more than 256 deep"), std::string::npos);
    std::string many = "<a";
    for (std::size_t i = 0; i < limits::xml_attributes; ++i) many += " a" + std::to_string(i) + "='1'";
    EXPECT_EQ(refusal(many + "/>"), "accepted");
    EXPECT_NE(refusal(many + " b='1'/>").find("more than 256 attributes"), std::string::npos);
    EXPECT_NE(refusal("<a b='" + std::string(limits::xml_attribute_bytes + 1, 'x') + "'/>").find("longer than 8 MiB"),
              std::string::npos);
}

TEST(Xml, escapes_for_attributes_and_text) {
    EXPECT_EQ(escape_xml("<a & \"b\" 'c'>\n\t"), "&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;&#10;&#9;");
    EXPECT_EQ(escape_xml("x\x01\x1F\xFFy\uFFFEñ😀"), "x\uFFFD\uFFFD\uFFFDy\uFFFDñ😀");
    EXPECT_TRUE(allowed_in_xml(U'\t'));
    EXPECT_FALSE(allowed_in_xml(0x1F));
    EXPECT_FALSE(allowed_in_xml(0xD800));
    EXPECT_FALSE(allowed_in_xml(0x110000));
    Recorder recorder;
    ASSERT_TRUE(read_xml("<a b='" + escape_xml("q\"'<>&\r\n\tz") + "'/>", "m.xml", recorder).ok());
    EXPECT_NE(recorder.story.find("b=q\"'<>&\r\n\tz"), std::string::npos);
}

}  // namespace
}  // namespace ciclo::formats
