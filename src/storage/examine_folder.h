// What the doctor looks at: the database, the audit chain, the register, modes, the key, room on the disk, the age of
// backups.
//
//   Result<seams::Examination> found = examine_folder(paths_in("/var/lib/ciclo"), options, progress);
//
// Reads only; the folder may be in use. `findings` are wrong, `advice` may become wrong. Threads: any.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "seams/data_folders.h"
#include "storage/data_folder.h"

namespace ciclo::storage {

Result<seams::Examination> examine_folder(const FolderPaths& paths, const FolderOptions& options, Progress& progress);

}  // namespace ciclo::storage
