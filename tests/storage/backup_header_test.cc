// The head of a backup: written one way, read one way, and hostile whenever it can be.
#include "storage/folder_limits.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/backup_header.h"

namespace ciclo::storage {

namespace {

BackupHeader example() {
    BackupHeader header;
    header.program_version = "0.1.0";
    header.schema_version = 7;
    header.made = {1'760'976'000'123'456};
    header.key_fingerprint = "00112233445566778899aabbccddeeff";
    header.pieces = {
        {BackupPart::checkpoints, 120, {1, 2, 3}}, {BackupPart::database, 1 << 20, {9}}, {BackupPart::erased, 0, {}}};
    return header;
}

std::string code(const Result<BackupHeader>& header) {
    return header ? "" : header.errors().front().code;
}

std::string replaced(std::string head, std::string_view from, std::string_view to) {
    const std::size_t at = head.find(from);
    EXPECT_NE(at, std::string::npos);
    head.replace(at, from.size(), to);
    head.resize(limits::backup_head_bytes, '\0');
    return head;
}

TEST(BackupHeader, comes_back_as_it_was_written) {
    const std::string head = write_backup_header(example());
    EXPECT_EQ(head.size(), limits::backup_head_bytes);
    const Result<BackupHeader> read = read_backup_header(head);
    ASSERT_TRUE(read.ok()) << read.errors().front().text();
    EXPECT_EQ(*read, example());
    EXPECT_EQ(read->offset_of(BackupPart::database), 4096 + 120);
    EXPECT_EQ(read->offset_of(BackupPart::erased), 4096 + 120 + (1 << 20));
    EXPECT_EQ(read->file_bytes(), 4096 + 120 + (1 << 20));
    EXPECT_EQ(read->find(BackupPart::key), nullptr);
}

TEST(BackupHeader, says_what_is_wrong) {
    const std::string head = write_backup_header(example());
    EXPECT_EQ(code(read_backup_header("")), "backup_unknown");
    EXPECT_EQ(code(read_backup_header("PK\3\4")), "backup_unknown");
    EXPECT_EQ(code(read_backup_header(replaced(head, "backup 1", "backup 2"))), "backup_newer");
    EXPECT_EQ(code(read_backup_header(replaced(head, "backup 1", "backup x"))), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(head.substr(0, 4095))), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(head + "x")), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(replaced(head, "schema 7", "schema 07"))), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(replaced(head, "schema 7", "schema -7"))), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(replaced(head, "checkpoints 120", "checkpoints 99999999999999999999"))),
              "backup_damaged");
    EXPECT_EQ(code(read_backup_header(replaced(head, "part database", "part checkpoints"))), "backup_damaged");
    EXPECT_EQ(code(read_backup_header(replaced(head, "\nend ", "\nEND "))), "backup_damaged");
}

TEST(BackupHeader, every_changed_byte_is_seen) {
    const std::string head = write_backup_header(example());
    int refused = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        std::string changed = head;
        changed[i] = static_cast<char>(changed[i] ^ 0x20);
        refused += read_backup_header(changed).ok() ? 0 : 1;
    }
    EXPECT_EQ(refused, 4096);
}

TEST(BackupHeader, random_heads_are_refused_or_come_back_the_same) {
    std::mt19937_64 random(11);
    const std::string head = write_backup_header(example());
    for (int trial = 0; trial < 20'000; ++trial) {
        std::string changed = head;
        const int changes = 1 + static_cast<int>(random() % 8);
        for (int i = 0; i < changes; ++i) changed[random() % 600] = static_cast<char>(random());
        const Result<BackupHeader> read = read_backup_header(changed);
        if (read) {
            EXPECT_EQ(write_backup_header(*read), changed);
        }
    }
}

}  // namespace

}  // namespace ciclo::storage
