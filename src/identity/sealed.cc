#include "identity/sealed.h"

#include <sodium.h>

#include "base/text.h"
#include "identity/sodium_ready.h"
#include "identity/spelling.h"

namespace ciclo::identity {

namespace {

constexpr std::string_view version = "x1.";
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(std::tuple_size_v<Nonce> == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(std::tuple_size_v<Key> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

/// Lengths first, so that ("ab", "c") and ("a", "bc") differ.
std::string bound(const SealedPlace& place) {
    return std::to_string(place.record.size()) + ":" + std::string(place.record) + std::to_string(place.field.size()) +
           ":" + std::string(place.field);
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Error broken(const SealedPlace& place) {
    return Error{.kind = ErrorKind::invalid,
                 .what = "the sealed value of field " + std::string(place.field) + " does not open",
                 .cure = "check that the master key belongs to this data folder",
                 .place = {std::string(place.field), 0, 0},
                 .code = "sealed_value_broken"};
}

}  // namespace

std::string seal(std::string_view plain, const SealedPlace& place, const Key& key, const Nonce& nonce) {
    sodium_ready();
    const std::string associated = bound(place);
    Bytes out(nonce.begin(), nonce.end());
    out.resize(nonce.size() + plain.size() + tag_bytes);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce.size(), &length, bytes_of(plain), plain.size(),
                                               bytes_of(associated), associated.size(), nullptr, nonce.data(),
                                               key.data());
    ENSURE(length == plain.size() + tag_bytes, "sealing adds a tag and nothing else");
    return std::string(version) + base64url(out);
}

Result<std::string> open_sealed(std::string_view sealed, const SealedPlace& place, const Key& key) {
    sodium_ready();
    if (!starts_with(sealed, version)) return broken(place);
    const std::optional<Bytes> bytes = read_base64url(sealed.substr(version.size()));
    constexpr std::size_t nonce_bytes = std::tuple_size_v<Nonce>;
    if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return broken(place);
    const std::string associated = bound(place);
    std::string plain(bytes->size() - nonce_bytes - tag_bytes, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, bytes->data() + nonce_bytes,
        bytes->size() - nonce_bytes, bytes_of(associated), associated.size(), bytes->data(), key.data());
    if (opened != 0) return broken(place);
    return plain;
}

}  // namespace ciclo::identity
