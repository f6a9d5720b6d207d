// HeldStore: the store of a data folder that somebody holds the lock of. It is the SQLite store and, around it, what
// belongs to the folder: a backup is a whole file with checkpoints and register, an erasure stands in the register
// before it is acknowledged, tidying reaches the backups too, an examination the whole folder.
//
//   Result<std::unique_ptr<seams::Store>> store = open_held_store(folder, std::move(lock));
//
// Threads: as seams::Store; backups and tidying wait for each other.
#pragma once

#include <memory>

#include "base/result.h"
#include "seams/store.h"
#include "storage/folder_backup.h"
#include "storage/folder_lock.h"

namespace ciclo::storage {

/// Before a migration a backup is made in backups/ under a name with the old version and the time, and kept.
Result<std::unique_ptr<seams::Store>> open_held_store(HeldFolder folder, FolderLock lock);

}  // namespace ciclo::storage
