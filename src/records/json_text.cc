#include "records/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::records {

namespace {

bool stands_as_it_is(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\';
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
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
    out += std::isfinite(value) ? exact_text(value) : "null";
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
