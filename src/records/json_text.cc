#include "records/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::records {

namespace {

/// By byte: ASCII that needs no escape. A table, because this is asked of every byte the doors print.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();
bool stands_as_it_is(char c) {
    return plain_bytes[static_cast<unsigned char>(c)];
}

/// A well-formed code point of two bytes: most of what Spanish and Dutch need, without the general reading.
bool is_two_bytes(std::string_view text, std::size_t i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    return i + 1 < text.size() && byte(i) >= 0xC2 && byte(i) <= 0xDF && (byte(i + 1) & 0xC0) == 0x80;
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (stands_as_it_is(text[i])) {
            ++i;
            continue;
        }
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            out.append(text, begin, i - begin);
            append_escaped(out, text[i]);
            begin = ++i;
            continue;
        }
        if (is_two_bytes(text, i)) {
            i += 2;
            continue;
        }
        const CodePoint point = code_point_at(text, i);
        if (!point.good) {
            out.append(text, begin, i - begin);
            out += "\\ufffd";
            begin = i + 1;
        }
        i += point.size;
    }
    out.append(text, begin);
    out += '"';
}

void append_json_number(std::string& out, double value) {
    if (std::isfinite(value)) {
        out += exact_text(value);
    } else {
        out += "null";
    }
}

void append_json_number(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void append_json_text(std::string& out, const LocalText& text) {
    out += "{\"es\":";
    append_json_text(out, std::string_view(text[Language::es]));
    out += ",\"en\":";
    append_json_text(out, std::string_view(text[Language::en]));
    out += ",\"nl\":";
    append_json_text(out, std::string_view(text[Language::nl]));
    out += '}';
}

}  // namespace ciclo::records
