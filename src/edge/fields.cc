#include "edge/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ciclo::edge {

namespace {

constexpr std::array framing_fields{std::string_view("host"), std::string_view("content-length"),
                                    std::string_view("transfer-encoding")};

/// Fields that decide who somebody is, what they sent or what the answer means.
constexpr std::array single_fields{
    std::string_view("authorization"),    std::string_view("content-disposition"), std::string_view("content-encoding"),
    std::string_view("content-type"),     std::string_view("cookie"),              std::string_view("date"),
    std::string_view("expect"),           std::string_view("from"),                std::string_view("idempotency-key"),
    std::string_view("if-match"),         std::string_view("if-modified-since"),   std::string_view("if-range"),
    std::string_view("if-unmodified-since"), std::string_view("last-event-id"),    std::string_view("origin"),
    std::string_view("proxy-authorization"), std::string_view("range"),            std::string_view("referer"),
    std::string_view("user-agent"),       std::string_view("x-csrf-token"),        std::string_view("x-forwarded-host"),
    std::string_view("x-forwarded-proto"), std::string_view("x-real-ip"),          std::string_view("x-request-id")};

constexpr std::array<bool, 256> token_bytes = [] {
    std::array<bool, 256> is{};
    for (unsigned char c = '0'; c <= '9'; ++c) is[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c) is[c] = true;
    for (unsigned char c = 'A'; c <= 'Z'; ++c) is[c] = true;
    for (char c : std::string_view("!#$%&'*+-.^_`|~")) is[static_cast<unsigned char>(c)] = true;
    return is;
}();

/// Compares `text` with `letters`, skipping everything in `text` that is not a letter.
bool same_letters(std::string_view text, std::string_view letters) {
    std::size_t at = 0;
    for (char c : text) {
        if (c < 'a' || c > 'z') continue;
        if (at == letters.size() || letters[at] != c) return false;
        ++at;
    }
    return at == letters.size();
}

}  // namespace

FieldKind kind_of_field(std::string_view name) {
    if (std::find(framing_fields.begin(), framing_fields.end(), name) != framing_fields.end()) return FieldKind::framing;
    if (name.starts_with("sec-")) return FieldKind::single;
    const bool once = std::find(single_fields.begin(), single_fields.end(), name) != single_fields.end();
    return once ? FieldKind::single : FieldKind::other;
}

bool looks_like_framing(std::string_view name) {
    if (name.size() < 13) return false;
    if (name == "content-length" || name == "transfer-encoding") return false;
    return same_letters(name, "contentlength") || same_letters(name, "transferencoding");
}

bool is_token_byte(char byte) { return token_bytes[static_cast<unsigned char>(byte)]; }

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_byte);
}

}  // namespace ciclo::edge
