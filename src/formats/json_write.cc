#include <array>
#include <cmath>

#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"

namespace ciclo::formats {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t offset) {
    std::size_t count = 0;
    while (offset + count < text.size() && is_digit(text[offset + count])) ++count;
    return count;
}

/// RFC 8259 section 6: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
bool is_json_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits_at(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t power = digits_at(text, at);
        if (power == 0) return false;
        at += power;
    }
    return at == text.size();
}

void write_string(std::string& out, std::string_view text) {
    constexpr std::string_view digit = "0123456789abcdef", letters = "\"\\\b\f\n\r\t", escapes = "\"\\bfnrt";
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const std::size_t which = c.value < 0x80 ? letters.find(static_cast<char>(c.value)) : std::string_view::npos;
        if (which != std::string_view::npos) {
            (out += '\\') += escapes[which];
        } else if (c.value < 0x20 || c.value == 0x7F) {
            ((out += "\\u00") += digit[c.value >> 4]) += digit[c.value & 15];
        } else if (!c.good) {
            out += "\uFFFD";
        } else {
            out += text.substr(at, c.size);
        }
        at += c.size;
    }
    out += '"';
}

void write_value(std::string& out, const Value& value, std::size_t indent);

/// One line per element; `element(i)` writes what stands on line i after the indent.
template <class Element>
void write_lines(std::string& out, std::size_t count, std::string_view brackets, std::size_t indent, Element element) {
    out += brackets[0];
    for (std::size_t i = 0; i < count; ++i) {
        out += i > 0 ? ",\n" : "\n";
        out.append(indent + 2, ' ');
        element(i);
    }
    if (count > 0) (out += '\n').append(indent, ' ');
    out += brackets[1];
}

void write_value(std::string& out, const Value& value, std::size_t indent) {
    switch (value.kind) {
        case Value::Kind::null:
            out += "null";
            return;
        case Value::Kind::scalar: {
            const std::string& text = value.text;
            const bool literal = !value.quoted && (text == "true" || text == "false" || is_json_number(text));
            if (literal) {
                out += text;
            } else {
                write_string(out, text);
            }
            return;
        }
        case Value::Kind::list:
            write_lines(out, value.items.size(), "[]", indent,
                        [&](std::size_t i) { write_value(out, value.items[i], indent + 2); });
            return;
        case Value::Kind::map:
            write_lines(out, value.entries.size(), "{}", indent, [&](std::size_t i) {
                write_string(out, value.entries[i].key);
                out += ": ";
                write_value(out, value.entries[i].value, indent + 2);
            });
            return;
    }
}

Value scalar(std::string text, bool is_quoted) {
    Value value;
    value.kind = Value::Kind::scalar;
    value.text = std::move(text);
    value.quoted = is_quoted;
    return value;
}

}  // namespace

std::string write_json(const Value& value) {
    std::string out;
    write_value(out, value, 0);
    out += '\n';
    return out;
}

Value object(std::vector<std::pair<std::string, Value>> entries) {
    Value value;
    value.kind = Value::Kind::map;
    value.entries.reserve(entries.size());
    for (auto& entry : entries) value.entries.push_back({std::move(entry.first), {}, std::move(entry.second)});
    return value;
}

Value list(std::vector<Value> items) {
    Value value;
    value.kind = Value::Kind::list;
    value.items = std::move(items);
    return value;
}

Value string(std::string_view text) {
    return scalar(std::string(text), true);
}
Value number(double value) {
    return std::isfinite(value) ? scalar(exact_text(value), false) : null();
}
Value integer(std::int64_t value) {
    return scalar(std::to_string(value), false);
}
Value boolean(bool value) {
    return scalar(value ? "true" : "false", false);
}
Value null() {
    return {};
}

}  // namespace ciclo::formats
