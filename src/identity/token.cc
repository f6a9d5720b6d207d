#include "identity/token.h"

#include "base/text.h"
#include "identity/keys.h"
#include "identity/spelling.h"

namespace ciclo::identity {

namespace {

constexpr std::string_view prefix = "cx_";
constexpr std::size_t id_signs = 8, secret_signs = 43;

}  // namespace

Secret random_secret(const SecretSeed& seed) {
    const std::string text = base64url(seed);
    return {text, hex(digest(text))};
}

std::optional<std::string> digest_of_secret(std::string_view text) {
    if (text.size() != secret_signs || !read_base64url(text)) return std::nullopt;
    return hex(digest(text));
}

NewToken new_token(const TokenIdSeed& id, const SecretSeed& seed) {
    const Secret secret = random_secret(seed);
    std::string id_text = base64url(id);
    return {std::string(prefix) + id_text + "_" + secret.text, id_text, secret.digest};
}

std::optional<TokenParts> read_token(std::string_view text) {
    if (text.size() != prefix.size() + id_signs + 1 + secret_signs || !starts_with(text, prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    const std::string_view id = text.substr(0, id_signs);
    if (text[id_signs] != '_' || !read_base64url(id)) return std::nullopt;
    const std::optional<std::string> found = digest_of_secret(text.substr(id_signs + 1));
    if (!found) return std::nullopt;
    return TokenParts{std::string(id), *found};
}

}  // namespace ciclo::identity
