// Limits of the data folder and its backups, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ciclo::storage::limits {

/// The head of a backup: a page; its lines need under 1,000 bytes.
inline constexpr std::size_t backup_head_bytes = 4096;
/// No part of a backup is larger: four parts of this size still add up without overflow. SQLite itself ends at 281 TB.
inline constexpr std::int64_t backup_part_bytes = std::int64_t{1} << 48;
/// What is copied and hashed at once: larger pieces are not faster.
inline constexpr std::size_t copy_bytes = 1024 * 1024;
/// The register of erasures and the file of checkpoints are read whole: 1,000,000 erasures; 20 years of a checkpoint a
/// minute have 2 GiB, which is more than a verification should hold at once.
inline constexpr std::size_t register_bytes = 128 * 1024 * 1024;
inline constexpr std::size_t checkpoint_bytes = std::size_t{2} * 1024 * 1024 * 1024;
/// A key file: 64 hexadecimal digits and a line end.
inline constexpr std::size_t key_file_bytes = 128;
/// A passphrase that guards the key of everything: shorter ones are guessed from a stolen backup.
inline constexpr std::size_t passphrase_characters = 12, passphrase_bytes = 1024;
/// Argon2id for that passphrase: half a second here; rarely done, so dearer than a sign-in.
inline constexpr std::size_t passphrase_memory_bytes = 256 * 1024 * 1024;
inline constexpr unsigned long long passphrase_passes = 3;
/// Of the backups made before one and the same migration so many are kept: a start that fails is repeated by systemd,
/// and each try makes one.
inline constexpr std::size_t backups_before_migration = 3;
/// Records erased in one transaction when a register is replayed.
inline constexpr std::size_t erasures_at_once = 200;
/// The doctor warns: a log this large means that checkpoints do not get through, a backup this old that nobody makes
/// any.
inline constexpr std::int64_t log_bytes = std::int64_t{64} * 1024 * 1024;
inline constexpr std::int64_t backup_age_days = 2;
/// Backup and tidying need a second copy of the database on the disk, and some air.
inline constexpr std::int64_t free_bytes = std::int64_t{256} * 1024 * 1024;

}  // namespace ciclo::storage::limits
