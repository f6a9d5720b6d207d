// See watched_disk.h. Kernel calls are made directly (syscall), so that nothing here calls itself.
#undef _FORTIFY_SOURCE
#include "faults/watched_disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace ciclo::faults {
namespace {

constexpr int most_files = 4096;
constexpr std::uint32_t a_folder = 0xFFFFFFFF;

/// 0 = not ours, a_folder, or the object's number.
std::atomic<std::uint32_t> object_of[most_files];
std::atomic<bool> counts_for_fail_stop[most_files];

struct Watch {
    std::string folder;
    int log = -1;
    std::mutex mutex;  ///< of the log and what follows
    std::map<std::uint64_t, std::uint32_t> objects;  ///< by inode
    std::uint32_t last_object = 0;

    Watch() {
        if (const char* path = std::getenv("DISK_FOLDER")) folder = path;
        const char* log_path = std::getenv("DISK_LOG");
        if (log_path != nullptr) {
            log = static_cast<int>(syscall(SYS_openat, AT_FDCWD, log_path, O_CREAT | O_WRONLY | O_TRUNC | O_APPEND | O_CLOEXEC, 0600));
        }
    }
};
Watch& watch() {
    static Watch& one = *new Watch();  // never destroyed: other destructors still write
    return one;
}

struct Fault {
    std::atomic<int> call{0};
    std::atomic<long> first{0}, last{0}, counted{0}, failures{0}, failed_syncs{0};
    std::atomic<int> number{0};
};
Fault fault;

bool fails(Call call, int file = -1) {
    if (fault.call.load() != static_cast<int>(call)) return false;
    const long count = ++fault.counted;
    if (count < fault.first || count > fault.last) return false;
    if (call == Call::sync && file >= 0 && counts_for_fail_stop[file]) ++fault.failed_syncs;
    ++fault.failures;
    errno = fault.number;
    return true;
}

bool is_ours(std::string_view path) {
    const std::string& folder = watch().folder;
    return !folder.empty() && path.substr(0, folder.size()) == folder && !path.ends_with("-shm");
}

std::string name_of(std::string_view path) {
    path.remove_prefix(watch().folder.size());
    while (path.starts_with('/')) path.remove_prefix(1);
    return std::string(path);
}

/// The caller holds the mutex.
void put(Event event, std::uint32_t object, std::string_view name, std::int64_t offset, std::string_view data) {
    Watch& w = watch();
    if (w.log < 0) return;
    EventHead head{offset, object, static_cast<std::uint32_t>(data.size()), static_cast<std::uint16_t>(name.size()), event, 0};
    const iovec parts[] = {{&head, sizeof head}, {const_cast<char*>(name.data()), name.size()},
                           {const_cast<char*>(data.data()), data.size()}};
    syscall(SYS_writev, w.log, parts, 3);
}

void note(Event event, std::uint32_t object, std::string_view name = {}, std::int64_t offset = 0, std::string_view data = {}) {
    if (watch().log < 0) return;
    const std::lock_guard lock(watch().mutex);
    put(event, object, name, offset, data);
}

bool is_watched(int file) { return file >= 0 && file < most_files && object_of[file] != 0; }

void opened(const char* path, int file, int flags, bool was_there) {
    if (file < 0 || file >= most_files) return;
    object_of[file] = 0;
    if (!is_ours(path)) return;
    struct stat status;
    if (syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH) != 0) return;
    if (S_ISDIR(status.st_mode)) {
        object_of[file] = a_folder;
        return;
    }
    const std::string_view name(path);
    counts_for_fail_stop[file] = name.ends_with(".sqlite") || name.ends_with("-wal");
    const std::lock_guard lock(watch().mutex);
    std::uint32_t& object = watch().objects[status.st_ino];
    if (object == 0 || !was_there) {
        object = ++watch().last_object;
        put(Event::created, object, name_of(path), 0, {});
    } else if ((flags & O_TRUNC) != 0) {
        put(Event::truncated, object, {}, 0, {});
    }
    object_of[file] = object;
}

int open_watched(const char* path, int flags, mode_t mode) {
    const bool ours = is_ours(path);
    if (ours && fails(Call::open)) return -1;
    const bool was_there = ours && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    const int file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
    opened(path, file, flags, was_there);
    return file;
}

