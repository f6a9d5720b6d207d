// Tokens: what a browser's cookie, a program's header and a link carry, and what is stored of it.
//
//   const Secret secret = session_secret(bytes);          // secret.text goes to the cookie, secret.digest into the
//   store std::optional<TokenParts> parts = read_token("cx_4mK2p9aQ_…43 signs…");
//
// 256 bits each, so SHA-256 is enough to store them by: nobody guesses what was drawn. Pure; the caller draws. Any
// number of threads.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ciclo::identity {

using SecretSeed = std::array<unsigned char, 32>;
using TokenIdSeed = std::array<unsigned char, 6>;

/// The text is shown once; the digest (hexadecimal SHA-256 of the text) is kept.
struct Secret {
    std::string text, digest;
};

/// 43 signs of base64url: sessions and one-time links.
Secret random_secret(const SecretSeed& seed);
/// The digest under which a secret would be stored; nothing when it cannot be one of ours (wrong length or signs).
std::optional<std::string> digest_of_secret(std::string_view text);

/// An API token: "cx_<8 signs>_<43 signs>". The eight signs find the record, the prefix lets scanners find leaked ones.
struct TokenParts {
    std::string id, digest;
};
struct NewToken {
    std::string text, id, digest;
};
NewToken new_token(const TokenIdSeed& id, const SecretSeed& seed);
std::optional<TokenParts> read_token(std::string_view text);

}  // namespace ciclo::identity
