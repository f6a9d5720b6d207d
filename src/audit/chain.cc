#include "audit/chain.h"

#include <sodium.h>

#include <utility>

#include "audit/canonical.h"
#include "base/ensure.h"

namespace ciclo::audit {

namespace {

static_assert(std::tuple_size_v<Hash> == crypto_hash_sha256_BYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_ed25519_BYTES);
static_assert(std::tuple_size_v<PublicKey> == crypto_sign_ed25519_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<SecretKey> == crypto_sign_ed25519_SECRETKEYBYTES);
static_assert(std::tuple_size_v<Seed> == crypto_sign_ed25519_SEEDBYTES);

/// The library looks once at what the processor can do; safe from several threads.
void wake_library() {
    static const int woken = sodium_init();
    ENSURE(woken >= 0, "the library of ciphers starts");
}

const unsigned char* bytes_in(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Hash sha256(const std::string& bytes) {
    wake_library();
    Hash hash;
    crypto_hash_sha256(hash.data(), bytes_in(bytes), bytes.size());
    return hash;
}

}  // namespace

KeyPair key_pair_of(const Seed& seed) {
    wake_library();
    KeyPair keys;
    crypto_sign_ed25519_seed_keypair(keys.open.data(), keys.secret.data(), seed.data());
    return keys;
}

Hash hash_of(const Entry& entry) { return sha256(bytes_of_entry(entry)); }

Hash commitment_of(std::string_view salt, std::string_view details) { return sha256(bytes_of_details(salt, details)); }

Entry chained(Entry entry, const std::optional<Entry>& last) {
    entry.sequence = last ? last->sequence + 1 : 1;
    entry.previous = last ? last->hash : Hash{};
    entry.hash = hash_of(entry);
    return entry;
}

Checkpoint signed_checkpoint(const Entry& last, calendar::Instant when, const SecretKey& key) {
    wake_library();
    Checkpoint checkpoint{last.sequence, last.sequence, when, last.hash, {}};
    const std::string bytes = bytes_of_checkpoint(checkpoint);
    crypto_sign_ed25519_detached(checkpoint.signature.data(), nullptr, bytes_in(bytes), bytes.size(), key.data());
    return checkpoint;
}

bool signature_holds(const Checkpoint& checkpoint, const PublicKey& key) {
    wake_library();
    const std::string bytes = bytes_of_checkpoint(checkpoint);
    return crypto_sign_ed25519_verify_detached(checkpoint.signature.data(), bytes_in(bytes), bytes.size(), key.data()) == 0;
}

}  // namespace ciclo::audit
