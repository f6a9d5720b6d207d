// Keys: what the one master key becomes, a key of its own for every use, and the two digests everything else is made
// of.
//
//   const Key pepper = derived(secrets.master, KeyUse::password_pepper);
//   const std::string stored = hex(keyed_digest(pepper, "…"));
//
// Subkeys come from BLAKE2b keyed with the master (crypto_kdf): no subkey tells anything about another or about the
// master. Pure; any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/names.h"

namespace ciclo::identity {

using Key = std::array<unsigned char, 32>;
using Digest = std::array<unsigned char, 32>;

/// The numbers are part of the stored data: never reuse or change one.
enum class KeyUse : std::uint64_t {
    password_pepper = 1,  ///< HMAC of a password before it is hashed: a stolen database alone cannot be guessed at
    sign_in_name = 2,     ///< the database holds keyed digests of sign-in names, not the names
    recovery_code = 3,    ///< digests of recovery codes
    second_factor = 4,    ///< sealing of one-time code secrets
    form_token = 5,       ///< tokens against forged requests, bound to a session
    login_counter = 6,    ///< who a login counter counts
    record_field = 7      ///< sealing of single fields of records
};
const Names<KeyUse, 7>& names_of(KeyUse*);

Key derived(const Key& master, KeyUse use);
/// HMAC-SHA-256.
Digest keyed_digest(const Key& key, std::string_view text);
/// SHA-256. Enough for secrets of 128 bits and more; passwords and codes need keyed_digest or the password hash.
Digest digest(std::string_view text);
/// Equal, in a time that depends on the lengths only.
bool same(std::string_view left, std::string_view right);
/// Overwrites what must not stay in memory.
void forget(std::string& secret);

}  // namespace ciclo::identity
