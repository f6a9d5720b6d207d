// Backups of a data folder, made while the store writes.
//
//   Result<seams::BackupFacts> facts = back_up(folder, {.path = "…/monday.ciclo"}, progress);
//
// Order matters: first the register and the checkpoints, then the database. So the chain in the copy reaches every
// checkpoint in the backup, and whoever the register in the backup names is erased in its database. Nothing is called a
// backup before the copy was opened, its chain verified, and the file read back from the disk. Threads: one at a time
// per folder.
#pragma once

#include <optional>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "seams/data_folders.h"
#include "storage/backup_header.h"
#include "storage/data_folder.h"

namespace ciclo::storage {

/// A folder somebody holds the lock of.
struct HeldFolder {
    FolderPaths paths;
    FolderOptions options;
    seams::Secrets secrets;
};

struct BackupOrder {
    std::string path = {};                       ///< "" = backups/ciclo-2025-10-20T160000Z.ciclo
    std::string passphrase = {};                 ///< not empty = the master key goes along, sealed with it
    std::optional<calendar::Instant> made = {};  ///< now, unless an older backup is renewed
    std::string sealed_key = {};                 ///< of a backup that is renewed
};
/// Errors: as write_backup and copy_database; "audit_broken" when the chain does not hold.
Result<seams::BackupFacts> back_up(const HeldFolder& folder, const BackupOrder& order, Progress& progress);
seams::BackupFacts facts_of(const BackupHeader& header, const std::string& path);
/// The name of a backup in backups/ that is made now.
std::string backup_name(const HeldFolder& folder, const std::string& why);

inline constexpr std::string_view backup_ending = ".ciclo";

}  // namespace ciclo::storage
