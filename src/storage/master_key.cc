#include "storage/master_key.h"

#include <sodium.h>
#include <sys/stat.h>

#include <cstring>

#include "base/text.h"
#include "storage/descriptor.h"
#include "storage/folder_limits.h"
#include "storage/hexadecimal.h"

namespace ciclo::storage {

namespace {

constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES, nonce_bytes = crypto_secretbox_NONCEBYTES;
constexpr std::size_t box_bytes = 32 + crypto_secretbox_MACBYTES;

/// Numbers of the keys derived here; they never change once released.
enum class Derived : std::uint64_t { audit = 1, fingerprint = 2 };

template <std::size_t Size>
std::array<unsigned char, Size> derived(const seams::Secrets& secrets, Derived number) {
    static_assert(crypto_kdf_KEYBYTES == 32 && crypto_kdf_CONTEXTBYTES == 8);
    std::array<unsigned char, Size> key{};
    crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(number), "ciclofol",
                               secrets.master.data());
    return key;
}

using BoxKey = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

Result<BoxKey> key_from(std::string_view passphrase, const unsigned char* salt) {
    BoxKey key{};
    const int failed =
        crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt, limits::passphrase_passes,
                      limits::passphrase_memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed == 0) return key;
    return Error{ErrorKind::limit,
                 "there is not enough memory to work with a passphrase",
                 "free 256 MiB",
                 {},
                 "passphrase_memory"};
}

Error not_a_key(const std::string& path) {
    return Error{ErrorKind::invalid,
                 "is not a master key",
                 "give the file keys/master of a data folder: 64 hexadecimal digits",
                 {path},
                 "master_key_unknown"};
}

}  // namespace

seams::Secrets make_master_key(seams::Chance& chance) {
    seams::Secrets secrets;
    chance.fill(secrets.master);
    return secrets;
}

Result<seams::Secrets> read_master_key(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return world_failed(path, "cannot be opened");
    if ((status.st_mode & 0077U) != 0) {
        return Error{
            ErrorKind::refused, "others may read the master key", "chmod 0400 " + path, {path}, "master_key_open"};
    }
    Result<std::string> bytes = read_small(path, limits::key_file_bytes);
    if (!bytes) return bytes.errors();
    seams::Secrets secrets;
    const bool hex = read_hexadecimal(trim(*bytes), secrets.master);
    if (!hex && bytes->size() != secrets.master.size()) return not_a_key(path);
    if (!hex) std::memcpy(secrets.master.data(), bytes->data(), secrets.master.size());
    sodium_memzero(bytes->data(), bytes->size());
    return secrets;
}

Result<Done> write_master_key(const std::string& path, const seams::Secrets& secrets) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        return Error{
            ErrorKind::refused, "a master key is never written over", "move it away first", {path}, "master_key_there"};
    }
    std::string text = hexadecimal(secrets.master) + "\n";
    const Result<Done> written = write_small(path, text, 0400);
    sodium_memzero(text.data(), text.size());
    return written;
}

std::string fingerprint_of(const seams::Secrets& secrets) {
    return hexadecimal(derived<16>(secrets, Derived::fingerprint));
}

audit::KeyPair audit_keys_of(const seams::Secrets& secrets) {
    return audit::key_pair_of(derived<32>(secrets, Derived::audit));
}

Result<std::string> sealed_key(const seams::Secrets& secrets, std::string_view passphrase, seams::Chance& chance) {
    if (length_in_code_points(passphrase) < limits::passphrase_characters ||
        passphrase.size() > limits::passphrase_bytes) {
        return Error{ErrorKind::refused,
                     "the passphrase is shorter than " + std::to_string(limits::passphrase_characters) +
                         " characters or longer than " + std::to_string(limits::passphrase_bytes) + " bytes",
                     "take four or five words",
                     {},
                     "passphrase_short"};
    }
    std::array<unsigned char, salt_bytes + nonce_bytes + box_bytes> sealed{};
    chance.fill(std::span(sealed).first(salt_bytes + nonce_bytes));
    Result<BoxKey> key = key_from(passphrase, sealed.data());
    if (!key) return key.errors();
    crypto_secretbox_easy(sealed.data() + salt_bytes + nonce_bytes, secrets.master.data(), secrets.master.size(),
                          sealed.data() + salt_bytes, key->data());
    sodium_memzero(key->data(), key->size());
    return std::string(reinterpret_cast<const char*>(sealed.data()), sealed.size());
}

Result<seams::Secrets> opened_key(std::string_view sealed, std::string_view passphrase) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(sealed.data());
    const Error wrong{ErrorKind::refused,
                      "the passphrase does not open the key in the backup",
                      "check the passphrase, or give the key file",
                      {},
                      "passphrase_wrong"};
    if (sealed.size() != salt_bytes + nonce_bytes + box_bytes || passphrase.size() > limits::passphrase_bytes)
        return wrong;
    Result<BoxKey> key = key_from(passphrase, bytes);
    if (!key) return key.errors();
    seams::Secrets secrets;
    const int failed = crypto_secretbox_open_easy(secrets.master.data(), bytes + salt_bytes + nonce_bytes, box_bytes,
                                                  bytes + salt_bytes, key->data());
    sodium_memzero(key->data(), key->size());
    if (failed != 0) return wrong;
    return secrets;
}

}  // namespace ciclo::storage
