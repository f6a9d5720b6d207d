#include "identity/one_time_code.h"

#include <sodium.h>

#include "base/ensure.h"
#include "calendar/duration.h"
#include "identity/limits.h"

namespace ciclo::identity {

namespace {

constexpr std::size_t sha1_bytes = 20, sha1_block = 64;
using Sha1 = std::array<unsigned char, sha1_bytes>;

std::uint32_t turned(std::uint32_t word, unsigned by) {
    return (word << by) | (word >> (32U - by));
}

/// FIPS 180-4. libsodium has no SHA-1, authenticators know nothing else; as HMAC over a secret it is still sound (RFC
/// 6194).
void mix_block(std::array<std::uint32_t, 5>& state, const unsigned char* block) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t byte = 0; byte < 4; ++byte) words[i] = (words[i] << 8U) | block[i * 4 + byte];
    }
    for (std::size_t i = 16; i < 80; ++i)
        words[i] = turned(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
        const std::uint32_t mixed = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999U
                                    : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1U
                                    : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU
                                             : (b ^ c ^ d) + 0xCA62C1D6U;
        const std::uint32_t next = turned(a, 5) + mixed + e + words[i];
        e = d, d = c, c = turned(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

Sha1 sha1(Bytes message) {
    const std::uint64_t bits = message.size() * 8;
    message.push_back(0x80);
    while (message.size() % sha1_block != sha1_block - 8) message.push_back(0);
    for (int shift = 56; shift >= 0; shift -= 8) message.push_back(static_cast<unsigned char>((bits >> shift) & 0xFFU));
    std::array<std::uint32_t, 5> state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t at = 0; at < message.size(); at += sha1_block) mix_block(state, message.data() + at);
    Sha1 out{};
    for (std::size_t i = 0; i < sha1_bytes; ++i)
        out[i] = static_cast<unsigned char>((state[i / 4] >> (24U - 8U * (i % 4))) & 0xFFU);
    return out;
}

Sha1 hmac_sha1(std::span<const unsigned char> key, std::span<const unsigned char> message) {
    ENSURE(key.size() <= sha1_block, "one-time secrets are at most a block long");
    Bytes inner(sha1_block, 0x36), outer(sha1_block, 0x5C);
    for (std::size_t i = 0; i < key.size(); ++i) {
        inner[i] ^= key[i];
        outer[i] ^= key[i];
    }
    inner.insert(inner.end(), message.begin(), message.end());
    const Sha1 once = sha1(std::move(inner));
    outer.insert(outer.end(), once.begin(), once.end());
    return sha1(std::move(outer));
}

/// RFC 3986: everything but unreserved signs.
std::string uri_part(std::string_view text) {
    std::string out;
    for (const char sign : text) {
        const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                           (sign >= '0' && sign <= '9') || sign == '-' || sign == '.' || sign == '_' || sign == '~';
        if (plain) {
            out += sign;
            continue;
        }
        static constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(sign);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

}  // namespace

std::int64_t step_at(calendar::Instant now) {
    return now.microseconds_utc / (limits::code_step_seconds * calendar::microseconds_per_second);
}

std::string code_at(std::span<const unsigned char> secret, std::int64_t step, int digits) {
    ENSURE(digits >= 6 && digits <= 8, "RFC 4226 gives six to eight digits");
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < 8; ++i)
        counter[7 - i] = static_cast<unsigned char>((static_cast<std::uint64_t>(step) >> (8U * i)) & 0xFFU);
    const Sha1 mac = hmac_sha1(secret, counter);
    const std::size_t at = mac[19] & 0x0FU;
    std::uint32_t number = mac[at] & 0x7FU;
    for (std::size_t i = 1; i < 4; ++i) number = (number << 8U) | mac[at + i];
    std::uint32_t most = 1;
    for (int i = 0; i < digits; ++i) most *= 10;
    std::string text = std::to_string(number % most);
    return std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

std::optional<std::int64_t> accepted_step(std::span<const unsigned char> secret, std::string_view code,
                                          calendar::Instant now, std::int64_t last_used) {
    std::string digits(code);
    std::erase(digits, ' ');
    std::optional<std::int64_t> found;
    const std::int64_t middle = step_at(now);
    for (std::int64_t step = middle - limits::code_drift_steps; step <= middle + limits::code_drift_steps; ++step) {
        if (same(digits, code_at(secret, step)) && step > last_used) found = step;
    }
    return found;
}

std::string enrolment_uri(std::span<const unsigned char> secret, std::string_view issuer, std::string_view account) {
    return "otpauth://totp/" + uri_part(issuer) + ":" + uri_part(account) + "?secret=" + base32(secret) +
           "&issuer=" + uri_part(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

std::string recovery_code(const RecoverySeed& seed) {
    const std::string text = crockford(seed);
    return text.substr(0, 4) + "-" + text.substr(4, 4) + "-" + text.substr(8, 4) + "-" + text.substr(12, 4);
}

std::optional<std::string> recovery_digest(std::string_view code, const Key& key) {
    if (code.size() > 40) return std::nullopt;
    const std::optional<std::string> meant = crockford_as_meant(code);
    if (!meant || meant->size() != 16) return std::nullopt;
    return hex(keyed_digest(key, *meant));
}

}  // namespace ciclo::identity
