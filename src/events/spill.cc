#include "events/spill.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

#include "events/kept_pages.h"

namespace ciclo::events {

namespace {

struct Spilled {
    int file = -1;
    std::size_t bytes = 0;
};

/// One for the process, because memory is.
struct Spilling {
    std::mutex guard;  ///< of the folder and the files
    std::string folder, refusal;
    std::map<void*, Spilled> files;
    std::atomic<std::size_t> limit{no_memory_limit}, in_memory{0}, in_files{0};
};

Spilling& spilling() {
    static Spilling all;
    return all;
}

/// Called under the guard.
std::bad_alloc refused(int error, const std::string& folder) {
    spilling().refusal = folder + ": " + std::generic_category().message(error);
    return {};
}

/// A file without a name; where the disk has none such, one whose name is taken away at once.
int nameless_file(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    std::string name = folder + "/ciclo-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) throw refused(errno, folder);
    ::unlink(name.c_str());
    return named;
}

/// The disk for bytes `from` … `until` − 1 of the file: without it a write to the mapped pages would kill the program.
void take_disk(int file, std::size_t from, std::size_t until, const std::string& folder) {
    const int error = ::posix_fallocate(file, static_cast<off_t>(from), static_cast<off_t>(until - from));
    if (error != 0) throw refused(error, folder);
}

/// What was put together from kept pages does not grow where it stands.
void* resized(void* old, std::size_t before, std::size_t after) {
    void* pages = ::mremap(old, before, after, MREMAP_MAYMOVE);
    if (pages != MAP_FAILED) return pages;
    pages = ::mmap(nullptr, after, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    std::memcpy(pages, old, std::min(before, after));
    ::munmap(old, before);
    return pages;
}

void* resized_in_memory(void* old, std::size_t before, std::size_t after) {
    if (after == 0) {
        const bool may_keep = before > 0 && spilling().limit == no_memory_limit;
        if (before > 0 && !(may_keep && kept(old, before))) ::munmap(old, before);
        return nullptr;
    }
    if (before > 0) return resized(old, before, after);
    if (void* pages = pages_of_kept(after)) return pages;
    void* pages = ::mmap(nullptr, after, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    return pages;
}

/// The pages of a column that is in a file already.
void* resized_in_file(Spilling& all, std::map<void*, Spilled>::iterator found, std::size_t after) {
    Spilled spilled = found->second;
    if (after == 0) {
        ::munmap(found->first, spilled.bytes);
        ::close(spilled.file);
        all.in_files -= spilled.bytes;
        all.files.erase(found);
        return nullptr;
    }
    if (after > spilled.bytes) take_disk(spilled.file, spilled.bytes, after, all.folder);
    void* pages = ::mremap(found->first, spilled.bytes, after, MREMAP_MAYMOVE);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    if (after < spilled.bytes && ::ftruncate(spilled.file, static_cast<off_t>(after)) != 0) throw std::bad_alloc();
    all.in_files += after;
    all.in_files -= spilled.bytes;
    spilled.bytes = after;
    all.files.erase(found);
    all.files[pages] = spilled;
    return pages;
}

/// From memory, if it was anywhere, to a file.
void* moved_to_file(Spilling& all, void* old, std::size_t before, std::size_t after) {
    const int file = nameless_file(all.folder);
    void* pages = MAP_FAILED;
    try {
        take_disk(file, 0, after, all.folder);
        pages = ::mmap(nullptr, after, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (pages == MAP_FAILED) throw std::bad_alloc();
        all.files[pages] = {file, after};
    } catch (...) {
        if (pages != MAP_FAILED) ::munmap(pages, after);
        ::close(file);
        throw;
    }
    all.in_files += after;
    if (before > 0) {
        std::memcpy(pages, old, before);
        ::munmap(old, before);
        all.in_memory -= before;
    }
    return pages;
}

}  // namespace

void limit_memory(std::size_t bytes, const std::string& folder) {
    Spilling& all = spilling();
    const std::lock_guard lock(all.guard);
    all.folder = folder;
    all.limit = bytes;
}

std::size_t bytes_spilled() {
    return spilling().in_files;
}

void* limited_pages(void* old, std::size_t before, std::size_t after) {
    Spilling& all = spilling();
    if (all.in_files > 0 || (after > before && all.in_memory + (after - before) > all.limit)) {
        const std::lock_guard lock(all.guard);
        const auto found = all.files.find(old);
        if (before > 0 && found != all.files.end()) return resized_in_file(all, found, after);
        if (after > before && all.in_memory + (after - before) > all.limit) return moved_to_file(all, old, before, after);
    }
    void* pages = resized_in_memory(old, before, after);
    all.in_memory += after;
    all.in_memory -= before;
    return pages;
}

std::optional<Error> disk_full(const std::string& file) {
    Spilling& all = spilling();
    const std::lock_guard lock(all.guard);
    if (all.refusal.empty()) return std::nullopt;
    return Error{ErrorKind::limit, "what does not fit the memory allowed cannot be kept on disk: " + std::exchange(all.refusal, ""),
                 "free some space there, name another folder in TMPDIR, or allow more with --memory", {file, 0, 0}};
}

}  // namespace ciclo::events
