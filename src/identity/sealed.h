// Sealed: one value of one record, encrypted so that it opens only in its own place.
//
//   std::string kept = seal(secret, {person_id, "one_time_secret"}, key, nonce);
//   Result<std::string> again = open_sealed(kept, {person_id, "one_time_secret"}, key);
//
// XChaCha20-Poly1305; the record's id and the field's name are associated data, so a value moved to another record or
// field does not open. Text is "x1." + base64url(nonce, ciphertext, tag). Pure; any number of threads.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "identity/keys.h"

namespace ciclo::identity {

/// Where a sealed value belongs.
struct SealedPlace {
    std::string_view record, field;
};
/// Drawn anew for every sealing.
using Nonce = std::array<unsigned char, 24>;

std::string seal(std::string_view plain, const SealedPlace& place, const Key& key, const Nonce& nonce);
/// Refuses (code "sealed_value_broken") what was altered, moved, cut or sealed under another key.
Result<std::string> open_sealed(std::string_view sealed, const SealedPlace& place, const Key& key);

}  // namespace ciclo::identity
