#include "events/xml_characters.h"

#include "base/text.h"
#include "formats/xml.h"

namespace ciclo::events {

namespace {

constexpr char32_t past_all = 0x110000;

int digit_of(char c, bool hexadecimal) {
    if (c >= '0' && c <= '9') return c - '0';
    if (!hexadecimal) return -1;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "&#32;" or "&#x20;".
Reference numbered(std::string_view text) {
    const bool hexadecimal = text.substr(2, 1) == "x";
    const char32_t base = hexadecimal ? 16 : 10;
    char32_t value = 0;
    std::size_t at = hexadecimal ? 3 : 2;
    const std::size_t first = at;
    for (; at < text.size() && text[at] != ';'; ++at) {
        const int digit = digit_of(text[at], hexadecimal);
        if (digit < 0) return {};
        value = value * base + static_cast<char32_t>(digit);
        if (value >= past_all) return {};
    }
    if (at == first || at == text.size() || !formats::allowed_in_xml(value)) return {};
    return {at + 1, value};
}

}  // namespace

std::size_t size_of_character(std::string_view text) {
    const CodePoint c = code_point_at(text, 0);
    return c.good && formats::allowed_in_xml(c.value) ? c.size : 0;
}

Reference reference_at(std::string_view text) {
    if (text.starts_with("&#")) return numbered(text);
    struct Known {
        std::string_view name;
        char32_t meaning;
    };
    constexpr Known known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (const Known& one : known) {
        if (text.starts_with(one.name)) return {one.name.size(), one.meaning};
    }
    return {};
}

}  // namespace ciclo::events
