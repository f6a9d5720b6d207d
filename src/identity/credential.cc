#include "identity/credential.h"

#include "base/text.h"
#include "identity/kinds.h"
#include "identity/one_time_code.h"
#include "identity/stored.h"

namespace ciclo::identity {

namespace {

/// A secret begun and one in force are sealed for the same place: confirming moves it, opening it cannot tell.
Result<Bytes> opened(const std::string& person, const std::string& sealed, const Key& key) {
    const Result<std::string> plain = open_sealed(sealed, {person, "factor_secret"}, key);
    if (!plain) return plain.errors();
    return Bytes(plain->begin(), plain->end());
}

}  // namespace

Credential read_credential(const records::Record& record) {
    const records::Kind& kind = credential_kind();
    return {.id = record.id,
            .version = record.version,
            .person = stored_text(kind, record, "person"),
            .name_key = stored_text(kind, record, "name_key"),
            .password = stored_text(kind, record, "password"),
            .password_set = stored_instant(kind, record, "password_set"),
            .factor_secret = stored_text(kind, record, "factor_secret"),
            .factor_next = stored_text(kind, record, "factor_next"),
            .factor_since = stored_instant(kind, record, "factor_since"),
            .factor_step = stored_whole(kind, record, "factor_step"),
            .recovery_codes = stored_list(kind, record, "recovery_codes")};
}

std::vector<records::FieldValue> values_of(const Credential& credential) {
    return Filler(credential_kind())
        .set("person", credential.person)
        .set("name_key", credential.name_key)
        .set("password", credential.password)
        .set("password_set", credential.password_set)
        .set("factor_secret", credential.factor_secret)
        .set("factor_next", credential.factor_next)
        .set("factor_since", credential.factor_since)
        .set("factor_step", credential.factor_step)
        .set("recovery_codes", credential.recovery_codes)
        .values();
}

std::string name_key(std::string_view sign_in_name, const Key& key) {
    return hex(keyed_digest(key, lower_ascii(trim(sign_in_name))));
}

std::string sealed_factor(const std::string& person, const Bytes& secret, const Key& key, const Nonce& nonce) {
    return seal(std::string_view(reinterpret_cast<const char*>(secret.data()), secret.size()),
                {person, "factor_secret"}, key, nonce);
}

Result<Bytes> opened_factor(const Credential& credential, const Key& key) {
    return opened(credential.person, credential.factor_secret, key);
}

Result<Bytes> opened_next_factor(const Credential& credential, const Key& key) {
    return opened(credential.person, credential.factor_next, key);
}

std::optional<Credential> with_code_used(Credential credential, std::string_view code, calendar::Instant now,
                                         const Key& factor_key, const Key& recovery_key) {
    if (!credential.has_second_factor()) return std::nullopt;
    const Result<Bytes> secret = opened_factor(credential, factor_key);
    if (!secret) return std::nullopt;
    if (const auto step = accepted_step(*secret, code, now, credential.factor_step)) {
        credential.factor_step = *step;
        return credential;
    }
    const std::optional<std::string> recovery = recovery_digest(code, recovery_key);
    bool found = false;
    std::vector<std::string> left;
    for (const std::string& one : credential.recovery_codes) {
        const bool is_this = recovery && same(one, *recovery);
        found = found || is_this;
        if (!is_this) left.push_back(one);
    }
    if (!found) return std::nullopt;
    credential.recovery_codes = left;
    return credential;
}

}  // namespace ciclo::identity
