// DiskDataFolders: data folders on the real disk.
//
//   DiskDataFolders folders({.kinds = organisation::kinds(), .clock = &clock, .chance = &chance});
//   Result<std::unique_ptr<seams::Store>> store = folders.open("/var/lib/ciclo");
//
// open(): the lock, what a stopped process left, the schema (with a backup before it changes), the register of
// erasures. The store holds the lock until it goes. Error codes people meet: folder_in_use, folder_open,
// folder_foreign, folder_unfit, master_key_missing, master_key_foreign, master_key_open, restore_unfinished,
// database_unknown, newer_data; on restoring also folder_not_empty, backup_unknown, backup_newer, backup_damaged,
// key_needed, passphrase_wrong, register_unknown. Threads: any number.
#pragma once

#include "seams/data_folders.h"
#include "storage/data_folder.h"

namespace ciclo::storage {

class DiskDataFolders final : public seams::DataFolders {
public:
    explicit DiskDataFolders(FolderOptions options) : options_(std::move(options)) {}

    using seams::DataFolders::restore;
    Result<std::unique_ptr<seams::Store>> open(const std::string& folder) override;
    Result<seams::Secrets> secrets(const std::string& folder) override;
    Result<seams::BackupFacts> backup(const std::string& folder, const seams::BackupWish& wish,
                                      Progress& progress) override;
    Result<std::vector<seams::BackupFacts>> backups(const std::string& folder) override;
    Result<seams::BackupFacts> verify_backup(const std::string& backup, Progress& progress) override;
    Result<Done> restore(const seams::RestoreWish& wish, Progress& progress) override;
    Result<seams::Examination> examine(const std::string& folder, Progress& progress) override;
    Result<seams::AuditReport> verify_audit(const std::string& folder, const std::string& checkpoints,
                                            Progress& progress) override;

private:
    FolderOptions options_;
};

}  // namespace ciclo::storage
