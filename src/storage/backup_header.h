// The head of a backup file: what is inside, how large, and the SHA-256 of each part.
//
//   ciclo backup 1
//   program 0.1.0
//   schema 7
//   made 2025-10-20T16:00:00Z
//   key 5f0c91ab…                      fingerprint of the master key that belongs to it
//   part checkpoints 1234 91ab…
//   part database 1048576 5f0c…
//   part erased 96 77e0…
//   part key 88 0c1d…                  only when asked for: the master key, sealed
//   end 3b2a…                          SHA-256 of the lines above
//
// Then zeros up to backup_head_bytes; then the parts, one behind the other, and nothing else. One way to write, one way
// to read: what is accepted is written back byte for byte the same. The reader treats every byte as hostile. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "calendar/instant.h"

namespace ciclo::storage {

/// In the order in which they lie in the file.
enum class BackupPart { checkpoints, database, erased, key };
const Names<BackupPart, 4>& names_of(BackupPart*);

struct BackupPiece {
    BackupPart part = BackupPart::database;
    std::int64_t bytes = 0;
    std::array<unsigned char, 32> hash{};
    bool operator==(const BackupPiece&) const = default;
};

struct BackupHeader {
    std::string program_version;
    std::int64_t schema_version = 0;
    calendar::Instant made;
    std::string key_fingerprint;      ///< 32 hexadecimal digits
    std::vector<BackupPiece> pieces;  ///< in order, none twice, the database always
    bool operator==(const BackupHeader&) const = default;

    const BackupPiece* find(BackupPart part) const;
    /// Where the piece begins in the file.
    std::int64_t offset_of(BackupPart part) const;
    std::int64_t file_bytes() const;
};

/// Exactly limits::backup_head_bytes.
std::string write_backup_header(const BackupHeader& header);
/// `head`: the first limits::backup_head_bytes of the file. Errors carry the codes "backup_unknown" (not a backup),
/// "backup_newer" (of a later program), "backup_damaged".
Result<BackupHeader> read_backup_header(std::string_view head);

}  // namespace ciclo::storage
