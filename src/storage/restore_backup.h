// A backup laid out as a data folder again.
//
//   Result<Done> there = lay_out(backup, *header, folder, register, progress);     // files, but no store yet
//   Result<Done> sound = finish(folder, progress);                                // erased again, tidied, examined
//
// The folder carries the file `restoring` from the first byte to the last: a restore that was cut off is seen as what
// it is, and may be begun again. Threads: one at a time per folder; whoever calls holds its lock.
#pragma once

#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "storage/backup_header.h"
#include "storage/erasure_register.h"
#include "storage/folder_backup.h"

namespace ciclo::storage {

/// The database, its checkpoints and the register, every byte checked against its hash; to the register are added those
/// `erased_since`. What a cut restore left there is removed first.
Result<Done> lay_out(const std::string& backup, const BackupHeader& header, const HeldFolder& folder,
                     const std::vector<Erasure>& erased_since, Progress& progress);
/// Opens the store (its schema is brought up to date), erases again whom the register names, notes the restore in the
/// audit chain, tidies and closes it. Refuses (code "restored_unsound") when what is then there is not in order.
Result<Done> finish(const HeldFolder& folder);
/// Takes away the file `restoring`.
Result<Done> call_good(const FolderPaths& paths);
Result<Done> mark_restoring(const FolderPaths& paths);

}  // namespace ciclo::storage
