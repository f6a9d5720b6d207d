#include "identity/keys.h"

#include <sodium.h>

#include "identity/sodium_ready.h"

namespace ciclo::identity {

namespace {

constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "cicloid1";

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

const Names<KeyUse, 7>& names_of(KeyUse*) {
    static constexpr Names<KeyUse, 7> names{{
        {KeyUse::password_pepper, "password_pepper", "pimienta de las contraseñas", "pepper of passwords",
         "peper van wachtwoorden"},
        {KeyUse::sign_in_name, "sign_in_name", "nombres de acceso", "sign-in names", "aanmeldnamen"},
        {KeyUse::recovery_code, "recovery_code", "códigos de recuperación", "recovery codes", "herstelcodes"},
        {KeyUse::second_factor, "second_factor", "secretos del segundo factor", "second-factor secrets",
         "geheimen van de tweede factor"},
        {KeyUse::form_token, "form_token", "testigos de formulario", "form tokens", "formuliertokens"},
        {KeyUse::login_counter, "login_counter", "contadores de acceso", "login counters", "aanmeldtellers"},
        {KeyUse::record_field, "record_field", "campos sellados", "sealed fields", "verzegelde velden"},
    }};
    return names;
}

Key derived(const Key& master, KeyUse use) {
    sodium_ready();
    Key key{};
    const int made =
        crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(use), context, master.data());
    ENSURE(made == 0, "a subkey of 32 bytes is within what the derivation gives");
    return key;
}

Digest keyed_digest(const Key& key, std::string_view text) {
    sodium_ready();
    Digest out{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    return out;
}

Digest digest(std::string_view text) {
    sodium_ready();
    Digest out{};
    crypto_hash_sha256(out.data(), bytes_of(text), text.size());
    return out;
}

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void forget(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace ciclo::identity
