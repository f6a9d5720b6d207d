#include "identity/password.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "identity/password_policy.h"

namespace ciclo::identity {
namespace {

constexpr HashCost cheap{.memory_kib = 64, .passes = 1};

Key pepper() {
    Key master{};
    for (std::size_t i = 0; i < master.size(); ++i) master[i] = static_cast<unsigned char>(i);
    return derived(master, KeyUse::password_pepper);
}

Salt salt() {
    Salt salt{};
    for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<unsigned char>(16 + i);
    return salt;
}

TEST(Password, hashes_as_libargon2_does) {
    EXPECT_EQ(hash_password("correct horse battery staple", pepper(), salt()),
              "$argon2id$v=19$m=65536,t=2,p=1$EBESExQVFhcYGRobHB0eHw$iwV+x9p/qympP9CRgSQEm/zaXb2+2Wxd7/oMBtoKWsg");
    EXPECT_EQ(hash_password("contraseña ñandú", pepper(), salt(), cheap),
              "$argon2id$v=19$m=64,t=1,p=1$EBESExQVFhcYGRobHB0eHw$dswUjQMwtM9hnbMQWU9+mgg4oEr61yQUVT195l8ounI");
}

TEST(Password, costs_at_least_what_is_promised) {
    const HashCost today;
    EXPECT_GE(today.memory_kib, 64U * 1024U);
    EXPECT_GE(today.passes, 2U);
}

TEST(Password, is_right_only_when_it_is) {
    const std::string stored = hash_password("cuatro palabras sin nexo", pepper(), salt(), cheap);
    EXPECT_EQ(verify_password("cuatro palabras sin nexo", stored, pepper()), Verdict::right);
    EXPECT_EQ(verify_password("cuatro palabras sin Nexo", stored, pepper()), Verdict::wrong);
    EXPECT_EQ(verify_password("cuatro palabras sin nexo ", stored, pepper()), Verdict::wrong);
    EXPECT_EQ(verify_password(std::string("cuatro palabras sin nexo\0", 25), stored, pepper()), Verdict::wrong);
    EXPECT_EQ(verify_password("", stored, pepper()), Verdict::wrong);
    Key other = pepper();
    other[0] ^= 1;
    EXPECT_EQ(verify_password("cuatro palabras sin nexo", stored, other), Verdict::wrong)
        << "the database alone is not enough";
}

TEST(Password, stored_text_that_asks_for_too_much_is_broken_not_obeyed) {
    const std::string good = hash_password("x", pepper(), salt(), cheap);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    for (const std::string& bad :
         {std::string(), std::string("$argon2id$"), with("m=64", "m=4194304"), with("t=1", "t=4000000000"),
          with("t=1", "t=0"), with("p=1", "p=2"), with("argon2id", "argon2i"), with("v=19", "v=16"),
          with("m=64", "m=+64"), with("m=64", "m=64 "), with("EBES", "EB$ES"), good + "A",
          good.substr(0, good.size() - 4), good + "$"}) {
        EXPECT_EQ(verify_password("x", bad, pepper()), Verdict::broken) << bad;
        EXPECT_TRUE(needs_rehash(bad));
    }
}

TEST(Password, of_an_older_cost_is_hashed_again) {
    EXPECT_TRUE(needs_rehash(hash_password("x", pepper(), salt(), cheap)));
    EXPECT_FALSE(needs_rehash(hash_password("x", pepper(), salt(), cheap), cheap));
    EXPECT_FALSE(needs_rehash(nobodys_hash())) << "nobody's hash is of today's cost";
}

TEST(Password, nobodys_is_nobodys) {
    const std::string nobody = nobodys_hash(cheap);
    for (const char* guess : {"", "password", "x"}) EXPECT_EQ(verify_password(guess, nobody, pepper()), Verdict::wrong);
}

std::string refusal(std::string_view password, const PasswordRules& rules = {}) {
    const Errors errors = check_password(password, rules);
    return errors.empty() ? "" : errors.front().code;
}

TEST(PasswordPolicy, counts_code_points) {
    EXPECT_EQ(refusal("tr7 k9 vq2x"), "password_short");
    EXPECT_EQ(refusal("tr7 k9 vq2xw"), "");
    EXPECT_EQ(refusal("ñañéü7ßøåœæþ"), "") << "twelve signs of two bytes";
    EXPECT_EQ(refusal("ñañéü7ßøåœæ"), "password_short");
    EXPECT_EQ(refusal("tr7 k9 vq2xwz4", {.strength = Strength::strict}), "password_short");
    EXPECT_EQ(refusal("tr7 k9 vq2xwz4h", {.strength = Strength::strict}), "");
    std::string longest;
    for (int i = 0; i < 32; ++i) longest += "tk9ñ";
    EXPECT_EQ(refusal(longest + "x"), "password_long");
    EXPECT_EQ(refusal(std::string(1 << 20, 'x')), "password_long");
}

TEST(PasswordPolicy, has_no_rule_about_sorts_of_signs) {
    for (const char* good :
         {"correcthorsebatterystaple", "correct horse battery staple", "839204175628", "mesa trueno lapiz viento",
          "пароль длинный достаточно", "密码很长的一句话真的很长吧", "!)(#*@_=+{]~^;%", "kaas fiets regen maandag brug",
          "hospital lluvia clavel", "Xk#9vQ!2mLp@7"}) {
        EXPECT_EQ(refusal(good), "") << good;
    }
}

TEST(PasswordPolicy, refuses_what_lists_of_leaked_passwords_hold) {
    for (const char* bad :
         {"password1234",   "Password1234!",        "passwordpassword", "P@ssw0rd1234",   "p4ssw0rd2025!",
          "123456789012",   "1234567890123456",     "qwertyuiop123",    "qwertyuiopasdf", "1q2w3e4r5t6y7u",
          "aaaaaaaaaaaa",   "abcabcabcabcabc",      "abcdefghijklmnop", "111111111111",   "contraseña1234",
          "Contrasena2025", "contraseñacontraseña", "bienvenido2025!",  "teamomucho1234", "Hospital2025!",
          "wachtwoord123",  "Wachtwoord2025!",      "welkom01welkom01", "Welkom2025!!",   "geheimgeheim",
          "iloveyou1234",   "letmeinletmein",       "adminadmin123",    "administrator1", "changeme1234!",
          "Summer2025!!!",  "superman12345",        "000000000000",     "zxcvbnm12345",   "q1w2e3r4t5y6",
          "asdfghjkl1234",  "barcelona2024",        "liverpoolfc123",   "qwerty123456",   "1qaz2wsx3edc",
          "987654321098",   "password!@#$",         "azertyuiop12"}) {
        EXPECT_NE(refusal(bad), "") << bad;
    }
}

TEST(PasswordPolicy, refuses_what_anybody_knows_about_you) {
    const PasswordRules rules{.known_words = {"Hospital del Norte", "Ximena Zaldúa", "x.zaldua@example.org"}};
    EXPECT_EQ(refusal("ximenazaldua77", rules), "password_about_you");
    EXPECT_EQ(refusal("Zaldúa-Ximena-1", rules), "password_about_you");
    EXPECT_EQ(refusal("zaldua trueno lapiz viento", rules), "");
}

TEST(PasswordPolicy, words_are_folded_sorted_and_each_there_once) {
    const auto& words = common_words();
    EXPECT_GE(words.size(), 1'500U);
    EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
    EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end());
    for (const std::string_view word : words) EXPECT_EQ(folded(word), word);
}

TEST(PasswordPolicy, says_what_and_how_to_mend_it) {
    const Errors errors = check_password("corta");
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().place.file, "password");
    EXPECT_EQ(errors.front().text().find("corta"), std::string::npos) << "a password is never repeated";
}

}  // namespace
}  // namespace ciclo::identity
