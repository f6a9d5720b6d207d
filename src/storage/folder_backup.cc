#include "storage/folder_backup.h"

#include <unistd.h>

#include <algorithm>

#include "storage/backup_file.h"
#include "storage/descriptor.h"
#include "storage/folder_limits.h"
#include "storage/master_key.h"

namespace ciclo::storage {

namespace {

/// A copy of the database that goes when it is packed.
class Copy {
public:
    explicit Copy(std::string path) : path_(std::move(path)) {}
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() {
        for (const char* ending : {"", "-wal", "-shm", "-journal", "-checkpoints"}) ::unlink((path_ + ending).c_str());
    }
    const std::string& path() const { return path_; }
    std::string checkpoints() const { return path_ + "-checkpoints"; }

private:
    std::string path_;
};

Result<std::string> contents(const std::string& path, std::size_t most_bytes) {
    if (!exists(path)) return std::string();
    return read_small(path, most_bytes);
}

/// The checkpoints as they are now, and after them the database: the copy then reaches every checkpoint beside it.
Result<Done> copy_both(const HeldFolder& folder, const Copy& copy) {
    const Result<std::string> checkpoints = contents(folder.paths.checkpoints, limits::checkpoint_bytes);
    if (!checkpoints) return checkpoints.errors();
    if (const auto written = write_small(copy.checkpoints(), *checkpoints, 0600); !written) return written;
    if (const auto copied = copy_database(folder.paths.database, copy.path()); !copied) return copied;
    const Result<seams::AuditReport> report =
        verify_audit_of({copy.path(), copy.checkpoints(), audit_keys_of(folder.secrets).open});
    if (!report) return report.errors();
    if (report->faults.empty()) return done;
    return Error{ErrorKind::invalid,
                 "the audit chain does not hold: " + report->faults.front(),
                 "look with ciclo audit verify before you make another backup",
                 {folder.paths.root},
                 "audit_broken"};
}

Result<std::vector<BackupSource>> sources(const HeldFolder& folder, const BackupOrder& order, const Copy& copy) {
    const Result<std::string> erased = contents(folder.paths.erased, limits::register_bytes);
    if (!erased) return erased.errors();
    if (const auto copied = copy_both(folder, copy); !copied) return copied.errors();
    std::vector<BackupSource> parts{{.part = BackupPart::checkpoints, .path = copy.checkpoints()},
                                    {.part = BackupPart::database, .path = copy.path()},
                                    {.part = BackupPart::erased, .bytes = *erased}};
    Result<std::string> sealed = order.sealed_key;
    if (!order.passphrase.empty()) sealed = sealed_key(folder.secrets, order.passphrase, *folder.options.chance);
    if (!sealed) return sealed.errors();
    if (!sealed->empty()) parts.push_back({.part = BackupPart::key, .bytes = *sealed});
    return parts;
}

}  // namespace

std::string backup_name(const HeldFolder& folder, const std::string& why) {
    std::string when = calendar::iso_text(folder.options.clock->now());
    when.erase(std::remove(when.begin(), when.end(), ':'), when.end());
    const std::string name = folder.paths.backups + "/" + why + "-" + when;
    std::string path = name + std::string(backup_ending);
    for (int number = 2; exists(path); ++number)
        path = name + "-" + std::to_string(number) + std::string(backup_ending);
    return path;
}

seams::BackupFacts facts_of(const BackupHeader& header, const std::string& path) {
    return {.path = path,
            .program_version = header.program_version,
            .schema_version = header.schema_version,
            .bytes = header.file_bytes(),
            .made = header.made,
            .holds_key = header.find(BackupPart::key) != nullptr};
}

Result<seams::BackupFacts> back_up(const HeldFolder& folder, const BackupOrder& order, Progress& progress) {
    const std::string to = order.path.empty() ? backup_name(folder, "ciclo") : order.path;
    BackupHeader header;
    header.program_version = CICLO_VERSION;
    header.made = order.made.value_or(folder.options.clock->now());
    header.key_fingerprint = fingerprint_of(folder.secrets);
    const Copy copy(folder.paths.backups + "/copy.db");
    const Result<std::vector<BackupSource>> parts = sources(folder, order, copy);
    if (!parts) return parts.errors();
    const Result<int> schema = schema_version_of(copy.path());
    if (!schema) return schema.errors();
    header.schema_version = *schema;
    const Result<BackupHeader> written = write_backup(to, header, *parts, progress);
    if (!written) return written.errors();
    return facts_of(*written, to);
}

}  // namespace ciclo::storage
