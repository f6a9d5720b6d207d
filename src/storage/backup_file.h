// A backup as one file: written so that it is whole or not there, and believed only once it was read back.
//
//   Result<BackupHeader> header = write_backup(path, facts, pieces, progress);
//   Result<BackupHeader> header = check_backup(path, progress);          // every byte against its hash
//   Result<Done> copied = unpack(path, *header, BackupPart::database, "…/ciclo.db", progress);
//
// Errors: io; "backup_…" of backup_header.h; refused "cancelled". Threads: one at a time per path.
#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "storage/backup_header.h"

namespace ciclo::storage {

/// What goes into one part: the bytes of a file, or bytes.
struct BackupSource {
    BackupPart part = BackupPart::database;
    std::string path = {};  ///< "" = `bytes`
    std::string bytes = {};
};

/// Writes a temporary neighbour, syncs it, reads it back from the disk, renames it to `path` (which must not exist) and
/// syncs the folder. `facts.pieces` is filled in here.
Result<BackupHeader> write_backup(const std::string& path, BackupHeader facts, const std::vector<BackupSource>& sources,
                                  Progress& progress);
/// The head alone, and whether the file has the size the head tells.
Result<BackupHeader> open_backup(const std::string& path);
Result<BackupHeader> check_backup(const std::string& path, Progress& progress);
/// One part as a new file of mode 0600, synced, its hash checked; a part that is not in the backup gives nothing.
Result<Done> unpack(const std::string& path, const BackupHeader& header, BackupPart part, const std::string& to,
                    Progress& progress);
Result<std::string> read_part(const std::string& path, const BackupHeader& header, BackupPart part);

/// The end of the names of files that are not finished yet: what a stopped process leaves.
inline constexpr std::string_view unfinished_ending = ".unfinished";

}  // namespace ciclo::storage
