#include "server/json_text.h"

#include "base/text.h"
#include "identity/spelling.h"

namespace ciclo::server {

namespace {

void append_escape(std::string& out, unsigned code) {
    constexpr std::string_view digits = "0123456789abcdef";
    ((out += "\\u00") += digits[(code >> 4) & 15]) += digits[code & 15];
}

bool plain(unsigned char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

void append_ascii(std::string& out, unsigned char c) {
    constexpr std::string_view letters = "\"\\\b\f\n\r\t", escapes = "\"\\bfnrt";
    const std::size_t which = letters.find(static_cast<char>(c));
    if (which != std::string_view::npos) {
        (out += '\\') += escapes[which];
    } else {
        append_escape(out, c);
    }
}

void append_value(std::string& out, const formats::Value& value);

template <class Items, class Write>
void append_joined(std::string& out, const Items& items, std::string_view brackets, Write write) {
    out += brackets[0];
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        first = false;
        write(item);
    }
    out += brackets[1];
}

void append_value(std::string& out, const formats::Value& value) {
    switch (value.kind) {
        case formats::Value::Kind::null: out += "null"; return;
        case formats::Value::Kind::scalar:
            if (value.quoted) {
                append_json_string(out, value.text);
            } else {
                out += value.text;
            }
            return;
        case formats::Value::Kind::list:
            append_joined(out, value.items, "[]", [&](const formats::Value& item) { append_value(out, item); });
            return;
        case formats::Value::Kind::map:
            append_joined(out, value.entries, "{}", [&](const formats::Value::Entry& entry) {
                append_json_string(out, entry.key);
                out += ':';
                append_value(out, entry.value);
            });
            return;
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (plain(c)) {
            out += text[at++];
        } else if (c < 0x80) {
            append_ascii(out, c);
            ++at;
        } else {
            const CodePoint point = code_point_at(text, at);
            out += point.good ? text.substr(at, point.size) : std::string_view("\uFFFD");
            at += point.size;
        }
    }
    out += '"';
}

std::string json_string(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    append_json_string(out, text);
    return out;
}

std::string json_line(const formats::Value& value) {
    std::string out;
    append_value(out, value);
    return out;
}

std::string base64(std::string_view bytes) {
    std::string out = identity::base64({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
    out.append((4 - out.size() % 4) % 4, '=');
    return out;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
    const std::size_t end = text.find('=');
    const std::string_view digits = text.substr(0, end), padding = end == std::string_view::npos ? "" : text.substr(end);
    if (text.size() % 4 != 0 || padding.size() > 2 || padding.find_first_not_of('=') != std::string_view::npos) {
        return std::nullopt;
    }
    const auto bytes = identity::read_base64(digits);
    if (!bytes) return std::nullopt;
    return std::string(bytes->begin(), bytes->end());
}

}  // namespace ciclo::server
