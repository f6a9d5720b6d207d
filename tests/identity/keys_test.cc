// Known answers: RFC 4648, RFC 4231, FIPS 180-4, and subkeys and hashes computed with another implementation (hashlib,
// libargon2).
#include "identity/keys.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "identity/sealed.h"
#include "identity/spelling.h"
#include "identity/token.h"

namespace ciclo::identity {
namespace {

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

Key counted_key() {
    Key key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<unsigned char>(i);
    return key;
}

TEST(Spelling, says_what_rfc_4648_says) {
    EXPECT_EQ(base64(bytes_of("foobar")), "Zm9vYmFy");
    EXPECT_EQ(base64(bytes_of("fooba")), "Zm9vYmE");
    EXPECT_EQ(base64(bytes_of("f")), "Zg");
    EXPECT_EQ(base32(bytes_of("foobar")), "MZXW6YTBOI");
    EXPECT_EQ(base32(bytes_of("foob")), "MZXW6YQ");
    EXPECT_EQ(hex(bytes_of("foobar")), "666f6f626172");
    EXPECT_EQ(base64url(Bytes{0xFB, 0xFF, 0xFE}), "-__-");
    EXPECT_EQ(base64(Bytes{0xFB, 0xFF, 0xFE}), "+//+");
    EXPECT_EQ(base64({}), "");
}

TEST(Spelling, refuses_left_over_bits_and_foreign_signs) {
    EXPECT_FALSE(read_base64("Zh"));    // the last four bits are not zero
    EXPECT_FALSE(read_base64("Z"));     // six bits are no byte
    EXPECT_FALSE(read_base64("Zg=="));  // we write no padding
    EXPECT_FALSE(read_base64url("+w"));
    EXPECT_FALSE(read_hex("6G"));
    EXPECT_FALSE(read_hex("666"));
    EXPECT_FALSE(read_base32("MZXW6YTB1"));
    EXPECT_EQ(read_base32("mzxw 6ytb-oi"), bytes_of("foobar"));
    EXPECT_EQ(crockford_as_meant("oIl1-z"), "0111Z");
    EXPECT_FALSE(crockford_as_meant("0U"));
}

RC_GTEST_PROP(Spelling, reads_back_what_it_wrote, (Bytes bytes)) {
    RC_ASSERT(read_hex(hex(bytes)) == bytes);
    RC_ASSERT(read_base64url(base64url(bytes)) == bytes);
    RC_ASSERT(read_base64(base64(bytes)) == bytes);
    RC_ASSERT(read_base32(base32(bytes)) == bytes);
}

TEST(Keys, are_those_of_another_implementation) {
    EXPECT_EQ(hex(derived(counted_key(), KeyUse::password_pepper)),
              "b546022829db960858b662dbf380683075ece5255db3add9b5fe7c62b39d453f");
    EXPECT_EQ(hex(derived(counted_key(), KeyUse::form_token)),
              "bddaf30d1658ad3d32f2039c64357d65420789e130e6cc80642cb21bdd2dadb6");
    EXPECT_EQ(hex(derived(counted_key(), KeyUse::record_field)),
              "121dd5071e6e9e9057d087077c26d2f98250726b1aab3c4ad7b33e2f19557d7e");
}

TEST(Keys, of_two_uses_are_never_the_same) {
    std::set<std::string> keys;
    for (const auto& row : names_of(static_cast<KeyUse*>(nullptr))) keys.insert(hex(derived(counted_key(), row.value)));
    EXPECT_EQ(keys.size(), 7U);
}

TEST(Keys, digest_as_fips_and_rfc_4231_say) {
    EXPECT_EQ(hex(digest("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Key jefe{};  // RFC 4231 case 2: a short key is filled with zeros
    const std::string_view key = "Jefe";
    std::copy(key.begin(), key.end(), jefe.begin());
    EXPECT_EQ(hex(keyed_digest(jefe, "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Keys, same_is_equality) {
    EXPECT_TRUE(same("", ""));
    EXPECT_TRUE(same("abc", "abc"));
    EXPECT_FALSE(same("abc", "abd"));
    EXPECT_FALSE(same("abc", "ab"));
}

TEST(Keys, forgotten_secrets_are_overwritten) {
    std::string secret(64, 'x');
    const char* place = secret.data();
    forget(secret);
    EXPECT_TRUE(secret.empty());
    EXPECT_EQ(std::string(place, 8), std::string(8, '\0'));
}

TEST(Sealed, opens_in_its_place_only) {
    const Key key = counted_key();
    const std::string sealed = seal("secreto", {"01J", "factor_secret"}, key, Nonce{7});
    const Result<std::string> opened = open_sealed(sealed, {"01J", "factor_secret"}, key);
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened, "secreto");
    EXPECT_FALSE(open_sealed(sealed, {"01K", "factor_secret"}, key));
    EXPECT_FALSE(open_sealed(sealed, {"01J", "name"}, key));
    EXPECT_FALSE(open_sealed(sealed, {"01Jf", "actor_secret"}, key)) << "the border between record and field counts";
    Key other = key;
    other[31] ^= 1;
    const auto refused = open_sealed(sealed, {"01J", "factor_secret"}, other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.errors().front().code, "sealed_value_broken");
}

TEST(Sealed, does_not_open_when_any_bit_is_changed_or_missing) {
    const std::string sealed = seal("secreto", {"01J", "f"}, counted_key(), Nonce{});
    const Bytes bytes = *read_base64url(sealed.substr(3));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        Bytes changed = bytes;
        changed[bit / 8] = static_cast<unsigned char>(changed[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_FALSE(open_sealed("x1." + base64url(changed), {"01J", "f"}, counted_key())) << bit;
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) {
        EXPECT_FALSE(open_sealed(sealed.substr(0, length), {"01J", "f"}, counted_key())) << length;
    }
}

TEST(Token, has_the_form_scanners_look_for) {
    const NewToken token = new_token(TokenIdSeed{1, 2, 3, 4, 5, 6}, SecretSeed{9});
    EXPECT_EQ(token.text.size(), 3U + 8U + 1U + 43U);
    EXPECT_EQ(token.text.substr(0, 12), "cx_AQIDBAUG_");
    const auto parts = read_token(token.text);
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->id, "AQIDBAUG");
    EXPECT_EQ(parts->digest, token.digest);
    EXPECT_EQ(token.digest, hex(digest(token.text.substr(12))));
    EXPECT_EQ(token.digest.find(token.text.substr(12)), std::string::npos);
}

TEST(Token, refuses_everything_else) {
    const std::string good = new_token(TokenIdSeed{}, SecretSeed{}).text;
    for (const std::string& bad :
         {std::string(), good + "A", good.substr(1), "cX_" + good.substr(3), std::string(55, 'A'),
          good.substr(0, 11) + "-" + good.substr(12), good.substr(0, 54) + "=", good.substr(0, 54) + "B"}) {
        EXPECT_FALSE(read_token(bad)) << bad;
    }
    EXPECT_FALSE(digest_of_secret(""));
    EXPECT_FALSE(digest_of_secret(std::string(43, '/')));
    EXPECT_FALSE(digest_of_secret(std::string(1 << 16, 'A')));
    EXPECT_TRUE(digest_of_secret(random_secret(SecretSeed{5}).text));
}

}  // namespace
}  // namespace ciclo::identity
