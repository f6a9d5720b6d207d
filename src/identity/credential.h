// Credential: by what a person proves who they are: a sign-in name (its keyed digest), a password (hashed), a second
// factor (sealed). A plain value and the questions asked of it. Pure; any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.h"
#include "identity/keys.h"
#include "identity/sealed.h"
#include "identity/spelling.h"
#include "records/record.h"

namespace ciclo::identity {

struct Credential {
    records::RecordId id = {};
    std::int64_t version = 0;
    std::string person = {}, name_key = {};
    std::string password = {};  ///< PHC string; "" = not yet chosen
    std::optional<calendar::Instant> password_set = {};
    std::string factor_secret = {};  ///< sealed; "" = none
    std::string factor_next = {};    ///< sealed; begun, not yet confirmed by a code
    std::optional<calendar::Instant> factor_since = {};
    std::int64_t factor_step = 0;                  ///< the last step whose code was used
    std::vector<std::string> recovery_codes = {};  ///< keyed digests of those not yet used

    bool has_second_factor() const { return factor_since.has_value() && !factor_secret.empty(); }
};

Credential read_credential(const records::Record& record);
std::vector<records::FieldValue> values_of(const Credential& credential);

/// The keyed digest of a sign-in name: case of ASCII letters and blanks around it do not count.
std::string name_key(std::string_view sign_in_name, const Key& key);
/// The one-time secret sealed for this person, and opened again.
std::string sealed_factor(const std::string& person, const Bytes& secret, const Key& key, const Nonce& nonce);
Result<Bytes> opened_factor(const Credential& credential, const Key& key);
Result<Bytes> opened_next_factor(const Credential& credential, const Key& key);

/// What a second-factor code does to the credential when it is right: the step is remembered, the recovery code is
/// gone. Nothing = wrong, used before, or there is no second factor.
std::optional<Credential> with_code_used(Credential credential, std::string_view code, calendar::Instant now,
                                         const Key& factor_key, const Key& recovery_key);

}  // namespace ciclo::identity
