// The password policy: long enough, and not one of those that are tried first. No rule about capitals, digits or signs,
// and no expiry: both make people choose worse (NIST SP 800-63B 5.1.1.2, ASVS 6.2).
//
//   Errors errors = check_password(password, {.strength = Strength::strict, .known_words = {"Hospital del Norte",
//   "ana.ruiz"}});
//
// No list of leaked passwords travels with the program. What such lists hold from 12 signs on are families, and the
// families are refused by rule: runs, repetitions, keyboard walks, and one or two common words of es, en, nl with
// digits and signs around them, written plain or with 4 for a, 0 for o and the like. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ciclo::identity {

/// strict: administrators and data protection officers.
enum class Strength { usual, strict };

struct PasswordRules {
    Strength strength = Strength::usual;
    std::vector<std::string> known_words =
        {};  ///< the organisation, the person, the sign-in name: not enough to make a password
};

/// Empty = may be used. Codes: "password_short", "password_long", "password_text" (no UTF-8, or control characters),
/// "password_common", "password_about_you". Place.file = "password".
Errors check_password(std::string_view password, const PasswordRules& rules = {});

/// Common words and leaked passwords' stems in es, en, nl: folded, sorted. For tests and documentation.
const std::vector<std::string_view>& common_words();

}  // namespace ciclo::identity
