// What the scanner of XES and expat make of the same bytes, written the same way, so that they can be compared: used by
// the test, the fuzzer and the long trial.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "events/xes_scanner.h"
#include "formats/xml.h"

namespace ciclo::events {

enum class Judgement { accepted, refused, not_for_this };

struct Heard {
    Judgement judgement = Judgement::refused;
    std::string stream;  ///< "<name key=value;>text</name>", meaning and not spelling; texts joined
};

inline void append_part(std::string& out, std::string_view part) {
    out += part;
    out += '\x01';  // stands nowhere in XML
}

inline Heard heard_by_scanner(std::string_view bytes) {
    using Step = XesScanner::Step;
    Heard heard;
    XesScanner scanner(bytes);
    for (;;) {
        const Step step = scanner.next();
        if (step == Step::start) {
            append_part(heard.stream, "<" + std::string(scanner.name()) + std::to_string(scanner.depth()));
            for (const XesScanner::Attribute& one : scanner.attributes()) {
                append_part(heard.stream, one.name);
                std::string meaning;
                XesScanner::append_meaning(one.raw, XesScanner::Written::value, meaning);
                // a value that is called plain is what it means
                append_part(heard.stream, one.plain && meaning != one.raw ? "(not plain)" : meaning);
            }
        } else if (step == Step::end) {
            append_part(heard.stream, ">" + std::string(scanner.name()) + std::to_string(scanner.depth()));
        } else if (step == Step::text) {
            XesScanner::append_meaning(scanner.raw(), scanner.written(), heard.stream);
        } else {
            heard.judgement = step == Step::finished  ? Judgement::accepted
                              : step == Step::refused ? Judgement::refused
                                                      : Judgement::not_for_this;
            return heard;
        }
    }
}

struct Listener final : formats::XmlHandler {
    std::string stream;

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition& at) override {
        append_part(stream, "<" + std::string(element.name) + std::to_string(at.depth()));
        for (const formats::XmlAttribute& one : element.attributes) {
            append_part(stream, one.name);
            append_part(stream, one.value);
        }
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view name, const formats::XmlPosition& at) override {
        append_part(stream, ">" + std::string(name) + std::to_string(at.depth()));
        return std::nullopt;
    }
    std::optional<Error> text(std::string_view piece, const formats::XmlPosition&) override {
        stream += piece;
        return std::nullopt;
    }
};

inline Heard heard_by_expat(std::string_view bytes) {
    Listener listener;
    Heard heard;
    heard.judgement = formats::read_xml(bytes, "f.xes", listener).ok() ? Judgement::accepted : Judgement::refused;
    heard.stream = std::move(listener.stream);
    return heard;
}

/// "" when they agree (or the scanner does not judge), else what differs. What was heard before a refusal is not compared.
inline std::string difference(std::string_view bytes, Judgement* judgement = nullptr) {
    const Heard ours = heard_by_scanner(bytes);
    if (judgement != nullptr) *judgement = ours.judgement;
    if (ours.judgement == Judgement::not_for_this) return "";
    const Heard theirs = heard_by_expat(bytes);
    if (ours.judgement != theirs.judgement) {
        return ours.judgement == Judgement::accepted ? "the scanner accepts, expat refuses"
                                                     : "the scanner refuses, expat accepts";
    }
    if (ours.judgement == Judgement::accepted && ours.stream != theirs.stream) {
        return "the scanner hears\n" + ours.stream + "\nexpat hears\n" + theirs.stream;
    }
    return "";
}

/// Documents that between them hold every construction of XML a log may have.
inline const std::vector<std::string>& seeds_of_xes() {
    static const std::vector<std::string> seeds = {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">\n"
        "\t<trace><string key=\"concept:name\" value=\"A &amp; B\"/>\n\t\t<event><date key=\"time:timestamp\" "
        "value=\"2010-12-30T11:02:00.000+01:00\"/><string key=\"x\" value='&#233;&lt;&#x20AC;'/></event></trace></log>\n",
        "\xEF\xBB\xBF<?xml version='1.0' standalone='yes'?><!-- a - b --><?pi some ?thing?\?><l><![CDATA[ ]] <a> & \r\n]]>"
        "\r\nx]] >é€😀<e a='1' b = \"2\"\r\n\tc\n=\n'\t'/></l ><!----><?p?>  ",
        "<a:b a:c='d'>&quot;&apos;&gt;]]&gt;<c.d-e_f/><c></c\n>]]x</a:b>",
        "<log><global scope=\"event\"><string key=\"a\" value=\"b\"/></global><extension/>\r<list key='k'><values><int "
        "key='i' value='1'/></values></list><event/></log>",
    };
    return seeds;
}

/// One to four changes, of bytes and of pieces that matter in XML.
template <class Random>
std::string mutated(std::string text, Random& random) {
    static const std::vector<std::string> pieces = {
        "<",    ">",     "&",      "\"",    "'",     "/",     "=",    "?",    "!",     "-",          "--",   "]]>",  "]",
        "<!--", "-->",   "<?",     "?>",    "<![CDATA[", " ", "\n",   "\r",   "\t",    "&amp;",      "&#0;", "&#9;", "&#x10FFFF;",
        "&#xD800;", "&#65535;", "&x;", "</a>", "<a/>", "<a>", "<!DOCTYPE a>", "<?xml version=\"1.0\"?>", "xml", ":", "a='b'",
        "\xEF\xBB\xBF", "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xED\xA0\x80", "\xF4\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xC0\x80", "\xC3",
        "\xA9", "é", std::string(1, '\0'), "\x01", "\x7F", "encoding='utf-8'", "UTF-16", "]]&gt;", "&#x20;", ";", "#"};
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::size_t changes = 1 + below(below(2) == 0 ? 1 : 4);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = below(text.size() + 1);
        switch (below(7)) {
            case 0: text.insert(at, pieces[below(pieces.size())]); break;
            case 1: text.erase(at, 1 + below(6)); break;
            case 2: text.insert(at, 1, static_cast<char>(below(256))); break;
            case 3: if (at < text.size()) text[at] = static_cast<char>(below(256)); break;
            case 4: text.insert(at, text.substr(below(text.size() + 1), below(24))); break;
            case 5: text.replace(at, std::min(text.size() - at, below(4)), pieces[below(pieces.size())]); break;
            default: if (below(8) == 0) text.resize(at); break;
        }
    }
    return text;
}

}  // namespace ciclo::events
