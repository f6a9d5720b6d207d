// The master key: made once, kept closed, recognised, sealed.
#include "seams/secrets.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "storage/folder_trial.h"
#include "storage/master_key.h"

namespace ciclo::storage {

namespace {

TEST(MasterKey, is_written_once_and_read_back) {
    const trial::TemporaryPlace place;
    seams::SeededChance chance(1);
    const seams::Secrets secrets = make_master_key(chance);
    const std::string path = place.at("master");
    ASSERT_TRUE(write_master_key(path, secrets).ok());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read);
    EXPECT_EQ(read_master_key(path)->master, secrets.master);
    EXPECT_EQ(write_master_key(path, secrets).errors().front().code, "master_key_there");
    EXPECT_EQ(trial::bytes_of(path).size(), 65U);
}

TEST(MasterKey, raw_bytes_are_read_and_other_things_refused) {
    const trial::TemporaryPlace place;
    const std::string path = place.at("key");
    trial::put_bytes(path, std::string(32, 'k'));
    ::chmod(path.c_str(), 0400);
    EXPECT_EQ(read_master_key(path)->master[31], 'k');
    ::chmod(path.c_str(), 0440);
    EXPECT_EQ(read_master_key(path).errors().front().code, "master_key_open");
    for (const char* wrong : {"", "short", "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"}) {
        trial::put_bytes(place.at("wrong"), wrong);
        ::chmod(place.at("wrong").c_str(), 0600);
        EXPECT_EQ(read_master_key(place.at("wrong")).errors().front().code, "master_key_unknown") << wrong;
    }
}

TEST(MasterKey, fingerprint_and_audit_keys_follow_from_it_and_show_nothing_of_it) {
    seams::SeededChance chance(1);
    const seams::Secrets one = make_master_key(chance), other = make_master_key(chance);
    EXPECT_EQ(fingerprint_of(one), fingerprint_of(one));
    EXPECT_EQ(fingerprint_of(one).size(), 32U);
    EXPECT_NE(fingerprint_of(one), fingerprint_of(other));
    EXPECT_EQ(audit_keys_of(one).open, audit_keys_of(one).open);
    EXPECT_NE(audit_keys_of(one).open, audit_keys_of(other).open);
}

TEST(MasterKey, a_passphrase_seals_it_and_only_that_one_opens_it) {
    seams::SeededChance chance(1);
    const seams::Secrets secrets = make_master_key(chance);
    EXPECT_EQ(sealed_key(secrets, "short", chance).errors().front().code, "passphrase_short");
    const auto sealed = sealed_key(secrets, "correct horse battery", chance);
    ASSERT_TRUE(sealed.ok());
    EXPECT_EQ(sealed->find(std::string(secrets.master.begin(), secrets.master.end())), std::string::npos);
    EXPECT_EQ(opened_key(*sealed, "correct horse battery")->master, secrets.master);
    EXPECT_EQ(opened_key(*sealed, "correct horse batterz").errors().front().code, "passphrase_wrong");
    std::string changed = *sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    EXPECT_EQ(opened_key(changed, "correct horse battery").errors().front().code, "passphrase_wrong");
    EXPECT_EQ(opened_key("", "correct horse battery").errors().front().code, "passphrase_wrong");
}

}  // namespace

}  // namespace ciclo::storage
