#include "storage/data_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include "base/text.h"
#include "storage/backup_file.h"
#include "storage/descriptor.h"
#include "storage/folder_limits.h"
#include "storage/hexadecimal.h"
#include "storage/master_key.h"

namespace ciclo::storage {

namespace {

namespace fs = std::filesystem;

Result<Done> make_one(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder_of(folder));
    if (errno != EEXIST) return world_failed(folder, "cannot be made");
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return done;
    return Error{
        ErrorKind::refused, "is not a folder", "name a folder, or one that is not there yet", {folder}, "folder_unfit"};
}

Error key_missing(const FolderPaths& paths) {
    return {ErrorKind::refused,
            "the master key of this data folder is missing",
            "put your copy of it at " + paths.master + " (mode 0400), or restore a backup that holds it",
            {paths.root},
            "master_key_missing"};
}

/// keys/public says which master key the folder was made with: another one would sign a chain that nobody believes.
Result<Done> recognise(const FolderPaths& paths, const seams::Secrets& secrets) {
    const std::string now = hexadecimal(audit_keys_of(secrets).open) + "\n";
    if (!exists(paths.open_key)) return write_small(paths.open_key, now, 0600);
    const Result<std::string> before = read_small(paths.open_key, limits::key_file_bytes);
    if (!before) return before.errors();
    if (*before == now) return done;
    return Error{ErrorKind::refused,
                 "this is not the master key with which the data folder was made",
                 "find the copy that belongs to it",
                 {paths.root},
                 "master_key_foreign"};
}

}  // namespace

FolderPaths paths_in(const std::string& folder) {
    const std::string root = folder.size() > 1 && folder.back() == '/' ? folder.substr(0, folder.size() - 1) : folder;
    const std::string in = root + "/";
    return {root,
            in + "ciclo.db",
            in + "audit-checkpoints",
            in + "keys",
            in + "keys/master",
            in + "keys/public",
            in + "erased",
            in + "backups",
            in + "lock",
            in + "restoring"};
}

bool exists(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

std::vector<std::string> files_ending(const std::string& folder, std::string_view ending) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.ends_with(ending) && at->symlink_status(error).type() == fs::file_type::regular)
            found.push_back(at->path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<Done> make_folder(const FolderPaths& paths) {
    const bool fresh = !exists(paths.database);
    for (const std::string& folder : {paths.root, paths.keys, paths.backups}) {
        if (const auto made = make_one(folder); !made) return made;
    }
    if (const auto checked = check_folder(paths); !checked) return checked;
    // a folder somebody made for us by hand is closed before anything lies in it; later its mode is the owner's affair
    if (fresh && ::chmod(paths.root.c_str(), 0700) != 0) return world_failed(paths.root, "cannot be closed to others");
    return done;
}

Result<Done> check_folder(const FolderPaths& paths) {
    for (const std::string& folder : {paths.root, paths.keys, paths.backups}) {
        struct stat status {};
        if (::stat(folder.c_str(), &status) != 0) return world_failed(folder, "cannot be opened");
        if ((status.st_mode & 0022U) != 0) {
            return Error{ErrorKind::refused,
                         "others may write into the data folder",
                         "chmod 0700 " + folder,
                         {folder},
                         "folder_open"};
        }
        if (status.st_uid != ::geteuid() && ::geteuid() != 0) {
            return Error{ErrorKind::refused,
                         "the data folder belongs to another user",
                         "run Ciclo as that user",
                         {folder},
                         "folder_foreign"};
        }
    }
    return done;
}

Result<Done> remove_leftovers(const FolderPaths& paths) {
    std::error_code error;
    for (const std::string& path : files_ending(paths.backups, unfinished_ending)) ::unlink(path.c_str());
    for (const char* name : {"/copy.db", "/copy.db-wal", "/copy.db-shm", "/copy.db-journal", "/copy.db-checkpoints"}) {
        ::unlink((paths.backups + name).c_str());
    }
    fs::remove_all(paths.backups + "/renewing", error);
    if (error) return Error{ErrorKind::io, "cannot be removed", "", {paths.backups + "/renewing"}};
    return sync_folder(paths.backups);
}

bool is_restorable(const FolderPaths& paths) {
    if (!exists(paths.root) || exists(paths.restoring)) return true;
    std::error_code error;
    for (fs::directory_iterator at(paths.root, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        const bool harmless =
            name == "keys" || name == "lock" || (name == "backups" && fs::is_empty(at->path(), error));
        if (!harmless) return false;
    }
    return !error;
}

Result<seams::Secrets> folder_key(const FolderPaths& paths, const FolderOptions& options, NewKey when_missing) {
    const std::string& path = options.key_path.empty() ? paths.master : options.key_path;
    const bool fresh = !exists(path) && !exists(paths.database) && !exists(paths.open_key);
    if (!exists(path) && (when_missing == NewKey::refuse || !fresh || !options.key_path.empty()))
        return key_missing(paths);
    if (!exists(path)) {
        if (const auto written = write_master_key(path, make_master_key(*options.chance)); !written)
            return written.errors();
    }
    const Result<seams::Secrets> secrets = read_master_key(path);
    if (!secrets) return secrets;
    if (const auto recognised = recognise(paths, *secrets); !recognised) return recognised.errors();
    return secrets;
}

Result<audit::PublicKey> folder_public_key(const FolderPaths& paths, const FolderOptions& options) {
    const std::string& path = options.key_path.empty() ? paths.master : options.key_path;
    if (exists(path)) {
        const Result<seams::Secrets> secrets = read_master_key(path);
        if (!secrets) return secrets.errors();
        return audit_keys_of(*secrets).open;
    }
    audit::PublicKey key{};
    const Result<std::string> text = read_small(paths.open_key, limits::key_file_bytes);
    if (!text) return key_missing(paths);
    if (!read_hexadecimal(trim(*text), key)) {
        return Error{
            ErrorKind::invalid, "is not a public key", "copy it from another copy of the folder", {paths.open_key}};
    }
    return key;
}

StoreOptions store_options(const FolderPaths& paths, const FolderOptions& options, const seams::Secrets& secrets) {
    StoreOptions store;
    store.kinds = options.kinds;
    store.clock = options.clock;
    store.chance = options.chance;
    store.signing_key = audit_keys_of(secrets).secret;
    store.checkpoints_path = paths.checkpoints;
    if (options.adjust) options.adjust(store);
    return store;
}

std::string new_request_key(const FolderOptions& options) {
    std::array<unsigned char, 16> bytes{};
    options.chance->fill(bytes);
    return "folder-" + hexadecimal(bytes);
}

}  // namespace ciclo::storage