ssize_t write_at(int file, const void* bytes, std::size_t size, off_t offset) {
    if (!is_watched(file)) return syscall(SYS_pwrite64, file, bytes, size, offset);
    if (fails(Call::write, file)) return -1;
    if (size > 1 && fails(Call::short_write, file)) size /= 2;
    const ssize_t put_bytes = syscall(SYS_pwrite64, file, bytes, size, offset);
    if (put_bytes > 0) {
        note(Event::written, object_of[file], {}, offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(put_bytes)});
    }
    return put_bytes;
}

int synced(int file, long call) {
    if (is_watched(file) && fails(Call::sync, file)) return -1;
    const int code = static_cast<int>(syscall(call, file));
    if (code == 0 && is_watched(file)) {
        const std::uint32_t object = object_of[file];
        note(object == a_folder ? Event::folder_synced : Event::synced, object);
    }
    return code;
}

int truncated(int file, off_t size) {
    if (is_watched(file) && fails(Call::truncate, file)) return -1;
    const int code = static_cast<int>(syscall(SYS_ftruncate, file, size));
    if (code == 0 && is_watched(file)) note(Event::truncated, object_of[file], {}, size);
    return code;
}

}  // namespace
}  // namespace ciclo::faults

using namespace ciclo::faults;

extern "C" {

void watched_disk_break(const char* folder, int call, long first, long last, int number) {
    watch().folder = folder;
    fault.counted = 0;
    fault.failures = 0;
    fault.failed_syncs = 0;
    fault.first = first;
    fault.last = last;
    fault.number = number;
    fault.call = call;
}
void watched_disk_mend() { fault.call = 0; }
long watched_disk_failures() { return fault.failures; }
long watched_disk_failed_syncs() { return fault.failed_syncs; }

#define CICLO_MODE(after)                                    \
    mode_t mode = 0;                                         \
    if ((flags & O_CREAT) != 0) {                            \
        va_list given;                                       \
        va_start(given, after);                              \
        mode = static_cast<mode_t>(va_arg(given, unsigned)); \
        va_end(given);                                       \
    }

int open(const char* path, int flags, ...) {
    CICLO_MODE(flags)
    return open_watched(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    CICLO_MODE(flags)
    return open_watched(path, flags, mode);
}
// what fortified programs call when they give no mode
int __open_2(const char* path, int flags) { return open_watched(path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_watched(path, flags, 0); }

int close(int file) {
    if (file >= 0 && file < most_files) object_of[file] = 0;
    return static_cast<int>(syscall(SYS_close, file));
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) { return write_at(file, bytes, size, offset); }
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) { return write_at(file, bytes, size, offset); }

ssize_t write(int file, const void* bytes, size_t size) {
    const std::string_view text(static_cast<const char*>(bytes), size);
    if (file == 1) note(Event::acknowledged, 0, {}, 0, text);
    if (!is_watched(file)) return syscall(SYS_write, file, bytes, size);
    if (fails(Call::write, file)) return -1;
    if (size > 1 && fails(Call::short_write, file)) size /= 2;
    const bool at_end = (syscall(SYS_fcntl, file, F_GETFL) & O_APPEND) != 0;
    const off_t before = syscall(SYS_lseek, file, 0, at_end ? SEEK_END : SEEK_CUR);
    const ssize_t put_bytes = syscall(SYS_write, file, bytes, size);
    if (put_bytes > 0) note(Event::written, object_of[file], {}, before, text.substr(0, static_cast<std::size_t>(put_bytes)));
    return put_bytes;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }
int ftruncate(int file, off_t size) noexcept { return truncated(file, size); }
int ftruncate64(int file, off64_t size) noexcept { return truncated(file, size); }

int truncate(const char* path, off_t size) noexcept {
    const bool ours = is_ours(path);
    if (ours && fails(Call::truncate)) return -1;
    const int code = static_cast<int>(syscall(SYS_truncate, path, size));
    struct stat status;
    if (code != 0 || !ours || syscall(SYS_newfstatat, AT_FDCWD, path, &status, 0) != 0) return code;
    const std::lock_guard lock(watch().mutex);
    put(Event::truncated, watch().objects[status.st_ino], {}, size, {});
    return code;
}

int rename(const char* from, const char* to) noexcept {
    const bool ours = is_ours(from);
    if (ours && fails(Call::rename)) return -1;
    const int code = static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
    if (code == 0 && ours) note(Event::renamed, 0, name_of(from), 0, name_of(to));
    return code;
}

int unlink(const char* path) noexcept {
    const bool ours = is_ours(path);
    if (ours && fails(Call::unlink)) return -1;
    const int code = static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
    if (code == 0 && ours) note(Event::unlinked, 0, name_of(path));
    return code;
}
}
