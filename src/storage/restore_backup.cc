#include "storage/restore_backup.h"

#include <unistd.h>

#include <cerrno>

#include "storage/backup_file.h"
#include "storage/descriptor.h"
#include "storage/master_key.h"
#include "storage/replay.h"

namespace ciclo::storage {

namespace {

void remove_old_files(const FolderPaths& paths) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) ::unlink((paths.database + ending).c_str());
    ::unlink(paths.checkpoints.c_str());
    ::unlink(paths.erased.c_str());
}

/// A line of the audit chain: whoever reads it later must know that time went back here.
Result<Done> note_restore(seams::Store& store, const HeldFolder& folder) {
    const seams::WriteRequest request{.key = new_request_key(folder.options),
                                      .scope = access::Scope::of_system(),
                                      .deed = "restore",
                                      .fingerprint = "restore",
                                      .request_id = ""};
    const auto answer = store.write(request, [](seams::Pen&) -> Result<std::string> { return std::string(); });
    if (!answer) return answer.errors();
    return done;
}

Error unsound(const FolderPaths& paths, const std::string& finding) {
    return {ErrorKind::invalid,
            "what was restored is not in order: " + finding,
            "take another backup",
            {paths.root},
            "restored_unsound"};
}

}  // namespace

Result<Done> mark_restoring(const FolderPaths& paths) {
    return write_small(paths.restoring, "a restore is under way\n", 0600);
}

Result<Done> lay_out(const std::string& backup, const BackupHeader& header, const HeldFolder& folder,
                     const std::vector<Erasure>& erased_since, Progress& progress) {
    const FolderPaths& paths = folder.paths;
    remove_old_files(paths);
    struct Target {
        BackupPart part;
        const std::string& path;
    };
    for (const Target& target :
         {Target{BackupPart::database, paths.database}, Target{BackupPart::checkpoints, paths.checkpoints},
          Target{BackupPart::erased, paths.erased}}) {
        const auto unpacked = unpack(backup, header, target.part, target.path, progress);
        if (!unpacked) return unpacked;
    }
    Result<ErasureRegister> erased = ErasureRegister::open(paths.erased);
    if (!erased) return erased.errors();
    if (const auto added = erased->add(erased_since); !added) return added;
    return sync_folder(paths.root);
}

Result<Done> finish(const HeldFolder& folder) {
    {
        Result<Replayed> opened =
            open_replayed(folder, store_options(folder.paths, folder.options, folder.secrets), "restore");
        if (!opened) return opened.errors();
        if (const auto noted = note_restore(*opened->store, folder); !noted) return noted;
        if (const auto tidied = opened->store->tidy(); !tidied) return tidied;
    }
    const DatabaseAt database{folder.paths.database, folder.paths.checkpoints, audit_keys_of(folder.secrets).open};
    const Result<seams::Examination> found = examine_database(database, folder.options.kinds);
    if (!found) return found.errors();
    if (!found->findings.empty()) return unsound(folder.paths, found->findings.front());
    return done;
}

Result<Done> call_good(const FolderPaths& paths) {
    if (::unlink(paths.restoring.c_str()) != 0 && errno != ENOENT)
        return world_failed(paths.restoring, "cannot be removed");
    return sync_folder(paths.root);
}

}  // namespace ciclo::storage
