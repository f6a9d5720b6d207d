// A backup file: whole or not there, and no byte of it may change unseen.
#include "storage/backup_file.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/folder_limits.h"
#include "storage/folder_trial.h"

namespace ciclo::storage {

namespace {

using trial::bytes_of;
using trial::put_bytes;

class BackupFile : public testing::Test {
protected:
    BackupHeader facts() const {
        BackupHeader header;
        header.program_version = "0.1.0";
        header.schema_version = 3;
        header.key_fingerprint = std::string(32, 'a');
        return header;
    }
    std::string content() const {
        std::mt19937_64 random(3);
        std::string bytes(database_bytes, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        return bytes;
    }
    Result<BackupHeader> written(const std::string& path) {
        put_bytes(place.at("db"), content());
        return write_backup(path, facts(),
                            {{.part = BackupPart::checkpoints, .bytes = "one\ntwo\n"},
                             {.part = BackupPart::database, .path = place.at("db")},
                             {.part = BackupPart::erased, .bytes = ""}},
                            progress);
    }
    trial::TemporaryPlace place;
    NoProgress progress;
    std::size_t database_bytes = 1'100'001;  ///< more than one piece of copying
};

TEST_F(BackupFile, parts_come_back_byte_for_byte) {
    const std::string path = place.at("b.ciclo");
    const auto header = written(path);
    ASSERT_TRUE(header.ok()) << header.errors().front().text();
    EXPECT_EQ(fs::file_size(path), 4096U + 8U + database_bytes);
    EXPECT_FALSE(fs::exists(path + ".unfinished"));
    const auto checked = check_backup(path, progress);
    ASSERT_TRUE(checked.ok());
    EXPECT_EQ(*checked, *header);
    ASSERT_TRUE(unpack(path, *header, BackupPart::database, place.at("out"), progress).ok());
    EXPECT_EQ(bytes_of(place.at("out")), content());
    EXPECT_EQ(fs::status(place.at("out")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    const auto text = read_part(path, *header, BackupPart::checkpoints);
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(*text, "one\ntwo\n");
}

TEST_F(BackupFile, an_existing_file_is_never_written_over) {
    const std::string path = place.at("b.ciclo");
    put_bytes(path, "precious");
    EXPECT_FALSE(written(path).ok());
    EXPECT_EQ(bytes_of(path), "precious");
}

TEST_F(BackupFile, a_missing_source_leaves_nothing) {
    const auto header = write_backup(place.at("b.ciclo"), facts(),
                                     {{.part = BackupPart::database, .path = place.at("gone")}}, progress);
    EXPECT_FALSE(header.ok());
    EXPECT_FALSE(fs::exists(place.at("b.ciclo")));
    EXPECT_FALSE(fs::exists(place.at("b.ciclo.unfinished")));
}

TEST_F(BackupFile, cut_or_longer_files_are_seen) {
    const std::string path = place.at("b.ciclo");
    ASSERT_TRUE(written(path).ok());
    const std::string good = bytes_of(path);
    for (const std::size_t size : {std::size_t{0}, std::size_t{100}, std::size_t{4096}, good.size() - 1}) {
        put_bytes(path, good.substr(0, size));
        EXPECT_FALSE(open_backup(path).ok()) << size;
    }
    put_bytes(path, good + "x");
    EXPECT_EQ(open_backup(path).errors().front().code, "backup_damaged");
}

TEST_F(BackupFile, five_hundred_flipped_bits_are_five_hundred_refusals) {
    database_bytes = 60'000;
    const std::string path = place.at("b.ciclo");
    ASSERT_TRUE(written(path).ok());
    std::string bytes = bytes_of(path);
    std::mt19937_64 random(5);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        const std::size_t at = random() % bytes.size();
        const char bit = static_cast<char>(1U << (random() % 8));
        bytes[at] = static_cast<char>(bytes[at] ^ bit);
        put_bytes(path, bytes);
        refused += check_backup(path, progress).ok() ? 0 : 1;
        bytes[at] = static_cast<char>(bytes[at] ^ bit);
    }
    EXPECT_EQ(refused, 500);
    put_bytes(path, bytes);
    EXPECT_TRUE(check_backup(path, progress).ok());
}

}  // namespace

}  // namespace ciclo::storage
