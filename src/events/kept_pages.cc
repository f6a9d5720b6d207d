#include "events/kept_pages.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <new>
#include <vector>

#include "events/limits.h"

namespace ciclo::events {

namespace {

constexpr std::size_t worth_keeping = std::size_t{256} << 10U;  // moving less costs more than it saves

struct Run {
    char* pages = nullptr;
    std::size_t bytes = 0;
};

struct Keeping {
    std::mutex guard;  ///< of the runs
    std::vector<Run> runs;
    std::size_t bytes = 0;
    std::atomic<std::size_t> keepers{0};
};

Keeping& keeping() {
    static Keeping all;
    return all;
}

void* fresh(void* at, std::size_t bytes) {
    return ::mmap(at, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | (at == nullptr ? 0 : MAP_FIXED), -1, 0);
}

/// The end of a run to `to`, where fresh pages stand. Some systems do not move what was put together from several runs:
/// then the pages stay fresh.
void move(Run from, char* to) {
    if (::mremap(from.pages, from.bytes, from.bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to) != MAP_FAILED) return;
    ::munmap(from.pages, from.bytes);
    if (fresh(to, from.bytes) == MAP_FAILED) throw std::bad_alloc();
}

/// How many bytes of `pages` came from kept runs. Called under the guard.
std::size_t filled(Keeping& all, char* pages, std::size_t bytes) {
    std::size_t done = 0;
    while (done < bytes && !all.runs.empty()) {
        Run& run = all.runs.back();
        const std::size_t part = std::min(run.bytes, bytes - done);
        run.bytes -= part;
        all.bytes -= part;
        const Run taken{run.pages + run.bytes, part};
        if (run.bytes == 0) all.runs.pop_back();
        move(taken, pages + done);
        done += part;
    }
    return done;
}

}  // namespace

KeptPages::KeptPages() {
    const std::lock_guard lock(keeping().guard);
    ++keeping().keepers;
}

KeptPages::~KeptPages() {
    Keeping& all = keeping();
    const std::lock_guard lock(all.guard);
    if (--all.keepers > 0) return;
    for (const Run& run : all.runs) ::munmap(run.pages, run.bytes);
    all.runs.clear();
    all.bytes = 0;
}

bool kept(void* pages, std::size_t bytes) {
    Keeping& all = keeping();
    if (bytes < worth_keeping || all.keepers == 0) return false;
    const std::lock_guard lock(all.guard);
    if (all.keepers == 0 || all.bytes + bytes > limits::kept_bytes) return false;
    all.runs.push_back({static_cast<char*>(pages), bytes});
    all.bytes += bytes;
    return true;
}

void* pages_of_kept(std::size_t bytes) {
    Keeping& all = keeping();
    if (bytes < worth_keeping || all.keepers == 0) return nullptr;
    const std::unique_lock lock(all.guard);
    if (all.runs.empty()) return nullptr;
    void* pages = fresh(nullptr, bytes);
    if (pages == MAP_FAILED) return nullptr;
    const std::size_t used = filled(all, static_cast<char*>(pages), bytes);
    std::memset(pages, 0, used);
    return pages;
}

}  // namespace ciclo::events
