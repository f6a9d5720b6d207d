#include "storage/examine_folder.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <set>

#include "storage/backup_file.h"
#include "storage/erasure_register.h"
#include "storage/folder_backup.h"
#include "storage/folder_limits.h"

namespace ciclo::storage {

namespace {

constexpr std::int64_t microseconds_a_day = std::int64_t{86'400} * 1'000'000;
constexpr std::int64_t mebibyte = std::int64_t{1024} * 1024;

std::int64_t size_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_size) : 0;
}

void look_at_mode(const std::string& path, seams::Examination& found) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return;
    if ((status.st_mode & 0022U) != 0) {
        found.findings.push_back(path + ": others may write it");
    } else if ((status.st_mode & 0055U) != 0) {
        found.findings.push_back(path + ": others may read it");
    }
}

void look_at_modes(const FolderPaths& paths, seams::Examination& found) {
    for (const std::string* path : {&paths.root, &paths.keys, &paths.backups, &paths.database, &paths.checkpoints,
                                    &paths.master, &paths.erased}) {
        look_at_mode(*path, found);
    }
    for (const std::string& path : files_ending(paths.backups, backup_ending)) look_at_mode(path, found);
}

void look_at_register(const FolderPaths& paths, seams::Examination& found) {
    const Result<std::vector<Erasure>> told = read_register(paths.erased);
    if (!told) {
        found.findings.push_back(told.errors().front().text());
        return;
    }
    const Result<std::vector<Erasure>> held = erasures_of(paths.database);
    if (!held) return;  // the database's own examination says so
    std::set<std::pair<std::string, std::string>> names;
    for (const Erasure& one : *told) names.emplace(one.kind, one.id);
    const auto missing = std::count_if(held->begin(), held->end(), [&](const Erasure& one) {
        return !names.contains({one.kind, one.id});
    });
    if (missing > 0) {
        found.advice.push_back(std::to_string(missing) +
                               " erasures are not in the register yet: they are added at the next opening");
    }
}

void look_at_backups(const FolderPaths& paths, const FolderOptions& options, seams::Examination& found) {
    for (const std::string& path : files_ending(paths.backups, backup_ending)) {
        const Result<BackupHeader> header = open_backup(path);
        if (!header) {
            found.findings.push_back(header.errors().front().text());
        } else if (!found.last_backup || *found.last_backup < header->made) {
            found.last_backup = header->made;
        }
    }
    if (!found.last_backup) {
        found.advice.emplace_back("there is no backup in backups/; make one with ciclo backup, and keep one elsewhere");
        return;
    }
    const std::int64_t age = options.clock->now().microseconds_utc - found.last_backup->microseconds_utc;
    if (age > limits::backup_age_days * microseconds_a_day) {
        found.advice.push_back("the last backup is " + std::to_string(age / microseconds_a_day) + " days old");
    }
}

void look_at_room(const FolderPaths& paths, seams::Examination& found) {
    struct statvfs disk {};
    if (::statvfs(paths.root.c_str(), &disk) == 0) {
        found.free_bytes = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
    }
    found.log_bytes = size_of(paths.database + "-wal");
    const std::int64_t wanted =
        2 * size_of(paths.database) + limits::free_bytes;  // the copy, and the file it is packed into
    if (found.free_bytes < wanted) {
        found.advice.push_back("the disk has " + std::to_string(found.free_bytes / mebibyte) +
                               " MiB left; a backup needs " + std::to_string(wanted / mebibyte));
    }
    if (found.log_bytes > limits::log_bytes) {
        found.advice.push_back("the log of the database has " + std::to_string(found.log_bytes / mebibyte) +
                               " MiB: some reading is never finished");
    }
}

}  // namespace

Result<seams::Examination> examine_folder(const FolderPaths& paths, const FolderOptions& options, Progress& progress) {
    if (!exists(paths.database)) {
        return Error{ErrorKind::not_found,
                     "there is no data folder here",
                     "check the path; ciclo makes one when it first opens it",
                     {paths.root},
                     "folder_absent"};
    }
    const Result<audit::PublicKey> key = folder_public_key(paths, options);
    if (!key) return key.errors();
    progress.at("database", 0, 0);
    const std::string checkpoints = paths.checkpoints;
    Result<seams::Examination> found = examine_database({paths.database, checkpoints, *key}, options.kinds);
    if (!found) return found;
    if (exists(paths.restoring)) found->findings.emplace_back("a restore into this folder was cut off: begin it again");
    look_at_modes(paths, *found);
    look_at_register(paths, *found);
    look_at_backups(paths, options, *found);
    look_at_room(paths, *found);
    return found;
}

}  // namespace ciclo::storage
