// Spelling: bytes as text and back: hexadecimal, base64url (secrets in links), base64 without padding (PHC strings),
// base32 (secrets that people type). Readers take the exact alphabet only and refuse left-over bits. Pure; any number
// of threads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ciclo::identity {

using Bytes = std::vector<unsigned char>;

/// Lower case.
std::string hex(std::span<const unsigned char> bytes);
std::optional<Bytes> read_hex(std::string_view text);
/// RFC 4648 section 5, no padding.
std::string base64url(std::span<const unsigned char> bytes);
std::optional<Bytes> read_base64url(std::string_view text);
/// RFC 4648 section 4, no padding.
std::string base64(std::span<const unsigned char> bytes);
std::optional<Bytes> read_base64(std::string_view text);
/// RFC 4648 section 6, no padding, upper case.
std::string base32(std::span<const unsigned char> bytes);
/// Lower case, blanks and hyphens are forgiven: people copy it from a screen.
std::optional<Bytes> read_base32(std::string_view text);
/// Douglas Crockford's alphabet, without I, L, O, U: codes that are read aloud.
std::string crockford(std::span<const unsigned char> bytes);
/// As it was meant: upper case, O as 0, I and L as 1, blanks and hyphens left out. Nothing when a sign is none of the
/// alphabet.
std::optional<std::string> crockford_as_meant(std::string_view text);

}  // namespace ciclo::identity
