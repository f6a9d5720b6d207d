#include "storage/data_folders.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "storage/backup_file.h"
#include "storage/descriptor.h"
#include "storage/examine_folder.h"
#include "storage/folder_backup.h"
#include "storage/folder_lock.h"
#include "storage/held_store.h"
#include "storage/master_key.h"
#include "storage/restore_backup.h"

namespace ciclo::storage {

namespace {

/// A file SQLite would have to guess about is not opened: an empty one is new, another begins with its sixteen bytes.
Result<Done> look_at_first_page(const FolderPaths& paths) {
    const Descriptor file(::open(paths.database.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0) return world_failed(paths.database, "cannot be opened");
    std::array<char, 16> first{};
    const Result<std::size_t> got = read_some(file.number(), first.data(), first.size(), paths.database);
    if (!got) return got.errors();
    if (*got == 0 || std::string_view(first.data(), *got) == std::string_view("SQLite format 3\0", 16)) return done;
    return Error{ErrorKind::invalid,
                 "is not a database, or its first page is damaged",
                 "restore a backup",
                 {paths.database},
                 "database_unknown"};
}

/// Of a restore, by the first way that is given.
Result<seams::Secrets> restored_key(const seams::RestoreWish& wish, const FolderOptions& options,
                                    const BackupHeader& header) {
    const FolderPaths target = paths_in(wish.folder), former = paths_in(wish.erased_since);
    if (!wish.key_file.empty()) return read_master_key(wish.key_file);
    if (!wish.passphrase.empty()) {
        const Result<std::string> sealed = read_part(wish.backup, header, BackupPart::key);
        if (!sealed) return sealed.errors();
        if (!sealed->empty()) return opened_key(*sealed, wish.passphrase);
        return Error{ErrorKind::refused,
                     "this backup does not hold its master key",
                     "give the key file instead of a passphrase",
                     {wish.backup},
                     "key_needed"};
    }
    if (!options.key_path.empty()) return read_master_key(options.key_path);
    if (exists(target.master)) return read_master_key(target.master);
    if (!wish.erased_since.empty() && exists(former.master)) return read_master_key(former.master);
    return Error{ErrorKind::refused,
                 "the master key that belongs to this backup is needed",
                 header.find(BackupPart::key) != nullptr
                     ? "give the passphrase it was sealed with, or the key file"
                     : "give the key file: keys/master of the folder it was made in",
                 {wish.backup},
                 "key_needed"};
}

Result<seams::Secrets> checked_key(const seams::RestoreWish& wish, const FolderOptions& options,
                                   const BackupHeader& header) {
    Result<seams::Secrets> secrets = restored_key(wish, options, header);
    if (!secrets || fingerprint_of(*secrets) == header.key_fingerprint) return secrets;
    return Error{ErrorKind::refused,
                 "this is not the master key that belongs to the backup",
                 "find the copy that belongs to it",
                 {wish.backup},
                 "master_key_foreign"};
}

Result<std::vector<Erasure>> erased_since(const std::string& path) {
    if (path.empty()) return std::vector<Erasure>{};
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return world_failed(path, "cannot be opened");
    const std::string file = S_ISDIR(status.st_mode) ? paths_in(path).erased : path;
    if (!exists(file)) {
        return Error{ErrorKind::not_found,
                     "there is no register of erasures here",
                     "give the data folder the backup was made in, or its file \"erased\"",
                     {path},
                     "register_unknown"};
    }
    return read_register(file);
}

Result<Done> keep_key(const FolderPaths& paths, const FolderOptions& options, const seams::Secrets& secrets) {
    ::unlink(paths.open_key.c_str());  // of a cut restore; the right one is written when the key is recognised
    if (options.key_path.empty() && !exists(paths.master)) {
        if (const auto written = write_master_key(paths.master, secrets); !written) return written;
    }
    const Result<seams::Secrets> kept = folder_key(paths, options, NewKey::refuse);
    if (!kept) return kept.errors();
    return done;
}

}  // namespace

Result<std::unique_ptr<seams::Store>> DiskDataFolders::open(const std::string& folder) {
    const FolderPaths paths = paths_in(folder);
    if (const auto made = make_folder(paths); !made) return made.errors();
    Result<FolderLock> lock = FolderLock::take(paths.lock);
    if (!lock) return lock.errors();
    if (exists(paths.restoring)) {
        return Error{ErrorKind::refused,
                     "a restore into this folder was cut off",
                     "run ciclo restore again",
                     {paths.root},
                     "restore_unfinished"};
    }
    if (const auto removed = remove_leftovers(paths); !removed) return removed.errors();
    const Result<seams::Secrets> secrets = folder_key(paths, options_, NewKey::make);
    if (!secrets) return secrets.errors();
    if (const auto looked = look_at_first_page(paths); !looked) return looked.errors();
    return open_held_store({paths, options_, *secrets}, std::move(*lock));
}

Result<seams::Secrets> DiskDataFolders::secrets(const std::string& folder) {
    const FolderPaths paths = paths_in(folder);
    if (const auto made = make_folder(paths); !made) return made.errors();
    return folder_key(paths, options_, NewKey::make);
}

Result<seams::BackupFacts> DiskDataFolders::backup(const std::string& folder, const seams::BackupWish& wish,
                                                   Progress& progress) {
    const FolderPaths paths = paths_in(folder);
    if (!exists(paths.database)) {
        return Error{ErrorKind::not_found, "there is no data folder here", "check the path", {folder}, "folder_absent"};
    }
    if (const auto checked = check_folder(paths); !checked) return checked.errors();
    const Result<FolderLock> lock = FolderLock::take(paths.lock);
    if (!lock) return lock.errors();
    if (const auto removed = remove_leftovers(paths); !removed) return removed.errors();
    const Result<seams::Secrets> secrets = folder_key(paths, options_, NewKey::refuse);
    if (!secrets) return secrets.errors();
    return back_up({paths, options_, *secrets}, {.path = wish.path, .passphrase = wish.passphrase}, progress);
}

Result<std::vector<seams::BackupFacts>> DiskDataFolders::backups(const std::string& folder) {
    std::vector<seams::BackupFacts> found;
    for (const std::string& path : files_ending(paths_in(folder).backups, backup_ending)) {
        const Result<BackupHeader> header = open_backup(path);
        if (header) found.push_back(facts_of(*header, path));  // of a damaged one the doctor speaks
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.made > b.made; });
    return found;
}

Result<seams::BackupFacts> DiskDataFolders::verify_backup(const std::string& backup, Progress& progress) {
    const Result<BackupHeader> header = check_backup(backup, progress);
    if (!header) return header.errors();
    return facts_of(*header, backup);
}

Result<Done> DiskDataFolders::restore(const seams::RestoreWish& wish, Progress& progress) {
    const FolderPaths paths = paths_in(wish.folder);
    if (!is_restorable(paths)) {
        return Error{ErrorKind::refused,
                     "the folder is not empty, and a restore never writes over data",
                     "name a folder that is not there yet",
                     {wish.folder},
                     "folder_not_empty"};
    }
    const Result<BackupHeader> header = check_backup(wish.backup, progress);
    if (!header) return header.errors();
    const Result<seams::Secrets> secrets = checked_key(wish, options_, *header);
    if (!secrets) return secrets.errors();
    const Result<std::vector<Erasure>> erased = erased_since(wish.erased_since);
    if (!erased) return erased.errors();
    if (const auto made = make_folder(paths); !made) return made;
    const Result<FolderLock> lock = FolderLock::take(paths.lock);
    if (!lock) return lock.errors();
    if (!is_restorable(paths))
        return Error{ErrorKind::refused, "the folder is in use", "", {wish.folder}, "folder_in_use"};
    if (const auto marked = mark_restoring(paths); !marked) return marked;
    const HeldFolder held{paths, options_, *secrets};
    if (const auto laid = lay_out(wish.backup, *header, held, *erased, progress); !laid) return laid;
    if (const auto kept = keep_key(paths, options_, *secrets); !kept) return kept;
    if (const auto finished = finish(held); !finished) return finished;
    return call_good(paths);
}

Result<seams::Examination> DiskDataFolders::examine(const std::string& folder, Progress& progress) {
    return examine_folder(paths_in(folder), options_, progress);
}

Result<seams::AuditReport> DiskDataFolders::verify_audit(const std::string& folder, const std::string& checkpoints,
                                                         Progress& progress) {
    const FolderPaths paths = paths_in(folder);
    const Result<audit::PublicKey> key = folder_public_key(paths, options_);
    if (!key) return key.errors();
    progress.at("audit", 0, 0);
    return verify_audit_of({paths.database, checkpoints.empty() ? paths.checkpoints : checkpoints, *key});
}

}  // namespace ciclo::storage
