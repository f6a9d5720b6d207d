#include "storage/renew_backups.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <set>

#include "storage/backup_file.h"
#include "storage/descriptor.h"
#include "storage/erasure_register.h"
#include "storage/master_key.h"
#include "storage/restore_backup.h"

namespace ciclo::storage {

namespace {

/// Somebody was erased whom the backup's own register does not name: its database may hold them still.
bool may_hold(const std::string& backup, const BackupHeader& header, const std::vector<Erasure>& erased) {
    const Result<std::string> text = read_part(backup, header, BackupPart::erased);
    if (!text) return true;
    const Result<std::vector<Erasure>> known = parse_register(*text, backup);
    if (!known) return true;
    std::set<std::pair<std::string, std::string>> names;
    for (const Erasure& one : *known) names.emplace(one.kind, one.id);
    for (const Erasure& one : erased) {
        if (!names.contains({one.kind, one.id})) return true;
    }
    return false;
}

Result<Done> destroy(const std::string& path) {
    if (::unlink(path.c_str()) != 0) return world_failed(path, "cannot be removed");
    return sync_folder(folder_of(path));
}

/// The folder in which a backup is renewed; it goes when that is done.
class Workshop {
public:
    explicit Workshop(std::string path) : path_(std::move(path)) { clear(); }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop() { clear(); }
    const std::string& path() const { return path_; }

private:
    void clear() {
        std::error_code ignored;  // what cannot be removed now is removed at the next opening
        std::filesystem::remove_all(path_, ignored);
    }
    std::string path_;
};

/// A new backup of the restored folder, with the old one's time and sealed key, in its place.
Result<Done> replace(const HeldFolder& workshop, const std::string& path, const BackupHeader& header,
                     Progress& progress) {
    const std::string renewed = workshop.paths.backups + "/renewed" + std::string(backup_ending);
    const Result<std::string> key = read_part(path, header, BackupPart::key);
    if (!key) return key.errors();
    const auto written = back_up(workshop, {.path = renewed, .made = header.made, .sealed_key = *key}, progress);
    if (!written) return written.errors();
    if (::rename(renewed.c_str(), path.c_str()) != 0) return world_failed(path, "cannot be replaced");
    return sync_folder(folder_of(path));
}

Result<Done> renew(const HeldFolder& folder, const std::string& path, const BackupHeader& header,
                   const std::vector<Erasure>& erased, Progress& progress) {
    const Workshop place(folder.paths.backups + "/renewing");
    const HeldFolder workshop{paths_in(place.path()), folder.options, folder.secrets};
    if (const auto made = make_folder(workshop.paths); !made) return made;
    if (const auto laid = lay_out(path, header, workshop, erased, progress); !laid) return laid;
    if (const auto finished = finish(workshop); !finished) return finished;
    return replace(workshop, path, header, progress);
}

bool fits(const BackupHeader& header, const HeldFolder& folder, int schema) {
    return header.schema_version == schema && header.key_fingerprint == fingerprint_of(folder.secrets);
}

}  // namespace

Result<Renewal> renew_backups(const HeldFolder& folder, Progress& progress) {
    Renewal renewal;
    const Result<std::vector<Erasure>> erased = read_register(folder.paths.erased);
    if (!erased) return erased.errors();
    const Result<int> schema = schema_version_of(folder.paths.database);
    if (!schema) return schema.errors();
    for (const std::string& path : files_ending(folder.paths.backups, backup_ending)) {
        const Result<BackupHeader> header = check_backup(path, progress);
        if (header && !may_hold(path, *header, *erased)) continue;
        if (!header && header.errors().front().kind == ErrorKind::io) return header.errors();
        if (header && fits(*header, folder, *schema)) {
            const Result<Done> renewed = renew(folder, path, *header, *erased, progress);
            if (renewed) {
                ++renewal.renewed;
                continue;
            }
            // a full disk is no reason to lose a backup; one that cannot be brought in order is
            if (renewed.errors().front().kind == ErrorKind::io) return renewed.errors();
        }
        if (const auto destroyed = destroy(path); !destroyed) return destroyed.errors();
        ++renewal.destroyed;
    }
    return renewal;
}

}  // namespace ciclo::storage
