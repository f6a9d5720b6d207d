#include "identity/password.h"

#include <sodium.h>

#include <charconv>
#include <optional>

#include "base/text.h"
#include "identity/sodium_ready.h"
#include "identity/spelling.h"

namespace ciclo::identity {

namespace {

constexpr std::size_t hash_bytes = 32;

struct Stored {
    HashCost cost;
    Salt salt{};
    Bytes hash;
};

/// "m=65536,t=2,p=1": the number behind `name`.
std::optional<std::uint32_t> cost_of(std::string_view part, std::string_view name) {
    if (!starts_with(part, name)) return std::nullopt;
    part.remove_prefix(name.size());
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (fault != std::errc() || end != part.data() + part.size()) return std::nullopt;
    return number;
}

std::optional<HashCost> read_cost(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ',');
    if (parts.size() != 3 || parts[2] != "p=1") return std::nullopt;
    const auto memory = cost_of(parts[0], "m=");
    const auto passes = cost_of(parts[1], "t=");
    if (!memory || !passes || *memory < 8 || *memory > limits::hash_memory_kib_most || *passes < 1 ||
        *passes > limits::hash_passes_most) {
        return std::nullopt;
    }
    return HashCost{*memory, *passes};
}

std::optional<Stored> read_stored(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, '$');
    if (parts.size() != 6 || !parts[0].empty() || parts[1] != "argon2id" || parts[2] != "v=19") return std::nullopt;
    const auto cost = read_cost(parts[3]);
    const auto salt = read_base64(parts[4]);
    const auto hash = read_base64(parts[5]);
    if (!cost || !salt || salt->size() != std::tuple_size_v<Salt> || !hash || hash->size() != hash_bytes)
        return std::nullopt;
    Stored stored{.cost = *cost, .hash = *hash};
    std::copy(salt->begin(), salt->end(), stored.salt.begin());
    return stored;
}

Bytes argon2id(std::string_view password, const Key& pepper, const Salt& salt, const HashCost& cost) {
    sodium_ready();
    Digest peppered = keyed_digest(pepper, password);
    Bytes hash(hash_bytes);
    const int made =
        crypto_pwhash(hash.data(), hash.size(), reinterpret_cast<const char*>(peppered.data()), peppered.size(),
                      salt.data(), cost.passes, std::size_t{cost.memory_kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(peppered.data(), peppered.size());
    ENSURE(made == 0, "the machine has the memory one password hash takes");
    return hash;
}

std::string phc_text(const HashCost& cost, const Salt& salt, const Bytes& hash) {
    return "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) + ",t=" + std::to_string(cost.passes) + ",p=1$" +
           base64(salt) + "$" + base64(hash);
}

}  // namespace

std::string hash_password(std::string_view password, const Key& pepper, const Salt& salt, const HashCost& cost) {
    return phc_text(cost, salt, argon2id(password, pepper, salt, cost));
}

Verdict verify_password(std::string_view password, std::string_view stored, const Key& pepper) {
    const std::optional<Stored> read = read_stored(stored);
    if (!read) return Verdict::broken;
    const Bytes hash = argon2id(password, pepper, read->salt, read->cost);
    return sodium_memcmp(hash.data(), read->hash.data(), hash_bytes) == 0 ? Verdict::right : Verdict::wrong;
}

bool needs_rehash(std::string_view stored, const HashCost& cost) {
    const std::optional<Stored> read = read_stored(stored);
    return !read || read->cost != cost;
}

std::string nobodys_hash(const HashCost& cost) {
    return phc_text(cost, Salt{}, Bytes(hash_bytes));
}

}  // namespace ciclo::identity
