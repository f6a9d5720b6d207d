// One-time codes: the second factor (RFC 6238: SHA-1, six digits, thirty seconds, as every authenticator application
// knows), and the recovery codes for the day the telephone is lost.
//
//   const Bytes secret = …20 bytes…;
//   const std::string uri = enrolment_uri(secret, "Hospital del Norte", "ana.ruiz");            // shown as a QR code,
//   once if (const auto step = accepted_step(secret, "287082", now, last_step)) store(*step);         // never the same
//   step twice
//
// Pure; the caller gives the time and draws the bytes. Any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/instant.h"
#include "identity/keys.h"
#include "identity/spelling.h"

namespace ciclo::identity {

inline constexpr std::size_t one_time_secret_bytes = 20;  ///< RFC 4226 section 4, R6

/// Steps of thirty seconds since 1970.
std::int64_t step_at(calendar::Instant now);
/// RFC 4226: the `digits` (6 to 8) digits of one step.
std::string code_at(std::span<const unsigned char> secret, std::int64_t step, int digits = 6);
/// The step whose code this is: now, the one before or the one after, and later than `last_used` (0 = none was used);
/// nothing when there is none. Blanks in the code are forgiven. All candidates are compared, in constant time.
std::optional<std::int64_t> accepted_step(std::span<const unsigned char> secret, std::string_view code,
                                          calendar::Instant now, std::int64_t last_used);
/// otpauth://totp/… for a QR code.
std::string enrolment_uri(std::span<const unsigned char> secret, std::string_view issuer, std::string_view account);

using RecoverySeed = std::array<unsigned char, 10>;
/// "7Q2M-…": 80 bits in four groups of four, Crockford's alphabet.
std::string recovery_code(const RecoverySeed& seed);
/// What is stored of a recovery code, as typed or as shown: its keyed digest; nothing when it cannot be one.
std::optional<std::string> recovery_digest(std::string_view code, const Key& key);

}  // namespace ciclo::identity
