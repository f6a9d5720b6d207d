// The watched disk: a library that stands between a program and the kernel (LD_PRELOAD), for trials of the store.
//
// It records, or it breaks. Recording: every create, write, truncate, sync, rename and unlink below one folder goes to a log,
// in order, and so does every line the program writes to its standard output: its acknowledgements. power_cut builds from
// the log what a disk may hold after the power went. Breaking: the k-th call of one sort fails with a chosen errno, once,
// for a while or for good; broken_disk asks afterwards whether anything acknowledged is lost.
//
// A program that was started with the library finds these functions by their names (dlsym); a program that knows nothing of
// it records when the environment says DISK_FOLDER and DISK_LOG. SQLite's "-shm" is left out: it is memory, not disk.
// Limits: memory-mapped writes are not seen (the store uses none), nor writes through stdio.
#pragma once

#include <cstdint>

namespace ciclo::faults {

/// What is recorded. Content belongs to an object (what the kernel calls an inode), names to folders.
enum class Event : std::uint8_t {
    created = 'C',      ///< name now stands for a new object
    written = 'W',      ///< object, offset, bytes
    truncated = 'T',    ///< object, offset = new size
    synced = 'S',       ///< object
    folder_synced = 'D',
    renamed = 'R',      ///< name, bytes = new name
    unlinked = 'U',     ///< name
    acknowledged = 'A'  ///< bytes = what the program told the world
};

/// One entry of the log; then `name_bytes` of name and `data_bytes` of data.
struct EventHead {
    std::int64_t offset;
    std::uint32_t object;
    std::uint32_t data_bytes;
    std::uint16_t name_bytes;
    Event event;
    std::uint8_t nothing;
};
static_assert(sizeof(EventHead) == 24);

enum class Call : int { none, write, short_write, sync, truncate, open, rename, unlink };
inline constexpr const char* call_names[] = {"none", "write", "short write", "sync", "truncate", "open", "rename", "unlink"};

}  // namespace ciclo::faults

extern "C" {
/// From now on calls below `folder` are counted, and those of sort `call` from number `first` to `last` (1-based) fail
/// with `number` (errno). A short write writes half and says so.
void watched_disk_break(const char* folder, int call, long first, long last, int number);
/// Everything works again.
void watched_disk_mend();
/// How many calls have failed so far, and how many syncs among them (of the database and its log).
long watched_disk_failures();
long watched_disk_failed_syncs();
}
