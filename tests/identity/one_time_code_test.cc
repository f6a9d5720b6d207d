#include "identity/one_time_code.h"

#include <gtest/gtest.h>

#include <set>

#include "identity/credential.h"
#include "identity/limits.h"

namespace ciclo::identity {
namespace {

const std::string_view rfc_secret = "12345678901234567890";
Bytes secret() {
    return {rfc_secret.begin(), rfc_secret.end()};
}
calendar::Instant at(std::int64_t seconds) {
    return {seconds * 1'000'000};
}

TEST(OneTimeCode, gives_the_vectors_of_rfc_4226) {
    const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                           "254676", "287922", "162583", "399871", "520489"};
    for (std::int64_t step = 0; step < 10; ++step) EXPECT_EQ(code_at(secret(), step), codes[step]);
}

TEST(OneTimeCode, gives_the_vectors_of_rfc_6238) {
    const std::pair<std::int64_t, const char*> rows[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                         {1111111111, "14050471"}, {1234567890, "89005924"},
                                                         {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, code] : rows) {
        EXPECT_EQ(code_at(secret(), step_at(at(seconds)), 8), code);
        EXPECT_EQ(code_at(secret(), step_at(at(seconds))), std::string(code).substr(2));
    }
}

TEST(OneTimeCode, may_drift_one_step_and_no_more) {
    const std::int64_t step = 41'152'263;
    const std::string code = code_at(secret(), step);
    for (std::int64_t drift = -3; drift <= 3; ++drift) {
        const auto found = accepted_step(secret(), code, at((step + drift) * 30 + 7), 0);
        EXPECT_EQ(found.has_value(), drift >= -1 && drift <= 1) << drift;
        EXPECT_EQ(found.value_or(step), step);
    }
    EXPECT_TRUE(accepted_step(secret(), code.substr(0, 3) + " " + code.substr(3), at(step * 30), 0));
}

TEST(OneTimeCode, is_never_taken_twice) {
    const std::int64_t step = 41'152'263;
    const auto first = accepted_step(secret(), code_at(secret(), step), at(step * 30), 0);
    ASSERT_EQ(first, step);
    EXPECT_FALSE(accepted_step(secret(), code_at(secret(), step), at(step * 30 + 29), *first));
    EXPECT_FALSE(accepted_step(secret(), code_at(secret(), step - 1), at(step * 30), *first)) << "nor an older one";
    EXPECT_EQ(accepted_step(secret(), code_at(secret(), step + 1), at(step * 30), *first), step + 1);
}

TEST(OneTimeCode, refuses_what_is_no_code) {
    for (const char* bad : {"", "1", "0000000", "abcdef", "28708２"})
        EXPECT_FALSE(accepted_step(secret(), bad, at(59), 0)) << bad;
}

TEST(OneTimeCode, enrols_with_a_uri_every_application_reads) {
    EXPECT_EQ(
        enrolment_uri(secret(), "Hospital del Norte & Sur", "ana@example.org"),
        "otpauth://totp/Hospital%20del%20Norte%20%26%20Sur:ana%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Hospital%20del%20Norte%20%26%20Sur&algorithm=SHA1&digits=6&period=30");
}

TEST(RecoveryCode, is_read_as_it_was_meant) {
    const Key key{3};
    const std::string code = recovery_code(RecoverySeed{0xFF, 0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x10});
    EXPECT_EQ(code.size(), 19U);
    const auto wanted = recovery_digest(code, key);
    ASSERT_TRUE(wanted);
    std::string typed;
    for (const char sign : code) {
        if (sign == '-') continue;
        typed += sign == '0' ? 'o' : sign == '1' ? 'l' : static_cast<char>(sign >= 'A' ? sign + 32 : sign);
    }
    EXPECT_EQ(recovery_digest(typed, key), wanted);
    EXPECT_NE(recovery_digest(code, Key{4}), wanted);
    EXPECT_FALSE(recovery_digest("", key));
    EXPECT_FALSE(recovery_digest(code + "0", key));
    EXPECT_FALSE(recovery_digest(std::string(1000, '-'), key));
}

struct Keys {
    Key factor{1}, recovery{2};
};

Credential enrolled(const Keys& keys) {
    Credential credential{.person = "p1"};
    credential.factor_secret = sealed_factor("p1", secret(), keys.factor, Nonce{9});
    credential.factor_since = at(1);
    for (unsigned char i = 0; i < limits::recovery_codes; ++i) {
        credential.recovery_codes.push_back(*recovery_digest(recovery_code(RecoverySeed{i}), keys.recovery));
    }
    return credential;
}

TEST(CodeUse, remembers_the_step_and_takes_the_recovery_code_away) {
    const Keys keys;
    const Credential before = enrolled(keys);
    const auto by_code = with_code_used(before, code_at(secret(), 5), at(150), keys.factor, keys.recovery);
    ASSERT_TRUE(by_code);
    EXPECT_EQ(by_code->factor_step, 5);
    EXPECT_EQ(by_code->recovery_codes.size(), 10U);
    EXPECT_FALSE(with_code_used(*by_code, code_at(secret(), 5), at(150), keys.factor, keys.recovery));

    const auto by_recovery =
        with_code_used(before, recovery_code(RecoverySeed{4}), at(150), keys.factor, keys.recovery);
    ASSERT_TRUE(by_recovery);
    EXPECT_EQ(by_recovery->recovery_codes.size(), 9U);
    EXPECT_EQ(by_recovery->factor_step, 0);
    EXPECT_FALSE(with_code_used(*by_recovery, recovery_code(RecoverySeed{4}), at(150), keys.factor, keys.recovery));
    EXPECT_TRUE(with_code_used(*by_recovery, recovery_code(RecoverySeed{5}), at(150), keys.factor, keys.recovery));
}

TEST(CodeUse, of_a_secret_sealed_for_somebody_else_is_refused) {
    const Keys keys;
    Credential moved = enrolled(keys);
    moved.person = "p2";
    EXPECT_FALSE(with_code_used(moved, code_at(secret(), 5), at(150), keys.factor, keys.recovery));
    Credential begun = enrolled(keys);
    begun.factor_since = std::nullopt;
    EXPECT_FALSE(with_code_used(begun, code_at(secret(), 5), at(150), keys.factor, keys.recovery))
        << "not yet confirmed";
}

}  // namespace
}  // namespace ciclo::identity
