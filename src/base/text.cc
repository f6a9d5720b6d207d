#include "base/text.h"

#include <cstdint>
#include <cstring>

#include "base/ensure.h"

namespace ciclo {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080u;

unsigned byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

bool eight_ascii_bytes(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return (word & high_bits) == 0;
}

/// Past the ASCII bytes that start at `offset`, eight at a time: nearly all of every file we read is ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
    while (offset + 8 <= text.size() && eight_ascii_bytes(text.data() + offset)) offset += 8;
    while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
    return offset;
}

struct Lead {
    std::size_t size;    ///< bytes of the whole sequence; 0 = this byte starts none
    unsigned bits;       ///< payload of the first byte
    unsigned low, high;  ///< allowed range of the second byte: keeps out overlong forms, surrogates and > U+10FFFF
};

Lead lead_of(unsigned first) {
    if (first < 0xC2) return {0, 0, 0, 0};
    if (first < 0xE0) return {2, first & 0x1Fu, 0x80, 0xBF};
    if (first < 0xF0) return {3, first & 0x0Fu, first == 0xE0 ? 0xA0u : 0x80u, first == 0xED ? 0x9Fu : 0xBFu};
    if (first < 0xF5) return {4, first & 0x07u, first == 0xF0 ? 0x90u : 0x80u, first == 0xF4 ? 0x8Fu : 0xBFu};
    return {0, 0, 0, 0};
}

/// Bytes of the white space that starts at `offset`: 0 = none, 2 = a no-break space.
std::size_t white_at(std::string_view text, std::size_t offset) {
    const char c = text[offset];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
    return text.substr(offset, 2) == "\u00A0" ? 2 : 0;
}

std::size_t skip_white(std::string_view text, std::size_t offset) {
    while (offset < text.size()) {
        const std::size_t size = white_at(text, offset);
        if (size == 0) break;
        offset += size;
    }
    return offset;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    ENSURE(offset < text.size(), "a code point is read inside the text");
    const unsigned first = byte_at(text, offset);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = lead_of(first);
    if (lead.size == 0 || offset + lead.size > text.size()) return {first, 1, false};
    const unsigned second = byte_at(text, offset + 1);
    if (second < lead.low || second > lead.high) return {first, 1, false};
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.size; ++i) {
        const unsigned next = byte_at(text, offset + i);
        if ((next & 0xC0u) != 0x80u) return {first, 1, false};
        value = (value << 6) | (next & 0x3Fu);
    }
    return {value, lead.size, true};
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) return put(code_point);
    if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
    } else {
        if (code_point < 0x10000) {
            put(0xE0 | (code_point >> 12));
        } else {
            put(0xF0 | (code_point >> 18));
            put(0x80 | ((code_point >> 12) & 0x3F));
        }
        put(0x80 | ((code_point >> 6) & 0x3F));
    }
    put(0x80 | (code_point & 0x3F));
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    std::size_t offset = 0;
    while ((offset = skip_ascii(text, offset)) < text.size()) {
        const CodePoint found = code_point_at(text, offset);
        if (!found.good) return offset;
        offset += found.size;
    }
    return std::nullopt;
}

bool is_utf8(std::string_view text) {
    return !first_bad_utf8(text).has_value();
}

std::size_t length_in_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) offset += code_point_at(text, offset).size;
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t offset = 0;
    for (; count > 0 && offset < text.size(); --count) offset += code_point_at(text, offset).size;
    return text.substr(0, offset);
}

std::string_view trim(std::string_view text) {
    text.remove_prefix(skip_white(text, 0));
    while (!text.empty()) {
        if (white_at(text, text.size() - 1) == 1) {
            text.remove_suffix(1);
        } else if (text.ends_with("\u00A0")) {
            text.remove_suffix(2);
        } else {
            break;
        }
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t offset = skip_white(text, 0); offset < text.size(); offset = skip_white(text, offset)) {
        std::size_t end = offset;
        while (end < text.size() && white_at(text, end) == 0) ++end;
        words.push_back(text.substr(offset, end - offset));
        offset = end;
    }
    return words;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += separator;
        out += parts[i];
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool starts_with(std::string_view text, std::string_view beginning) {
    return text.starts_with(beginning);
}

}  // namespace ciclo
