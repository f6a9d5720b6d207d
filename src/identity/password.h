// Password: hashed with Argon2id into a PHC string, and verified against one.
//
//   const std::string stored = hash_password(password, pepper, salt);      // $argon2id$v=19$m=65536,t=2,p=1$…$…
//   if (verify_password(password, stored, pepper) == Verdict::right) …
//
// What is hashed is HMAC-SHA-256 of the password under the pepper, so a stolen database alone cannot be guessed at. One
// call takes 64 MiB and about a tenth of a second: call it on the one hashing thread only, after the rates have let it
// through. Pure; threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "identity/keys.h"
#include "identity/limits.h"

namespace ciclo::identity {

using Salt = std::array<unsigned char, 16>;

struct HashCost {
    std::uint32_t memory_kib = limits::hash_memory_kib;
    std::uint32_t passes = limits::hash_passes;
    bool operator==(const HashCost&) const = default;
};

enum class Verdict { right, wrong, broken };

/// PHC string. ENSURE fails when the machine has no memory for it or the cost is outside what Argon2id takes.
std::string hash_password(std::string_view password, const Key& pepper, const Salt& salt, const HashCost& cost = {});
/// Compared in constant time. broken: the stored text is no PHC string of ours, or asks for more than limits.h allows.
Verdict verify_password(std::string_view password, std::string_view stored, const Key& pepper);
/// True when `stored` was made at another cost than today's: hash again while the password is at hand.
bool needs_rehash(std::string_view stored, const HashCost& cost = {});
/// A string no password matches, of today's cost: verifying against it takes as long as against a real one.
std::string nobodys_hash(const HashCost& cost = {});

}  // namespace ciclo::identity
