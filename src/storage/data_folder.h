// What a data folder is made of on the disk: its names, its modes, its key.
//
//   ciclo.db (-wal, -shm)   the database         audit-checkpoints   the signed checkpoints of the audit chain
//   keys/master, keys/public                     erased              the register of erasures
//   backups/*.ciclo         lock                 restoring           only while a restore is under way
//
// Folders 0700, files 0600, the key 0400. Refuses a folder that others may write. docs/data-folder.md tells the owner.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "audit/chain.h"
#include "base/result.h"
#include "records/kinds.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/secrets.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage {

struct FolderPaths {
    std::string root, database, checkpoints, keys, master, open_key, erased, backups, lock, restoring;
};
FolderPaths paths_in(const std::string& folder);

struct FolderOptions {
    records::KindList kinds;          ///< outlives what is opened
    seams::Clock* clock = nullptr;    ///< outlives what is opened
    seams::Chance* chance = nullptr;  ///< outlives what is opened
    std::string key_path = {};        ///< the master key as systemd's LoadCredential hands it over; "" = keys/master
    std::function<void(StoreOptions&)> adjust = {};  ///< queue lengths of the server; schemas and faults of tests
};

/// The folder and those in it, made when they are not there.
Result<Done> make_folder(const FolderPaths& paths);
/// Refused (code "folder_open") when others may write into it, or when it is another user's.
Result<Done> check_folder(const FolderPaths& paths);
/// What a process that was stopped in the middle of a backup left. Only while the lock is held.
Result<Done> remove_leftovers(const FolderPaths& paths);
/// Nothing in it but keys, a lock, and what a cut restore left.
bool is_restorable(const FolderPaths& paths);

enum class NewKey { refuse, make };
/// The master key, checked against keys/public. NewKey::make: when there is neither key nor database. Refused with the
/// codes "master_key_missing", "master_key_foreign" and those of master_key.h.
Result<seams::Secrets> folder_key(const FolderPaths& paths, const FolderOptions& options, NewKey when_missing);
/// By which the audit chain is verified: from the master key, or keys/public when the key is elsewhere.
Result<audit::PublicKey> folder_public_key(const FolderPaths& paths, const FolderOptions& options);

StoreOptions store_options(const FolderPaths& paths, const FolderOptions& options, const seams::Secrets& secrets);

/// An idempotency key for what the folder itself asks of its store.
std::string new_request_key(const FolderOptions& options);

bool exists(const std::string& path);
/// Regular files in `folder` whose names end so, sorted.
std::vector<std::string> files_ending(const std::string& folder, std::string_view ending);

}  // namespace ciclo::storage
