#include "identity/spelling.h"

#include <cstdint>

namespace ciclo::identity {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view crockford_digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bits, most significant first, in groups of `width`; the last group is filled with zero bits.
std::string grouped(std::span<const unsigned char> bytes, unsigned width, std::string_view digits) {
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const unsigned char byte : bytes) {
        held = (held << 8U) | byte;
        bits += 8;
        while (bits >= width) {
            bits -= width;
            text += digits[(held >> bits) & ((1U << width) - 1U)];
        }
        held &= (1U << bits) - 1U;
    }
    if (bits > 0) text += digits[(held << (width - bits)) & ((1U << width) - 1U)];
    return text;
}

std::optional<Bytes> ungrouped(std::string_view text, unsigned width, std::string_view digits) {
    Bytes bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char sign : text) {
        const std::size_t digit = digits.find(sign);
        if (digit == std::string_view::npos) return std::nullopt;
        held = (held << width) | static_cast<std::uint32_t>(digit);
        bits += width;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<unsigned char>((held >> bits) & 0xFFU));
        }
        held &= (1U << bits) - 1U;
    }
    // a whole sign left over, or bits that are not zero: two spellings of one value are refused
    if (bits >= width || held != 0) return std::nullopt;
    return bytes;
}

std::string upper_without_blanks(std::string_view text) {
    std::string out;
    for (const char sign : text) {
        if (sign == ' ' || sign == '-') continue;
        out += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    return out;
}

}  // namespace

std::string hex(std::span<const unsigned char> bytes) {
    return grouped(bytes, 4, hex_digits);
}
std::optional<Bytes> read_hex(std::string_view text) {
    return ungrouped(text, 4, hex_digits);
}
std::string base64url(std::span<const unsigned char> bytes) {
    return grouped(bytes, 6, base64url_digits);
}
std::optional<Bytes> read_base64url(std::string_view text) {
    return ungrouped(text, 6, base64url_digits);
}
std::string base64(std::span<const unsigned char> bytes) {
    return grouped(bytes, 6, base64_digits);
}
std::optional<Bytes> read_base64(std::string_view text) {
    return ungrouped(text, 6, base64_digits);
}
std::string base32(std::span<const unsigned char> bytes) {
    return grouped(bytes, 5, base32_digits);
}
std::optional<Bytes> read_base32(std::string_view text) {
    return ungrouped(upper_without_blanks(text), 5, base32_digits);
}
std::string crockford(std::span<const unsigned char> bytes) {
    return grouped(bytes, 5, crockford_digits);
}

std::optional<std::string> crockford_as_meant(std::string_view text) {
    std::string out = upper_without_blanks(text);
    for (char& sign : out) {
        if (sign == 'O') sign = '0';
        if (sign == 'I' || sign == 'L') sign = '1';
        if (crockford_digits.find(sign) == std::string_view::npos) return std::nullopt;
    }
    return out;
}

}  // namespace ciclo::identity
